import { longestQuote } from '../firms/quote-around.js'
import { cleanForTerminal } from '../terminal/clean.js'

/**
 * The beginning of a text as one clean line of at most `limit` characters (UTF-16 units, as Excel and databases count),
 * cut at the end of a word and marked with "…". A single word longer than that is cut inside, never within a character.
 */
export function excerpt(text: string, limit: number): string {
  const line = cleanForTerminal(text)
  if (line.length <= limit) return line
  const head = line.slice(0, limit - 1)
  const wordEnd = line[limit - 1] === ' ' ? head.length : head.lastIndexOf(' ')
  const kept = wordEnd > limit / 3 ? head.slice(0, wordEnd) : head.replace(/[\ud800-\udbff]$/, '')
  return `${kept.replace(/[\s,;:–-]+$/, '')}…`
}

/** What of a directory's text an export may carry (permission.export): all, a short quote, or nothing of the text. */
export function permittedText(text: string | null, allowed: 'full' | 'quotes' | 'facts'): string | null {
  if (text === null || allowed === 'facts') return null
  return allowed === 'full' ? cleanForTerminal(text, { keepNewlines: true }) : excerpt(text, longestQuote)
}
