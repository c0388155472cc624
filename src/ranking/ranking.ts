/** One reason for points: what earned them, quoted from a page on a day. */
export interface Reason {
  /** `fit`, `public_sector` or `ai`. */
  criterion: string
  /** What matched, in words a person understands: the concept or word, or what the evidence speaks of. */
  label: string
  /** The same for machines, in every language alike: `concept:building-permit`, `word:xbau`, `govtech/authorities@2`. */
  rule: string
  points: number
  quote: string
  /** Page of the listing. */
  url: string
  /** Day or instant the page was last seen, ISO. */
  seen_at: string
}

/** A firm that stands in a list for a need, ranked or not: null where it has no rank, or no points. */
export interface ListedFirm extends Omit<RankedFirm, 'rank' | 'score' | 'low' | 'high'> {
  rank: number | null
  score: number | null
  low: number | null
  high: number | null
}

/** A firm's place for a need; the points of the reasons add up to the score. */
export interface RankedFirm {
  rank: number
  firm: string
  name: string
  website: string | null
  /** 0 to 100, at most two decimals. */
  score: number
  /** The score if every unknown turns out "no" … */
  low: number
  /** … and if every unknown turns out "yes". */
  high: number
  reasons: Reason[]
  /** Share of what the need says in particular that the firm's best listing names, by weight: 0 to 1, two decimals. */
  covered: number
  /** Criteria of which nothing is known. */
  unknown: string[]
}
