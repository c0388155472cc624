import type { Client } from '../../src/crawl/page.js'
import type { RunReport } from '../../src/scout/run-report.js'
import { type ScoutOptions, scoutDirectory } from '../../src/scout/scout-directory.js'
import { listListings } from '../../src/store/listings.js'
import { type openBase, rows } from '../store/base.js'
import { directory, origin, vocabulary } from './fake.js'

export type Store = ReturnType<typeof openBase>
export const at = (path: string) => `${origin}${path}`

/** A run over a client that answers from a table. */
export function scout(
  store: Store,
  client: Client,
  options: Partial<ScoutOptions> = {},
  one = directory('html'),
  signal = new AbortController().signal,
): Promise<RunReport> {
  return scoutDirectory({ store, client, vocabulary, signal }, one, { trigger: 'manual', ...options })
}

export const names = (store: Store) => listListings(store).map(({ name }) => name)
/** Everything an analyst reads; the log and pages may grow. */
export const base = (store: Store) =>
  ['listings', 'listing_changes', 'firms', 'evidence', 'search_chunks', 'search_postings'].map((table) =>
    rows(store, `SELECT * FROM ${table}`),
  )
