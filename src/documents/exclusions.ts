import type { Cell, CsvTable } from './csv.js'
import type { PaperBody } from './document.js'
import { nameLine } from './firm-blocks.js'
import type { FileFirm, NeedFile } from './need-file.js'
import type { Language } from './paper.js'
import { excludedTable } from './record-annex.js'
import { recordWords } from './record-words.js'
import { wordsIn } from './words.js'

const words = {
  de: {
    title: 'Ausschlussliste',
    columns: [
      'Firma',
      'Sitz (Ort, Land)',
      'Webseite',
      'Punktzahl',
      'Status',
      'Grund-Code',
      'Grund',
      'Begründung',
      'Entschieden am',
      'Entschieden durch',
      'Quelle(n)',
    ],
    open: 'nicht entschieden',
    intro:
      'Alle Firmen der Longlist, die nicht aufgenommen wurden, mit dem Grund; auch die, über die noch nicht entschieden ist.',
    undecided: 'Noch nicht entschieden',
  },
  en: {
    title: 'List of firms not taken',
    columns: [
      'Firm',
      'Seat (city, country)',
      'Website',
      'Score',
      'Status',
      'Reason code',
      'Reason',
      'Because',
      'Decided on',
      'Decided by',
      'Source(s)',
    ],
    open: 'not decided',
    intro: 'All firms of the longlist that were not taken, with the reason; those not decided on too.',
    undecided: 'Not decided yet',
  },
}

const keys = [
  'name',
  'seat',
  'website',
  'score',
  'status',
  'exclusion',
  'exclusion_name',
  'because',
  'decided_on',
  'decided_by',
  'sources',
]

/** The annex to the record: every firm of the longlist that is not on the shortlist. */
export function exclusionsTable(file: NeedFile): CsvTable {
  const { lang } = file.paper
  return {
    keys,
    titles: words[lang].columns,
    rows: notTaken(file).map((firm) => toRow(firm, lang)),
  }
}

export function makeExclusions(file: NeedFile): PaperBody {
  const { lang } = file.paper
  const said = words[lang]
  const out = notTaken(file).filter(({ status }) => status === 'out')
  const open = notTaken(file).filter(({ status }) => status === 'open')
  return {
    title: said.title,
    landscape: true,
    blocks: [
      { kind: 'paragraph', text: said.intro },
      out.length ? excludedTable(out, lang) : { kind: 'paragraph', text: recordWords(lang).noneExcluded },
      ...(open.length
        ? [
            { kind: 'heading' as const, level: 2 as const, text: `${said.undecided} (${open.length})` },
            {
              kind: 'paragraph' as const,
              text: open.flatMap((firm, i) => [...(i ? [{ text: '; ' }] : []), ...nameLine(firm)]),
            },
          ]
        : []),
    ],
  }
}

function notTaken({ firms }: NeedFile): FileFirm[] {
  return firms.filter(({ status }) => status !== 'in')
}

function toRow(firm: FileFirm, lang: Language): Cell[] {
  const text = (value: string | null | undefined): Cell => (value?.trim() ? { text: value } : null)
  return [
    { text: firm.name },
    text([firm.city, firm.country].filter(Boolean).join(', ') || wordsIn(lang).unknown),
    firm.website ? { text: firm.website, url: firm.website } : { unknown: true },
    firm.score === null ? null : { number: firm.score },
    { text: firm.status === 'open' ? words[lang].open : wordsIn(lang).status[firm.status] },
    text(firm.exclusion),
    text(firm.exclusion_name),
    text(firm.because),
    firm.decided_at ? { date: firm.decided_at } : null,
    text(firm.decided_by),
    text(firm.sources.map(({ title, url }) => `${title} ${url}`).join('; ')),
  ]
}
