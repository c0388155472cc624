import { CsvError, type Info, parse } from 'csv-parse/sync'
import type { CsvExtraction, FieldSource } from '../directories/extraction.js'
import { Problem } from '../problem.js'
import { cleanForTerminal } from '../terminal/clean.js'
import { compileFields, compileSource, filled, joinId, type RawReader, readFields } from './fields.js'
import { resolveEntryAddress } from './links.js'
import { lastPage, type Report, type SourcePage } from './page.js'
import { type Draft, type RecordReader, toRecords } from './record-reader.js'

/** A row of a table, by the names of its columns. */
export interface TableRow {
  get(column: string): string | undefined
}

/** A table with a header row (RFC 4180, and what spreadsheets make of it). */
export function compileCsv(extraction: CsvExtraction): RecordReader<'csv'> {
  const columns = new Set(extraction.ignore)
  const needed = new Set<string>()
  const toReader = (source: FieldSource): RawReader<TableRow> => {
    columns.add(source.from)
    needed.add(source.from)
    return (row) => filled(source.many ? [row.get(source.from) ?? ''] : row.get(source.from))
  }
  const only = Object.entries(extraction.only).map(
    ([column, values]) =>
      [toReader({ from: column, value: 'text', many: false, transform: [] }), new Set(values)] as const,
  )
  const fields = compileFields(extraction.fields, toReader)
  const ids = extraction.id.from.map((from) => toReader({ from, value: 'text', many: false, transform: [] }))
  const entryPage = extraction.page && compileSource(extraction.page, toReader)

  return {
    shape: 'csv',
    readRecords(page, report) {
      const { header, rows } = parseTable(page, extraction.delimiter, report)
      const missing = [...needed].filter((column) => !header.includes(column))
      if (missing.length)
        throw new Problem(
          `${page.url}: the table has no column ${missing.map((name) => `"${name}"`).join(', ')}`,
          {
            remedy: `Its columns are ${header.map((name) => `"${name}"`).join(', ')}: mend the file or the recipe.`,
          },
        )
      for (const column of new Set(header))
        if (!columns.has(column) && column !== '')
          report({
            kind: 'unmapped-key',
            url: page.url,
            message: `The column "${column}" is neither read nor ignored: map it, or add it to extraction.ignore.`,
          })
      const wanted = rows.filter((row) =>
        only.every(([cell, values]) => values.has([cell(row)].flat()[0] ?? '')),
      )
      if (rows.length && !wanted.length)
        report({
          kind: 'no-items',
          url: page.url,
          message: `None of ${rows.length} rows has the values of extraction.only.`,
        })
      const drafts = wanted.map((row): Draft => {
        const address = entryPage?.finish(entryPage.raw(row), (kind, what) =>
          report({ kind, url: page.url, message: `page: ${what}` }),
        )
        return {
          entry: joinId(ids.map((id) => id(row))),
          url: resolveEntryAddress([address].flat()[0], page.url),
          fields: readFields(fields, row, page.url, report).fields,
        }
      })
      return toRecords(drafts, page.url, report)
    },
    readPaging: () => lastPage,
  }
}

/** The names of a table's columns. @throws Problem with the line where the text is no CSV */
export function readColumns(page: SourcePage): string[] {
  return parseTable(page, 'auto', () => undefined).header
}

export interface Table {
  header: string[]
  rows: TableRow[]
}

/** The rows of a table with a header. @throws Problem with the line where the text is no CSV */
export function parseTable(
  page: Pick<SourcePage, 'url' | 'text'>,
  delimiter: CsvExtraction['delimiter'],
  report: Report,
): Table {
  const { text, hint } = cutSeparatorLine(page.text.replace(/^\ufeff/, ''))
  const lines = parseLines(text, delimiter === 'auto' ? (hint ?? guessDelimiter(text)) : delimiter, page.url)
  const header = (lines[0]?.record ?? []).map((name) => name.trim())
  const places = new Map(header.map((name, index) => [name, index]))
  const rows = lines.slice(1).map(({ record, info }): TableRow => {
    if (record.length !== header.length)
      report({
        kind: 'bad-value',
        url: page.url,
        message: `Line ${info.lines} has ${record.length} cell${record.length === 1 ? '' : 's'}, the header has ${header.length}.`,
      })
    return {
      get: (column: string) => {
        const index = places.get(column)
        return index === undefined ? undefined : (record[index] ?? '')
      },
    }
  })
  return { header, rows }
}

function parseLines(text: string, delimiter: string, url: string): { record: string[]; info: Info }[] {
  try {
    return parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[]; info: Info }[]
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const { line, what } = describeFault(cause, text, delimiter)
    throw new Problem(`${url}:${line}: not valid CSV: ${what}`, {
      remedy: 'A quote inside a cell is written twice, and the cell stands in quotes: mend the line.',
      cause,
    })
  }
}

function describeFault(fault: CsvError, text: string, delimiter: string): { line: number; what: string } {
  // The parser says where the text ends, not where the quote stands.
  if (fault.code === 'CSV_QUOTE_NOT_CLOSED')
    return { line: openQuoteLine(text, delimiter), what: 'a quote is opened here and never closed' }
  const line = (fault as { lines?: number }).lines ?? 1
  return { line, what: excerptOf(fault.message.replace(/ at line \d+/, '').replace(/ instead of .*$/, '')) }
}

/** Line of the quote that opens the last cell, which has no end. */
function openQuoteLine(text: string, delimiter: string): number {
  let line = 1
  let opened = 1
  let inside = false
  let cellStart = true
  for (const sign of text) {
    if (sign === '\n') line++
    if (sign === '"' && (inside || cellStart)) {
      inside = !inside
      if (inside) opened = line
    }
    cellStart = !inside && (sign === delimiter || sign === '\n' || (cellStart && /\s/.test(sign)))
    // A quote behind a quote stands for one: the cell goes on.
    if (sign === '"' && !inside) cellStart = true
  }
  return opened
}

/** What the parser found wrong may be a whole binary file: a person needs the beginning of it. */
function excerptOf(message: string): string {
  const [head = '', value] = message.split(/, value is /)
  if (value === undefined) return cleanForTerminal(head)
  const clean = cleanForTerminal(value.replace(/^"|"$/g, '').replace(/\\u[\da-f]{4}/gi, '')).slice(0, 40)
  return `${cleanForTerminal(head)}, behind "${clean}"`
}

/** Excel writes the separator into a line of its own before the header. */
function cutSeparatorLine(text: string): { text: string; hint?: string } {
  const [line = '', separator] = /^sep=(.)\r?\n/i.exec(text) ?? []
  return separator === undefined ? { text } : { text: text.slice(line.length), hint: separator }
}

/** The separator that stands most often in the header row, outside quotes; a comma where there is none. */
function guessDelimiter(text: string): string {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  return [',', ';', '\t', '|'].reduce((best, sign) =>
    count(header, sign) > count(header, best) ? sign : best,
  )
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1
}
