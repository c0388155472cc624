import { nearestNames } from '../nearest-name.js'
import { usageProblem } from '../problem.js'
import type { Criterion } from './criteria.js'

/** The criterion with this code, in any case of letters. @throws Problem (usage) that lists the codes */
export function findCriterion(criteria: readonly Criterion[], code: string): Criterion {
  const wanted = code.trim().toUpperCase()
  const found = criteria.find(({ id }) => id === wanted)
  if (!found) {
    const [near] = nearestNames(
      code,
      criteria.flatMap(({ id, de, en }) => [id, de, en]),
    )
    const meant = criteria.find(({ id, de, en }) => near !== undefined && [id, de, en].includes(near))
    throw usageProblem(
      `There is no criterion "${code}".`,
      `${meant ? `Did you mean ${meant.id} (${meant.en})? ` : ''}They are: ${criteria.map(({ id, en }) => `${id} ${en}`).join(' · ')}`,
    )
  }
  return found
}
