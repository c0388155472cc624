import type { ListingTexts } from './match-listing.js'

/** A listing of a candidate firm. */
export interface CandidateListing extends ListingTexts {
  id: number
  url: string
  seen_at: string
}

/** A stored quote for "is an AI firm" or "sells to the public sector". */
export interface EvidenceQuote {
  quote: string
  rule: string
  strength: 'strong' | 'weak'
  /** Only of the public sector: whether the firm sells to it; absent is as `sells-to`. */
  direction?: 'sells-to' | 'helps-selling-to' | 'regulated-by'
  url: string
  seen_at: string
}

/** A firm that owns a candidate listing, with all its listings and its evidence. */
export interface CandidateFirm {
  firm: string
  name: string
  website: string | null
  listings: readonly CandidateListing[]
  evidence: {
    ai: readonly EvidenceQuote[]
    govtech: readonly EvidenceQuote[]
    /** Of a seat in a place that the need gives points for; absent where it gives none, or the firm sits elsewhere. */
    place?: readonly EvidenceQuote[]
  }
}
