import { createHash } from 'node:crypto'
import type { Quote, Statement } from '../firms/evidence.js'
import type { Listing } from '../firms/listing.js'
import { joinListings } from './identity.js'
import { type Counts, finishRun, type RunIssue } from './runs.js'
import { type Store, transaction } from './store.js'
import { indexListings } from './text-index.js'

export interface Publication {
  run: number
  directory: string
  /** What the run came to: a full one may find more pages than it may read. Only a full run can tell that a listing is missing. */
  coverage: 'full' | 'partial'
  /** Somebody has looked at the directory or its file just now; not so where kept pages are read anew: that moves no date. */
  looked: boolean
  /** Finds the evidence of one listing; asked only for new and changed ones. */
  findEvidence(listing: Listing): Record<Statement, Quote[]>
  listings: Listing[]
  /** Addresses of entries that could not be read this time: their listings are not missing. */
  unread: readonly string[]
  filled: Record<string, number>
  requests: number
  bytes: number
  issues: RunIssue[]
}

/**
 * Commits a run in one transaction: listings, their changes, firms, evidence, search index and the report, or nothing.
 * A listing that did not change is not written, so a second run leaves the file as it is.
 */
export function publishRun(store: Store, publication: Publication): Counts {
  const counts = transaction(store, () => {
    const saved: Counts = { ...saveListings(store, publication), filled: publication.filled }
    finishRun(store, publication.run, { result: 'success', counts: saved, ...publication })
    return saved
  })
  if (counts.new || counts.changed) keepRoom(store)
  return counts
}

/** Free pages of the file that are kept for the reports of runs without news, some hundred of them. */
const spareBytes = 256 * 1024

/**
 * Where a run has made the file grow, leaves some free pages in it. A run without news then only fills them with its report,
 * and the file keeps its size to the byte: what grows has news in it.
 */
function keepRoom(store: Store): void {
  const pages = Number(store.db.pragma('freelist_count', { simple: true }))
  const size = Number(store.db.pragma('page_size', { simple: true }))
  if (pages * size >= spareBytes || store.db.inTransaction) return
  transaction(store, () => {
    store.db.exec('CREATE TABLE spare (room BLOB)')
    store.db.prepare('INSERT INTO spare VALUES (zeroblob(?))').run(spareBytes)
    store.db.exec('DROP TABLE spare')
  })
}

interface KnownListing {
  id: number
  entry: string
  url: string
  hash: string
  missing_since: string | null
}

function saveListings(store: Store, publication: Publication): Omit<Counts, 'filled'> {
  const { directory, run } = publication
  const now = store.now()
  const known = new Map(
    (
      store.db
        .prepare('SELECT id, entry, url, hash, missing_since FROM listings WHERE directory = ?')
        .all(directory) as KnownListing[]
    ).map((row) => [row.entry, row]),
  )
  const counts = { seen: publication.listings.length, new: 0, changed: 0, unchanged: 0, missing: 0 }
  const written: { id: number; listing: Listing; isNew: boolean }[] = []
  const writer = listingWriter(store, { run, now, looked: publication.looked })
  for (const listing of publication.listings) {
    const before = known.get(listing.entry)
    known.delete(listing.entry)
    const hash = hashListing(listing)
    if (!before) {
      written.push({ id: writer.insert(listing, hash), listing, isNew: true })
      counts.new++
    } else if (before.hash !== hash) {
      writer.update(before.id, listing, hash)
      written.push({ id: before.id, listing, isNew: false })
      counts.changed++
    } else {
      if (before.missing_since && publication.looked) writer.seenAgain(before.id)
      counts.unchanged++
    }
  }
  if (publication.coverage === 'full') {
    const unread = new Set(publication.unread)
    const gone = [...known.values()].filter((row) => !unread.has(row.url))
    // The list has it again, though its page could not be read: two runs in a row have not missed it.
    for (const row of known.values()) if (row.missing_since && unread.has(row.url)) writer.seenAgain(row.id)
    counts.missing = markMissing(store, publication, gone, now)
  }
  joinListings(store, written)
  saveEvidence(
    store,
    written.map(({ id, listing }) => ({ id, evidence: publication.findEvidence(listing) })),
  )
  indexListings(
    store.db,
    written.map(({ id, listing }) => ({
      id,
      title: listing.name,
      summary: listing.summary ?? '',
      tags: listing.tags.join(', '),
      description: listing.description ?? '',
    })),
  )
  return counts
}

