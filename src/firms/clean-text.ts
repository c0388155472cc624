import { dropEscapes } from '../terminal/clean.js'

/** Marks nobody sees: soft hyphen, zero-width, bidirectional controls, byte order mark, tag characters. */
const unseen =
  /\u034F|[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu
/** Control characters other than tab and line ends, and halves of surrogate pairs. */
const control = /[\u0000-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]|\p{Cs}/gu
const lineEnds = /\r\n?|[\u0085\u2028\u2029\u000B\u000C]/g

/**
 * Text as a person reads it: composed (NFC), without soft hyphens, zero-width marks, bidirectional overrides and control
 * characters, white space folded. Paragraphs stay, as one empty line; single line ends stay too.
 */
export function cleanText(text: string): string {
  return withoutMarks(text)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The same in one line: for names, towns, tags and summaries. */
export function cleanLine(text: string): string {
  return withoutMarks(text).replace(/\s+/g, ' ').trim()
}

const empty = /^(?:n\/?a|none|null|undefined|unknown|unbekannt|keine angabe|k\. ?a\.?|tbd|[-–—.?_/*]+)?$/i

/** The cleaned line, or null where the directory only says that it does not know: "", "n/a", "unknown", "-". */
export function filledLine(text: string | undefined): string | null {
  if (text === undefined) return null
  const line = cleanLine(text)
  return empty.test(line) ? null : line
}

function withoutMarks(text: string): string {
  return dropEscapes(text).replace(lineEnds, '\n').replace(unseen, '').replace(control, '').normalize('NFC')
}
