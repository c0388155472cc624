import stringWidth from 'string-width'

const asciiOnly = /^[ -~]*$/
let segmenter: Intl.Segmenter | undefined

/** Characters as a reader sees them. Made when first needed: it takes 8 ms, and most texts fit uncut. */
function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/**
 * Columns a text takes on a terminal; wide characters and emoji take two. Measured with string-width, as cli-table3 does,
 * so that its padding fits. The text is clean: no escape sequences.
 */
export function textWidth(text: string): number {
  return asciiOnly.test(text) ? text.length : stringWidth(text)
}

/** The text, or its beginning with "…" so that it takes at most `width` columns; never half a character. */
export function cutToWidth(text: string, width: number): string {
  // A character takes at least one column, apart from combining marks, of which cleaning leaves four at most.
  if (text.length <= width * 12 && textWidth(text) <= width) return text
  if (width < 1) return ''
  let kept = ''
  let taken = 0
  for (const { segment } of graphemesOf(text)) {
    const next = textWidth(segment)
    if (taken + next > width - 1) break
    kept += segment
    taken += next
  }
  return `${kept.trimEnd()}…`
}

/**
 * Lines of at most `width` columns, broken at spaces; a word longer than a line is broken where the line ends. Line breaks
 * in the text stay.
 */
export function wrapToWidth(text: string, width: number): string[] {
  const room = Math.max(1, width)
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, room))
}

function wrapParagraph(paragraph: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let taken = 0
  const add = (piece: string, wide: number) => {
    const glue = line ? ' ' : ''
    if (line && taken + 1 + wide > width) {
      lines.push(line)
      line = piece
      taken = wide
    } else {
      line += glue + piece
      taken += glue.length + wide
    }
  }
  for (const word of paragraph.split(/ +/).filter(Boolean))
    for (const piece of breakWord(word, width)) add(piece, textWidth(piece))
  lines.push(line)
  return lines
}

function breakWord(word: string, width: number): string[] {
  if (textWidth(word) <= width) return [word]
  const pieces: string[] = []
  let piece = ''
  let taken = 0
  for (const { segment } of graphemesOf(word)) {
    const next = textWidth(segment)
    if (piece && taken + next > width) {
      pieces.push(piece)
      piece = ''
      taken = 0
    }
    piece += segment
    taken += next
  }
  return [...pieces, piece]
}
