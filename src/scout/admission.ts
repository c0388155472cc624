import type { Client } from '../crawl/page.js'
import type { Approval } from '../directories/permission.js'
import { decidePermission } from '../directories/permission.js'
import type { Recipe } from '../directories/recipe.js'
import { findApprovals } from '../store/approvals.js'
import { appendLog } from '../store/log.js'
import { finishRun, lastRefusal, type NewRun, type RunIssue, startRun } from '../store/runs.js'
import type { Store } from '../store/store.js'
import { type RunReport, reportOf } from './run-report.js'

/** May a directory be asked now, and under whose word? */
export type Admission =
  | {
      request: NonNullable<Recipe['request']>
      /** An analyst's word, which covers what a page reserves; a recipe's own decision does not. */
      approval: Approval | null
    }
  | { refusal: RunIssue }

/** Permission first, then whether the hosts of its start addresses want to be left alone. */
export function admit(store: Store, client: Client, recipe: Recipe): Admission {
  const approval = findApprovals(store).get(recipe.id) ?? null
  const permission = decidePermission(recipe, approval, store.now().slice(0, 10))
  const refuse = (kind: string, url: string, why: string, next_step: string | null): Admission => ({
    refusal: { level: 'error', class: kind, url, message: `Not asked: ${why}.`, next_step, times: 1 },
  })
  const about = recipe.permission.terms ?? recipe.page
  if (permission.state === 'refused') return refuse('permission', about, permission.why, permission.remedy)
  if (!recipe.request) return refuse('permission', about, 'it is only imported', null)
  for (const url of recipe.request.start) {
    const until = client.putOffUntil(url)
    if (until !== null)
      return refuse(
        'throttled',
        url,
        `${new URL(url).host} wants no request until ${until}`,
        'The next run after that time asks it.',
      )
  }
  return { request: recipe.request, approval: permission.approval }
}

/**
 * The report of a run that asked nobody; a refusal for want of permission is logged. Cron hears the same refusal every night:
 * it is written down once, so that a base without news does not grow.
 */
export function refuseRun(store: Store, run: NewRun, refusal: RunIssue): RunReport {
  const last = run.trigger === 'cron' ? lastRefusal(store, run.directory) : null
  if (last?.message === refusal.message) return reportOf(store, last.run)
  const id = startRun(store, run)
  if (refusal.class === 'permission')
    appendLog(store, { action: 'scout refused', directory: run.directory, after: { why: refusal.message } })
  finishRun(store, id, { result: 'refused', requests: 0, bytes: 0, issues: [refusal] })
  return reportOf(store, id)
}
