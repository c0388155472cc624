import { compareText } from '../language/compare-text.js'
import type { AnalysedNeed, NeedTerm } from '../needs/analyse-need.js'
import type { CandidateFirm, CandidateListing } from './candidate-firm.js'
import { k1, saturation } from './candidates.js'
import { coverageOf, coverageShares } from './coverage.js'
import { budgetOf, type NeedCriterion } from './criteria.js'
import { fuseNear } from './fuse.js'
import { type Labels, labelsIn } from './labels.js'
import { type ListingSearch, searchListings } from './listing-search.js'
import { type ListingMatch, ListingMatcher } from './match-listing.js'
import { type NearListings, nearestOf } from './near.js'
import type { RankedFirm } from './ranking.js'
import { explainFirm, type FittingFirm, type ScoredFirm, scoreFirm } from './score.js'
import { termShares } from './term-shares.js'
import type { TextIndex } from './text-index.js'

export type { CandidateFirm } from './candidate-firm.js'

export interface RankInput {
  need: AnalysedNeed
  index: TextIndex
  /** The firms that own these listings, each once, in any order. */
  findFirms(listings: readonly number[]): readonly CandidateFirm[]
  /** Points of each criterion; those of the need where left out. */
  weights?: AnalysedNeed['weights']
  /** Criteria that the need sets beside them. */
  criteria?: readonly NeedCriterion[]
  /** Listings near by their vectors: a firm with one that stands out is kept, whatever its words. What they count is for fuse.ts. */
  near?: NearListings | undefined
  /** Firms returned at most. */
  limit?: number
  /** What the reasons are called; English unless given. */
  labels?: Labels
}

/** What is left of a match where a guard word says that another job is meant. */
const guardedShare = 0.25

/**
 * Firms in the order in which they fit a need, each point with its reason. Fit is a firm's best listing, not the sum: a firm
 * that stands in more directories is no better for it. Evidence that is missing is unknown, never "no".
 */
export function rankFirms({
  limit = 300,
  labels = labelsIn('en'),
  index,
  ...input
}: RankInput): RankedFirm[] {
  const order = orderFirms({ ...input, search: searchListings(input.need, index) })
  const { need, near, weights = need.weights, criteria } = input
  return (near ? fuseNear(order, near, budgetOf(weights, criteria).fit) : order)
    .slice(0, limit)
    .map((each, i) => explainFirm(each, i + 1, labels))
}

/**
 * The same order with bare points: reasons are put into words for those that are shown.
 * @param input.search texts that are not among its matches are read, and what they say is added to them
 */
export function orderFirms({
  need,
  search,
  findFirms,
  weights = need.weights,
  criteria = [],
  near,
}: Omit<RankInput, 'limit' | 'labels' | 'index'> & { search: ListingSearch }): ScoredFirm[] {
  const { idf, listings } = search
  const shares = termShares(need.terms, idf)
  const coverage = coverageShares(need.terms, shares)
  let matcher: ListingMatcher | undefined
  const fitting = findFirms(listings).flatMap((firm) => {
    const fits = firm.listings
      .map((listing) => fitOf(firm, listing))
      .filter((fit) => fit !== null)
      .sort((x, y) => y.fit - x.fit || x.listing.id - y.listing.id)
    const [best] = fits
    if (!best || !near) return best ? [best] : []
    const nearest = nearestOf(
      fits.map(({ listing }) => listing),
      near.cosines,
    )
    const isFound = best.fit > 0 || (nearest !== undefined && nearest.cosine >= near.outstanding)
    return isFound ? [{ ...best, ...(nearest ? { nearest } : {}) }] : []
  })
  const budget = budgetOf(weights, criteria)
  return fitting
    .map((fit) => scoreFirm(fit, budget))
    .sort(
      (x, y) =>
        y.score - x.score ||
        compareText(x.fitting.firm.name, y.fitting.firm.name) ||
        compareText(x.fitting.firm.firm, y.fitting.firm.firm),
    )

  function fitOf(firm: CandidateFirm, listing: CandidateListing): FittingFirm | null {
    const { matches, length, admitted } = matchOf(listing)
    if (!admitted) return null
    const parts = matches.map((match) => {
      const share = ((shares[match.term] ?? 0) * saturation(match.count, length, search)) / (k1 + 1)
      return {
        term: need.terms[match.term] as NeedTerm,
        share: match.guarded ? share * guardedShare : share,
        match,
      }
    })
    const fit = parts.reduce((sum, part) => sum + part.share, 0)
    if (fit <= 0 && !near?.cosines.has(listing.id)) return null
    return { firm, listing, parts, fit, covered: coverageOf(parts, coverage) }
  }

  function matchOf(listing: CandidateListing): ListingMatch {
    let match = search.matches.get(listing.id)
    if (!match) {
      matcher ??= new ListingMatcher(need)
      match = matcher.match(listing)
      search.matches.set(listing.id, match)
    }
    return match
  }
}
