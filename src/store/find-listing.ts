import { usageProblem } from '../problem.js'
import { formatFirmId } from './listings.js'
import { prepared, type Store } from './store.js'

/** Listings are called L1, L2, … to people. */
export function formatListingId(id: number): string {
  return `L${id}`
}

/**
 * The listing of a firm that an analyst means: L12, its page's address, its directory where the firm has one entry there, or
 * directory:entry.
 * @throws Problem when none or several of the firm's listings fit
 */
export function findListingOfFirm(store: Store, firm: number, words: string): number {
  const text = words.trim()
  const rows = prepared(
    store,
    'SELECT id, directory, entry, url FROM listings WHERE firm = ? ORDER BY id',
  ).all(firm) as { id: number; directory: string; entry: string; url: string }[]
  const found = rows.filter(
    ({ id, directory, entry, url }) =>
      formatListingId(id).toLowerCase() === text.toLowerCase() ||
      url === text ||
      directory === text ||
      `${directory}:${entry}` === text,
  )
  const [only] = found
  const known = rows.map(({ id, directory }) => `${formatListingId(id)} ${directory}`).join(', ')
  if (!only)
    throw usageProblem(`${formatFirmId(firm)} has no listing "${text}".`, `Its listings are: ${known}.`)
  if (found.length > 1)
    throw usageProblem(`${formatFirmId(firm)} has several listings "${text}".`, `Name one of: ${known}.`)
  return only.id
}
