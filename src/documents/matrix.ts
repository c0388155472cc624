import { compareText } from '../language/compare-text.js'
import type { Cell, CsvTable } from './csv.js'
import type { Line, PaperBody, Span } from './document.js'
import { EvidenceNotes } from './evidence-notes.js'
import { answerSigns, fileWords } from './file-words.js'
import { scoreOf } from './firm-blocks.js'
import { type FileAnswer, type FileCriterion, type FileFirm, type NeedFile, takenFirms } from './need-file.js'
import type { Language } from './paper.js'
import { criterionWeight } from './record-points.js'
import { recordWords } from './record-words.js'
import { wordsIn } from './words.js'

const words = {
  de: {
    title: 'Vergleichsmatrix',
    criterion: 'Kriterium',
    score: 'Punktzahl (Spanne)',
    unknowns: 'Unbekannte',
    oldest: 'Ältester Beleg',
    legend:
      '● ja · ◐ teilweise · ○ nein · ? unbekannt. Die Zahl führt zum Beleg. Reihenfolge der Firmen nach Punktzahl, bei Gleichstand nach Namen.',
    none: 'Noch keine Firma wurde aufgenommen: „govscout decide BEDARF FIRMA in“.',
    note: 'Beleg',
  },
  en: {
    title: 'Comparison matrix',
    criterion: 'Criterion',
    score: 'Score (range)',
    unknowns: 'Unknown',
    oldest: 'Oldest evidence',
    legend:
      '● yes · ◐ partly · ○ no · ? unknown. The number leads to the evidence. Firms by score, ties by name.',
    none: 'No firm was taken yet: "govscout decide NEED FIRM in".',
    note: 'evidence',
  },
}

/** Firms that were taken side by side: criteria as rows, a sign and a footnote in each cell; one page landscape. */
export function makeMatrix(file: NeedFile): PaperBody {
  const { lang } = file.paper
  const said = words[lang]
  const notes = new EvidenceNotes(lang)
  const firms = byScore(file)
  const rows = [
    ...file.criteria.map((criterion): Line[] => [
      `${criterion.code} ${criterion.name} (${criterionWeight(criterion, lang)})`,
      ...firms.map((firm) => signCell(answerOf(firm, criterion), notes)),
    ]),
    ...lastRows(file, firms).map(([label, ...cells]) => [[{ text: label, strong: true as const }], ...cells]),
  ]
  return {
    title: said.title,
    landscape: true,
    blocks: [
      ...(firms.length
        ? [
            {
              kind: 'table' as const,
              heads: [said.criterion, ...firms.map(({ name }) => name)],
              widths: [4, ...firms.map(() => 2)],
              rows,
            },
            { kind: 'paragraph' as const, text: said.legend },
          ]
        : [{ kind: 'paragraph' as const, text: said.none }]),
      ...notes.blocks(recordWords(lang).evidence),
    ],
  }
}

/** The same as a table for CSV and XLSX; the page of the evidence stands behind the sign. */
export function matrixTable(file: NeedFile): CsvTable {
  const { lang } = file.paper
  const said = words[lang]
  const firms = byScore(file)
  const text = (value: string): Cell => ({ text: value })
  return {
    keys: ['criterion', ...firms.map(({ firm }) => firm)],
    titles: [said.criterion, ...firms.map(({ name }) => name)],
    rows: [
      ...file.criteria.map((criterion): Cell[] => [
        text(`${criterion.code} ${criterion.name} (${criterionWeight(criterion, lang)})`),
        ...firms.map((firm): Cell => {
          const answer = answerOf(firm, criterion)
          if (!answer || answer.answer === 'unknown') return text(answerSigns.unknown)
          const tier = answer.tier ? fileWords(lang).tiers[answer.tier] : fileWords(lang).noTier
          return text([answerSigns[answer.answer], tier, answer.url].filter(Boolean).join(', '))
        }),
      ]),
      ...lastRows(file, firms).map((row) => row.map(text)),
    ],
  }
}

/** As the legend has it: by score, ties by name; those without points last. */
function byScore(file: NeedFile): FileFirm[] {
  return takenFirms(file).sort((a, b) => (b.score ?? -1) - (a.score ?? -1) || compareText(a.name, b.name))
}

function answerOf({ answers }: FileFirm, { code }: FileCriterion): FileAnswer | undefined {
  return answers.find(({ criterion }) => criterion === code)
}

function signCell(answer: FileAnswer | undefined, notes: EvidenceNotes): Span[] {
  const sign = answerSigns[answer?.answer ?? 'unknown']
  return answer?.url && answer.answer !== 'unknown'
    ? [
        notes.span(sign, {
          quote: answer.quote,
          url: answer.url,
          seen_at: answer.evidence_on ?? '',
          tier: answer.tier,
        }),
      ]
    : [{ text: sign }]
}

/** Score, number of unknowns, oldest evidence: what tells how far the signs above can be trusted. */
function lastRows(
  { criteria, paper: { lang } }: NeedFile,
  firms: readonly FileFirm[],
): [string, ...string[]][] {
  const said = words[lang]
  return [
    [said.score, ...firms.map((firm) => scoreOf(firm, lang))],
    [
      said.unknowns,
      ...firms.map((firm) =>
        String(
          criteria.filter((criterion) => (answerOf(firm, criterion)?.answer ?? 'unknown') === 'unknown')
            .length,
        ),
      ),
    ],
    [said.oldest, ...firms.map((firm) => oldestEvidence(firm, lang))],
  ]
}

function oldestEvidence({ answers, reasons }: FileFirm, lang: Language): string {
  const days = [
    ...answers.flatMap(({ evidence_on, url }) => (evidence_on && url ? [evidence_on] : [])),
    ...reasons.map(({ seen_at }) => seen_at.slice(0, 10)),
  ].sort()
  return days[0] ?? wordsIn(lang).unknown
}
