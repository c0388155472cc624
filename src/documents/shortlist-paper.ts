import type { Cell, CsvTable } from './csv.js'
import type { Line, PaperBody } from './document.js'
import { EvidenceNotes } from './evidence-notes.js'
import { fileWords } from './file-words.js'
import { nameLine, openLines, scoreOf, seatOf } from './firm-blocks.js'
import { headLines } from './head-lines.js'
import { longlistTable } from './longlist.js'
import { type FileFirm, type NeedFile, takenFirms } from './need-file.js'
import { firmBlocks } from './record-annex.js'
import { recordWords } from './record-words.js'
import { wordsIn } from './words.js'

const words = {
  de: {
    title: 'Shortlist',
    overview: 'Überblick',
    heads: ['Firma', 'Sitz', 'Punktzahl (Spanne)', 'Stufe', 'Offen'],
    tier: 'Beleg',
    stage: 'Stufe',
    route: 'Beschaffungsweg',
    questions: 'Fragen fürs Gespräch',
    owner: 'Zuständige Stelle',
  },
  en: {
    title: 'Shortlist',
    overview: 'Overview',
    heads: ['Firm', 'Seat', 'Score (range)', 'Stage', 'Open'],
    tier: 'evidence',
    stage: 'Stage',
    route: 'Way to a contract',
    questions: 'Questions for the talk',
    owner: 'Office in charge',
  },
}

/** The firms that were taken, for the meeting with the agency: an overview, then each with evidence and open questions. */
export function makeShortlist(file: NeedFile): PaperBody {
  const { lang, need } = file.paper
  const said = words[lang]
  const notes = new EvidenceNotes(lang)
  const taken = takenFirms(file)
  return {
    title: said.title,
    blocks: [
      { kind: 'facts', facts: headLines(file.paper) },
      { kind: 'quote', text: need.text },
      { kind: 'heading', level: 2, text: `${said.overview} (${taken.length})` },
      taken.length
        ? {
            kind: 'table',
            heads: said.heads,
            widths: [5, 4, 4, 3, 2],
            rows: taken.map((firm): Line[] => [
              nameLine(firm),
              seatOf(firm, lang),
              scoreOf(firm, lang),
              fileWords(lang).stages[firm.stage],
              String(openLines(file, firm, lang).filter((line) => line !== fileWords(lang).none).length),
            ]),
          }
        : { kind: 'paragraph', text: recordWords(lang).noneIn },
      ...taken.flatMap((firm) => firmBlocks(file, firm, notes)),
      ...notes.blocks(recordWords(lang).evidence),
    ],
  }
}

/** The longlist's columns of the firms that were taken, then value and evidence of each criterion, and what the talks need. */
export function shortlistTable(file: NeedFile): CsvTable {
  const { lang, generated_at, need } = file.paper
  const said = words[lang]
  const taken = takenFirms(file)
  const base = longlistTable(taken, { lang, today: generated_at })
  const text = (value: string | null): Cell => (value?.trim() ? { text: value } : { unknown: true })
  return {
    keys: [
      ...base.keys,
      ...file.criteria.flatMap(({ code }) => [code, `${code}_evidence`]),
      'stage',
      'route',
      'questions',
      'owner',
    ],
    titles: [
      ...base.titles,
      ...file.criteria.flatMap(({ code, name }) => [`${code} ${name}`, `${code} ${said.tier}`]),
      said.stage,
      said.route,
      said.questions,
      said.owner,
    ],
    rows: taken.map((firm, i): Cell[] => [
      ...(base.rows[i] ?? []),
      ...file.criteria.flatMap(({ code }) => answerCells(file, firm, code)),
      { text: fileWords(lang).stages[firm.stage] },
      text(file.route),
      { text: openLines(file, firm, lang).join('; ') },
      text(need.owner),
    ]),
  }
}

function answerCells({ paper: { lang } }: NeedFile, { answers }: FileFirm, code: string): Cell[] {
  const answer = answers.find(({ criterion }) => criterion === code)
  if (!answer || answer.answer === 'unknown') return [{ text: wordsIn(lang).unknown }, null]
  const said = fileWords(lang)
  const evidence = [
    answer.tier ? said.tiers[answer.tier] : said.noTier,
    answer.quote,
    answer.url,
    answer.evidence_on,
  ]
  return [{ text: said.answers[answer.answer] }, { text: evidence.filter(Boolean).join(', ') }]
}
