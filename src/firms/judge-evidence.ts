import type { Direction, Quote } from './evidence.js'

export interface Judgement {
  outcome: 'yes' | 'maybe' | 'none'
  /** 0 to 1: 0 none, below 0.5 maybe, from 0.5 yes. */
  score: number
}

type Judged = Pick<Quote, 'rule' | 'strength'> & { direction?: Direction }

/** Whether a quote speaks for its statement at all: whom the state only regulates does not sell to it. */
export function supports({ direction }: { direction?: Direction }): boolean {
  return direction !== 'regulated-by'
}

/**
 * One strong phrase or two weak ones of different rules say yes; one weak one says maybe. More of them raise the score.
 * Who helps others to sell to the public sector (tender alerts, bid writing) is at most "maybe" by that alone; beside a
 * firm's own sales it adds nothing.
 */
export function judgeEvidence(quotes: readonly Judged[]): Judgement {
  const counted = quotes.filter(supports)
  const own = counted.filter(({ direction }) => direction !== 'helps-selling-to')
  const rules = new Map(own.map(({ rule, strength }) => [rule, strength]))
  const strong = [...rules.values()].filter((strength) => strength === 'strong').length
  const weak = rules.size - strong
  if (counted.length === 0) return { outcome: 'none', score: 0 }
  if (strong === 0 && weak <= 1) return { outcome: 'maybe', score: 0.3 }
  const score = Math.min(
    1,
    (strong > 0 ? 0.7 : 0.5) + 0.1 * (Math.max(strong - 1, 0) + (strong > 0 ? weak : weak - 2)),
  )
  return { outcome: 'yes', score: Math.round(score * 100) / 100 }
}
