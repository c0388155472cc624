import { longestQuote } from '../firms/quote-around.js'

/**
 * A piece of a text around a match, at most 200 characters, cut at word ends; "…" marks a cut. White space is folded.
 * @param start offsets of the match in the text, in UTF-16 units
 */
export function quoteAround(text: string, start: number, end: number): string {
  const whole = text.replace(/\s+/g, ' ').trim()
  if (whole.length <= longestQuote) return whole
  const before = text.slice(0, start).replace(/\s+/g, ' ').trimStart()
  const match = text.slice(start, end).replace(/\s+/g, ' ')
  const room = longestQuote - 2
  const matchStart = Math.min(before.length, whole.length)
  // The sentence the match stands in is the best beginning, if it is near.
  const sentence = Math.max(before.lastIndexOf('. '), before.lastIndexOf('! '), before.lastIndexOf('? ')) + 1
  const near = matchStart + match.length - sentence <= room
  let from = near ? sentence : Math.max(0, matchStart - Math.floor((room - match.length) / 2))
  while (whole.charAt(from) === ' ') from++
  if (!near && from > 0) from = nextWord(whole, from, matchStart)
  let to = Math.min(whole.length, from + room)
  if (to < whole.length) to = lastWordEnd(whole, from, to, Math.min(matchStart + match.length, to))
  return `${from > 0 ? '…' : ''}${whole.slice(from, to).trim()}${to < whole.length ? '…' : ''}`
}

function nextWord(text: string, from: number, limit: number): number {
  const space = text.indexOf(' ', from)
  return space >= 0 && space < limit ? space + 1 : limit
}

function lastWordEnd(text: string, from: number, to: number, least: number): number {
  if (text.charAt(to) === ' ') return to
  const space = text.lastIndexOf(' ', to)
  return space > from && space >= least ? space : to
}
