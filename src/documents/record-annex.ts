import type { Block, Line } from './document.js'
import type { EvidenceNotes } from './evidence-notes.js'
import { fileWords } from './file-words.js'
import {
  answerFacts,
  nameLine,
  openLines,
  reasonLines,
  referenceLines,
  scoreOf,
  seatOf,
} from './firm-blocks.js'
import { type FileFirm, type NeedFile, takenFirms } from './need-file.js'
import { formatNumber } from './number.js'
import type { Language } from './paper.js'
import { recordWords } from './record-words.js'
import { wordsIn } from './words.js'

/** Rows of a list in the body of the record, which is to be read in a meeting: two to four pages. What is longer is an annex. */
export const mostInBody = 15

/** In their order; those that a file has nothing for are left away, and the others are numbered through. */
const annexes = ['longlist', 'excluded', 'firms', 'evidence'] as const
type Annex = (typeof annexes)[number]

/** "Anlage 2: Firmen der Shortlist im Einzelnen". */
export function annexTitle(file: NeedFile, wanted: Annex): string {
  const has: Record<Annex, boolean> = {
    longlist: file.firms.length > mostInBody,
    excluded: leftOut(file).length > mostInBody,
    firms: takenFirms(file).length > 0,
    evidence: true,
  }
  const { annex, annexes: names } = recordWords(file.paper.lang)
  return `${annex} ${annexes.filter((one) => has[one]).indexOf(wanted) + 1}: ${names[wanted]}`
}

/** What the fifteen points refer to: the whole longlist, all who were left out, each firm taken at length, and the evidence. */
export function annexBlocks(file: NeedFile, notes: EvidenceNotes): Block[] {
  const { lang } = file.paper
  const heading = (wanted: Annex): Block => ({ kind: 'heading', level: 2, text: annexTitle(file, wanted) })
  const [taken, out] = [takenFirms(file), leftOut(file)]
  const blocks: Block[] = [
    ...(file.firms.length > mostInBody
      ? [heading('longlist'), rankedTable(file.firms, lang), ...rangesOf(file, mostInBody)]
      : []),
    ...(out.length > mostInBody ? [heading('excluded'), excludedTable(out, lang)] : []),
    ...(taken.length ? [heading('firms'), ...taken.flatMap((firm) => firmBlocks(file, firm, notes))] : []),
    ...notes.blocks(annexTitle(file, 'evidence')),
  ]
  return blocks.length ? [{ kind: 'page' }, ...blocks] : []
}

/** Firms that were decided out, in the order of the longlist. */
export function leftOut({ firms }: NeedFile): FileFirm[] {
  return firms.filter(({ status }) => status === 'out')
}

/** Rank, seat, score, range and status, a row a firm. */
export function rankedTable(firms: readonly FileFirm[], lang: Language): Block {
  const common = wordsIn(lang)
  return {
    kind: 'table',
    heads: recordWords(lang).longlistHeads,
    widths: [2, 8, 7, 4, 5, 7],
    filter: true,
    rows: firms.map((firm): Line[] => [
      firm.rank === null ? common.noRank : String(firm.rank),
      nameLine(firm),
      seatOf(firm, lang),
      firm.score === null ? common.noRank : formatNumber(firm.score, lang),
      firm.low === null || firm.high === null
        ? common.noRank
        : `${formatNumber(firm.low, lang)}–${formatNumber(firm.high, lang)}`,
      common.status[firm.status],
    ]),
  }
}

/** Score and range of the first firms that have points, as a picture; none where none has. */
export function rangesOf({ firms, paper: { lang } }: NeedFile, most: number): Block[] {
  const ranged = firms.filter(({ score }) => score !== null).slice(0, most)
  if (!ranged.length) return []
  return [
    {
      kind: 'chart',
      chart: {
        kind: 'ranges',
        title: recordWords(lang).ranges,
        firms: ranged.map(({ name, low, score, high }) => ({
          name,
          low: low ?? 0,
          score: score ?? 0,
          high: high ?? 0,
        })),
      },
    },
  ]
}

/** Who was left out, why, by whom and when. */
export function excludedTable(out: readonly FileFirm[], lang: Language): Block {
  const words = recordWords(lang)
  return {
    kind: 'table',
    heads: words.excludedHeads,
    widths: [4, 5, 6, 5],
    rows: out.map((firm): Line[] => [
      nameLine(firm),
      [firm.exclusion, firm.exclusion_name].filter(Boolean).join(' '),
      firm.because ?? '',
      [firm.decided_at?.slice(0, 10), firm.decided_by].filter(Boolean).join(', '),
    ]),
  }
}

/** A firm that was taken, with evidence and open questions. */
export function firmBlocks(file: NeedFile, firm: FileFirm, notes: EvidenceNotes): Block[] {
  const { lang } = file.paper
  const words = recordWords(lang)
  return [
    { kind: 'heading', level: 3, text: firm.name },
    {
      kind: 'facts',
      facts: [
        [words.seat, seatOf(firm, lang)],
        ...(firm.website ? [[words.website, [{ text: firm.website, url: firm.website }]] as const] : []),
        [words.points, scoreOf(firm, lang)],
        [words.stage, fileWords(lang).stages[firm.stage]],
        ...(firm.because ? [[words.because, firm.because] as const] : []),
      ],
    },
    label(words.fit),
    { kind: 'list', items: reasonLines(firm, notes, lang) },
    ...(file.criteria.length ? [label(words.answers), ...answerFacts(file.criteria, firm, notes, lang)] : []),
    label(words.references),
    { kind: 'list', items: referenceLines(firm, notes, lang) },
    label(words.open),
    { kind: 'list', items: openLines(file, firm, lang) },
  ]
}

function label(text: string): Block {
  return { kind: 'paragraph', text: [{ text, strong: true }] }
}
