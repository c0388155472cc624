import type { Transform } from '../directories/extraction.js'
import { filled } from './fields.js'
import { htmlToText, markdownToText } from './plain-text.js'
import type { RawValue } from './record.js'

/** Told about a value that a transformation cannot use. */
export type Doubt = (kind: 'unknown-value' | 'bad-value', what: string) => void

type Step = (value: RawValue | undefined, doubt: Doubt) => RawValue | undefined
type NamedTransform = Extract<Transform, string>

/** Compiles transformations into one function over a text, a list of texts or nothing; empty results are nothing. */
export function compileTransforms(transforms: readonly Transform[]): Step {
  const steps = transforms.map(compileStep)
  return (value, doubt) => steps.reduce((now, step) => filled(step(now, doubt)), filled(value))
}

function compileStep(transform: Transform): Step {
  if (typeof transform === 'string') {
    if (transform === 'first') return (value) => (Array.isArray(value) ? value[0] : value)
    if (transform === 'last') return (value) => (Array.isArray(value) ? value.at(-1) : value)
    const list = listTransforms[transform as keyof typeof listTransforms]
    if (list) return (value) => (value === undefined ? undefined : [value].flat().flatMap(list))
    const change = textTransforms[transform as keyof typeof textTransforms]
    return eachText((text, doubt) => {
      const changed = change(text)
      if (changed === '' && picks.has(transform))
        doubt('bad-value', `"${shorten(text)}" holds nothing for ${transform}`)
      return changed
    })
  }
  if ('split' in transform) return splitBy(transform.split)
  if ('before' in transform) return eachText((text) => cut(text, transform.before, (at) => text.slice(0, at)))
  if ('after' in transform)
    return eachText((text) => cut(text, transform.after, (at) => text.slice(at + transform.after.length)))
  if ('remove' in transform) {
    const pieces = [transform.remove].flat()
    return eachText((text) => pieces.reduce((rest, piece) => rest.replaceAll(piece, ''), text))
  }
  if ('map' in transform) return lookUp(new Map(Object.entries(transform.map)))
  if ('prefix' in transform) return eachText((text) => transform.prefix + text)
  return (value) => value ?? transform.default
}

/** Those that pick a part out of a text: nothing found is worth a word. */
const picks: ReadonlySet<NamedTransform> = new Set(['year', 'date_dmy', 'date_berlin', 'date_epoch'])

/** Those that find several texts in one. */
const listTransforms = {
  hashtags: (text: string) =>
    Array.from(text.matchAll(/(?<![^\s,;(])#([\p{L}\d][\p{L}\d_/-]*)/gu), ([, tag]) => tag ?? ''),
  wiki_links: (text: string) =>
    Array.from(text.matchAll(/\[\[([^[\]|#]+)/g), ([, link = '']) =>
      link.slice(link.lastIndexOf('/') + 1).trim(),
    ),
}

const textTransforms: Record<
  Exclude<NamedTransform, 'first' | 'last' | keyof typeof listTransforms>,
  (text: string) => string
> = {
  squeeze: (text) => text.replace(/\s+/g, ' ').trim(),
  year: (text) => /(?<!\d)(?:1[89]\d\d|20\d\d|2100)(?!\d)/.exec(text)?.[0] ?? '',
  date_dmy: dayFromGerman,
  date_berlin: dayInBerlin,
  date_epoch: dayFromEpoch,
  url_decode: undoPercentEncoding,
  markdown_text: markdownToText,
  html_text: htmlToText,
  flag_country: countryOfFlag,
  address_town: townOfAddress,
}

function eachText(change: (text: string, doubt: Doubt) => string): Step {
  return (value, doubt) => {
    if (value === undefined) return undefined
    return typeof value === 'string' ? change(value, doubt) : value.map((text) => change(text, doubt))
  }
}

function splitBy(separator: string): Step {
  return (value) =>
    value === undefined
      ? undefined
      : [value].flat().flatMap((text) => text.split(separator).map((part) => part.trim()))
}

/** A text without the separator stays whole. */
function cut(text: string, separator: string, take: (at: number) => string): string {
  const at = text.indexOf(separator)
  return at < 0 ? text : take(at).trim()
}

function lookUp(table: ReadonlyMap<string, string>): Step {
  return eachText((text, doubt) => {
    const mapped = table.get(text.trim()) ?? table.get('*')
    if (mapped === undefined) doubt('unknown-value', `"${shorten(text)}" is not in the map`)
    return mapped ?? ''
  })
}

function dayFromGerman(text: string): string {
  const [, day = '', month = '', year = ''] =
    /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text) ?? []
  return calendarDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

let berlin: Intl.DateTimeFormat | undefined

/** A plain day stays as it is: it has no zone to shift. */
function dayInBerlin(text: string): string {
  const trimmed = text.trim()
  if (!/^\d{4}-\d{2}-\d{2}/.test(trimmed)) return ''
  if (!trimmed.includes('T')) return calendarDay(trimmed.slice(0, 10))
  const instant = new Date(trimmed)
  if (Number.isNaN(instant.getTime())) return ''
  berlin ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' })
  return berlin.format(instant)
}

function dayFromEpoch(text: string): string {
  if (!/^-?\d{1,11}(\.\d+)?$/.test(text.trim())) return ''
  return new Date(Number(text) * 1000).toISOString().slice(0, 10)
}

/** The day if the calendar has it, else nothing: 31.02. is a slip, not the 3rd of March. */
function calendarDay(day: string): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : ''
}

/** Sequences that are no valid UTF-8 stay as they stand. */
function undoPercentEncoding(text: string): string {
  return text.replace(/(?:%[\da-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })
}

/** Flags that are drawn from a region but name no country (ISO 3166-1 reserves EU and UN). */
const notCountries = new Set(['EU', 'UN'])

function countryOfFlag(text: string): string {
  const flag = /[\u{1F1E6}-\u{1F1FF}]{2}/u.exec(text)?.[0]
  const letters = [...(flag ?? '')]
    .map((sign) => String.fromCharCode((sign.codePointAt(0) ?? 0) - 0x1f1e6 + 65))
    .join('')
  return notCountries.has(letters) ? '' : letters
}

const country = /[\s,]+(?:Deutschland|Germany|Österreich|Austria|Schweiz|Switzerland)$/i

/** What follows the last postal code (four or five digits and a word), up to a comma, bracket or line end. */
function townOfAddress(text: string): string {
  const towns = [
    ...text.matchAll(/(?<![\p{L}\d])(?:[A-Z]{1,2}[- ])?\d{4,5}[ \t\u00a0]+(\p{L}[^,;|()\d\r\n\\]*)/gu),
  ]
  return (towns.at(-1)?.[1] ?? '').slice(0, 100).trim().replace(country, '').trim()
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
