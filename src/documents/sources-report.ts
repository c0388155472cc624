import type { Cell, CsvTable } from './csv.js'
import type { PaperBody } from './document.js'
import { fileWords } from './file-words.js'
import type { FileSource, NeedFile } from './need-file.js'
import { limitLines } from './record-conduct.js'
import { sourcesTable } from './record-search.js'
import { wordsIn } from './words.js'

const words = {
  de: {
    title: 'Quellenbericht',
    columns: [
      'Quelle',
      'Kennung',
      'Stand',
      'Letzter Abruf',
      'Datenalter (Tage)',
      'Einträge',
      'Anfragen',
      'Neu',
      'Geändert',
      'Verschwunden',
      'Lizenz',
      'Hinweis',
    ],
    limits: 'Grenzen',
    intro:
      'Alle Quellen, die das Werkzeug kennt, mit Stand, Ertrag und Alter; auch die, die nicht gelesen wurden, mit dem Grund.',
  },
  en: {
    title: 'Report of sources',
    columns: [
      'Source',
      'Id',
      'State',
      'Last crawl',
      'Age of the data (days)',
      'Listings',
      'Requests',
      'New',
      'Changed',
      'Missing',
      'Licence',
      'Remark',
    ],
    limits: 'Limits',
    intro:
      'All sources that the tool knows, with state, yield and age; those that were not read too, with the reason.',
  },
}
const keys = [
  'title',
  'directory',
  'state',
  'last_run',
  'age_days',
  'listings',
  'requests',
  'new',
  'changed',
  'missing',
  'licence',
  'why',
]

/** Where was searched, what came of it, how old it is, what was refused. */
export function makeSourcesReport(file: NeedFile): PaperBody {
  const { lang } = file.paper
  const said = words[lang]
  return {
    title: said.title,
    landscape: true,
    blocks: [
      { kind: 'paragraph', text: said.intro },
      sourcesTable(file.sources, lang),
      { kind: 'heading', level: 2, text: said.limits },
      { kind: 'list', items: limitLines(file) },
    ],
  }
}

export function sourcesReportTable({ sources, paper: { lang, generated_at } }: NeedFile): CsvTable {
  const number = (value: number | null): Cell => (value === null ? null : { number: value })
  const row = (source: FileSource): Cell[] => [
    { text: source.title },
    { text: source.directory },
    { text: fileWords(lang).states[source.state] },
    source.last_run ? { date: source.last_run } : { text: wordsIn(lang).never },
    source.last_run ? { number: daysSince(source.last_run, generated_at) } : null,
    { number: source.listings },
    number(source.requests),
    number(source.new),
    number(source.changed),
    number(source.missing),
    source.licence ? { text: source.licence } : { unknown: true },
    source.why ? { text: fileWords(lang).why(source.why) } : null,
  ]
  return { keys, titles: words[lang].columns, rows: sources.map(row) }
}

function daysSince(instant: string, now: string): number {
  return Math.max(0, Math.floor((Date.parse(now) - Date.parse(instant)) / 86_400_000))
}
