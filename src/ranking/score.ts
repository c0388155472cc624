import { compareText } from '../language/compare-text.js'
import type { NeedTerm } from '../needs/analyse-need.js'
import type { CandidateFirm, CandidateListing, EvidenceQuote } from './candidate-firm.js'
import type { PointBudget } from './criteria.js'
import type { Labels } from './labels.js'
import { type TermMatch, textOfPart } from './match-listing.js'
import { textForVector } from './near.js'
import { sharePoints } from './points.js'
import { quoteAround } from './quote.js'
import type { RankedFirm, Reason } from './ranking.js'

/** The match, as a share of the best thinkable, that earns half of the points for the fit. */
const halfWay = 0.2

/** A firm with its best listing for a need. */
export interface FittingFirm {
  firm: CandidateFirm
  listing: CandidateListing
  /** Shares of the best thinkable match by term. */
  parts: { term: NeedTerm; share: number; match: TermMatch }[]
  fit: number
  /** Share of what the need says in particular that the listing names, by weight, 0 to 1 (coverage.ts). */
  covered: number
  /** Its listing that lies nearest to the need by its vector; only where vectors were asked (near.ts). */
  nearest?: { listing: CandidateListing; cosine: number }
}

/** Points in hundredths, so that sums are exact. */
export interface ScoredFirm {
  fitting: FittingFirm
  /** Points for the fit, by its words. */
  fit: number
  /** Points that the vector of a listing earned, and its rank by it; only where two orders were joined (fuse.ts). */
  near?: { model: string; rank: number; points: number; listing: CandidateListing }
  /**
   * Points for each kind of evidence and each criterion of the need, with the quote that earned them; no quote where nothing
   * is known.
   */
  evidence: {
    criterion: string
    most: number
    points: number
    /** The points that it may still come to: all while nothing is known, of an answer what an authority's word would bring. */
    reach: number
    /** Somebody found or answered something. */
    known: boolean
    quote: EvidenceQuote | undefined
    /** "No" keeps the firm out. */
    knockout: boolean
    /** Whether an analyst answered "no"; absent where none has answered. */
    isNo?: boolean
  }[]
  score: number
}

/**
 * Rounds once, to hundredths of a point: the points of the fit as a whole, those of each kind of evidence. What each reason
 * gets is shared out of these (points.ts), so that the reasons add up to the score exactly.
 */
export function scoreFirm(fitting: FittingFirm, budget: PointBudget): ScoredFirm {
  const fit = Math.round(budget.fit * (fitting.fit / (fitting.fit + halfWay)))
  const { govtech, ai, place } = fitting.firm.evidence
  const evidence = (
    [
      ['public_sector', govtech, budget.public_sector],
      ['ai', ai, budget.ai],
      ...(place && budget.place ? [['place', place, budget.place] as const] : []),
    ] as const
  ).map(([criterion, quotes, most]) => {
    const { share, quote } = judge(quotes)
    const points = Math.round(most * share)
    return { criterion, most, points, reach: most, known: quote !== undefined, quote, knockout: false }
  })
  const all = [...evidence, ...budget.criteria.map((one) => scoreCriterion(one, fitting.firm))]
  return { fitting, fit, evidence: all, score: all.reduce((sum, { points }) => sum + points, fit) }
}

/** What nobody has answered is unknown, which is neither yes nor no. */
function scoreCriterion(
  { id, most, knockout }: PointBudget['criteria'][number],
  { answers = [] }: CandidateFirm,
): ScoredFirm['evidence'][number] {
  const answer = answers.find(({ criterion }) => criterion === id)
  if (!answer)
    return { criterion: id, most, points: 0, reach: most, known: false, quote: undefined, knockout }
  return {
    criterion: id,
    most,
    points: Math.round(most * answer.share),
    reach: Math.round(most * answer.reach),
    known: true,
    quote: answer.quote,
    knockout,
    isNo: answer.isNo,
  }
}

/** Whether a knock-out was answered with "no". */
export function isKnockedOut({ evidence }: ScoredFirm): boolean {
  return evidence.some(({ knockout, isNo }) => knockout && isNo === true)
}

