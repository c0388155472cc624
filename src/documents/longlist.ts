import type { Reason } from '../ranking/ranking.js'
import { daysBetween } from '../terminal/when.js'
import type { Cell, CsvTable } from './csv.js'
import { excerpt } from './excerpt.js'
import { formatNumber } from './number.js'
import type { Language } from './paper.js'
import { wordsIn } from './words.js'

/** One firm of a longlist. Null is unknown, never "no"; texts are those that the directories' permission lets out. */
export interface LonglistRow {
  /** Null for a firm that is listed because somebody decided on it, and has no place in the ranking. */
  rank: number | null
  /** Public id of the firm. */
  firm: string
  name: string
  legal_form: string | null
  city: string | null
  /** ISO 3166-1 alpha-2. */
  country: string | null
  founded: number | null
  website: string | null
  product: string | null
  description: string | null
  /** Codes T01 to T25; empty when none was found. */
  fields: readonly string[]
  techniques: readonly string[]
  audiences: readonly string[]
  maturity: string | null
  /** References at authorities that are on record; 0 only where somebody looked and found none, else null. */
  references: number | null
  main_reference: { title: string; url: string | null } | null
  /** 0 to 100; null where no text of the firm speaks of the need. */
  score: number | null
  low: number | null
  high: number | null
  reasons: readonly Reason[]
  /** What nobody knows yet, in words. */
  open: readonly string[]
  status: 'in' | 'out' | 'open'
  /** Code A1 to A10, for firms not taken. */
  exclusion: string | null
  because: string | null
  sources: readonly { title: string; url: string }[]
  /** ISO days or instants. */
  first_seen: string
  last_checked: string
}

interface LonglistColumn {
  key: string
  de: string
  en: string
  cell: (row: LonglistRow, form: { lang: Language; today: string }) => Cell
}

/** Longest short description, in characters. */
const shortText = 200
const mostReasons = 3

/**
 * The 24 columns in their order. "unbekannt" stands in 3 to 14 where nothing is known. Others differ: reasons and open
 * points say "keine" when there is none, the exclusion code is empty for firms that are not excluded (it does not apply), and
 * status, sources and dates are always known. A firm that is not ranked has no number, one without points no score or range.
 */
