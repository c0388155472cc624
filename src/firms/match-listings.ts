import { groupListings } from './group-listings.js'
import { identityKeys } from './identity-keys.js'
import type { Decided, Grouping, ListingKey } from './listing-key.js'

/** More listings than this in reach of a change: from then on only those already joined are followed. */
const widestReach = 20_000

/**
 * The same as groupListings for all, but only for what changed and everything in reach of it over shared keys: the
 * groups it gives are whole. Listings that are not in the answer keep their firm.
 * @param lookup gives every stored listing that has one of the keys (identityKeys), changed ones in their new form; those known
 * may be left out
 */
export function matchListings(
  changed: readonly ListingKey[],
  lookup: (keys: string[], isKnown: (id: number) => boolean) => ListingKey[],
  decided: Decided,
): Grouping {
  const reached = new Map(changed.map((listing) => [listing.id, listing]))
  const asked = new Set<string>()
  const partners = partnersOf(decided)
  let newcomers: readonly ListingKey[] = changed
  while (newcomers.length > 0) {
    const keys: string[] = []
    // What is joined already is always followed, or a firm would lose a part of itself.
    const isWide = reached.size >= widestReach
    for (const listing of newcomers)
      for (const key of [...(isWide ? [] : identityKeys(listing)), ...(partners.get(listing.id) ?? [])]) {
        // Hints only lead from what changed: they join nothing, so they need not be followed.
        if (asked.has(key) || (key.startsWith('h:') && newcomers !== changed)) continue
        asked.add(key)
        keys.push(key)
      }
    const next: ListingKey[] = []
    for (const listing of keys.length ? lookup(keys, (id) => reached.has(id)) : [])
      if (!reached.has(listing.id)) {
        reached.set(listing.id, listing)
        next.push(listing)
      }
    newcomers = next
  }
  return groupListings([...reached.values()], decided)
}

/** Keys of the listings that are joined already, by an analyst or earlier, by listing. */
function partnersOf({ same, standing = [] }: Decided): Map<number, string[]> {
  const partners = new Map<number, string[]>()
  const link = (from: number, to: number) => {
    const keys = partners.get(from)
    if (keys) keys.push(`i:${to}`)
    else partners.set(from, [`i:${to}`])
  }
  for (const [a, b] of [...same, ...standing.map((edge) => [edge.a, edge.b] as const)]) {
    link(a, b)
    link(b, a)
  }
  return partners
}
