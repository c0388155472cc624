import { formatListingId } from './find-listing.js'
import { formatFirmId } from './listings.js'
import { prepared, type Store } from './store.js'
import { presentFirm } from './words.js'

/** Words that analysts gave to a firm while another one was part of it: they stay there, and may be meant for the other. */
export interface SaidAsOne {
  /** Where the words are now. */
  firm: number
  /** When the two were parted, ISO. */
  until: string
  /** How often what was given: "tags", "notes", "decisions", "corrections", "names", "relations". */
  given: Record<string, number>
}

const kinds: Record<string, string> = {
  'tag add': 'tags',
  'note add': 'notes',
  'decide in': 'decisions',
  'decide out': 'decisions',
  'decide open': 'decisions',
  'firm set': 'corrections',
  'alias add': 'names',
  'relation add': 'relations',
}

interface Split {
  id: number
  at: string
  before: string
  after: string
}

/**
 * What was said of others while this firm was one with them, by the log: from when they came together until they were parted. Of those that
 * are one again nothing is told.
 */
export function findSaidAsOne(store: Store, firm: number): SaidAsOne[] {
  const splits = prepared(
    store,
    "SELECT id, at, before, after FROM log WHERE action = 'firm split' AND before IS NOT NULL AND after IS NOT NULL ORDER BY id",
  ).all() as Split[]
  if (!splits.length) return []
  const own = homesOf(store, 'firm = ?', firm)
  const said = splits.flatMap((split) => {
    const parted = new Set((JSON.parse(split.after) as { parted: string[] }).parted)
    const all = (JSON.parse(split.before) as { listings: string[] }).listings
    const sides = [all.filter((one) => parted.has(one)), all.filter((one) => !parted.has(one))] as const
    return [sides, [sides[1], sides[0]] as const].flatMap(([mine, theirs]) => {
      if (!mine.some((one) => own.has(one))) return []
      return wordsUntil(store, split, {
        mine: homes(store, mine),
        theirs: homes(store, theirs),
      }).filter((one) => one.firm !== firm)
    })
  })
  return [...new Map(said.map((one) => [`${one.firm} ${one.until}`, one])).values()]
}

function wordsUntil(
  store: Store,
  { id, at }: Split,
  { mine, theirs }: { mine: readonly number[]; theirs: readonly number[] },
): SaidAsOne[] {
  const joins = prepared(
    store,
    `SELECT id, firm, before FROM log WHERE id < ? AND action IN ('firm merge', 'firm join') AND before IS NOT NULL ORDER BY id DESC`,
  ).all(id) as { id: number; firm: number; before: string }[]
  const names = (ids: readonly number[], { firm, before }: (typeof joins)[number]) =>
    ids.some((one) => one === firm || before.includes(`"${formatFirmId(one)}"`))
  const since = joins.find((row) => names(mine, row) && names(theirs, row))?.id ?? 0
  const rows = prepared(
    store,
    `SELECT ${presentFirm('l')} AS firm, action, count(*) AS times FROM log l
     WHERE l.id > @since AND l.id < @until AND l.firm IN (SELECT value FROM json_each(@theirs)) GROUP BY 1, 2`,
  ).all({ since, until: id, theirs: JSON.stringify(theirs) }) as {
    firm: number
    action: string
    times: number
  }[]
  const byFirm = new Map<number, SaidAsOne>()
  for (const { firm, action, times } of rows) {
    const kind = kinds[action]
    if (!kind) continue
    const one = byFirm.get(firm) ?? { firm, until: at, given: {} }
    one.given[kind] = (one.given[kind] ?? 0) + times
    byFirm.set(firm, one)
  }
  return [...byFirm.values()]
}

/** "2 tags, 1 note" */
export function formatGiven(given: Record<string, number>): string {
  return Object.entries(given)
    .map(([kind, times]) => `${times} ${times === 1 ? kind.slice(0, -1) : kind}`)
    .join(', ')
}

/** Listings of a firm by their public ids, with the firm each is by itself. */
function homesOf(store: Store, where: string, value: number | string): Map<string, number> {
  const rows = prepared(store, `SELECT id, home FROM listings WHERE ${where}`).all(value) as {
    id: number
    home: number
  }[]
  return new Map(rows.map(({ id, home }) => [formatListingId(id), home]))
}

function homes(store: Store, listings: readonly string[]): number[] {
  const ids = JSON.stringify(listings.map((one) => Number(one.slice(1))))
  return [...homesOf(store, 'id IN (SELECT value FROM json_each(?))', ids).values()]
}
