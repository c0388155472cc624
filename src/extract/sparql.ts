import type { SparqlExtraction } from '../directories/extraction.js'
import type { Paging } from '../directories/recipe.js'
import { Problem } from '../problem.js'
import { compileJsonRecords } from './json-records.js'
import { once, parseJsonPage } from './json-text.js'
import type { SourcePage } from './page.js'
import { compileJsonPaging } from './paging.js'
import type { RecordReader } from './record-reader.js'

interface Results {
  document: unknown
  /** Variable to value, for each row. */
  rows: Record<string, string>[]
}

/**
 * SPARQL 1.1 Query Results JSON Format (W3C, 2013): each row of `results.bindings` as an object of plain texts. Variables
 * that have no value in a row are left out, as are blank nodes, which name nothing outside the answer.
 * @throws Problem where an expression of the recipe is not valid
 */
export function compileSparql(extraction: SparqlExtraction, paging?: Paging): RecordReader<'sparql'> {
  const open = once(readResults)
  const { readRecords } = compileJsonRecords(extraction)
  const pagingOf = compileJsonPaging(paging)
  return {
    shape: 'sparql',
    readRecords: (page, report) => readRecords(open(page).rows, page.url, report),
    readPaging(page) {
      const { document, rows } = open(page)
      return { ...pagingOf(document, page), rows: rows.length }
    },
  }
}

/** @throws Problem where the answer is no JSON, or no results of a SELECT */
function readResults(page: SourcePage): Results {
  const document = parseJsonPage(page)
  const bindings = keyOf(keyOf(document, 'results'), 'bindings')
  if (!Array.isArray(keyOf(keyOf(document, 'head'), 'vars')) || !Array.isArray(bindings))
    throw new Problem(`${page.url}: no results of a SPARQL SELECT (head.vars, results.bindings)`, {
      remedy: 'Try the query on the page of the service; ask for JSON, with SELECT and not ASK or CONSTRUCT.',
    })
  return { document, rows: bindings.map(plainRow) }
}

function plainRow(binding: unknown): Record<string, string> {
  const row: Record<string, string> = {}
  if (typeof binding !== 'object' || binding === null) return row
  for (const [name, term] of Object.entries(binding)) {
    const value = keyOf(term, 'value')
    if (typeof value === 'string' && keyOf(term, 'type') !== 'bnode') row[name] = value
  }
  return row
}

function keyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}
