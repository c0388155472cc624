import { type Stage, stages } from '../selection/stage.js'
import type { Block, Line, PaperBody } from './document.js'
import { EvidenceNotes } from './evidence-notes.js'
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
import { conductBlocks } from './record-conduct.js'
import { pointHeading } from './record-points.js'
import { searchBlocks } from './record-search.js'
import { recordWords } from './record-words.js'
import { wordsIn } from './words.js'

/**
 * The Markterkundungs-Vermerk: the document that tells how a list came to be, in fifteen points that are always there, what is
 * unknown said as such (§ 6 UVgO and § 8 VgV want the documentation from the start; § 20 UVgO and § 28 VgV are its ground).
 */
export function makeRecord(file: NeedFile): PaperBody {
  const { lang } = file.paper
  const words = recordWords(lang)
  const notes = new EvidenceNotes(lang)
  const blocks: Block[] = [
    ...needBlocks(file),
    ...searchBlocks(file),
    ...longlistBlocks(file),
    ...excludedBlocks(file),
    ...shortlistBlocks(file, notes),
    ...conductBlocks(file, notes),
  ]
  return {
    title: words.title,
    contents: true,
    blocks: [...blocks, ...notes.blocks(words.evidence)],
  }
}

function needBlocks({ paper: { need, lang }, conclusion }: NeedFile): Block[] {
  const words = recordWords(lang)
  const said = conclusion
    ? `${words.conclusion[conclusion.what]} ${conclusion.because ?? ''}`.trim()
    : words.conclusion.none
  return [
    pointHeading(1, lang),
    {
      kind: 'facts',
      facts: [
        [words.needFacts.id, need.id],
        [words.needFacts.title, need.title],
        [words.needFacts.owner, need.owner ?? wordsIn(lang).unknown],
        [words.needFacts.version, String(need.version)],
      ],
    },
    { kind: 'quote', text: need.text },
    pointHeading(2, lang),
    { kind: 'paragraph', text: words.purpose },
    { kind: 'paragraph', text: [{ text: said, strong: true }] },
  ]
}

/** How many firms stand at each step, from the base on; each step counts those that came at least so far. */
export function funnelSteps(file: NeedFile): { label: string; count: number }[] {
  const { steps } = recordWords(file.paper.lang)
  const { firms, counts } = file
  const taken = takenFirms(file)
  const reached = (stage: Stage) =>
    taken.filter((firm) => stages.indexOf(firm.furthest) >= stages.indexOf(stage)).length
  return [
    { label: steps.base, count: counts.base },
    { label: steps.ranked, count: counts.ranked },
    { label: steps.listed, count: firms.length },
    { label: steps.decided, count: firms.filter(({ status }) => status !== 'open').length },
    { label: steps.in, count: taken.length },
    { label: steps.talk, count: reached('talk') },
    { label: steps.pilot, count: reached('pilot') },
  ]
}

function longlistBlocks(file: NeedFile): Block[] {
  const { lang } = file.paper
  const [words, common] = [recordWords(lang), wordsIn(lang)]
  return [
    pointHeading(6, lang),
    { kind: 'chart', chart: { kind: 'funnel', title: words.funnel, steps: funnelSteps(file) } },
    { kind: 'paragraph', text: common.scopeOf(file.paper.scope) },
    {
      kind: 'table',
      heads: words.longlistHeads,
      widths: [1, 6, 4, 2, 3, 3],
      filter: true,
      rows: file.firms.map((firm): Line[] => [
        firm.rank === null ? common.noRank : String(firm.rank),
        nameLine(firm),
        seatOf(firm, lang),
        firm.score === null ? common.noRank : formatNumber(firm.score, lang),
        firm.low === null || firm.high === null
          ? common.noRank
          : `${formatNumber(firm.low, lang)}–${formatNumber(firm.high, lang)}`,
        common.status[firm.status],
      ]),
    },
    ...rangesOf(file, 20),
  ]
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

function excludedBlocks(file: NeedFile): Block[] {
  const { lang } = file.paper
  const words = recordWords(lang)
  const out = file.firms.filter(({ status }) => status === 'out')
  const open = file.firms.filter(({ status }) => status === 'open').length
  return [
    pointHeading(7, lang),
    out.length ? excludedTable(out, lang) : { kind: 'paragraph', text: words.noneExcluded },
    ...(open ? [{ kind: 'paragraph' as const, text: words.undecided(open) }] : []),
  ]
}

/** Who was left out, why, by whom and when. */
export function excludedTable(out: readonly FileFirm[], lang: Language): Block {
  const words = recordWords(lang)
  return {
    kind: 'table',
    heads: words.excludedHeads,
    widths: [4, 4, 6, 3],
    rows: out.map((firm): Line[] => [
      nameLine(firm),
      [firm.exclusion, firm.exclusion_name].filter(Boolean).join(' '),
      firm.because ?? '',
      [firm.decided_at?.slice(0, 10), firm.decided_by].filter(Boolean).join(', '),
    ]),
  }
}

function shortlistBlocks(file: NeedFile, notes: EvidenceNotes): Block[] {
  const { lang } = file.paper
  const taken = takenFirms(file)
  return [
    pointHeading(8, lang),
    ...(taken.length
      ? taken.flatMap((firm) => firmBlocks(file, firm, notes))
      : [{ kind: 'paragraph' as const, text: recordWords(lang).noneIn }]),
  ]
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
