import { compilePattern, type Pattern } from '../directories/pattern.js'
import type { Paging } from '../directories/recipe.js'
import { excerpt, Problem } from '../problem.js'
import { compileQuery } from './jmespath.js'
import { resolveAddress } from './links.js'
import type { PagingState, SourcePage } from './page.js'

/** How much of a page is searched for the total, in characters: it stands at the head of the list or of the answer. */
const searched = 200_000

/**
 * Compiles the pattern that finds the number of entries in a page's text. "1.298", "1,298" and "1 298" are one number.
 * @throws Problem where the pattern is not valid or has no group
 */
export function compileTotal(paging: Paging | undefined): (text: string) => number | null {
  if (paging?.kind !== 'counter' || paging.total === undefined) return () => null
  const pattern = compileNumber(paging.total)
  return (text) => {
    const digits = pattern.find(text.slice(0, searched))?.replace(/[\s.,'’]/g, '')
    return digits !== undefined && /^\d{1,9}$/.test(digits) ? Number(digits) : null
  }
}

function compileNumber(source: string): Pattern {
  try {
    return compilePattern(source)
  } catch (cause) {
    throw new Problem(
      `request.paging.total: "${excerpt(source)}" is not a valid pattern: ${excerpt((cause as Error).message)}`,
      {
        remedy: 'Write the number in round brackets, e.g. "(\\d+) results", in the syntax of RE2.',
        cause,
      },
    )
  }
}

/**
 * Compiles what a JSON answer says of how the list goes on.
 * @throws Problem where a path of the recipe is not valid
 */
export function compileJsonPaging(
  paging: Paging | undefined,
): (document: unknown, page: SourcePage) => PagingState {
  const path = (expression: string | undefined, key: string) =>
    expression === undefined ? undefined : compileQuery(expression, `request.paging.${key}`)
  const next = path(paging?.kind === 'next' ? paging.selector : undefined, 'selector')
  const cursor = path(paging?.kind === 'cursor' ? paging.at : undefined, 'at')
  const counter = paging?.kind === 'counter' ? paging : undefined
  const totalAt = path(counter?.total_at, 'total_at')
  const pagesAt = path(counter?.pages_at, 'pages_at')
  const totalIn = compileTotal(paging)
  return (document, page) => {
    const address = next && toMark(next.search(document))
    return {
      next: address === undefined || address === null ? null : resolveAddress(address, page.url),
      total: totalAt ? toCount(totalAt.search(document)) : totalIn(page.text),
      cursor: cursor ? toMark(cursor.search(document)) : null,
      pages: pagesAt ? toCount(pagesAt.search(document)) : null,
    }
  }
}

/** A number of entries, also where it is written as a text; null for anything else. */
export function toCount(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** A mark is a text or a number that is not empty; `false` and null say that there is none. */
function toMark(value: unknown): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value
  if (typeof first === 'number') return String(first)
  return typeof first === 'string' && first.trim() !== '' ? first : null
}
