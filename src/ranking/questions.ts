import { compareText } from '../language/compare-text.js'
import type { ScoredFirm } from './score.js'

/** What nobody knows yet of a firm, and what an answer would do to its place. */
export interface Question {
  firm: string
  name: string
  website: string | null
  /** `public_sector`, `ai`, or a code of the need's criteria. */
  criterion: string
  rank: number
  /** The rank the firm takes if the answer is yes … */
  if_yes: number
  /** … and if it is no; null where "no" keeps it out. */
  if_no: number | null
  /** How much the larger of the two moves, 0 to 1: places near the top count more (see below). */
  effect: number
}

/**
 * Open criteria of the firms of a ranking, the one first that would change its order most. A place counts as in the measure nDCG
 * (Järvelin and Kekäläinen 2002): 1 at the first rank, 0.63 at the second, 0.5 at the third. From rank 3 to 1 matters more than
 * from 60 to 40, and what cannot come up to `top` is not asked.
 * @param order all ranked firms, best first
 * @param top so many first ranks are looked at
 */
export function findQuestions(order: readonly ScoredFirm[], top: number): Question[] {
  return order
    .flatMap((scored, i) => {
      const rank = i + 1
      const { firm, name, website } = scored.fitting.firm
      return scored.evidence.flatMap(({ criterion, points, reach, knockout, isNo }): Question[] => {
        // Who has answered is not asked again, though a better source would bring more.
        if (isNo !== undefined) return []
        const gain = reach - points
        const if_yes = gain > 0 ? rankWith(order, i, scored.score + gain) : rank
        const if_no = knockout ? null : rank
        if (if_yes > top || (if_yes === rank && if_no === rank)) return []
        const effect = Math.max(worth(if_yes) - worth(rank), knockout ? worth(rank) : 0)
        return [
          { firm, name, website, criterion, rank, if_yes, if_no, effect: Math.round(effect * 1e4) / 1e4 },
        ]
      })
    })
    .sort((a, b) => b.effect - a.effect || a.rank - b.rank || compareText(a.criterion, b.criterion))
}

function worth(rank: number): number {
  return 1 / Math.log2(rank + 1)
}

/** The rank of the firm at a place if it had this score; ties go by name, then by id, as in the ranking. */
function rankWith(order: readonly ScoredFirm[], place: number, score: number): number {
  const { name, firm } = (order[place] as ScoredFirm).fitting.firm
  let rank = place + 1
  while (rank > 1) {
    const above = order[rank - 2] as ScoredFirm
    const other = above.fitting.firm
    if (above.score - score > 0) break
    if (above.score === score && (compareText(other.name, name) || compareText(other.firm, firm)) < 0) break
    rank--
  }
  return rank
}
