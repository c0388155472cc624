import type { Listing } from '../firms/listing.js'
import { askToErase, erase, overwriting } from './erase.js'
import { formatListingId } from './find-listing.js'
import { forgetAwards } from './forget-awards.js'
import { forgetDesk } from './forget-desk.js'
import { namedBy, withholdIssues } from './forget-issues.js'
import { removePagesOf } from './forget-pages.js'
import { forgetSites } from './forget-sites.js'
import { listProposals } from './identity-proposals.js'
import { formatFirmId, listListings } from './listings.js'
import { forgetLists } from './lists.js'
import { appendLog, forgetWords } from './log.js'
import { findMentions } from './mentions.js'
import { removeNeedSearches } from './need-searches.js'
import { prepared, type Store, transaction } from './store.js'
import { removeFromIndex } from './text-index.js'
import { findForgotten, formsOf, saveTombstones } from './tombstones.js'
import { checkText, idsOfFirm } from './words.js'

/** What was taken out of the base, and what of it stays. */
export interface Forgotten {
  firm: string
  listings: number
  /** Kept pages that named it. */
  pages: number
  /** Rows of award notices that led to it, or may have. */
  awards: number
  /** Decisions on needs, which a file review asks for; they name no firm but its id. */
  decisions: number
  /** Rows of the log from before its words could be forgotten. */
  old_log_rows: number
  /** Firms that share its name, domain or profile, or were proposed as the same: perhaps they are meant as well. */
  alike: string[]
  /** Where people's words on something else still name it, such as "note on F5". */
  mentions: string[]
  /** False where another process reads the base: the last bytes go when it is opened the next time. */
  erased: boolean
}

/** How long forgetting waits for others that use the base, in milliseconds. */
const patience = 2000

/**
 * Takes a firm out of the base (GDPR, article 17): listings and their changes, evidence, search index, vectors, kept pages that name it, awards of
 * notices, all that was read on its website, tags, notes, corrections, and the words of the log about it. Its id stays and says that it was forgotten; hashes keep a crawl from
 * bringing it back. The file is written anew, so that no free space of it keeps what once stood there.
 */
export function forgetFirm(store: Store, firm: number, because: string): Forgotten {
  const reason = checkText(because, 'The reason', 500)
  const forgotten = overwriting(store.db, () => transaction(store, () => takeOut(store, firm, reason)))
  return { ...forgotten, erased: erase(store.db, patience) }
}

function takeOut(store: Store, firm: number, because: string): Omit<Forgotten, 'erased'> {
  const listings = listListings(store, [firm])
  const ids = JSON.stringify(idsOfFirm(store, firm))
  const forms = formsOf(store, firm, listings)
  const names = [...new Set(forms.map(({ name }) => name))]
  const proposed = listProposals(store)
    .filter(({ firmA, firmB }) => (firmA === firm) !== (firmB === firm))
    .map(({ firmA, firmB }) => (firmA === firm ? firmB : firmA))
  const shared = saveTombstones(store, firm, forms)
  const foreign = prepared(store, 'SELECT 1 FROM listings WHERE domain = ? AND firm <> ? LIMIT 1')
  const domains = listings.flatMap(({ domain }) => (domain && !foreign.get(domain, firm) ? [domain] : []))
  const pages = removePagesOf(store, listings, { names, domains, everywhere: true })
  withholdIssues(store, namedBy(listings, urlsOfOthers(store, firm, listings)))
  removeListings(
    store,
    listings.map(({ id }) => id),
  )
  const awards = forgetAwards(store, firm, JSON.parse(ids) as number[])
  forgetLists(store, firm, JSON.parse(ids) as number[])
  const sites = forgetSites(store, JSON.parse(ids) as number[])
  for (const table of ['tags', 'notes', 'corrections', 'firm_relations', 'firm_aliases'])
    prepared(store, `DELETE FROM ${table} WHERE firm IN (SELECT value FROM json_each(?))`).run(ids)
  prepared(store, 'DELETE FROM firm_relations WHERE other IN (SELECT value FROM json_each(?))').run(ids)
  forgetDesk(store, idsOfFirm(store, firm))
  prepared(store, 'UPDATE firms SET forgotten_at = ? WHERE id IN (SELECT value FROM json_each(?))').run(
    store.now(),
    ids,
  )
  const decisions = prepared(
    store,
    'SELECT count(*) FROM decisions WHERE firm IN (SELECT value FROM json_each(?))',
  )
    .pluck()
    .get(ids) as number
  const known = JSON.parse(ids) as number[]
  const old_log_rows = forgetWords(store, {
    firms: known,
    mentions: [...known.map(formatFirmId), ...listings.map(({ id }) => formatListingId(id))],
  })
  appendLog(store, { action: 'firm forget', firm, after: { listings: listings.length, because } })
  askToErase(store.db)
  return {
    firm: formatFirmId(firm),
    listings: listings.length,
    pages: pages + sites,
    awards,
    decisions,
    old_log_rows,
    alike: [...new Set([...shared, ...proposed])].sort((a, b) => a - b).map(formatFirmId),
    mentions: findMentions(store, names),
  }
}

/**
 * What a run has read, without the firms that were forgotten; the pages it has kept with their names are taken out again, whether or
 * not the run is published.
 */
export function leaveOutForgotten(
  store: Store,
  directory: string,
  listings: Listing[],
): { listings: Listing[]; forgotten: Listing[] } {
  const forgotten = findForgotten(store, directory, listings)
  if (forgotten.size)
    overwriting(store.db, () =>
      transaction(store, () => removePagesOf(store, [...forgotten], { everywhere: false })),
    )
  return { listings: listings.filter((listing) => !forgotten.has(listing)), forgotten: [...forgotten] }
}

/** Pages of the listings that those of other firms are on as well. */
function urlsOfOthers(store: Store, firm: number, listings: readonly Listing[]): string[] {
  return prepared(
    store,
    'SELECT DISTINCT url FROM listings WHERE firm <> ? AND url IN (SELECT value FROM json_each(?))',
  )
    .pluck()
    .all(firm, JSON.stringify(listings.map(({ url }) => url))) as string[]
}

function removeListings(store: Store, ids: readonly number[]): void {
  removeFromIndex(store.db, ids)
  removeNeedSearches(store)
  const asked = JSON.stringify(ids)
  for (const table of ['evidence', 'listing_changes', 'listing_presence', 'identity_keys', 'listing_vectors'])
    prepared(store, `DELETE FROM ${table} WHERE listing IN (SELECT value FROM json_each(?))`).run(asked)
  for (const table of ['identity_edges', 'identity_proposals', 'identity_verdicts'])
    prepared(
      store,
      `DELETE FROM ${table} WHERE a IN (SELECT value FROM json_each(@asked)) OR b IN (SELECT value FROM json_each(@asked))`,
    ).run({ asked })
  prepared(store, 'DELETE FROM listings WHERE id IN (SELECT value FROM json_each(?))').run(asked)
}
