import { type BlockingKeys, blockingKeys } from './identity-keys.js'
import type { ListingKey } from './listing-key.js'
import { isLossy, townKey } from './place.js'

/** A listing with everything a comparison needs, computed once. */
export interface Prepared extends BlockingKeys {
  listing: ListingKey
  /** Its place among the prepared ones. */
  at: number
  /** Folded town; empty where unknown. */
  town: string
  lossyTown: boolean
}

/** Prepares listings for comparison; towns are folded once each. */
export function prepareListings(listings: readonly ListingKey[]): Prepared[] {
  const towns = new Map<string, { town: string; lossyTown: boolean }>()
  return listings.map((listing, at) => {
    const city = listing.city ?? ''
    let town = towns.get(city)
    if (!town) {
      const key = townKey(city)
      town = { town: key, lossyTown: isLossy(key) }
      towns.set(city, town)
    }
    const { domain, names, formerNames, label, hints } = blockingKeys(listing)
    return { listing, at, domain, names, formerNames, label, hints, ...town }
  })
}
