import { prepared, type Store } from './store.js'

/** What a run knows of a listing before it. */
export interface KnownListing {
  id: number
  entry: string
  url: string
  hash: string
  missing_since: string | null
  missing_runs: number
}

/** The listings of a directory, by entry. */
export function findKnownListings(store: Store, directory: string): Map<string, KnownListing> {
  const rows = prepared(
    store,
    'SELECT id, entry, url, hash, missing_since, missing_runs FROM listings WHERE directory = ?',
  ).all(directory) as KnownListing[]
  return new Map(rows.map((row) => [row.entry, row]))
}

/** Listings that are there again. Only one that was gone is news: a directory may forget an entry for one run. */
export function markSeenAgain(store: Store, run: number, rows: readonly KnownListing[]): void {
  const update = prepared(
    store,
    'UPDATE listings SET missing_since = NULL, missing_runs = 0, seen_at = ? WHERE id = ?',
  )
  for (const row of rows) {
    if (row.missing_since === null) continue
    update.run(store.now(), row.id)
    if (row.missing_runs >= 2) savePresence(store, row.id, 'back', run)
  }
}

/**
 * Listings that a full run no longer found; their last sight is frozen at the last full run that had them. Missing for the first
 * time they may come back, two full runs in a row say that they are gone.
 * @returns how many are missing for the first time
 */
export function markMissing(
  store: Store,
  { run, directory }: { run: number; directory: string },
  rows: readonly KnownListing[],
): number {
  const now = store.now()
  const first = prepared(
    store,
    `UPDATE listings SET missing_since = @now, missing_runs = 1, seen_at = max(seen_at, coalesce((SELECT max(started_at) FROM runs
       WHERE directory = @directory AND result = 'success' AND coverage = 'full'), seen_at)) WHERE id = @id`,
  )
  const second = prepared(store, 'UPDATE listings SET missing_runs = 2 WHERE id = ?')
  let fresh = 0
  for (const row of rows) {
    if (row.missing_since === null) {
      first.run({ now, directory, id: row.id })
      savePresence(store, row.id, 'missing', run)
      fresh++
    } else if (row.missing_runs === 1) {
      second.run(row.id)
      savePresence(store, row.id, 'gone', run)
    }
  }
  return fresh
}

function savePresence(store: Store, listing: number, what: 'missing' | 'gone' | 'back', run: number): void {
  prepared(store, 'INSERT INTO listing_presence (listing, what, run, at) VALUES (?, ?, ?, ?)').run(
    listing,
    what,
    run,
    store.now(),
  )
}
