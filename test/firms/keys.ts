import { groupListings } from '../../src/firms/group-listings.js'
import type { Decided, Grouping, ListingKey } from '../../src/firms/listing-key.js'

export type Sketch = Partial<ListingKey> & { name: string }

/** Listings from what a case needs to say of them; ids by place from 1, each in a directory of its own unless said. */
export function listingKeys(sketches: readonly Sketch[]): ListingKey[] {
  return sketches.map((sketch, i) => ({
    id: i + 1,
    directory: `xx-${'abcdefghij'[i]}`,
    former_names: [],
    legal_form: null,
    domain: null,
    website: sketch.domain ? `https://${sketch.domain}/` : null,
    city: null,
    country: null,
    ...sketch,
  }))
}

export const nothingDecided: Decided = { same: [], different: [] }

export function group(sketches: readonly Sketch[], decided = nothingDecided): Grouping {
  return groupListings(listingKeys(sketches), decided)
}
