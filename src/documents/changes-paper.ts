import { changeWords, doubtReason, fieldName, longestValue } from './change-words.js'
import type { ReportedChanges } from './changes-report.js'
import type { Cell, CsvTable } from './csv.js'
import type { Block, Line, PaperBody } from './document.js'
import { excerpt } from './excerpt.js'
import type { NeedFile } from './need-file.js'
import type { Language } from './paper.js'

const words = {
  de: {
    intro: (since: string) =>
      `Was sich seit ${since} in den Quellen an den Firmen dieses Bedarfs geändert hat.`,
    columns: ['Was', 'Firma', 'Quelle', 'Feld', 'Vorher', 'Nachher', 'Tag', 'Seite'],
  },
  en: {
    intro: (since: string) => `What has changed in the sources since ${since} on the firms of this need.`,
    columns: ['What', 'Firm', 'Source', 'Field', 'Before', 'After', 'Day', 'Page'],
  },
}
const keys = ['what', 'name', 'directory', 'field', 'old', 'new', 'at', 'url']
type Kind = keyof ReturnType<typeof changeWords>['kinds']
const kinds: readonly Kind[] = ['new', 'changed', 'gone', 'back', 'doubtful']

interface ChangeRow {
  kind: Kind
  name: string
  firm: string
  directory: string
  url: string
  at: string
  field: string
  old: string
  new: string
}

/** What changed on the firms of a need: new, changed with field, old and new, gone, back, doubtful. */
export function makeChangesPaper(file: NeedFile): PaperBody {
  const { lang } = file.paper
  const said = changeWords(lang)
  const rows = rowsOf(file.changes, lang)
  return {
    title: said.title,
    blocks: [
      { kind: 'paragraph', text: words[lang].intro(file.changes.since.slice(0, 10)) },
      ...kinds.flatMap((kind): Block[] => {
        const found = rows.filter((row) => row.kind === kind)
        return [
          { kind: 'heading', level: 2, text: `${said.kinds[kind]} (${found.length})` },
          found.length
            ? { kind: 'list', items: found.map(toLine) }
            : { kind: 'paragraph', text: said.nothing },
        ]
      }),
    ],
  }
}

export function changesTable({ changes, paper: { lang } }: NeedFile): CsvTable {
  const text = (value: string): Cell => (value ? { text: value } : null)
  return {
    keys,
    titles: words[lang].columns,
    rows: rowsOf(changes, lang).map((row): Cell[] => [
      { text: changeWords(lang).kinds[row.kind] },
      { text: row.name },
      { text: row.directory },
      text(row.field),
      text(row.old),
      text(row.new),
      { date: row.at },
      { text: row.url, url: row.url },
    ]),
  }
}

function toLine({ name, firm, directory, url, at, field, old, new: now }: ChangeRow): Line {
  const change = field
    ? `: ${field}: ${old} → ${now}`
    : old || now
      ? `: ${[old, now].filter(Boolean).join(' ')}`
      : ''
  return [
    { text: `${name} (${firm})${change}, ` },
    { text: directory, url },
    { text: `, ${at.slice(0, 10)}` },
  ]
}

function rowsOf(changes: ReportedChanges, lang: Language): ChangeRow[] {
  const value = (text: string | null) => (text ? excerpt(text, longestValue) : changeWords(lang).empty)
  const plain = (kind: 'new' | 'gone' | 'back') =>
    changes[kind].map((one): ChangeRow => ({ ...pick(one), kind, field: '', old: '', new: '' }))
  return [
    ...plain('new'),
    ...changes.changed.map(
      (one): ChangeRow => ({
        ...pick(one),
        kind: 'changed',
        field: fieldName(one.field, lang),
        old: value(one.old),
        new: value(one.new),
      }),
    ),
    ...plain('gone'),
    ...plain('back'),
    ...changes.doubtful.map(
      (one): ChangeRow => ({
        ...pick(one),
        kind: 'doubtful',
        field: '',
        old: one.other_name ? `${one.other_name} (${one.other_firm})` : '',
        new: one.reasons.map((reason) => doubtReason(reason, lang)).join('; '),
      }),
    ),
  ]
}

function pick({ name, firm, directory, url, at }: ReportedChanges['new'][number]) {
  return { name, firm, directory, url, at }
}
