import type { Catalogue } from '../directories/catalogue.js'
import { decidePermission } from '../directories/permission.js'
import { findApprovals } from '../store/approvals.js'
import { countListings } from '../store/listings.js'
import { crawlRecords, latestPublished, latestRuns } from '../store/runs.js'
import type { Store } from '../store/store.js'

/** How far a directory is known to the base: who is missing in it may stand in one that nobody has read. */
export interface SearchedDirectory {
  directory: string
  title: string
  /** whole and part: read by its last published run; never: not crawled nor imported. */
  state: 'whole' | 'part' | 'failed' | 'refused' | 'never'
  /** Instant of the run that the state speaks of; null for never, and where permission alone refuses. */
  at: string | null
  /** Why it failed or may not be crawled. */
  why: string | null
  listings: number
}

/**
 * Every directory of the catalogue or the base. One that failed of late but was read before is "failed", with the listings of then:
 * newer entries are not among them.
 */
export function searchedDirectories(store: Store, catalogue: Catalogue): SearchedDirectory[] {
  const [last, published, records] = [latestRuns(store), latestPublished(store), crawlRecords(store)]
  const listings = countListings(store)
  const approvals = findApprovals(store)
  const today = store.now().slice(0, 10)
  const ids = [...new Set([...catalogue.directories.keys(), ...last.keys(), ...listings.keys()])].sort()
  return ids.map((directory): SearchedDirectory => {
    const recipe = catalogue.directories.get(directory)?.recipe
    const [run, good] = [last.get(directory), published.get(directory)]
    const row = {
      directory,
      title: recipe?.title ?? directory,
      listings: listings.get(directory) ?? 0,
      why: null,
    }
    if (run?.result === 'failed' || run?.result === 'interrupted')
      return {
        ...row,
        state: 'failed',
        at: run.started_at,
        why: records.get(directory)?.lastFailure ?? (run.result === 'interrupted' ? 'it was stopped' : null),
      }
    if (good) return { ...row, state: good.coverage === 'full' ? 'whole' : 'part', at: good.started_at }
    if (!recipe) return { ...row, state: 'never', at: null }
    const permission = decidePermission(recipe, approvals.get(directory) ?? null, today)
    if (permission.state === 'refused')
      return { ...row, state: 'refused', at: run?.started_at ?? null, why: permission.why }
    return { ...row, state: 'never', at: null }
  })
}
