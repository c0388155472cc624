import type { StoredListing } from '../firms/listing.js'
import { formatFirmId } from './listings.js'
import { prepared, type Store } from './store.js'

/** Of a listing what a ranking reads of each candidate; what is only shown is read for those that are shown. */
export type CandidateRow = Pick<
  StoredListing,
  | 'id'
  | 'firm'
  | 'directory'
  | 'url'
  | 'name'
  | 'legal_form'
  | 'website'
  | 'domain'
  | 'city'
  | 'region'
  | 'country'
  | 'founded'
  | 'status'
  | 'updated_on'
  | 'missing_since'
  | 'first_seen'
  | 'last_seen'
  | 'gone'
>

type Row = Omit<CandidateRow, 'firm' | 'last_seen' | 'gone'> & {
  firm: number
  seen_at: string
  missing_runs: number
}

/**
 * All listings of the firms that own these, firm by firm, oldest listing first. The view listings_seen asks for the last full run
 * once a listing; here it is asked once a directory.
 */
export function findCandidateRows(store: Store, listings: readonly number[]): CandidateRow[] {
  const rows = prepared(
    store,
    `SELECT id, firm, directory, url, name, legal_form, website, domain, city, region, country, founded, status, updated_on,
       missing_since, missing_runs, first_seen_at AS first_seen, seen_at
     FROM listings WHERE firm IN (SELECT firm FROM listings WHERE id IN (SELECT value FROM json_each(?))) ORDER BY firm, id`,
  ).all(JSON.stringify(listings)) as Row[]
  const lastRun = lastFullRuns(store)
  return rows.map(({ missing_runs, seen_at, firm, ...row }) => {
    const run = row.missing_since === null ? lastRun(row.directory) : null
    return {
      ...row,
      firm: formatFirmId(firm),
      last_seen: run !== null && run > seen_at ? run : seen_at,
      gone: missing_runs >= 2,
    }
  })
}

/** What a listing says in its own words, beside its name. */
export type TextsRow = Pick<StoredListing, 'summary' | 'description' | 'tags'>

/** The texts of these listings, by id. */
export function findListingTexts(store: Store, listings: readonly number[]): Map<number, TextsRow> {
  const rows = prepared(
    store,
    'SELECT id, summary, description, tags FROM listings WHERE id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(listings)) as (Omit<TextsRow, 'tags'> & { id: number; tags: string })[]
  return new Map(
    rows.map(({ id, tags, ...row }) => [
      id,
      { ...row, tags: tags === '[]' ? [] : (JSON.parse(tags) as string[]) },
    ]),
  )
}

/** When a directory was last read as a whole, asked once for each. */
function lastFullRuns(store: Store): (directory: string) => string | null {
  const known = new Map<string, string | null>()
  const select = prepared(
    store,
    "SELECT max(started_at) FROM runs WHERE directory = ? AND result = 'success' AND coverage = 'full'",
  ).pluck()
  return (directory) => {
    let run = known.get(directory)
    if (run === undefined) {
      run = select.get(directory) as string | null
      known.set(directory, run)
    }
    return run
  }
}
