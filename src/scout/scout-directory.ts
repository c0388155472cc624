import { FetchFailure } from '../crawl/failure.js'
import type { Client } from '../crawl/page.js'
import type { Directory } from '../directories/catalogue.js'
import { decidePermission } from '../directories/permission.js'
import { compileExtraction } from '../extract/compile.js'
import { Problem } from '../problem.js'
import { findApprovals } from '../store/approvals.js'
import { appendLog } from '../store/log.js'
import { publishRun } from '../store/publish.js'
import { finishRun, type RunResult, resumeOrStartRun, startRun, type Trigger } from '../store/runs.js'
import type { Store } from '../store/store.js'
import { judgeHarvest, type Vocabulary } from './harvest.js'
import { IssueList, WalkFailure } from './issues.js'
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

  const permission = decidePermission(
    recipe,
    findApprovals(store).get(recipe.id) ?? null,
    store.now().slice(0, 10),
  )
  if (permission.state === 'refused' || !recipe.request) {
    const why = permission.state === 'refused' ? permission.why : 'it is only imported'
    const next_step = permission.state === 'refused' ? permission.remedy : null
    issues.add({
      level: 'error',
      class: 'permission',
      url: recipe.permission.terms ?? recipe.page,
      message: `Not asked: ${why}.`,
      next_step,
    })
    appendLog(store, { action: 'scout refused', directory: recipe.id, after: { why } })
    return finish(startRun(store, newRun), 'refused', { requests: 0, bytes: 0 })
  }

  const { id: run, resumed } = resumeOrStartRun(store, newRun)
  if (resumed)
    issues.add({
      level: 'notice',
      class: 'resumed',
      url: null,
      message: 'Goes on with a run that had stopped.',
      next_step: null,
    })
  const client = counting(tools.client)
  try {
    const harvest = await walkDirectory({
      recipe,
      request: recipe.request,
      reader: compileExtraction(recipe),
      source: webSource({
        store,
        client,
        directory: recipe.id,
        run,
        request: recipe.request,
        extraction: recipe.extraction,
        delayMs: options.delayMs ?? recipe.request.delay_ms,
        detailsSince: options.fresh ? null : daysBefore(store.now(), recipe.request.detail_age_days),
        signal: tools.signal,
        onReservation: (url, reservation) =>
          issues.add({
            level: 'warning',
            class: 'reserved',
            url,
            message: `The page carries ${reservation}.`,
            next_step: 'Look whether the permission of the recipe covers this.',
          }),
      }),
      report: (signal) => issues.addSignal(signal),
      onFailure: (failure) => issues.addFailure(failure, 'warning'),
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    })
    const { listings, verdict } = judgeHarvest(store, tools.vocabulary, {
      recipe,
      harvest,
      acceptLoss: options.acceptLoss ?? false,
      issues,
    })
    if (!verdict.publish) return finish(run, 'failed', client.sent())
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
    return finish(run, 'failed', client.sent())
  }
}

interface Sent {
  requests: number
  bytes: number
}

/** The client with a count of its own: several runs share one client. */
function counting(client: Client): Client & { sent(): Sent } {
  let requests = 0
  let bytes = 0
  return {
    counts: client.counts,
    close: () => client.close(),
    async fetchPage(request, signal) {
      requests++
      const answer = await client.fetchPage(request, signal)
      bytes += answer.bytes
      return answer
    },
    sent: () => ({ requests, bytes }),
  }
}

function daysBefore(instant: string, days: number): string {
  return `${new Date(Date.parse(instant) - days * 86_400_000).toISOString().slice(0, 19)}Z`
}
