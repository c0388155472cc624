import { doubtful, isFuture, job, mainClause, negated, offer, question, trial } from './exclusion-times.js'
import {
  award,
  bibliography,
  career,
  contractAwarded,
  event,
  funding,
  geography,
  inHouse,
  law,
  otherFirm,
  regulated,
  research,
  visit,
} from './exclusion-words.js'

/** A reason why a sentence that names a body is no reference, or only one for a person to decide. */
export interface Exclusion {
  id: string
  effect: 'drop' | 'doubt'
  applies: (sentence: string) => boolean
}

/** All exclusions. */
export const exclusions: readonly Exclusion[] = [
  { id: 'question', effect: 'drop', applies: (text) => question.test(text) },
  { id: 'negated', effect: 'drop', applies: (text) => negated.test(mainClause(text)) },
  { id: 'funding', effect: 'drop', applies: (text) => funding.test(text) },
  { id: 'award', effect: 'drop', applies: (text) => award.test(text) && !contractAwarded.test(text) },
  { id: 'visit', effect: 'drop', applies: (text) => visit.test(text) },
  { id: 'event', effect: 'drop', applies: (text) => event.test(text) },
  { id: 'geography', effect: 'drop', applies: (text) => geography.test(text) },
  { id: 'bibliography', effect: 'drop', applies: (text) => bibliography.test(text) },
  { id: 'research', effect: 'drop', applies: (text) => research.test(text) },
  { id: 'career', effect: 'drop', applies: (text) => career.test(text) },
  { id: 'other-firm', effect: 'drop', applies: (text) => otherFirm.test(text) },
  { id: 'in-house', effect: 'drop', applies: (text) => inHouse.test(text) },
  { id: 'law', effect: 'drop', applies: (text) => law.test(text) },
  { id: 'regulated', effect: 'drop', applies: (text) => regulated.test(text) },
  { id: 'trial', effect: 'doubt', applies: (text) => trial.test(text) },
  { id: 'job', effect: 'doubt', applies: (text) => job.test(text) },
  { id: 'doubtful', effect: 'doubt', applies: (text) => doubtful.test(text) },
  { id: 'future', effect: 'drop', applies: (text) => !doubtful.test(text) && isFuture(text) },
  { id: 'offer', effect: 'drop', applies: (text) => !doubtful.test(text) && offer.test(text) },
]

/** What stands against a sentence: whether anything drops it, and what makes it doubtful. */
export interface Reasons {
  drops: readonly string[]
  doubts: readonly string[]
}

/** Everything that stands against a sentence. */
export function reasonsAgainst(sentence: string): Reasons {
  const reasons = exclusions.filter(({ applies }) => applies(sentence))
  return {
    drops: reasons.filter(({ effect }) => effect === 'drop').map(({ id }) => id),
    doubts: reasons.filter(({ effect }) => effect === 'doubt').map(({ id }) => id),
  }
}
