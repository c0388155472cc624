import { identityKeys } from '../firms/identity-keys.js'
import type { ListingKey } from '../firms/listing-key.js'
import { prepared, type Store } from './store.js'
import { presentFirm } from './words.js'

interface KeyRow extends Omit<ListingKey, 'former_names'> {
  former_names: string
  earlier_names: string
  aliases: string
}

/**
 * Everything identity looks at. Names that a listing had earlier, and those an analyst knows its firm by, lead to it as former
 * names do.
 */
const selectKeys = `
  SELECT l.id, directory, name, legal_form, domain, website, city, country, founded, former_names,
    extra ->> '$.profile' AS profile,
    (SELECT json_group_array(DISTINCT old) FROM listing_changes WHERE listing = l.id AND field = 'name' AND old <> l.name) AS earlier_names,
    (SELECT json_group_array(name) FROM firm_aliases WHERE firm = l.home) AS aliases,
    CASE WHEN @settled OR l.firm IN (SELECT value FROM json_each(@worked)) OR (SELECT count(*) FROM listings x WHERE x.firm = l.firm) > 1
      THEN l.firm END AS established
  FROM listings l`

/**
 * Listings as identity sees them, by id.
 * @param settled takes each firm for an established one, so that no rule merges any
 */
export function findListingKeys(store: Store, ids: readonly number[], settled = false): ListingKey[] {
  const rows = prepared(
    store,
    `${selectKeys} WHERE l.id IN (SELECT value FROM json_each(@asked)) ORDER BY l.id`,
  ).iterate({
    asked: JSON.stringify(ids),
    worked: JSON.stringify(settled ? [] : workedFirms(store)),
    settled: Number(settled),
  }) as IterableIterator<KeyRow>
  return Array.from(rows, ({ former_names, earlier_names, aliases, ...row }) => ({
    ...row,
    former_names: [former_names, earlier_names, aliases].flatMap((list) => JSON.parse(list) as string[]),
  }))
}

/** Ids of all listings, ascending. */
export function listListingIds(store: Store): number[] {
  return prepared(store, 'SELECT id FROM listings ORDER BY id').pluck().all() as number[]
}

/**
 * Every listing that has one of the keys (identityKeys, or `i:` and its id).
 * @param options.isKnown those the caller has already; they are left out
 */
export function findListingsByKeys(
  store: Store,
  keys: readonly string[],
  { settled, isKnown }: { settled: boolean; isKnown(id: number): boolean },
): ListingKey[] {
  const ids = new Set(keys.filter((key) => key.startsWith('i:')).map((key) => Number(key.slice(2))))
  const hashes = keys.filter((key) => !key.startsWith('i:')).map(hashKey)
  const found = prepared(
    store,
    `SELECT DISTINCT listing FROM identity_keys WHERE key IN (SELECT value FROM json_each(?))`,
  )
    .pluck()
    .iterate(JSON.stringify(hashes)) as IterableIterator<number>
  for (const id of found) ids.add(id)
  return findListingKeys(
    store,
    [...ids].filter((id) => !isKnown(id)),
    settled,
  )
}

/** Listings whose keys are computed or looked up at a time: bounds the memory of a large run. */
const keysAtOnce = 2000

/** Those of these listings that share a key with another one; keys must be saved. */
export function findIdsWithCompany(store: Store, ids: readonly number[]): Set<number> {
  const select = prepared(
    store,
    `SELECT DISTINCT listing FROM identity_keys k WHERE listing IN (SELECT value FROM json_each(?))
       AND EXISTS (SELECT 1 FROM identity_keys other WHERE other.key = k.key AND other.listing <> k.listing)`,
  ).pluck()
  const found = new Set<number>()
  for (let start = 0; start < ids.length; start += keysAtOnce)
    for (const id of select.iterate(JSON.stringify(ids.slice(start, start + keysAtOnce))))
      found.add(id as number)
  return found
}

/** Computes the keys of these listings anew. */
export function saveIdentityKeys(store: Store, ids: readonly number[]): void {
  const remove = prepared(store, 'DELETE FROM identity_keys WHERE listing = ?')
  const insert = prepared(store, 'INSERT OR IGNORE INTO identity_keys (key, listing) VALUES (?, ?)')
  for (let start = 0; start < ids.length; start += keysAtOnce) {
    const rows: [number, number][] = []
    // Which firm is established is no matter for keys, and asking costs more than the rest.
    for (const listing of findListingKeys(store, ids.slice(start, start + keysAtOnce), true)) {
      remove.run(listing.id)
      for (const key of identityKeys(listing))
        if (!key.startsWith('i:')) rows.push([hashKey(key), listing.id])
    }
    // In the order of the table, so that each of its pages is written once.
    rows.sort((x, y) => x[0] - y[0] || x[1] - y[1])
    for (const [key, listing] of rows) insert.run(key, listing)
  }
}

/** Firms that analysts have spoken of. */
function workedFirms(store: Store): number[] {
  return prepared(
    store,
    `SELECT DISTINCT ${presentFirm('w')} FROM (
       SELECT firm FROM tags UNION SELECT firm FROM decisions UNION SELECT firm FROM notes UNION SELECT firm FROM corrections
       UNION SELECT firm FROM firm_relations UNION SELECT other FROM firm_relations UNION SELECT firm FROM firm_aliases) w`,
  )
    .pluck()
    .all() as number[]
}

/** FNV-1a over the UTF-16 units, 26 bits each of two runs with different beginnings: 52 bits fit a number whole. */
export function hashKey(key: string): number {
  let high = 0x811c9dc5
  let low = 0x01000193
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i)
    high = Math.imul(high ^ unit, 0x01000193)
    low = Math.imul(low ^ unit, 0x85ebca6b)
  }
  return (high >>> 6) * 2 ** 26 + ((low ^ (low >>> 13)) >>> 6)
}