/** The firm as it is shown, each point with quote, page and date. */
export function explainFirm(
  { fitting, fit, near, evidence, score }: ScoredFirm,
  rank: number,
  labels: Labels,
): RankedFirm {
  const { firm, website, name } = fitting.firm
  const open = evidence.reduce((sum, { reach, points }) => sum + reach - points, 0)
  return {
    rank,
    firm,
    name,
    website,
    score: score / 100,
    low: score / 100,
    high: (score + open) / 100,
    reasons: [
      ...fitReasons(fitting, fit, labels),
      ...(near?.points ? [nearReason(near, labels)] : []),
      ...evidence.flatMap((one) => evidenceReason(one, labels)),
    ],
    covered: Math.round(fitting.covered * 100) / 100,
    unknown: evidence.flatMap(({ criterion, most, known, knockout }) =>
      !known && (most > 0 || knockout) ? [criterion] : [],
    ),
  }
}

/** Terms that earned points, most first. Concepts overlap; the same words are one reason with the points of all of them. */
function fitReasons({ listing, parts }: FittingFirm, points: number, labels: Labels): Reason[] {
  const shares = sharePoints(
    points,
    parts.map((part) => part.share),
  )
  const earned = parts
    .map((part, i) => ({ ...part, points: shares[i] ?? 0 }))
    .filter((part) => part.points > 0)
  return joinSameWords(earned)
    .map(({ term, match, points }): Reason => {
      const { part, start, end } = match.best
      return {
        criterion: 'fit',
        label: labels.term(term, match.guarded),
        rule: `${term.kind}:${term.id}`,
        points: points / 100,
        quote: quoteAround(textOfPart(listing, part), start, end),
        url: listing.url,
        seen_at: listing.seen_at,
      }
    })
    .sort((x, y) => y.points - x.points || compareText(x.rule, y.rule))
}

type Earned = FittingFirm['parts'][number] & { points: number }

/**
 * Parts that are shown by the same words of the listing as one: the longest match names it, of equals the one with more
 * points. So no word is named twice, and no point is lost.
 */
function joinSameWords(parts: readonly Earned[]): Earned[] {
  const length = ({ match: { best } }: Earned) => best.end - best.start
  const joined: Earned[] = []
  const sorted = [...parts].sort(
    (x, y) => length(y) - length(x) || y.points - x.points || compareText(x.term.id, y.term.id),
  )
  for (const part of sorted) {
    const { part: place, start, end } = part.match.best
    const same = joined.find(
      ({ match: { best, guarded } }) =>
        guarded === part.match.guarded && best.part === place && best.start < end && start < best.end,
    )
    if (same) same.points += part.points
    else joined.push({ ...part })
  }
  return joined
}

/** No word of the listing is the reason, so its beginning is quoted. */
function nearReason(
  { model, rank, points, listing }: NonNullable<ScoredFirm['near']>,
  labels: Labels,
): Reason {
  return {
    criterion: 'fit',
    label: labels.near(model, rank),
    rule: `embeddings:${model}`,
    points: points / 100,
    quote: quoteAround(textForVector(listing), 0, 0),
    url: listing.url,
    seen_at: listing.seen_at,
  }
}

function evidenceReason(
  { criterion, points, quote }: ScoredFirm['evidence'][number],
  labels: Labels,
): Reason[] {
  if (!quote || !points) return []
  return [
    {
      criterion,
      label: labels.evidence(quote.rule),
      rule: quote.rule,
      points: points / 100,
      quote: quoteAround(quote.quote, 0, quote.quote.length),
      url: quote.url,
      seen_at: quote.seen_at,
    },
  ]
}

/**
 * One strong quote or two weak ones say yes, one weak one says maybe, none says nothing. The same in any order. Who helps
 * others to sell to the public sector may sell to it; whom it only regulates, says nothing (firms/judge-evidence).
 */
function judge(quotes: readonly EvidenceQuote[]): { share: number; quote: EvidenceQuote | undefined } {
  const [quote, ...others] = quotes
    .filter(({ direction }) => direction !== 'regulated-by')
    .sort(
      (x, y) =>
        Number(isHelper(x)) - Number(isHelper(y)) ||
        compareText(x.strength, y.strength) ||
        compareText(x.rule, y.rule) ||
        compareText(x.quote, y.quote) ||
        compareText(x.url, y.url),
    )
  if (!quote) return { share: 0, quote }
  if (isHelper(quote)) return { share: 0.5, quote }
  // Two directories often carry the same sentence: it counts once.
  const more = others.some((other) => !isHelper(other) && other.quote !== quote.quote)
  return { share: quote.strength === 'strong' || more ? 1 : 0.5, quote }
}

function isHelper({ direction }: EvidenceQuote): boolean {
  return direction === 'helps-selling-to'
}
