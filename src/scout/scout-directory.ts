import { FetchFailure } from '../crawl/failure.js'
import type { Client } from '../crawl/page.js'
import type { Directory } from '../directories/catalogue.js'
import { compileExtraction } from '../extract/compile.js'
import { Problem } from '../problem.js'
import { doubtPage, doubtPagesOf } from '../store/pages.js'
import { publishRun } from '../store/publish.js'
import { finishRun, type RunResult, resumeOrStartRun, type Trigger } from '../store/runs.js'
import type { Store } from '../store/store.js'
import { admit, refuseRun } from './admission.js'
import { countingClient, type Sent } from './counting-client.js'
import { judgeHarvest, type Vocabulary } from './harvest.js'
import { IssueList, levelOf, WalkFailure } from './issues.js'
import { webSource } from './page-source.js'
import { type RunReport, reportOf } from './run-report.js'
import { walkDirectory } from './walk.js'

/** What every run of a command shares. */
export interface ScoutTools {
  store: Store
  client: Client
  vocabulary: Vocabulary
  signal: AbortSignal
}

export interface ScoutOptions {
  trigger: Extract<Trigger, 'manual' | 'cron'>
  /** So many entries at most; nothing is marked as missing then. */
  limit?: number
  /** Milliseconds between requests in place of the recipe's. */
  delayMs?: number
  /** Ask every entry's page again, however young. */
  fresh?: boolean
  /** An analyst has looked: more than half of the listings are really gone. */
  acceptLoss?: boolean
  onProgress?(done: number, of: number | null): void
}

/**
 * One run of one directory from start to report: permission, pages, extraction, gate, and one transaction that publishes
 * all or nothing. What goes wrong stands in the report; only a defect or a fault of the machine is thrown.
 */
export async function scoutDirectory(
  tools: ScoutTools,
  directory: Directory,
  options: ScoutOptions,
): Promise<RunReport> {
  const { store } = tools
  const { recipe, hash } = directory
  const issues = new IssueList()
  const coverage = options.limit === undefined ? 'full' : 'partial'
  const newRun = { directory: recipe.id, trigger: options.trigger, coverage, recipeHash: hash } as const
  const finish = (run: number, result: Exclude<RunResult, 'running' | 'success'>, sent: Sent): RunReport => {
    finishRun(store, run, { result, ...sent, issues: issues.list() })
    return reportOf(store, run)
  }

  const admission = admit(store, tools.client, recipe)
  if ('refusal' in admission) return refuseRun(store, newRun, admission.refusal)
  const { request, approval } = admission

  const { id: run, resumed } = resumeOrStartRun(store, newRun)
  if (resumed)
    issues.add({
      level: 'notice',
      class: 'resumed',
      url: null,
      message: 'Goes on with a run that had stopped.',
      next_step: null,
    })
  const client = countingClient(tools.client, ({ nextStep, ...notice }) =>
    issues.add({ level: 'notice', ...notice, next_step: nextStep }),
  )
  try {
    const harvest = await walkDirectory({
      recipe,
      request,
      reader: compileExtraction(recipe),
      source: webSource({
        store,
        client,
        directory: recipe.id,
        run,
        request,
        extraction: recipe.extraction,
        delayMs: options.delayMs ?? request.delay_ms,
        detailsSince: options.fresh ? null : daysBefore(store.now(), request.detail_age_days),
        signal: tools.signal,
        approval,
        onReserved: (url, words) => issues.addReservation(url, words),
      }),
      report: (signal) => issues.addSignal(signal),
      onFailure(failure) {
        issues.addFailure(failure, levelOf(failure))
        if (failure instanceof WalkFailure) doubtPage(store, recipe.id, failure.url)
      },
      onSilence: (url) => doubtPage(store, recipe.id, url),
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    })
    const { listings, verdict } = judgeHarvest(store, tools.vocabulary, {
      recipe,
      harvest,
      acceptLoss: options.acceptLoss ?? false,
      issues,
    })
    if (!verdict.publish) {
      doubtPagesOf(store, recipe.id, run)
      return finish(run, 'failed', client.sent())
    }
    publishRun(store, {
      run,
      directory: recipe.id,
      about: recipe,
      coverage: harvest.coverage,
      looked: true,
      listings,
      unread: harvest.unread,
      findEvidence: (listing) => tools.vocabulary.findEvidence(listing, recipe),
      evidenceVersion: tools.vocabulary.evidenceVersion,
      filled: verdict.filled,
      ...client.sent(),
      issues: issues.list(),
    })
    return reportOf(store, run)
  } catch (error) {
    if (error instanceof FetchFailure && error.class === 'stopped')
      return finish(run, 'interrupted', client.sent())
    if (error instanceof FetchFailure || error instanceof WalkFailure) issues.addFailure(error, 'error')
    else if (error instanceof Problem) issues.addProblem(error)
    else {
      finish(run, tools.signal.aborted ? 'interrupted' : 'failed', client.sent())
      throw error
    }
    if (error instanceof WalkFailure) doubtPagesOf(store, recipe.id, run)
    return finish(run, 'failed', client.sent())
  }
}

function daysBefore(instant: string, days: number): string {
  return `${new Date(Date.parse(instant) - days * 86_400_000).toISOString().slice(0, 19)}Z`
}
