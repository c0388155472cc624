import type { NeedTerm } from '../needs/analyse-need.js'

/** A part of a match, as far as it is counted here. */
interface Part {
  match: { term: number; guarded: boolean }
}

/**
 * What each term adds to the share of a need that a listing covers; they add up to 1. Common words ("software", "data") are no
 * sign that the same job is meant and count nothing, unless the need has no other.
 * @param shares what each term can add to a match (rank.ts)
 */
export function coverageShares(terms: readonly NeedTerm[], shares: readonly number[]): number[] {
  const specific = terms.map((term, i) => (term.generic ? 0 : (shares[i] ?? 0)))
  const counted = specific.some((share) => share > 0) ? specific : [...shares]
  const sum = counted.reduce((all, share) => all + share, 0)
  return sum > 0 ? counted.map((share) => share / sum) : counted
}

/** The share a listing covers, 0 to 1. A word beside a guard word means another job and covers nothing. */
export function coverageOf(parts: readonly Part[], shares: readonly number[]): number {
  return parts.reduce((sum, { match }) => sum + (match.guarded ? 0 : (shares[match.term] ?? 0)), 0)
}