const columns: readonly LonglistColumn[] = [
  { key: 'rank', de: 'Nr', en: 'No', cell: ({ rank }) => numberCell(rank) },
  { key: 'name', de: 'Firma', en: 'Firm', cell: ({ name }) => ({ text: name }) },
  { key: 'legal_form', de: 'Rechtsform', en: 'Legal form', cell: (row) => known(row.legal_form) },
  {
    key: 'seat',
    de: 'Sitz (Ort, Land)',
    en: 'Seat (city, country)',
    cell: (row) => list([row.city, row.country], ', '),
  },
  {
    key: 'founded',
    de: 'Gründung',
    en: 'Founded',
    cell: ({ founded }) => (founded === null ? { unknown: true } : { number: founded }),
  },
  { key: 'website', de: 'Webseite', en: 'Website', cell: (row) => linked(row.website, row.website) },
  { key: 'product', de: 'Produkt', en: 'Product', cell: (row) => known(row.product) },
  {
    key: 'description',
    de: 'Kurzbeschreibung',
    en: 'Short description',
    cell: (row) => known(row.description === null ? null : excerpt(row.description, shortText)),
  },
  { key: 'fields', de: 'Themenfeld (T-Code)', en: 'Field (T code)', cell: (row) => list(row.fields, ', ') },
  { key: 'techniques', de: 'Technik', en: 'Technique', cell: (row) => list(row.techniques, ', ') },
  { key: 'audiences', de: 'Zielgruppe', en: 'Audience', cell: (row) => list(row.audiences, ', ') },
  { key: 'maturity', de: 'Reife', en: 'Maturity', cell: (row) => known(row.maturity) },
  {
    key: 'references',
    de: 'Behördenreferenzen (Anzahl)',
    en: 'References at authorities (number)',
    cell: ({ references }) => (references === null ? { unknown: true } : { number: references }),
  },
  {
    key: 'main_reference',
    de: 'Wichtigste Referenz + Link',
    en: 'Main reference + link',
    cell: ({ main_reference: main }) =>
      linked([main?.title, main?.url].filter(Boolean).join(' ') || null, main?.url ?? null),
  },
  { key: 'score', de: 'Punktzahl', en: 'Score', cell: ({ score }) => numberCell(score) },
  {
    key: 'range',
    de: 'Spanne (min–max)',
    en: 'Range (min–max)',
    cell: (row, { lang }) => {
      const range = formatRange(row, lang)
      return range === null ? null : { text: range }
    },
  },
  {
    key: 'reasons',
    de: 'Hauptgründe (3)',
    en: 'Main reasons (3)',
    cell: ({ reasons }, { lang }) => ({
      text:
        mainReasons(reasons)
          .map((reason) => reasonLine(reason, lang))
          .join('; ') || wordsIn(lang).none,
    }),
  },
  {
    key: 'open',
    de: 'Offene Punkte',
    en: 'Open points',
    cell: ({ open }, { lang }) => ({ text: open.join('; ') || wordsIn(lang).none }),
  },
  {
    key: 'status',
    de: 'Status im Bedarf',
    en: 'Status in the need',
    cell: ({ status }, { lang }) => ({ text: wordsIn(lang).status[status] }),
  },
  {
    key: 'exclusion',
    de: 'Ausschlussgrund-Code',
    en: 'Exclusion code',
    cell: ({ status, exclusion }) => (status === 'out' ? known(exclusion) : null),
  },
  {
    key: 'sources',
    de: 'Quelle(n)',
    en: 'Source(s)',
    cell: ({ sources }) =>
      list(
        sources.map(({ title, url }) => `${title} ${url}`),
        '; ',
      ),
  },
  { key: 'first_seen', de: 'Erstmals gesehen', en: 'First seen', cell: (row) => ({ date: row.first_seen }) },
  {
    key: 'last_checked',
    de: 'Zuletzt geprüft',
    en: 'Last checked',
    cell: (row) => ({ date: row.last_checked }),
  },
  {
    key: 'age_days',
    de: 'Datenalter (Tage)',
    en: 'Age of the data (days)',
    cell: ({ last_checked }, { today }) => ({ number: daysBetween(last_checked, today) }),
  },
]

/** The longlist as a table of typed cells, heads in the language; `today` is the ISO day or instant the age counts to. */
export function longlistTable(
  rows: readonly LonglistRow[],
  form: { lang: Language; today: string },
): CsvTable {
  return {
    keys: columns.map(({ key }) => key),
    titles: columns.map((column) => column[form.lang]),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row, form))),
  }
}

/** The three reasons that brought the most points; equal points keep their order. */
function mainReasons(reasons: readonly Reason[]): Reason[] {
  return reasons.toSorted((one, other) => other.points - one.points).slice(0, mostReasons)
}

function reasonLine({ label, points, quote }: Reason, lang: Language): string {
  const words = wordsIn(lang)
  const said = quote ? `: ${words.quotes[0]}${excerpt(quote, shortText)}${words.quotes[1]}` : ''
  return `${label} (${formatNumber(points, lang)} ${words.points})${said}`
}

/** Lowest and highest score; null where there are no points. */
export function formatRange({ low, high }: Pick<LonglistRow, 'low' | 'high'>, lang: Language): string | null {
  return low === null || high === null ? null : `${formatNumber(low, lang)}–${formatNumber(high, lang)}`
}

function numberCell(number: number | null): Cell {
  return number === null ? null : { number }
}

function known(text: string | null): Cell {
  return text?.trim() ? { text } : { unknown: true }
}

function linked(text: string | null, url: string | null): Cell {
  return text?.trim() ? { text, ...(url ? { url } : {}) } : { unknown: true }
}

function list(parts: readonly (string | null | undefined)[], glue: string): Cell {
  return known(parts.filter((part) => part?.trim()).join(glue))
}
