import type { Quote } from './evidence.js'

export interface Judgement {
  outcome: 'yes' | 'maybe' | 'none'
  /** 0 to 1: 0 none, below 0.5 maybe, from 0.5 yes. */
  score: number
}

/** One strong phrase or two weak ones of different rules say yes; one weak one says maybe. More of them raise the score. */
export function judgeEvidence(quotes: readonly Quote[]): Judgement {
  const rules = new Map(quotes.map(({ rule, strength }) => [rule, strength]))
  const strong = [...rules.values()].filter((strength) => strength === 'strong').length
  const weak = rules.size - strong
  if (rules.size === 0) return { outcome: 'none', score: 0 }
  if (strong === 0 && weak === 1) return { outcome: 'maybe', score: 0.3 }
  const score = Math.min(
    1,
    (strong > 0 ? 0.7 : 0.5) + 0.1 * (Math.max(strong - 1, 0) + (strong > 0 ? weak : weak - 2)),
  )
  return { outcome: 'yes', score: Math.round(score * 100) / 100 }
}
