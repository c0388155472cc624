import { changesTable, makeChangesPaper } from './changes-paper.js'
import type { CsvTable } from './csv.js'
import type { PaperBody, ReadingPaper } from './document.js'
import { exclusionsTable, makeExclusions } from './exclusions.js'
import { makeInterviewGuide } from './interview.js'
import { formatJson, formatLonglistJson } from './json.js'
import { longlistTable } from './longlist.js'
import { makeLonglistPaper } from './longlist-paper.js'
import { makeMatrix, matrixTable } from './matrix.js'
import { type FileFirm, type NeedFile, takenFirms } from './need-file.js'
import { type Language, paperFooter, paperSeal } from './paper.js'
import { makeProfiles } from './profile.js'
import { makeRecord } from './record.js'
import { makeShortlist, shortlistTable } from './shortlist-paper.js'
import { makeSourcesReport, sourcesReportTable } from './sources-report.js'

/** The papers of a need. */
export const paperNames = [
  'longlist',
  'shortlist',
  'matrix',
  'profile',
  'record',
  'exclusions',
  'changes',
  'sources',
  'interview',
] as const
export type PaperName = (typeof paperNames)[number]

/** Forms for reading, and forms for tables where a paper is one. */
export const paperFormats = ['csv', 'xlsx', 'docx', 'html', 'md', 'json'] as const
export type PaperFormat = (typeof paperFormats)[number]

interface PaperKind {
  /** Begin of the file's name. */
  file: Record<Language, string>
  make(file: NeedFile, more: PaperMore): PaperBody
  /** Null for a paper that is no table. */
  table: ((file: NeedFile) => CsvTable) | null
  /** What of the file the paper is about, for JSON. */
  json(file: NeedFile, more: PaperMore): unknown
}

/** What single papers need beside the file. */
export interface PaperMore {
  /** Firms that profiles are made of; those that were taken unless given. */
  firms?: readonly FileFirm[]
  /** Names of all criteria by code, in the paper's language. */
  criteria: ReadonlyMap<string, string>
}

const kinds: Record<PaperName, PaperKind> = {
  longlist: {
    file: { de: 'longlist', en: 'longlist' },
    make: makeLonglistPaper,
    table: ({ firms, paper }) => longlistTable(firms, { lang: paper.lang, today: paper.generated_at }),
    json: ({ firms }) => ({ firms }),
  },
  shortlist: {
    file: { de: 'shortlist', en: 'shortlist' },
    make: makeShortlist,
    table: shortlistTable,
    json: (file) => ({ criteria: file.criteria, firms: takenFirms(file) }),
  },
  matrix: {
    file: { de: 'vergleichsmatrix', en: 'matrix' },
    make: makeMatrix,
    table: matrixTable,
    json: (file) => ({
      criteria: file.criteria,
      firms: takenFirms(file).map(({ firm, name, score, low, high, answers }) => ({
        firm,
        name,
        score,
        low,
        high,
        answers,
      })),
    }),
  },
  profile: {
    file: { de: 'steckbrief', en: 'profile' },
    make: (file, { firms, criteria }) => makeProfiles(file, firms ?? takenFirms(file), criteria),
    table: null,
    json: (file, { firms }) => ({ firms: firms ?? takenFirms(file) }),
  },
  record: {
    file: { de: 'vermerk', en: 'record' },
    make: makeRecord,
    table: null,
    json: ({ paper: _, ...file }) => file,
  },
  exclusions: {
    file: { de: 'ausschlussliste', en: 'exclusions' },
    make: makeExclusions,
    table: exclusionsTable,
    json: ({ firms }) => ({ firms: firms.filter(({ status }) => status !== 'in') }),
  },
  changes: {
    file: { de: 'aenderungsbericht', en: 'changes' },
    make: makeChangesPaper,
    table: changesTable,
    json: ({ changes }) => ({ changes }),
  },
  sources: {
    file: { de: 'quellenbericht', en: 'sources' },
    make: makeSourcesReport,
    table: sourcesReportTable,
    json: ({ sources }) => ({ sources }),
  },
  interview: {
    file: { de: 'gespraechsleitfaden', en: 'interview' },
    make: makeInterviewGuide,
    table: null,
    json: (file) => ({
      criteria: file.criteria,
      informations: file.informations,
      questions: file.questions,
      firms: takenFirms(file).map(({ firm, name, open, answers }) => ({ firm, name, open, answers })),
    }),
  },
}

/** Forms that a paper can be had in. */
export function formatsOf(name: PaperName): readonly PaperFormat[] {
  return kinds[name].table
    ? paperFormats
    : paperFormats.filter((format) => format !== 'csv' && format !== 'xlsx')
}

export function paperFileStem(name: PaperName, lang: Language): string {
  return kinds[name].file[lang]
}

/** The paper for reading (DOCX, HTML, Markdown). */
export function makeReadingPaper(name: PaperName, file: NeedFile, more: PaperMore): ReadingPaper {
  const { paper } = file
  return {
    ...kinds[name].make(file, more),
    subtitle: `${paper.need.id}: ${paper.need.title}`,
    lang: paper.lang,
    footer: paperFooter(paper.lang),
    seal: paperSeal(paper),
    made_at: paper.generated_at,
  }
}

/** The paper as a table (CSV, XLSX); null for one that is none. */
export function makePaperTable(name: PaperName, file: NeedFile): CsvTable | null {
  return kinds[name].table?.(file) ?? null
}

/** The paper for machines; the names are a contract and are only added to. */
export function formatPaperJson(name: PaperName, file: NeedFile, more: PaperMore): string {
  if (name === 'longlist') return formatLonglistJson(file.paper, file.firms)
  const { lang, searched, ...head } = file.paper
  return formatJson({
    paper: name,
    notice: paperFooter(lang),
    lang,
    ...head,
    searched,
    ...(kinds[name].json(file, more) as object),
  })
}
