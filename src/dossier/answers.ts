import type { Criterion } from '../needs/criteria.js'
import type { Need } from '../needs/need.js'
import type { Answer } from '../selection/assessment.js'
import { findAssessments, type StoredAssessment } from '../store/assessments.js'
import { findDecisions } from '../store/decisions.js'
import { formatFirmId } from '../store/listings.js'
import type { Store } from '../store/store.js'
import { readFirms } from './firm.js'

/** One criterion of one firm, answered or not. */
export interface AnswerRow {
  firm: string
  name: string
  criterion: string
  /** What it asks, English. */
  asks: string
  answer: Answer
  tier: StoredAssessment['tier']
  quote: string | null
  url: string | null
  evidence_on: string | null
  because: string | null
  made_by: string | null
}

/**
 * The same criteria of all firms, by firm and code: those that the need sets, of all firms taken for it; without a need those that
 * were answered of the firm. "Unknown" where nobody answered.
 */
export function readAnswerRows(
  store: Store,
  criteria: readonly Criterion[],
  { need, firm }: { need: Need | null; firm: number | null },
): AnswerRow[] {
  const taken = need
    ? [...findDecisions(store, need.id)].filter(([, { verdict }]) => verdict === 'in').map(([id]) => id)
    : []
  const firms = firm === null ? taken : [firm]
  if (!firms.length) return []
  const held = findAssessments(store, need ? { firms, need: need.id } : { firms })
  return readFirms(store, firms).flatMap(({ id, facts }) => {
    const answered = held.get(id) ?? []
    const asked = need
      ? need.criteria.map((one) => one.id)
      : [...new Set(answered.map((one) => one.criterion))]
    return asked.map((code): AnswerRow => {
      const answer = answered.find(({ criterion }) => criterion === code)
      return {
        firm: formatFirmId(id),
        name: facts.name,
        criterion: code,
        asks: criteria.find((one) => one.id === code)?.en ?? code,
        answer: answer?.answer ?? 'unknown',
        tier: answer?.tier ?? null,
        quote: answer?.quote ?? null,
        url: answer?.url ?? null,
        evidence_on: answer?.evidence_on ?? null,
        because: answer?.because ?? null,
        made_by: answer?.made_by ?? null,
      }
    })
  })
}
