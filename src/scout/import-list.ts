import { type FirmIndex, indexFirms, type Match, matchSupplier } from '../awards/match-award.js'
import type { NoticeParty } from '../awards/notice.js'
import { nameKey } from '../awards/notice-set.js'
import { bareName, type PartyTools } from '../awards/party.js'
import { dropPersons } from '../firms/persons.js'
import { isPersonName } from '../firms/sole-trader.js'
import { cleanWebsite } from '../firms/website.js'
import { usageProblem } from '../problem.js'
import { listFirmSigns } from '../store/firm-signs.js'
import { isForgottenSupplier } from '../store/forget-awards.js'
import {
  type ListEntry,
  listListEntries,
  listListProposals,
  saveListEntries,
  saveListMatches,
} from '../store/lists.js'
import { appendLog } from '../store/log.js'
import { type Store, transaction } from '../store/store.js'
import { hasTombstones } from '../store/tombstones.js'
import type { ListRow } from './read-award-list.js'

/** What an import of a list came to. */
export interface ListImport {
  rows: number
  kept: number
  new: number
  /** May be natural persons, or firms that were forgotten. */
  left_out: number
  /** Rows that name no page: evidence without one is none. */
  without_page: number
  /** Of all entries: those that lead to a firm, and those that a person should look at. */
  linked: number
  to_review: number
}

/** Where the file itself does not say it. */
export interface ListDefaults {
  list?: string
  /** The page that the list stands on. */
  url?: string
}

const longest = 200
const longestAddress = 2000

/**
 * Keeps the entries of a list and looks anew which firms of the base they are: by the website's host alone by itself; name and town,
 * and the name alone, wait for a person.
 * @throws Problem (usage) for a row without a list, and where no row has a page that names it
 */
export function importList(
  store: Store,
  tools: PartyTools,
  file: string,
  rows: readonly ListRow[],
  defaults: ListDefaults,
): ListImport {
  const pages = rows.map((row) => [row.url, defaults.url].find((url) => url !== undefined && isAddress(url)))
  if (rows.length && pages.every((page) => page === undefined))
    throw usageProblem(
      `${file}: no row says which page names it.`,
      'Evidence needs its page: add a column "source_url", or --url https://…',
    )
  const entries = rows.map((row, i) => toEntry(row, pages[i] ?? null, file, tools, defaults))
  return transaction(store, () => {
    const forgets = hasTombstones(store)
    const kept = entries.filter((entry): entry is ListEntry => {
      if (entry === null) return false
      return !forgets || !isForgottenSupplier(store, toParty(entry), bareName(entry.name, tools.legalForms))
    })
    const without = pages.filter((page) => page === undefined).length
    const added = saveListEntries(store, kept)
    matchStoredLists(store, tools)
    appendLog(store, {
      action: 'import list',
      after: { lists: [...new Set(kept.map(({ list }) => list))], entries: kept.length, new: added },
    })
    return {
      rows: rows.length,
      kept: kept.length,
      new: added,
      left_out: rows.length - kept.length - without,
      without_page: without,
      linked: listListEntries(store).filter(({ firm }) => firm !== null).length,
      to_review: listListProposals(store).length,
    }
  })
}

/** Looks anew which firms the entries are: firms have come and gone. Analysts' words are not touched. */
function matchStoredLists(store: Store, { legalForms }: PartyTools): void {
  const index: FirmIndex = indexFirms(
    listFirmSigns(store).map((one) => ({ ...one, ids: [] })),
    legalForms,
  )
  const found = new Map<number, Match[]>()
  for (const entry of listListEntries(store))
    found.set(
      entry.id,
      matchSupplier(toParty(entry), index, () => 1),
    )
  saveListMatches(store, found)
}

/** Null for what may be a natural person, and without a page. */
function toEntry(
  row: ListRow,
  url: string | null,
  file: string,
  { legalForms, sharedHosts }: PartyTools,
  defaults: ListDefaults,
): ListEntry | null {
  const where = `${file}, row ${row.row}`
  const list = (row.list || defaults.list || '').slice(0, longest)
  if (!list)
    throw usageProblem(`${where}: it does not say on which list.`, 'Add a column "list", or --list NAME.')
  if (url === null) return null
  const year = /^(?:19|20)\d\d$/.exec(row.year)
  if (row.year && !year)
    throw usageProblem(`${where}: "${row.year.slice(0, 40)}" is no year.`, 'Write it as 2025.')
  const name = row.name.slice(0, longest)
  if (isPersonName(name) || dropPersons(name, name).dropped) return null
  const { website, domain } = cleanWebsite(row.website, sharedHosts)
  return {
    list,
    year: year ? Number(year[0]) : null,
    role: dropPersons(row.role).text.slice(0, 60),
    name,
    name_key: nameKey(name, legalForms),
    city: row.city.slice(0, 100) || null,
    website,
    domain,
    url,
  }
}

function isAddress(url: string): boolean {
  return /^https?:\/\/\S+$/.test(url) && url.length <= longestAddress
}

function toParty({ name, website, domain, city }: ListEntry): NoticeParty {
  return { name, ids: [], website, domain, city, country: null }
}
