import type { AnalysedNeed, NeedTerm } from '../needs/analyse-need.js'
import { findCandidates, k1, saturation } from './candidates.js'
import { ListingMatcher, type ListingTexts, type TermMatch } from './match-listing.js'
import { sharePoints } from './points.js'
import { quoteAround } from './quote.js'
import type { RankedFirm, Reason } from './ranking.js'
import type { TextIndex } from './text-index.js'

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
  url: string
  seen_at: string
}

/** A firm that owns a candidate listing, with all its listings and its evidence. */
export interface CandidateFirm {
  firm: string
  name: string
  website: string | null
  listings: readonly CandidateListing[]
  evidence: { ai: readonly EvidenceQuote[]; govtech: readonly EvidenceQuote[] }
}

export interface RankInput {
  need: AnalysedNeed
  index: TextIndex
  /** The firms that own these listings, each once, in any order. */
  findFirms(listings: readonly number[]): readonly CandidateFirm[]
  /** Points of each criterion; those of the need where left out. */
  weights?: AnalysedNeed['weights']
  /** Firms returned at most. */
  limit?: number
}

/** Listings whose texts are read: enough that what counts alone put too low still comes up. */
const candidateLimit = 600
/** What the search lines count against title and text together, where there are any. */
const lineShare = 0.5
/** What is left of a match where a guard word says that another job is meant. */
const guardedShare = 0.25
/** The match, as a share of the best thinkable, that earns half of the points for the fit. */
const halfWay = 0.2

interface FittingFirm {
  firm: CandidateFirm
  listing: CandidateListing
  /** Shares of the best thinkable match by term. */
  parts: { term: NeedTerm; share: number; match: TermMatch }[]
  fit: number
}

/**
 * Firms in the order in which they fit a need, each point with its reason. Fit is a firm's best listing, not the sum: a firm
 * that stands in more directories is no better for it. Evidence that is missing is unknown, never "no".
 */
export function rankFirms({
  need,
  index,
  findFirms,
  weights = need.weights,
  limit = 300,
}: RankInput): RankedFirm[] {
  const { idf, listings } = findCandidates(index, {
    terms: need.terms,
    weigh: (idf) => termShares(need.terms, idf),
    must: need.must.flatMap((phrase) => phrase.parts),
    limit: candidateLimit,
  })
  const shares = termShares(need.terms, idf)
  const matcher = new ListingMatcher(need)
  const fitting = findFirms(listings).flatMap((firm) => {
    const best = firm.listings
      .map((listing) => fitOf(firm, listing))
      .filter((fit) => fit !== null)
      .sort((x, y) => y.fit - x.fit || x.listing.id - y.listing.id)[0]
    return best ? [best] : []
  })
  return fitting
    .map((fit) => scored(fit, weights))
    .sort((x, y) => y.score - x.score || compareText(x.name, y.name) || compareText(x.firm, y.firm))
    .slice(0, limit)
    .map((firm, i) => ({ ...firm, rank: i + 1 }))

  function fitOf(firm: CandidateFirm, listing: CandidateListing): FittingFirm | null {
    const { matches, length, admitted } = matcher.match(listing)
    if (!admitted) return null
    const parts = matches.map((match) => {
      const share = ((shares[match.term] ?? 0) * saturation(match.count, length, index)) / (k1 + 1)
      return {
        term: need.terms[match.term] as NeedTerm,
        share: match.guarded ? share * guardedShare : share,
        match,
      }
    })
    const fit = parts.reduce((sum, part) => sum + part.share, 0)
    return fit > 0 ? { firm, listing, parts, fit } : null
  }
}

/**
 * What each term can add to a match at most; they add up to 1. Text and search lines are brought to the same scale before
 * they are put together, which does what fusing two rankings does and still lets every point be named.
 */
function termShares(terms: readonly NeedTerm[], idf: readonly number[]): number[] {
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

function scored({ firm, listing, parts, fit }: FittingFirm, weights: AnalysedNeed['weights']): RankedFirm {
  const hundredths = Math.round(weights.fit * 100 * (fit / (fit + halfWay)))
  const points = sharePoints(
    hundredths,
    parts.map((part) => part.share),
  )
  const reasons: Reason[] = parts.flatMap(({ term, match }, i) => {
    const earned = points[i] ?? 0
    if (!earned) return []
    const { text, start, end } = match.best
    return [
      {
        criterion: 'fit',
        label: match.guarded ? `${term.label} (another job is named too)` : term.label,
        points: earned / 100,
        quote: quoteAround(text, start, end),
        url: listing.url,
        seen_at: listing.seen_at,
      },
    ]
  })
  reasons.sort((x, y) => y.points - x.points || compareText(x.label, y.label))
  let score = hundredths
  let open = 0
  const unknown: string[] = []
  for (const [criterion, quotes, weight] of [
    ['public_sector', firm.evidence.govtech, weights.public_sector],
    ['ai', firm.evidence.ai, weights.ai],
  ] as const) {
    const most = Math.round(weight * 100)
    const statement = judge(quotes)
    const earned = Math.round(most * statement.share)
    score += earned
    open += most - earned
    if (!statement.quote && most > 0) unknown.push(criterion)
    else if (statement.quote && earned > 0)
      reasons.push({
        criterion,
        label: statement.quote.rule,
        points: earned / 100,
        quote: quoteAround(statement.quote.quote, 0, statement.quote.quote.length),
        url: statement.quote.url,
        seen_at: statement.quote.seen_at,
      })
  }
  return {
    rank: 0,
    firm: firm.firm,
    name: firm.name,
    website: firm.website,
    score: score / 100,
    low: score / 100,
    high: (score + open) / 100,
    reasons,
    unknown,
  }
}

/** One strong quote or two weak ones say yes, one weak one says maybe, none says nothing. */
function judge(quotes: readonly EvidenceQuote[]): { share: number; quote: EvidenceQuote | undefined } {
  const strong = quotes.find((quote) => quote.strength === 'strong')
  const quote = strong ?? quotes[0]
  if (!quote) return { share: 0, quote }
  const rules = new Set(quotes.map((each) => each.quote))
  return { share: strong || rules.size > 1 ? 1 : 0.5, quote }
}

/** By code point, the same on every machine and in every locale. */
function compareText(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0
}
