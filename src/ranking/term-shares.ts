import type { NeedTerm } from '../needs/analyse-need.js'

/** What the search lines count against title and text together, where there are any. */
const lineShare = 0.4

/**
 * What each term can add to a match at most; they add up to 1. Text and search lines are brought to the same scale before
 * they are put together, which does what fusing two rankings does and still lets every point be named.
 */
export function termShares(terms: readonly NeedTerm[], idf: readonly number[]): number[] {
  const text = normalised(terms.map((term, i) => term.weights.text * (idf[i] ?? 0)))
  const search = normalised(terms.map((term, i) => term.weights.search * (idf[i] ?? 0)))
  const hasText = text.some((share) => share > 0)
  const hasSearch = search.some((share) => share > 0)
  const line = hasSearch ? (hasText ? lineShare : 1) : 0
  return terms.map((_, i) => (1 - line) * (text[i] ?? 0) + line * (search[i] ?? 0))
}

function normalised(values: number[]): number[] {
  const sum = values.reduce((all, value) => all + value, 0)
  return sum > 0 ? values.map((value) => value / sum) : values
}
