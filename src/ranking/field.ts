import type { ScoredFirm } from './score.js'

/** A clear match names at least this share of what the need says in particular, by weight. */
export const clearShare = 0.5
/** Fewer clear matches than this are a thin field. */
const thin = 5
/** A fall of the score by less than this share is no cliff. */
const leastDrop = 0.08
/** A cliff is looked for among the first so many: behind them nobody reads a list. */
const lookedAt = 30

/** How many firms of a ranking do what the need asks, as far as their texts tell. */
export interface Field {
  /** Firms that name at least half of what the need says in particular. */
  clear: number
  /** The rank behind which the score falls most, by share; null where it falls evenly. */
  cliff_after: number | null
  /** One sentence for a thin field, none for another. */
  note: string | null
}

/** @param order all ranked firms, best first */
export function fieldOf(order: readonly Pick<ScoredFirm, 'score' | 'fitting'>[]): Field {
  const clear = order.filter(({ fitting }) => fitting.covered >= clearShare).length
  const cliff = cliffOf(order.slice(0, lookedAt).map(({ score }) => score))
  return { clear, cliff_after: cliff, note: noteOn(clear, order.length, cliff) }
}

/** The rank behind which the largest relative fall lies, the first of equals. */
function cliffOf(scores: readonly number[]): number | null {
  let most = leastDrop
  let after: number | null = null
  for (let i = 1; i < scores.length; i++) {
    const before = scores[i - 1] as number
    const drop = before > 0 ? (before - (scores[i] as number)) / before : 0
    if (drop > most) {
      most = drop
      after = i
    }
  }
  return after
}

function noteOn(clear: number, ranked: number, cliff: number | null): string | null {
  if (clear >= thin || ranked === 0) return null
  const matches = clear === 0 ? 'no clear match' : clear === 1 ? 'one clear match' : `${clear} clear matches`
  const behind = cliff === null ? '' : ` The score falls most behind rank ${cliff}.`
  return `A thin field: ${matches}, that is a firm whose texts name half of what is sought or more.${behind} The others share only some words with the need.`
}
