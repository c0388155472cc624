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
  SELECT l.id, directory, name, legal_form, domain, website, city, country, founded, summary, former_names,
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
  return readKeys(store, `${selectKeys} WHERE l.id IN (SELECT value FROM json_each(@asked)) ORDER BY l.id`, {
    ids,
    settled,
  })
}

/** All of them. */
export function listListingKeys(store: Store): ListingKey[] {
  return readKeys(store, `${selectKeys} WHERE @asked IS NOT NULL ORDER BY l.id`, { ids: [], settled: false })
}

/** Every listing that has one of the keys (identityKeys, or `i:` and its id). */
export function findListingsByKeys(store: Store, keys: readonly string[], settled = false): ListingKey[] {
  const ids = keys.filter((key) => key.startsWith('i:')).map((key) => Number(key.slice(2)))
  const hashes = keys.filter((key) => !key.startsWith('i:')).map(hashKey)
  const found = prepared(
    store,
    `SELECT DISTINCT listing FROM identity_keys WHERE key IN (SELECT value FROM json_each(?))`,
  ).all(JSON.stringify(hashes)) as { listing: number }[]
  return findListingKeys(store, [...new Set([...ids, ...found.map((row) => row.listing)])], settled)
}

/** Replaces the keys of these listings. */
export function saveIdentityKeys(store: Store, listings: readonly ListingKey[]): void {
  const remove = prepared(store, 'DELETE FROM identity_keys WHERE listing = ?')
  const insert = prepared(store, 'INSERT OR IGNORE INTO identity_keys (key, listing) VALUES (?, ?)')
  const rows: [number, number][] = []
  for (const listing of listings) {
    remove.run(listing.id)
    for (const key of identityKeys(listing)) if (!key.startsWith('i:')) rows.push([hashKey(key), listing.id])
  }
  // In the order of the table, so that each of its pages is written once.
  rows.sort((x, y) => x[0] - y[0] || x[1] - y[1])
  for (const [key, listing] of rows) insert.run(key, listing)
}

function readKeys(
  store: Store,
  sql: string,
  { ids, settled }: { ids: readonly number[]; settled: boolean },
): ListingKey[] {
  const rows = prepared(store, sql).all({
    asked: JSON.stringify(ids),
    worked: JSON.stringify(workedFirms(store)),
    settled: Number(settled),
  }) as KeyRow[]
  return rows.map(({ former_names, earlier_names, aliases, ...row }) => ({
    ...row,
    former_names: [former_names, earlier_names, aliases].flatMap((list) => JSON.parse(list) as string[]),
  }))
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
