import { type Stage, stages } from '../selection/stage.js'
import type { Block, Line, PaperBody, Span } from './document.js'
import { EvidenceNotes } from './evidence-notes.js'
import { fileWords } from './file-words.js'
import { answerLine, nameLine, openLines, referenceLines, scoreOf } from './firm-blocks.js'
import { type FileFirm, type NeedFile, takenFirms } from './need-file.js'
import { annexBlocks, annexTitle, excludedTable, leftOut, mostInBody, rankedTable } from './record-annex.js'
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
    blocks: [...blocks, ...annexBlocks(file, notes)],
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
      columns: 2,
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

/**
 * The funnel, and the first of the list; whoever was decided on stands in points 7 and 8. The whole list is annex 1 where it is
 * longer: the record is to be read in a meeting.
 */
function longlistBlocks(file: NeedFile): Block[] {
  const { lang, scope } = file.paper
  const words = recordWords(lang)
  const first = file.firms.slice(0, mostInBody)
  const rest = file.firms.length - first.length
  return [
    pointHeading(6, lang),
    { kind: 'chart', chart: { kind: 'funnel', title: words.funnel, steps: funnelSteps(file) } },
    { kind: 'paragraph', text: wordsIn(lang).scopeOf(scope) },
    rankedTable(first, lang),
    ...(rest
      ? [{ kind: 'paragraph' as const, text: words.inAnnex(rest, annexTitle(file, 'longlist')) }]
      : []),
  ]
}

function excludedBlocks(file: NeedFile): Block[] {
  const { lang } = file.paper
  const words = recordWords(lang)
  const out = leftOut(file)
  const rest = out.length - mostInBody
  const open = file.firms.filter(({ status }) => status === 'open').length
  return [
    pointHeading(7, lang),
    out.length
      ? excludedTable(out.slice(0, mostInBody), lang)
      : { kind: 'paragraph', text: words.noneExcluded },
    ...(rest > 0
      ? [{ kind: 'paragraph' as const, text: words.inAnnex(rest, annexTitle(file, 'excluded')) }]
      : []),
    ...(open ? [{ kind: 'paragraph' as const, text: words.undecided(open) }] : []),
  ]
}

/** The firms that were taken, a row each; what supports it leads to the evidence, and annex 3 has each firm at length. */
function shortlistBlocks(file: NeedFile, notes: EvidenceNotes): Block[] {
  const { lang } = file.paper
  const taken = takenFirms(file)
  const words = recordWords(lang)
  if (!taken.length) return [pointHeading(8, lang), { kind: 'paragraph', text: words.noneIn }]
  const failed = taken.flatMap((firm) => {
    const codes = failedKnockouts(file, firm)
    return codes.length ? [words.takenDespite(firm.name, codes.join(', '))] : []
  })
  return [
    pointHeading(8, lang),
    {
      kind: 'table',
      heads: words.shortlistHeads,
      widths: [4, 5, 8, 6],
      rows: taken.map((firm): Line[] => [
        nameLine(firm),
        `${scoreOf(firm, lang)}, ${fileWords(lang).stages[firm.stage]}`,
        evidenceLine(file, firm, notes),
        openLines(file, firm, lang).map(withoutBrackets).join('; '),
      ]),
    },
    ...(failed.length ? [{ kind: 'list' as const, items: failed }] : []),
    { kind: 'paragraph', text: words.atLength(annexTitle(file, 'firms')) },
  ]
}

/** What speaks for a firm in a line: the main reasons, answers and public customers, each with its number of the evidence. */
function evidenceLine(file: NeedFile, firm: FileFirm, notes: EvidenceNotes): Span[] {
  const { lang } = file.paper
  const reasons = firm.reasons
    .toSorted((one, other) => other.points - one.points)
    .slice(0, 3)
    .map(({ label, quote, url, seen_at }) => [notes.span(label, { quote: quote || null, url, seen_at })])
  const answers = file.criteria.flatMap(({ code }) => {
    const answer = firm.answers.find(({ criterion }) => criterion === code)
    return answer && answer.answer !== 'unknown'
      ? [[{ text: `${code} ` }, ...answerLine(answer, notes, lang)]]
      : []
  })
  const customers = firm.references_found.length ? referenceLines(firm, notes, lang) : []
  const parts = [...reasons, ...answers, ...customers.filter((line) => typeof line !== 'string')]
  return parts.length
    ? parts.flatMap((part, i) => [...(i ? [{ text: '; ' }] : []), ...part])
    : [{ text: wordsIn(lang).noReason }]
}

/** Knock-outs of the need that a firm does not meet, by code. */
function failedKnockouts({ criteria }: NeedFile, { answers }: FileFirm): string[] {
  return criteria
    .filter(
      ({ code, knockout }) =>
        knockout && answers.some(({ criterion, answer }) => criterion === code && answer === 'no'),
    )
    .map(({ code }) => code)
}

/** A criterion without what its name explains in brackets. */
function withoutBrackets(name: string): string {
  return name.replace(/\s*\([^)]*\)/g, '')
}
