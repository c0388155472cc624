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

/** An analyst's answer to a criterion of the need. */
export interface CriterionAnswer {
  criterion: string
  /** Share of the criterion's points that it earns by who says it, 0 to 1; 0 without a page and its quote. */
  share: number
  /** What the same answer would earn if an authority said it. */
  reach: number
  /** "No" to a knock-out keeps the firm out. */
  isNo: boolean
  /** Absent where no page shows it: known all the same, and without points. */
  quote?: EvidenceQuote
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
  /** What analysts answered to the need's criteria; criteria that are not among them are unknown. */
  answers?: readonly CriterionAnswer[]
}
