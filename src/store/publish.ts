import type { Quote, Statement } from '../firms/evidence.js'
import type { Listing } from '../firms/listing.js'
import { saveDirectory } from './directories.js'
import { regroup } from './identity.js'
import { hashListing, listingWriter } from './listing-writer.js'
import { renewVersion } from './made-with.js'
import { findKnownListings, type KnownListing, markMissing, markSeenAgain } from './presence.js'
import { renewIndex } from './rebuild-index.js'
import { type Counts, finishRun, type RunIssue } from './runs.js'
import { prepared, type Store, transaction } from './store.js'
import { indexListings } from './text-index.js'

export interface Publication {
  run: number
  directory: string
  /** Title and kind of the directory, for whoever reads the base without its recipe. */
  about: { title: string; kind: string }
  /** What the run came to: a full one may find more pages than it may read. Only a full run can tell that a listing is missing. */
  coverage: 'full' | 'partial'
  /** Somebody has looked at the directory or its file just now; not so where kept pages are read anew: that moves no date. */
  looked: boolean
  /** Finds the evidence of one listing; asked for new and changed ones, and for all once its version is another. */
  findEvidence(listing: Listing): Record<Statement, Quote[]>
  evidenceVersion: string
  /** Taken over: empty afterwards, so that a large directory is held in memory once. */
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
    const { title, kind } = publication.about
    saveDirectory(store, { id: publication.directory, title, kind })
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

function saveListings(store: Store, publication: Publication): Omit<Counts, 'filled'> {
  const { directory, run, looked } = publication
  const known = findKnownListings(store, directory)
  const { listings } = publication
  const counts = { seen: listings.length, new: 0, changed: 0, unchanged: 0, missing: 0 }
  const written: number[] = []
  const born = new Set<number>()
  let batch: Written[] = []
  const keep = (one: Written) => {
    written.push(one.id)
    if (batch.push(one) < batchSize) return
    saveDerived(store, batch, publication)
    batch = []
  }
  // Before anything is added to it: what stands in an old index was read in another way.
  renewIndex(store)
  const isJudgedAnew = renewVersion(store, `evidence ${directory}`, publication.evidenceVersion)
  const again: KnownListing[] = []
  const writer = listingWriter(store, run)
  // From the end, so that each goes when its turn is over.
  listings.reverse()
  for (let listing = listings.pop(); listing; listing = listings.pop()) {
    const before = known.get(listing.entry)
    known.delete(listing.entry)
    const hash = hashListing(listing)
    if (before && looked) again.push(before)
    if (!before) {
      const id = writer.insert(listing, hash)
      born.add(id)
      keep({ id, listing })
      counts.new++
    } else if (before.hash !== hash && writer.update(before.id, listing, hash, looked)) {
      keep({ id: before.id, listing })
      counts.changed++
    } else {
      if (isJudgedAnew) saveEvidence(store, [{ id: before.id, evidence: publication.findEvidence(listing) }])
      counts.unchanged++
    }
  }
  if (publication.coverage === 'full') {
    const unread = new Set(publication.unread)
    const left = [...known.values()]
    // The list has it again, though its page could not be read: two runs in a row have not missed it.
    again.push(...left.filter((row) => unread.has(row.url)))
    counts.missing = markMissing(
      store,
      publication,
      left.filter((row) => !unread.has(row.url)),
    )
  }
  markSeenAgain(store, run, again)
  saveDerived(store, batch, publication)
  regroup(store, written, { born })
  return counts
}

interface Written {
  id: number
  listing: Listing
}

/** Listings whose evidence and words are found and written at a time: bounds the memory of a large run. */
const batchSize = 1000

/** What is made of listings and stands beside them: evidence and the search index. */
function saveDerived(store: Store, written: readonly Written[], { findEvidence }: Publication): void {
  for (const { id, listing } of written) saveEvidence(store, [{ id, evidence: findEvidence(listing) }])
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
}

/** Replaces the evidence of these listings. */
function saveEvidence(store: Store, rows: { id: number; evidence: Record<Statement, Quote[]> }[]): void {
  const remove = prepared(store, 'DELETE FROM evidence WHERE listing = ?')
  const insert = prepared(
    store,
    `INSERT INTO evidence (listing, statement, field, quote, rule, strength, direction, source, offset, length)
     VALUES (@listing, @statement, @field, @quote, @rule, @strength, @direction, @source, @offset, @length)`,
  )
  for (const { id, evidence } of rows) {
    remove.run(id)
    for (const statement of ['ai', 'govtech'] as const)
      for (const quote of evidence[statement]) insert.run({ listing: id, statement, ...quote })
  }
}
