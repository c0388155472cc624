import { FetchFailure } from '../crawl/failure.js'
import type { Directory } from '../directories/catalogue.js'
import { decidePermission } from '../directories/permission.js'
import { compileExtraction } from '../extract/compile.js'
import { Problem } from '../problem.js'
import { findApprovals } from '../store/approvals.js'
import { publishRun } from '../store/publish.js'
import { finishRun, startRun } from '../store/runs.js'
import type { Store } from '../store/store.js'
import { judgeHarvest, type Vocabulary } from './harvest.js'
import { IssueList, levelOf, WalkFailure } from './issues.js'
import { storedSource } from './page-source.js'
import { type RunReport, reportOf } from './run-report.js'
import { walkDirectory } from './walk.js'

/**
 * The same walk and gate as a crawl, over the pages that are kept: a changed recipe is tried without asking anybody. Entries
 * whose page was never kept are passed over and not marked as missing.
 * @throws Problem where the directory is not crawled, so that no pages are kept
 */
export async function extractStored(
  store: Store,
  vocabulary: Vocabulary,
  { recipe, hash }: Directory,
  options: { acceptLoss: boolean },
): Promise<RunReport> {
  if (!recipe.request)
    throw new Problem(`${recipe.id} is only imported: no pages of it are kept.`, {
      remedy: `Import the file again: govscout import FILE --as ${recipe.id}`,
    })
  const issues = new IssueList()
  const permission = decidePermission(
    recipe,
    findApprovals(store).get(recipe.id) ?? null,
    store.now().slice(0, 10),
  )
  const run = startRun(store, { directory: recipe.id, trigger: 'stored', coverage: 'full', recipeHash: hash })
  const sent = { requests: 0, bytes: 0 }
  try {
    const harvest = await walkDirectory({
      recipe,
      request: recipe.request,
      reader: compileExtraction(recipe),
      source: storedSource({
        store,
        directory: recipe.id,
        approval: permission.state === 'allowed' ? permission.approval : null,
        onReserved: (url, words) => issues.addReservation(url, words),
      }),
      report: (signal) => issues.addSignal(signal),
      onFailure: (failure) => issues.addFailure(failure, levelOf(failure)),
    })
    const { listings, verdict } = judgeHarvest(store, vocabulary, { recipe, harvest, issues, ...options })
    if (verdict.publish) {
      publishRun(store, {
        run,
        directory: recipe.id,
        about: recipe,
        // What was not kept may well be there: only a crawl can say that an entry is missing.
        coverage: 'partial',
        looked: false,
        listings,
        unread: harvest.unread,
        findEvidence: (listing) => vocabulary.findEvidence(listing, recipe),
        evidenceVersion: vocabulary.evidenceVersion,
        filled: verdict.filled,
        ...sent,
        issues: issues.list(),
      })
      return reportOf(store, run)
    }
  } catch (error) {
    if (error instanceof FetchFailure || error instanceof WalkFailure) issues.addFailure(error, 'error')
    else if (error instanceof Problem) issues.addProblem(error)
    else throw error
  }
  finishRun(store, run, { result: 'failed', ...sent, issues: issues.list() })
  return reportOf(store, run)
}
