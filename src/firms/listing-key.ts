import type { Listing } from './listing.js'

/** What identity looks at in a listing. `name` is without its legal form. */
export interface ListingKey
  extends Pick<
    Listing,
    'directory' | 'name' | 'former_names' | 'legal_form' | 'domain' | 'website' | 'city' | 'country'
  > {
  id: number
  founded?: number | null
  summary?: string | null
  /** The firm's page in a social network or app store (Listing.extra.profile). */
  profile?: string | null
}

/** What analysts said of pairs of listings; it stands above every rule. */
export interface Decided {
  same: readonly (readonly [number, number])[]
  different: readonly (readonly [number, number])[]
}

/** Why two listings are one firm. */
export interface Edge {
  a: number
  b: number
  /** In words, e.g. "same domain firma.de". */
  reason: string
  /** 0 to 1; edges are drawn from the strongest down. */
  strength: number
}

/** Two listings a person should look at. */
export interface Proposal {
  a: number
  b: number
  reasons: string[]
}

export interface Grouping {
  /** Ids of the listings of each firm, ascending; single ones too. */
  groups: number[][]
  /** The edges that hold the groups together, at least a spanning tree of each. */
  edges: Edge[]
  proposals: Proposal[]
}