/** Replaces the evidence of these listings. */
export function saveEvidence(
  store: Store,
  rows: { id: number; evidence: Record<Statement, Quote[]> }[],
): void {
  const remove = store.db.prepare('DELETE FROM evidence WHERE listing = ?')
  const insert = store.db.prepare(
    'INSERT INTO evidence (listing, statement, field, quote, rule, strength) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const { id, evidence } of rows) {
    remove.run(id)
    for (const statement of ['ai', 'govtech'] as const)
      for (const { field, quote, rule, strength } of evidence[statement])
        insert.run(id, statement, field, quote, rule, strength)
  }
}

/** Listings that a full run no longer found; their last sight is frozen at the last full run that had them. */
function markMissing(store: Store, { directory }: Publication, gone: KnownListing[], now: string): number {
  const fresh = gone.filter((row) => !row.missing_since)
  const again = store.db.prepare('UPDATE listings SET missing_runs = 2 WHERE id = ? AND missing_runs = 1')
  for (const row of gone) if (row.missing_since) again.run(row.id)
  if (!fresh.length) return 0
  const update = store.db.prepare(
    `UPDATE listings SET missing_since = @now, missing_runs = 1, seen_at = max(seen_at, coalesce((SELECT max(started_at) FROM runs
       WHERE directory = @directory AND result = 'success' AND coverage = 'full'), seen_at)) WHERE id = @id`,
  )
  for (const row of fresh) update.run({ now, directory, id: row.id })
  return fresh.length
}

const columns = [
  'url',
  'name',
  'former_names',
  'legal_form',
  'website',
  'domain',
  'city',
  'region',
  'address',
  'country',
  'founded',
  'summary',
  'description',
  'tags',
  'status',
  'updated_on',
  'extra',
  'original',
] as const satisfies readonly (keyof Listing)[]
/** Fields whose change is told of; the original spelling alone is no news. */
const toldColumns = columns.filter((column) => column !== 'original')

function listingWriter(store: Store, { run, now, looked }: { run: number; now: string; looked: boolean }) {
  const insert = store.db.prepare(
    `INSERT INTO listings (directory, entry, firm, ${columns.join(', ')}, hash, first_seen_at, seen_at)
     VALUES (@directory, @entry, @firm, ${columns.map((column) => `@${column}`).join(', ')}, @hash, @now, @now)`,
  )
  const newFirm = store.db.prepare('INSERT INTO firms (made_at) VALUES (?)')
  const update = store.db.prepare(
    `UPDATE listings SET ${columns.map((column) => `${column} = @${column}`).join(', ')}, hash = @hash
       ${looked ? ', seen_at = @now, missing_since = NULL, missing_runs = 0' : ''} WHERE id = @id`,
  )
  const select = store.db.prepare(`SELECT ${columns.join(', ')} FROM listings WHERE id = ?`)
  const change = store.db.prepare(
    'INSERT INTO listing_changes (listing, field, old, new, run, changed_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const seenAgain = store.db.prepare(
    'UPDATE listings SET missing_since = NULL, missing_runs = 0, seen_at = ? WHERE id = ?',
  )
  return {
    insert(listing: Listing, hash: string): number {
      // Each new listing begins as a firm of its own; joinListings moves it to the firm it belongs to.
      const firm = newFirm.run(now).lastInsertRowid
      return Number(
        insert.run({ ...toRow(listing), directory: listing.directory, entry: listing.entry, firm, hash, now })
          .lastInsertRowid,
      )
    },
    update(id: number, listing: Listing, hash: string): void {
      const before = select.get(id) as Record<string, string | number | null>
      const after = toRow(listing)
      for (const column of toldColumns)
        if (before[column] !== after[column])
          change.run(id, column, asText(before[column]), asText(after[column]), run, now)
      update.run({ ...after, id, hash, ...(looked ? { now } : {}) })
    },
    seenAgain(id: number): void {
      seenAgain.run(now, id)
    },
  }
}

function toRow(listing: Listing): Record<(typeof columns)[number], string | number | null> {
  return {
    url: listing.url,
    name: listing.name,
    former_names: JSON.stringify(listing.former_names),
    legal_form: listing.legal_form,
    website: listing.website,
    domain: listing.domain,
    city: listing.city,
    region: listing.region,
    address: listing.address,
    country: listing.country,
    founded: listing.founded,
    summary: listing.summary,
    description: listing.description,
    tags: JSON.stringify(listing.tags),
    status: listing.status,
    updated_on: listing.updated_on,
    extra: JSON.stringify(listing.extra),
    original: JSON.stringify(listing.original),
  }
}

function asText(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

/** SHA-256 over the fields in a fixed order: seen-dates stay outside, or every run would look like a change. */
export function hashListing(listing: Listing): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.values(toRow(listing))))
    .digest('base64')
}
