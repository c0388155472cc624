import { usageProblem } from '../problem.js'
import { prepared, type Store } from './store.js'

/**
 * The firm that a row of an analyst's words belongs to now: words stay with the id they were given to, and are read through its
 * forwarding, so that merging and splitting lose none of them. For use in SQL on a table with a column `firm`.
 */
export const presentFirm = (table: string) =>
  `coalesce((SELECT merged_into FROM firms WHERE id = ${table}.firm), ${table}.firm)`

/** The firm itself and all ids that forward to it. */
export function idsOfFirm(store: Store, firm: number): number[] {
  return prepared(store, 'SELECT id FROM firms WHERE id = @firm OR merged_into = @firm ORDER BY id')
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
  if (!clean || clean.length > most || /[^\P{Cc}\n]/u.test(clean))
    throw usageProblem(
      `${what} is ${clean ? `${clean.length} characters long` : 'empty'}.`,
      `Write 1 to ${most} characters.`,
    )
  return clean
}
