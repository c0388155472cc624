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
    .sort(
      (x, y) =>
        y.score - x.score ||
        compareText(x.fitting.firm.name, y.fitting.firm.name) ||
        compareText(x.fitting.firm.firm, y.fitting.firm.firm),
    )
    .slice(0, limit)
    .map((each, i) => explained(each, i + 1))

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

/** Points in hundredths, so that sums are exact. */
interface ScoredFirm {
  fitting: FittingFirm
  /** Points for the fit. */
  fit: number
  /** Points for each kind of evidence, with the quote that earned them; no quote where nothing is known. */
  evidence: { criterion: string; most: number; points: number; quote: EvidenceQuote | undefined }[]
  score: number
}

/**
 * Rounds once, to hundredths of a point: the points of the fit as a whole, those of each kind of evidence. What each reason
 * gets is shared out of these (points.ts), so that the reasons add up to the score exactly.
 */
function scored(fitting: FittingFirm, weights: AnalysedNeed['weights']): ScoredFirm {
  const fit = Math.round(weights.fit * 100 * (fitting.fit / (fitting.fit + halfWay)))
  const { govtech, ai } = fitting.firm.evidence
  const evidence = (
    [
      ['public_sector', govtech, weights.public_sector],
      ['ai', ai, weights.ai],
    ] as const
  ).map(([criterion, quotes, weight]) => {
    const most = Math.round(weight * 100)
    const { share, quote } = judge(quotes)
    return { criterion, most, points: Math.round(most * share), quote }
  })
  return { fitting, fit, evidence, score: evidence.reduce((sum, { points }) => sum + points, fit) }
}

function explained({ fitting, fit, evidence, score }: ScoredFirm, rank: number): RankedFirm {
  const { firm, website, name } = fitting.firm
  const open = evidence.reduce((sum, { most, points }) => sum + most - points, 0)
  return {
    rank,
    firm,
    name,
    website,
    score: score / 100,
    low: score / 100,
    high: (score + open) / 100,
    reasons: [...fitReasons(fitting, fit), ...evidence.flatMap(evidenceReason)],
    unknown: evidence.flatMap(({ criterion, most, quote }) => (!quote && most > 0 ? [criterion] : [])),
  }
}

/** Terms that earned points, most first. */
function fitReasons({ listing, parts }: FittingFirm, points: number): Reason[] {
  const shares = sharePoints(
    points,
    parts.map((part) => part.share),
  )
  return parts
    .flatMap(({ term, match }, i): Reason[] => {
      const earned = shares[i] ?? 0
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
    .sort((x, y) => y.points - x.points || compareText(x.label, y.label))
}

function evidenceReason({ criterion, points, quote }: ScoredFirm['evidence'][number]): Reason[] {
  if (!quote || !points) return []
  return [
    {
      criterion,
      label: quote.rule,
      points: points / 100,
      quote: quoteAround(quote.quote, 0, quote.quote.length),
      url: quote.url,
      seen_at: quote.seen_at,
    },
  ]
}

/** One strong quote or two weak ones say yes, one weak one says maybe, none says nothing. The same in any order. */
function judge(quotes: readonly EvidenceQuote[]): { share: number; quote: EvidenceQuote | undefined } {
  const [quote] = [...quotes].sort(
    (x, y) =>
      compareText(x.strength, y.strength) ||
      compareText(x.rule, y.rule) ||
      compareText(x.quote, y.quote) ||
      compareText(x.url, y.url),
  )
  if (!quote) return { share: 0, quote }
  // Two directories often carry the same sentence: it counts once.
  const distinct = new Set(quotes.map((each) => each.quote))
  return { share: quote.strength === 'strong' || distinct.size > 1 ? 1 : 0.5, quote }
}

/** By code point, the same on every machine and in every locale. */
function compareText(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0
}
