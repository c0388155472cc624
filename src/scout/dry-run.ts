import { FetchFailure } from '../crawl/failure.js'
import type { Directory } from '../directories/catalogue.js'
import { decidePermission } from '../directories/permission.js'
import { compileExtraction } from '../extract/compile.js'
import { Problem } from '../problem.js'
import { findApprovals } from '../store/approvals.js'
import { judgeHarvest } from './harvest.js'
import { IssueList, WalkFailure } from './issues.js'
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
  const approval = findApprovals(tools.store).get(recipe.id) ?? null
  const permission = decidePermission(recipe, approval, tools.store.now().slice(0, 10))
  if (permission.state === 'refused' || !recipe.request) {
    const [why, next_step] = permission.state === 'refused' ? [permission.why, permission.remedy] : ['', null]
    issues.add({
      level: 'error',
      class: 'permission',
      url: recipe.page,
      message: `Not asked: ${why}.`,
      next_step,
    })
    return { ...report, result: 'refused', issues: issues.list() }
  }
  const source = passingSource({
    client: tools.client,
    request: recipe.request,
    extraction: recipe.extraction,
    delayMs: options.delayMs ?? recipe.request.delay_ms,
    signal: tools.signal,
  })
  try {
    const harvest = await walkDirectory({
      recipe,
      request: recipe.request,
      reader: compileExtraction(recipe),
      source,
      report: (signal) => issues.addSignal(signal),
      onFailure: (failure) => issues.addFailure(failure, 'warning'),
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
  return { ...report, requests: source.requests(), issues: issues.list() }
}
