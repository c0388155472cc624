import type { Quote, Statement } from '../firms/evidence.js'
import type { ListingStatus, StoredListing } from '../firms/listing.js'
import { prepared, type Store } from './store.js'

interface ListingRow {
  id: number
  firm: number
  directory: string
  entry: string
  url: string
  name: string
  former_names: string
  legal_form: string | null
  website: string | null
  domain: string | null
  city: string | null
  region: string | null
  address: string | null
  country: string | null
  founded: number | null
  summary: string | null
  description: string | null
  tags: string
  status: ListingStatus
  updated_on: string | null
  extra: string
  sole_trader: number
  original: string
  first_seen_at: string
  last_seen_at: string
  missing_since: string | null
  gone: number
}

/** All listings, or those of the firms named, firm by firm, oldest listing first. */
export function listListings(store: Store, firms?: number[]): StoredListing[] {
  const where = firms ? `WHERE firm IN (SELECT value FROM json_each(?))` : ''
  const statement = store.db.prepare(`SELECT * FROM listings_seen ${where} ORDER BY firm, id`)
  const rows = (firms ? statement.all(JSON.stringify(firms)) : statement.all()) as ListingRow[]
  return rows.map(toListing)
}

/** The listings of a directory, oldest first; those that are gone stay out. */
export function listListingsOf(store: Store, directory: string): StoredListing[] {
  const rows = prepared(
    store,
    'SELECT * FROM listings_seen WHERE directory = ? AND NOT gone ORDER BY id',
  ).all(directory)
  return (rows as ListingRow[]).map(toListing)
}

/** Ids of all firms that have a listing, ascending. */
export function listFirmIds(store: Store): number[] {
  return store.db.prepare('SELECT DISTINCT firm FROM listings ORDER BY firm').pluck().all() as number[]
}

function toListing(row: ListingRow): StoredListing {
  const { first_seen_at, last_seen_at, ...rest } = row
  return {
    ...rest,
    firm: formatFirmId(row.firm),
    former_names: JSON.parse(row.former_names) as string[],
    tags: JSON.parse(row.tags) as string[],
    extra: JSON.parse(row.extra) as Record<string, string>,
    sole_trader: row.sole_trader === 1,
    original: JSON.parse(row.original) as Record<string, string>,
    first_seen: first_seen_at,
    last_seen: last_seen_at,
    gone: row.gone === 1,
  }
}

/** Firms are called F1, F2, … to people and in JSON. */
export function formatFirmId(id: number): string {
  return `F${id}`
}

/** The number behind a public id that the store has made. */
export function parseFirmId(firm: string): number {
  return Number(firm.slice(1))
}

/** Evidence quotes of all listings, or those of the firms named, by listing id. */
export function listEvidence(store: Store, firms?: number[]): Map<number, Record<Statement, Quote[]>> {
  const where = firms
    ? 'WHERE listing IN (SELECT id FROM listings WHERE firm IN (SELECT value FROM json_each(?)))'
    : ''
  return selectEvidence(store, where, firms)
}

/** Evidence quotes of these listings, by listing id. */
export function listEvidenceOf(
  store: Store,
  listings: readonly number[],
): Map<number, Record<Statement, Quote[]>> {
  return selectEvidence(store, 'WHERE listing IN (SELECT value FROM json_each(?))', listings)
}

function selectEvidence(
  store: Store,
  where: string,
  ids: readonly number[] | undefined,
): Map<number, Record<Statement, Quote[]>> {
  const statement = store.db.prepare(
    `SELECT listing, statement, field, quote, rule, strength, direction, source, offset, length FROM evidence ${where} ORDER BY listing, rowid`,
  )
  const rows = (ids ? statement.all(JSON.stringify(ids)) : statement.all()) as (Quote & {
    listing: number
    statement: Statement
  })[]
  const byListing = new Map<number, Record<Statement, Quote[]>>()
  for (const { listing, statement: kind, ...quote } of rows) {
    const found = byListing.get(listing) ?? { ai: [], govtech: [] }
    found[kind].push(quote)
    byListing.set(listing, found)
  }
  return byListing
}

/** How many listings of each directory there are now. */
export function countListings(store: Store): Map<string, number> {
  const rows = store.db
    .prepare(
      'SELECT directory, count(*) AS listings FROM listings WHERE missing_since IS NULL GROUP BY directory',
    )
    .all() as { directory: string; listings: number }[]
  return new Map(rows.map((row) => [row.directory, row.listings]))
}

/** Entries of a directory that are there now, with the address of each. */
export function findPresentEntries(store: Store, directory: string): Map<string, string> {
  const rows = store.db
    .prepare('SELECT entry, url FROM listings WHERE directory = ? AND missing_since IS NULL')
    .all(directory) as { entry: string; url: string }[]
  return new Map(rows.map((row) => [row.entry, row.url]))
}

/** How many firms stand in the base; those that have become one count once, forgotten ones not at all. */
export function countFirms(store: Store): number {
  return prepared(store, 'SELECT count(DISTINCT firm) FROM listings').pluck().get() as number
}

/** The directory of each listing. */
export function findDirectoriesOf(store: Store, listings: readonly number[]): Map<number, string> {
  const rows = prepared(
    store,
    'SELECT id, directory FROM listings WHERE id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(listings)) as { id: number; directory: string }[]
  return new Map(rows.map(({ id, directory }) => [id, directory]))
}
