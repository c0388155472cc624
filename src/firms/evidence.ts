/** A quoted piece of a listing that supports a statement. */
export interface Quote {
  /** At most 200 characters. */
  quote: string
  /** Field it stands in: summary, description, tags. */
  field: string
  /** Rule that found it, e.g. `ai/machine-learning`, and behind @ the lexicon's version: `ai/machine-learning@1`. */
  rule: string
  strength: 'strong' | 'weak'
}

/** Is the firm an AI firm; does it sell to the public sector. */
export type Statement = 'ai' | 'govtech'
