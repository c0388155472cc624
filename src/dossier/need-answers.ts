import type { Need } from '../needs/need.js'
import type { CriterionAnswer } from '../ranking/candidate-firm.js'
import { reachOf, shareOf } from '../selection/assessment.js'
import { findAssessments, type StoredAssessment } from '../store/assessments.js'
import type { Store } from '../store/store.js'

/** What analysts answered to the criteria of a need, by firm; an answer "unknown" is none. */
export function readAnswers(store: Store, need: Need): Map<number, CriterionAnswer[]> {
  if (!need.criteria.length) return new Map()
  const asked = new Set(need.criteria.map(({ id }) => id))
  return new Map(
    [...findAssessments(store, { need: need.id })].map(([firm, answers]) => [
      firm,
      answers.filter(({ criterion, answer }) => asked.has(criterion) && answer !== 'unknown').map(toAnswer),
    ]),
  )
}

function toAnswer(answer: StoredAssessment): CriterionAnswer {
  const { criterion, url, quote, tier, evidence_on } = answer
  return {
    criterion,
    share: shareOf(answer),
    reach: reachOf(answer),
    isNo: answer.answer === 'no',
    ...(url && quote
      ? {
          quote: {
            quote,
            rule: `answered-${answer.answer}/${tier}`,
            strength: 'strong' as const,
            url,
            seen_at: evidence_on,
          },
        }
      : {}),
  }
}
