import type { Paging } from '../directories/recipe.js'
import { Problem } from '../problem.js'

/** How much of a page is searched for the total, in characters: it stands at the head of the list or of the answer. */
const searched = 200_000

/**
 * Compiles the pattern that finds the number of entries in a page's text. "1.298", "1,298" and "1 298" are one number.
 * @throws Problem where the pattern is not valid or has no group
 */
export function compileTotal(paging: Paging | undefined): (text: string) => number | null {
  if (paging?.kind !== 'counter' || paging.total === undefined) return () => null
  const pattern = compilePattern(paging.total)
  return (text) => {
    const digits = pattern.exec(text.slice(0, searched))?.[1]?.replace(/[\s.,'’]/g, '')
    return digits !== undefined && /^\d{1,9}$/.test(digits) ? Number(digits) : null
  }
}

function compilePattern(source: string): RegExp {
  const remedy = 'Write the number in round brackets, e.g. "(\\d+) results".'
  let pattern: RegExp
  try {
    pattern = new RegExp(source, 'u')
  } catch (cause) {
    throw new Problem(
      `request.paging.total: "${source}" is not a valid pattern: ${(cause as Error).message}`,
      {
        remedy,
        cause,
      },
    )
  }
  if (new RegExp(`${source}|`, 'u').exec('')?.length === 1)
    throw new Problem(`request.paging.total: "${source}" has no number in round brackets`, { remedy })
  return pattern
}
