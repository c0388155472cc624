/** ESC sequences as ECMA-48 forms them: strings up to BEL or ST (OSC, DCS, SOS, PM, APC), CSI, and the short ones. */
const escapeString = /\u001b[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)/g
const escapeControl = /\u001b\[[0-?]*[ -/]*[@-~]/g
const escapeShort = /\u001b[ -/]*[0-~]/g
/** Colour and weight, the only sequences that the tool itself writes (SGR). */
const escapeColour = /\u001b\[[0-9;:]*m/g

const lineBreaks = /\r\n|[\n\r\u0085\u2028\u2029]/g
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g
/** Marks that turn the reading direction: "exe.fdp" shows as "pdf.exe" (Unicode TR 36, Trojan Source). */
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** Characters without width or visible form: zero-width joiners, soft hyphen, BOM, variation selectors, tags. */
const invisible = /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}]/gu
/** More than four marks on one letter spill over the lines above and below. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu
const loneSurrogates = /\p{Surrogate}/gu

/** A text without escape sequences: each goes whole, so that of a red word no "[31m" is left. */
export function dropEscapes(text: string): string {
  if (!text.includes('\u001b')) return text
  return text.replace(escapeString, '').replace(escapeControl, '').replace(escapeShort, '')
}

/** Most texts are plain and pass at once. */
const plain = /^[ -~]*$/

/**
 * Text from outside (web pages, files, other programs) made harmless for a terminal and for documents: no escape
 * sequences, controls, direction marks or invisible characters; tabs become spaces; lone surrogates become U+FFFD.
 * Line breaks become one space and outer spaces go, or all stay with `keepNewlines`, breaks as `\n`. Cleaning twice changes nothing more.
 */
export function cleanForTerminal(text: string, options: { keepNewlines?: boolean } = {}): string {
  if (plain.test(text)) return options.keepNewlines ? text : text.trim()
  const oneKindOfBreak = dropEscapes(text.replace(loneSurrogates, '\ufffd'))
    .replace(directionMarks, '')
    .replace(invisible, '')
    .replace(lineBreaks, '\n')
    .replace(/[\t\v\f]/g, ' ')
    .replace(controls, '')
    .replace(stackedMarks, '$1')
  return options.keepNewlines ? oneKindOfBreak : oneKindOfBreak.replace(/ *\n\s*/g, ' ').trim()
}

/**
 * The last guard before standard output: everything that could steer a terminal goes, the tool's own colours stay where
 * `colour` says that they may. Tabs, line breaks, BOM and invisible characters pass, so that TSV and CSV stay whole.
 */
export function guardOutput(text: string, colour: boolean): string {
  if (!/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text))
    return text
  if (!colour) return dropSteering(text)
  let safe = ''
  let from = 0
  for (const match of text.matchAll(escapeColour)) {
    safe += dropSteering(text.slice(from, match.index)) + match[0]
    from = match.index + match[0].length
  }
  return safe + dropSteering(text.slice(from))
}

function dropSteering(text: string): string {
  return dropEscapes(text)
    .replace(directionMarks, '')
    .replace(/\r(?!\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
}

/** JSON text in which the characters that could steer a terminal are written as `\uXXXX`; a parser reads the same value. */
export function escapeJson(json: string): string {
  return json.replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
