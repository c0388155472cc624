import { usageProblem } from '../problem.js'
import { prepared, type Store } from './store.js'

/**
 * The firm that a row of an analyst's words belongs to now: words stay with the id they were given to, and are read through its
 * forwarding, so that merging and splitting lose none of them. An id of an older base forwards to the home of a listing,
 * which may forward itself: hence two steps. For use in SQL on a table with that column.
 */
export const presentFirm = (table: string, column = 'firm') =>
  `(SELECT coalesce(h.merged_into, h.id, f.id) FROM firms f LEFT JOIN firms h ON h.id = f.merged_into WHERE f.id = ${table}.${column})`

/** The firm itself and all ids that forward to it. */
export function idsOfFirm(store: Store, firm: number): number[] {
  return prepared(
    store,
    `SELECT id FROM firms WHERE id = @firm OR merged_into = @firm
       OR merged_into IN (SELECT id FROM firms WHERE merged_into = @firm) ORDER BY id`,
  )
    .pluck()
    .all({ firm }) as number[]
}

/**
 * A text as analysts write it: NFC, trimmed, without control characters; line breaks only where they are allowed.
 * @throws Problem for an empty text or one over `most` characters
 */
export function checkText(text: string, what: string, most: number, lines = false): string {
  const clean = text
    .normalize('NFC')
    .replace(lines ? /[^\P{Cc}\n]|\r/gu : /\s+/gu, lines ? '' : ' ')
    .trim()
  if (/[^\P{Cc}\n]/u.test(clean))
    throw usageProblem(`${what} has a control character in it.`, 'Write it without.')
  if (!clean || clean.length > most)
    throw usageProblem(
      `${what} is ${clean ? `${clean.length} characters long` : 'empty'}.`,
      `Write 1 to ${most} characters.`,
    )
  return clean
}
