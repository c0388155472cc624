import type { NeedTerm } from '../needs/analyse-need.js'

/** A part of a match, as far as it is counted here. */
interface Part {
  match: { term: number; guarded: boolean }
}

/** The heaviest so many terms are what a need is about; a long one names many more in passing, and no listing has them all. */
const coreTerms = 4

/**
 * What each term adds to the share of a need that a listing covers; they add up to 1. Only the heaviest terms count. Common words
 * ("software", "data") are no sign that the same job is meant and count nothing, unless the need has no other.
 * @param shares what each term can add to a match (rank.ts)
 */
export function coverageShares(terms: readonly NeedTerm[], shares: readonly number[]): number[] {
  const specific = terms.map((term, i) => (term.generic ? 0 : (shares[i] ?? 0)))
  const counted = specific.some((share) => share > 0) ? specific : [...shares]
  const least = [...counted].sort((a, b) => b - a)[coreTerms - 1] ?? 0
  const core = counted.map((share) => (share >= least ? share : 0))
  const sum = core.reduce((all, share) => all + share, 0)
  return sum > 0 ? core.map((share) => share / sum) : core
}

/** The share a listing covers, 0 to 1. A word beside a guard word means another job and covers nothing. */
export function coverageOf(parts: readonly Part[], shares: readonly number[]): number {
  return parts.reduce((sum, { match }) => sum + (match.guarded ? 0 : (shares[match.term] ?? 0)), 0)
}
