import { compareText } from '../language/compare-text.js'
import type { NearListings } from './near.js'
import type { ScoredFirm } from './score.js'

/** Reciprocal rank fusion as published (Cormack, Clarke and Büttcher 2009): its k, measured on other collections. */
const k = 60
/**
 * The share of the vectors, measured with an English encoder of 2018 (docs/evaluation.md): half, as two equal lists would have it,
 * takes good firms from the top, German ones first; a tenth does not. A better model earns more by the settings.
 */
const nearShare = 0.1

/**
 * What a rank is worth against the first, by reciprocal rank fusion: 1 for the first, 0.87 for the tenth, 0.44 for the
 * seventy-eighth; 0 for none.
 */
export function worthOfRank(rank: number | null): number {
  return rank === null ? 0 : (k + 1) / (k + rank)
}

/**
 * Joins the order by words with the order by vectors. The points of the fit are shared out by the two ranks in place of the match
 * itself, since a cosine and a match have no scale in common; evidence and criteria count as before. Rounded once a part, so
 * that the points of a firm add up to its score.
 * @param order firms in any order, those with a near listing alone among them (rank.ts)
 * @param most what the fit can earn, in hundredths of a point
 * @param isOutside firms that are read and not ranked: each gets the ranks it would have, and moves nobody
 * @returns best first; ties by name
 */
export function fuseNear(
  order: readonly ScoredFirm[],
  { model, share = nearShare }: NearListings,
  most: number,
  isOutside: (firm: string) => boolean = () => false,
): ScoredFirm[] {
  const byWords = ranksOf(order, ({ fitting }) => (fitting.fit > 0 ? fitting.fit : null), isOutside)
  const byVectors = ranksOf(order, ({ fitting }) => fitting.nearest?.cosine ?? null, isOutside)
  return order
    .map((scored): ScoredFirm => {
      const { fitting } = scored
      const rank = byVectors.get(scored) ?? null
      const fit = Math.round(most * (1 - share) * worthOfRank(byWords.get(scored) ?? null))
      const points = Math.round(most * share * worthOfRank(rank))
      const near =
        rank !== null && fitting.nearest
          ? { model, rank, points, listing: fitting.nearest.listing }
          : undefined
      const score = scored.score - scored.fit + fit + (near?.points ?? 0)
      return { ...scored, fit, score, ...(near ? { near } : {}) }
    })
    .sort((a, b) => b.score - a.score || byName(a, b))
}

/** Ranks by a value, from 1; firms without it have none. */
function ranksOf(
  order: readonly ScoredFirm[],
  value: (scored: ScoredFirm) => number | null,
  isOutside: (firm: string) => boolean,
): Map<ScoredFirm, number> {
  const sorted = order
    .flatMap((scored) => {
      const found = value(scored)
      return found === null ? [] : [{ scored, found }]
    })
    .sort((a, b) => b.found - a.found || byName(a.scored, b.scored))
  let before = 0
  return new Map(
    sorted.map(({ scored }) => {
      const rank = before + 1
      if (!isOutside(scored.fitting.firm.firm)) before++
      return [scored, rank]
    }),
  )
}

function byName({ fitting: a }: ScoredFirm, { fitting: b }: ScoredFirm): number {
  return compareText(a.firm.name, b.firm.name) || compareText(a.firm.firm, b.firm.firm)
}
