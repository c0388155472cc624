/** One entry of one directory with clean fields: what the store keeps, and all that the ranking reads. No person is in it. */
export interface Listing {
  directory: string
  /** Id of the entry in its directory. */
  entry: string
  /** The page a person can open. */
  url: string
  name: string
  former_names: string[]
  /** As written in the name: "GmbH", "UG (haftungsbeschränkt)"; null where the name has none. */
  legal_form: string | null
  /** Absolute http(s) address without tracking parameters; null for social profiles and app stores. */
  website: string | null
  /** Registrable domain (eTLD+1) of the website in ASCII; null on shared hosts. */
  domain: string | null
  city: string | null
  region: string | null
  address: string | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
  founded: number | null
  /** One line of what the firm does. */
  summary: string | null
  description: string | null
  tags: string[]
  status: ListingStatus
  /** The day the directory says the entry was last edited. */
  updated_on: string | null
  extra: Record<string, string>
  /** One person who trades under a name, as far as the listing tells: its data are personal data. */
  sole_trader?: boolean
  /** What the page said, where cleaning changed it: field to original text. */
  original: Record<string, string>
}

export type ListingStatus = 'active' | 'inactive' | 'acquired' | 'unknown'

/** A listing as stored, with where it belongs and when it was seen. */
export interface StoredListing extends Listing {
  id: number
  firm: string
  first_seen: string
  last_seen: string
  /** Since when a full run no longer has it; null while it is there. */
  missing_since: string | null
  /** Two full runs in a row no longer had it. */
  gone: boolean
}
