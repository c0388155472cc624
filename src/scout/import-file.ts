import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { decodeText } from '../decode.js'
import type { Directory } from '../directories/catalogue.js'
import type { Recipe } from '../directories/recipe.js'
import { readColumns } from '../extract/csv.js'
import { findJsonFault } from '../extract/json-fault.js'
import type { RawRecord, Signal } from '../extract/record.js'
import { Problem, usageProblem } from '../problem.js'
import { appendLog } from '../store/log.js'
import { publishRun } from '../store/publish.js'
import { finishRun, startRun } from '../store/runs.js'
import { type Store, transaction } from '../store/store.js'
import { kindOfExtraction, kindOfFile } from './file-kind.js'
import { type Guess, guessExtraction } from './guess-extraction.js'
import { judgeHarvest, type Vocabulary } from './harvest.js'
import { IssueList } from './issues.js'
import { readSavedPages, wrongFile } from './read-saved-pages.js'
import { type RunReport, reportOf } from './run-report.js'
import { tellApart } from './tell-apart.js'

export interface ImportInput {
  /** Name of the file or folder, for messages and the log. */
  file: string
  bytes: Uint8Array
  /** What was packed in it, or stood in the folder. */
  content?: { name: string; bytes: Uint8Array }
  /** Id of the directory the listings belong to. */
  id: string
  /** Its recipe; null for a list of one's own. */
  directory: Directory | null
  /** The file holds only some of the directory: nothing is marked as missing. */
  partial: boolean
  acceptLoss: boolean
  /** Where a saved page stood on the web. */
  url?: string
}

/**
 * Reads a file into the base instead of a crawl: with the directory's recipe where the file has its shape, else by the usual
 * names of columns. It is one run, with gate and report, and is committed whole or not at all.
 * @throws Problem where the file cannot be read as what it claims to be
 */
export function importFile(
  store: Store,
  vocabulary: Vocabulary,
  input: ImportInput,
): { report: RunReport; guess: Guess | null; partial: boolean } {
  const { records, signals, guess, expectations } = readFile(input)
  if (!records.length)
    throw usageProblem(
      `${input.file}: no firm could be read from it${signals[0] ? `: ${signals[0].message}` : '.'}`,
      'Look into the file: it needs a row or record for each firm, with its name.',
    )
  const partial = input.partial || isOnePage(input)
  const recipe = { id: input.id, expectations: partial ? anyNumber : expectations }
  const issues = new IssueList()
  for (const signal of signals) issues.addSignal(signal)
  return transaction(store, () => {
    const coverage = partial ? 'partial' : 'full'
    const run = startRun(store, {
      directory: input.id,
      trigger: 'import',
      coverage,
      recipeHash: input.directory?.hash ?? 'none',
    })
    const { listings, verdict } = judgeHarvest(store, vocabulary, {
      recipe,
      harvest: { records, coverage, unread: [], stated: null },
      acceptLoss: input.acceptLoss,
      issues,
    })
    // The hash lets a reviewer compare the filed copy with what was read.
    const sha256 = createHash('sha256').update(input.bytes).digest('hex')
    appendLog(store, {
      action: 'import',
      directory: input.id,
      after: { file: basename(input.file), sha256, listings: listings.length, published: verdict.publish },
    })
    const sent = { requests: 0, bytes: 0 }
    if (verdict.publish)
      publishRun(store, {
        run,
        directory: input.id,
        about: input.directory?.recipe ?? { title: input.id, kind: 'list' },
        coverage,
        looked: true,
        listings,
        unread: [],
        findEvidence: (listing) => vocabulary.findEvidence(listing, input.directory?.recipe ?? null),
        evidenceVersion: vocabulary.evidenceVersion,
        filled: verdict.filled,
        ...sent,
        issues: issues.list(),
      })
    else finishRun(store, run, { result: 'failed', ...sent, issues: issues.list() })
    return { report: reportOf(store, run), guess, partial }
  })
}

/** A page that was saved from an address of its own is never the whole of a directory. */
function isOnePage({ file, url }: ImportInput): boolean {
  return url !== undefined && kindOfFile(file) === 'html'
}

const anyNumber: Recipe['expectations'] = { listings: { min: 0, max: Number.MAX_SAFE_INTEGER }, filled: {} }

interface Read {
  records: RawRecord[]
  signals: Signal[]
  guess: Guess | null
  expectations: Recipe['expectations']
}

function readFile(input: ImportInput): Read {
  const { directory } = input
  const { name: file, bytes } = input.content ?? { name: input.file, bytes: input.bytes }
  const own = directory && kindOfExtraction(directory.recipe.extraction)
  const kind = kindOfFile(file) ?? own
  if (!kind)
    throw usageProblem(`${file} has no ending that says what it is.`, 'Call it .csv, .json, .md or .html.')
  const pages = { page: bytes, file, url: input.url ?? `file:${encodeURIComponent(basename(file))}` }
  if (directory && (own === kind || !(kind === 'csv' || kind === 'json'))) {
    if (own !== kind)
      throw usageProblem(
        `${file} is ${kind}, the recipe of ${input.id} reads ${own}.`,
        'Give a file of that form, or a CSV or JSON list with a column "name".',
      )
    const { url, ...saved } = pages
    const reading = readSavedPages(directory.recipe, {
      ...saved,
      ...(input.url === undefined ? {} : { url }),
    })
    return { ...reading, guess: null, expectations: directory.recipe.expectations }
  }
  if (kind !== 'csv' && kind !== 'json')
    throw usageProblem(
      `${input.id} has no recipe that says how to read ${file}.`,
      'Write one from data/directories/_template.yaml, or import a CSV or JSON list.',
    )
  const guess = guessFor(kind, bytes, file)
  const recipe = { extraction: guess.extraction, request: undefined, page: pages.url }
  const reading = readSavedPages(recipe, guess.idIsName ? { ...pages, tellApart } : pages)
  // Another form of file is no way around what the directory is known to hold.
  return { ...reading, guess, expectations: directory?.recipe.expectations ?? anyNumber }
}

/** @throws Problem where the file is no CSV or JSON, or nothing in it is a name */
function guessFor(shape: 'csv' | 'json', bytes: Uint8Array, file: string): Guess {
  const text = decodeText(bytes, '')
  if (shape === 'csv') return guessExtraction('csv', columnsOf(text, file), file)
  let data: unknown
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    const { line, column, found } = findJsonFault(text.replace(/^\ufeff/, ''))
    throw usageProblem(
      `${file}:${line}: not valid JSON: column ${column}: ${found} is out of place.`,
      'Mend the line, or export the file again.',
    )
  }
  const at = Array.isArray(data) ? '@' : arrayKey(data)
  if (at === null) throw usageProblem(`${file} holds no list of records.`, 'Give a JSON array of objects.')
  const list = (Array.isArray(data) ? data : (data as Record<string, unknown>)[at]) as unknown[]
  const columns = new Set(
    list.slice(0, 200).flatMap((record) => Object.keys((record as object | null) ?? {})),
  )
  return guessExtraction('json', [...columns], file, at === '@' ? '@' : JSON.stringify(at))
}

function columnsOf(text: string, file: string): string[] {
  try {
    return readColumns({ url: file, text })
  } catch (error) {
    throw error instanceof Problem ? wrongFile(error, file) : error
  }
}

function arrayKey(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null
  return Object.entries(data).find(([, value]) => Array.isArray(value) && value.length > 0)?.[0] ?? null
}
