/** Longest quote, in characters: enough to show a match, short enough to be a quotation with a link. */
export const longestQuote = 200

/** The piece of a text around a hit, cut at the sentence or at word ends, at most 200 characters with its "…" marks. */
export function quoteAround(text: string, start: number, end: number): string {
  const paragraphStart = text.lastIndexOf('\n', start - 1) + 1
  const nextBreak = text.indexOf('\n', end)
  const paragraphEnd = nextBreak < 0 ? text.length : nextBreak
  if (paragraphEnd - paragraphStart <= longestQuote) return text.slice(paragraphStart, paragraphEnd).trim()
  const from = Math.max(paragraphStart, sentenceStart(text, start, paragraphStart))
  const to = sentenceEnd(text, end, paragraphEnd)
  if (to - from <= longestQuote) return text.slice(from, to).trim()
  const room = longestQuote - 4
  if (end - start >= room) return `${text.slice(start, start + room).trim()} …`
  const spare = room - (end - start)
  const left = Math.max(from, start - Math.floor(spare / 2))
  const right = Math.min(to, left + room)
  const cutLeft = left === from ? from : nextBlank(text, left, start)
  const cutRight = right === to ? to : lastBlank(text, right, end)
  return `${cutLeft === from ? '' : '… '}${text.slice(cutLeft, cutRight).trim()}${cutRight === to ? '' : ' …'}`
}

function sentenceStart(text: string, at: number, floor: number): number {
  for (const match of [...text.slice(floor, at).matchAll(/[.!?]\s+(?=\p{Lu})/gu)].reverse())
    return floor + match.index + match[0].length
  return floor
}

function sentenceEnd(text: string, at: number, ceiling: number): number {
  const match = /[.!?](?=\s+\p{Lu}|\s*$)/u.exec(text.slice(at, ceiling))
  return match ? at + match.index + 1 : ceiling
}

function nextBlank(text: string, from: number, to: number): number {
  const blank = text.indexOf(' ', from)
  return blank < 0 || blank >= to ? to : blank + 1
}

function lastBlank(text: string, from: number, to: number): number {
  const blank = text.lastIndexOf(' ', from)
  return blank < to ? to : blank
}
