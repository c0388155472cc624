import { FetchFailure } from '../crawl/failure.js'
import type { Directory } from '../directories/catalogue.js'
import { compileExtraction } from '../extract/compile.js'
import { Problem } from '../problem.js'
import { admit } from './admission.js'
import { countingClient } from './counting-client.js'
import { judgeHarvest } from './harvest.js'
import { IssueList, levelOf, WalkFailure } from './issues.js'
import { passingSource } from './page-source.js'
import type { RunReport } from './run-report.js'
import type { ScoutOptions, ScoutTools } from './scout-directory.js'
import { walkDirectory } from './walk.js'

/** A run that asks, reads and judges, and keeps nothing: what would come, and whether the gate would let it in. */
export async function dryRun(
  tools: ScoutTools,
  directory: Directory,
  options: ScoutOptions,
): Promise<RunReport> {
  const { recipe } = directory
  const issues = new IssueList()
  const report: RunReport = {
    run: null,
    directory: recipe.id,
    result: 'failed',
    requests: 0,
    listings: { seen: 0, new: 0, changed: 0, unchanged: 0, missing: 0 },
    issues: [],
  }
  const admission = admit(tools.store, tools.client, recipe)
  if ('refusal' in admission) return { ...report, result: 'refused', issues: [admission.refusal] }
  const { request, approval } = admission
  const client = countingClient(tools.client, ({ nextStep, ...notice }) =>
    issues.add({ level: 'notice', ...notice, next_step: nextStep }),
  )
  const source = passingSource({
    client,
    request,
    extraction: recipe.extraction,
    delayMs: options.delayMs ?? request.delay_ms,
    signal: tools.signal,
    approval,
    onReserved: (url, words) => issues.addReservation(url, words),
  })
  try {
    const harvest = await walkDirectory({
      recipe,
      request,
      reader: compileExtraction(recipe),
      source,
      report: (signal) => issues.addSignal(signal),
      onFailure: (failure) => issues.addFailure(failure, levelOf(failure)),
      ...(options.limit === undefined ? {} : { limit: options.limit }),
      ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    })
    const { listings, verdict } = judgeHarvest(tools.store, tools.vocabulary, {
      recipe,
      harvest,
      acceptLoss: options.acceptLoss ?? false,
      issues,
    })
    report.result = verdict.publish ? 'success' : 'failed'
    report.listings.seen = listings.length
  } catch (error) {
    if (error instanceof FetchFailure || error instanceof WalkFailure) {
      issues.addFailure(error, 'error')
      if (error.class === 'stopped') report.result = 'interrupted'
    } else if (error instanceof Problem) issues.addProblem(error)
    else throw error
  }
  return { ...report, requests: client.sent().requests, issues: issues.list() }
}
