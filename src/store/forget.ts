import { createHash } from 'node:crypto'
import type { Listing, StoredListing } from '../firms/listing.js'
import { type Marked, tombstoneMarks } from '../firms/tombstones.js'
import { listAliases } from './aliases.js'
import { listCorrections } from './corrections.js'
import { formatListingId } from './find-listing.js'
import { formatFirmId, listListings } from './listings.js'
import { appendLog, forgetWords } from './log.js'
import { removePagesNaming } from './pages.js'
import { prepared, type Store, transaction } from './store.js'
import { removeFromIndex } from './text-index.js'
import { checkText, idsOfFirm } from './words.js'

/** What was taken out of the base, and what of it stays. */
export interface Forgotten {
  firm: string
  listings: number
  /** Kept pages that named it. */
  pages: number
  /** Decisions on needs, which a file review asks for; they name no firm but its id. */
  decisions: number
  /** Rows of the log from before its words could be forgotten. */
  old_log_rows: number
}

/**
 * Takes a firm out of the base (GDPR, article 17): listings and their changes, evidence, search index, kept pages that name it, tags,
 * notes, corrections, and the words of the log about it. Its id stays and says that it was forgotten; hashes keep a crawl from
 * bringing it back. Free pages of the file are overwritten.
 */
export function forgetFirm(store: Store, firm: number, because: string): Forgotten {
  const reason = checkText(because, 'The reason', 500)
  // Freed pages of the file keep their content otherwise.
  store.db.pragma('secure_delete = ON')
  try {
    const forgotten = transaction(store, () => {
      const listings = listListings(store, [firm])
      const ids = idsOfFirm(store, firm)
      saveTombstones(store, firm, [...listings, ...earlierForms(store, firm, listings)])
      const pages = [...new Set(listings.map(({ directory }) => directory))].reduce(
        (sum, directory) =>
          sum +
          removePagesNaming(store, directory, textsOf(listings.filter((one) => one.directory === directory))),
        0,
      )
      removeListings(
        store,
        listings.map(({ id }) => id),
      )
      for (const table of ['tags', 'notes', 'corrections', 'firm_relations', 'firm_aliases'])
        prepared(store, `DELETE FROM ${table} WHERE firm IN (SELECT value FROM json_each(?))`).run(
          JSON.stringify(ids),
        )
      prepared(store, 'DELETE FROM firm_relations WHERE other IN (SELECT value FROM json_each(?))').run(
        JSON.stringify(ids),
      )
      prepared(store, 'UPDATE firms SET forgotten_at = ? WHERE id IN (SELECT value FROM json_each(?))').run(
        store.now(),
        JSON.stringify(ids),
      )
      const decisions = prepared(
        store,
        'SELECT count(*) FROM decisions WHERE firm IN (SELECT value FROM json_each(?))',
      )
        .pluck()
        .get(JSON.stringify(ids)) as number
      const old_log_rows = forgetWords(store, {
        firms: ids,
        mentions: [...ids.map(formatFirmId), ...listings.map(({ id }) => formatListingId(id))],
      })
      appendLog(store, { action: 'firm forget', firm, after: { listings: listings.length, because: reason } })
      return { firm: formatFirmId(firm), listings: listings.length, pages, decisions, old_log_rows }
    })
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    return forgotten
  } finally {
    store.db.pragma('secure_delete = OFF')
  }
}

/**
 * What a run has read, without the firms that were forgotten; the pages it has kept with their names are taken out again, whether or
 * not the run is published. An entry that stands in the base is nobody's who was forgotten, whatever it shares with them.
 */
export function leaveOutForgotten(
  store: Store,
  directory: string,
  listings: Listing[],
): { listings: Listing[]; forgotten: number } {
  if (!prepared(store, 'SELECT 1 FROM tombstones LIMIT 1').get()) return { listings, forgotten: 0 }
  const find = prepared(store, 'SELECT 1 FROM tombstones WHERE hash = ?')
  const known = prepared(store, 'SELECT 1 FROM listings WHERE directory = ? AND entry = ?')
  const forgotten = new Set(
    listings.filter(
      (listing) =>
        tombstoneMarks(listing).some((mark) => find.get(hashMark(mark))) &&
        !known.get(directory, listing.entry),
    ),
  )
  if (forgotten.size) removePagesNaming(store, directory, textsOf([...forgotten]))
  return { listings: listings.filter((listing) => !forgotten.has(listing)), forgotten: forgotten.size }
}

/** How a firm stood in directories before, and the names that analysts gave it: it is known again by these too. */
function earlierForms(store: Store, firm: number, listings: readonly StoredListing[]): Marked[] {
  const changes = prepared(
    store,
    `SELECT listing, field, old FROM listing_changes
     WHERE field IN ('name', 'domain', 'city') AND old IS NOT NULL AND listing IN (SELECT id FROM listings WHERE firm = ?)`,
  ).all(firm) as { listing: number; field: 'name' | 'domain' | 'city'; old: string }[]
  const given = [
    ...(listAliases(store, [firm]).get(firm) ?? []).map(({ name }) => ({
      field: 'name' as const,
      value: name,
    })),
    ...(listCorrections(store, [firm]).get(firm) ?? []).flatMap(({ field, value }) =>
      value !== null && (field === 'name' || field === 'city') ? [{ field, value }] : [],
    ),
  ]
  return listings.flatMap((listing) => [
    ...changes
      .filter((one) => one.listing === listing.id)
      .map(({ field, old }) => ({ ...listing, [field]: old })),
    ...given.map(({ field, value }) => ({ ...listing, [field]: value })),
  ])
}

/** What of listings would stand in a kept page: their names, and the addresses of their own pages. */
function textsOf(listings: readonly Listing[]): string[] {
  return listings.flatMap(({ name, url, original }) => [
    name,
    url,
    ...(original['name'] ? [original['name']] : []),
  ])
}

/** A domain that other firms have as well, a ministry's or a holding's, is no mark of this one. */
function saveTombstones(store: Store, firm: number, listings: readonly Marked[]): void {
  const insert = prepared(
    store,
    'INSERT INTO tombstones (hash, firm, made_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const shared = prepared(store, 'SELECT 1 FROM listings WHERE domain = ? AND firm <> ? LIMIT 1')
  const own = listings.map((one) =>
    one.domain && shared.get(one.domain, firm) ? { ...one, domain: null } : one,
  )
  for (const mark of new Set(own.flatMap(tombstoneMarks))) insert.run(hashMark(mark), firm, store.now())
}

function hashMark(mark: string): string {
  return createHash('sha256').update(`govscout ${mark}`).digest('base64url')
}

function removeListings(store: Store, ids: readonly number[]): void {
  removeFromIndex(store.db, ids)
  const asked = JSON.stringify(ids)
  for (const table of ['evidence', 'listing_changes', 'listing_presence', 'identity_keys'])
    prepared(store, `DELETE FROM ${table} WHERE listing IN (SELECT value FROM json_each(?))`).run(asked)
  for (const table of ['identity_edges', 'identity_proposals', 'identity_verdicts'])
    prepared(
      store,
      `DELETE FROM ${table} WHERE a IN (SELECT value FROM json_each(@asked)) OR b IN (SELECT value FROM json_each(@asked))`,
    ).run({ asked })
  prepared(
    store,
    'DELETE FROM run_issues WHERE url IN (SELECT url FROM listings WHERE id IN (SELECT value FROM json_each(?)))',
  ).run(asked)
  prepared(store, 'DELETE FROM listings WHERE id IN (SELECT value FROM json_each(?))').run(asked)
}
