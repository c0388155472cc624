import type { Listing } from './listing.js'

/** What identity looks at in a listing. `name` is without its legal form. */
export interface ListingKey
  extends Pick<
    Listing,
    'directory' | 'name' | 'former_names' | 'legal_form' | 'domain' | 'website' | 'city' | 'country'
  > {
  id: number
  founded?: number | null
  /** The firm's page in a social network or app store (Listing.extra.profile). */
  profile?: string | null
  /** The firm it belongs to now, if that one may not be merged by a rule alone: it has several listings, or words of analysts. */
  established?: number | null
}

/** What stands above every rule: what analysts said of pairs of listings, and what was joined before. */
export interface Decided {
  same: readonly (readonly [number, number])[]
  different: readonly (readonly [number, number])[]
  /** Edges a rule has drawn earlier: they hold although a listing has changed since, until an analyst says otherwise. */
  standing?: readonly Edge[]
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
  /** Pairs of firms that may be one. */
  proposals: Proposal[]
  /** Pairs within a firm that were joined earlier and that no rule joins any more. */
  doubts: Proposal[]
}

/** The reason of an edge that an analyst has drawn. */
export const analystReason = 'an analyst said: the same'
