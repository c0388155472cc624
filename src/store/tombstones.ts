import { createHash } from 'node:crypto'
import { compareKeys } from '../firms/identity-keys.js'
import type { Listing, StoredListing } from '../firms/listing.js'
import { firmMarks, type Marked, markedOf, tombstoneMarks } from '../firms/tombstones.js'
import { registrableDomain } from '../firms/website.js'
import { listAliases } from './aliases.js'
import { listCorrections } from './corrections.js'
import { prepared, type Store } from './store.js'

/**
 * Every form in which a firm stood in directories, now and before, under each of its names, and under what analysts set for it:
 * it is known again by all of these.
 */
export function formsOf(store: Store, firm: number, listings: readonly StoredListing[]): Marked[] {
  const said = listCorrections(store, [firm]).get(firm) ?? []
  const set = (field: string) => said.flatMap((one) => (one.field === field ? (one.value ?? []) : []))
  const given = [...(listAliases(store, [firm]).get(firm) ?? []).map(({ name }) => name), ...set('name')]
  return listings.flatMap((listing) => {
    const marked = markedOf(listing)
    const cities = [...new Set([listing.city, ...set('city')])]
    return [
      ...statesOf(store, listing).flatMap(({ former_names, ...state }) =>
        [state.name, ...former_names].map((name) => ({ ...state, name })),
      ),
      ...cities.flatMap((city) =>
        [...new Set([listing.name, ...given])].map((name) => ({ ...marked, name, city })),
      ),
      ...set('website').map((website) => ({
        ...marked,
        domain: registrableDomain(new URL(website).hostname),
      })),
    ]
  })
}

type State = Marked & Pick<Listing, 'former_names'>

/** A listing as it is and as it was after each run that changed it, the newest first. */
function statesOf(store: Store, listing: StoredListing): State[] {
  const changes = prepared(
    store,
    `SELECT run, field, old FROM listing_changes
     WHERE listing = ? AND field IN ('name', 'domain', 'city', 'former_names', 'extra') ORDER BY id DESC`,
  ).all(listing.id) as { run: number; field: string; old: string | null }[]
  let state: State = { ...markedOf(listing), former_names: listing.former_names }
  const states = [state]
  let run: number | null = null
  for (const change of changes) {
    if (run !== null && change.run !== run) states.push(state)
    run = change.run
    state = { ...state, ...before(change.field, change.old) }
  }
  return [...states, state]
}

function before(field: string, old: string | null): Partial<State> {
  if (field === 'former_names') return { former_names: old ? (JSON.parse(old) as string[]) : [] }
  if (field === 'extra')
    return { profile: old ? ((JSON.parse(old) as Record<string, string>)['profile'] ?? null) : null }
  if (field === 'name') return old ? { name: old } : {}
  return { [field]: old }
}

/**
 * Keeps the marks of a firm that is forgotten, but none that another firm in the base bears as well: it would be kept out.
 * @returns the firms that share a mark or a name with it: they may be what was meant, too
 */
export function saveTombstones(store: Store, firm: number, forms: readonly Marked[]): number[] {
  const marks = new Set(forms.flatMap(tombstoneMarks))
  const names = new Set(forms.flatMap(({ name }) => compareKeys(name)))
  const others = prepared(
    store,
    "SELECT firm, name, domain, city, extra ->> '$.profile' AS profile FROM listings WHERE firm <> ?",
  ).iterate(firm) as IterableIterator<Omit<Marked, 'directory' | 'entry'> & { firm: number }>
  const alike = new Set<number>()
  for (const other of others) {
    const shared = firmMarks(other).filter((mark) => marks.has(mark))
    for (const mark of shared) marks.delete(mark)
    if (shared.length || compareKeys(other.name).some((key) => names.has(key))) alike.add(other.firm)
  }
  saveMarks(store, firm, marks)
  return [...alike].sort((a, b) => a - b)
}

/** Keeps what a firm that is forgotten is known again by, as hashes. */
export function saveMarks(store: Store, firm: number, marks: Iterable<string>): void {
  const insert = prepared(
    store,
    'INSERT INTO tombstones (hash, firm, made_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  for (const mark of marks) insert.run(hashMark(mark), firm, store.now())
}

/** Whether anything was ever forgotten. */
export function hasTombstones(store: Store): boolean {
  return prepared(store, 'SELECT 1 FROM tombstones LIMIT 1').get() !== undefined
}

/** Whether one of these marks is that of a firm that was forgotten. */
export function isMarked(store: Store, marks: readonly string[]): boolean {
  const find = prepared(store, 'SELECT 1 FROM tombstones WHERE hash = ?')
  return marks.some((mark) => find.get(hashMark(mark)) !== undefined)
}

/** Those of what a run has read that are firms which were forgotten. An entry that stands in the base is nobody's who was. */
export function findForgotten(store: Store, directory: string, listings: readonly Listing[]): Set<Listing> {
  if (!hasTombstones(store)) return new Set()
  const known = prepared(store, 'SELECT 1 FROM listings WHERE directory = ? AND entry = ?')
  return new Set(
    listings.filter(
      (listing) => isMarked(store, tombstoneMarks(markedOf(listing))) && !known.get(directory, listing.entry),
    ),
  )
}

function hashMark(mark: string): string {
  return createHash('sha256').update(`govscout ${mark}`).digest('base64url')
}
