/** A quoted piece of a listing that supports a statement, or, of the public sector, says what the firm has to do with it. */
export interface Quote {
  /** At most 200 characters. */
  quote: string
  /** Field it stands in: summary, description, tags; "directory" for a membership. */
  field: string
  /** Rule that found it, and behind @ the lexicon's version: `ai/machine-learning@1`, `ai/tag@1`, `govtech/membership@1`. */
  rule: string
  strength: 'strong' | 'weak'
  direction: Direction
  source: EvidenceSource
  /**
   * Where the phrase begins in the listing's clean field, in UTF-16 units; null for tags and memberships, which are quoted
   * whole.
   */
  offset: number | null
  /** Length of the phrase in UTF-16 units: `listing[field].slice(offset, offset + length)`; null where offset is. */
  length: number | null
}

/** Is the firm an AI firm; does it sell to the public sector. */
export type Statement = 'ai' | 'govtech'

/**
 * Where a firm stands to the public sector: it sells to it, it helps others to sell to it, or the state is its law-giver,
 * payer or sender of forms. Evidence of AI has the first.
 */
export type Direction = 'sells-to' | 'helps-selling-to' | 'regulated-by'

/** Who says it: the listing's own text, the directory's tag, or the directory by having the firm on its list. */
export type EvidenceSource = 'text' | 'tag' | 'membership'

/** A directory all of whose entries are of one kind: to be on it is evidence. */
export interface Membership {
  statement: Statement
  /** Title of the directory. */
  directory: string
}
