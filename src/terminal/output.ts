import { cleanForTerminal } from './clean.js'
import { guardFormula, quoteWhereNeeded } from './csv-cell.js'
import type { Terminal } from './streams.js'
import { type Column, cellText, formatTabbed, formatTable } from './table.js'
import { textWidth, wrapToWidth } from './width.js'

export interface Rows<Row extends object> {
  columns: readonly Column<NoInfer<Row>>[]
  rows: readonly Row[]
  /** What --json prints: the tested contract, independent of the columns. */
  json: unknown
  /** The present instant, ISO, for relative times on a terminal. */
  now?: string
  /** Said on standard error when there is no row, on a terminal alone. */
  empty?: string
}

/**
 * The one way reading commands print rows: JSON with --json, CSV with --csv (names as in JSON, comma, no BOM), a table on a
 * terminal, tab-separated values in a pipe. No row is no error.
 */
export function printRows<Row extends object>(
  terminal: Terminal,
  { columns, rows, json, now, empty }: Rows<Row>,
): void {
  const form = {
    width: terminal.width,
    colour: terminal.colour.stdout,
    ...(now === undefined ? {} : { now }),
  }
  if (terminal.format === 'json') terminal.json(json)
  else if (terminal.format === 'csv') terminal.out(formatCsvRows(columns, rows))
  else if (!terminal.isTty.stdout) terminal.out(formatTabbed(columns, rows))
  else if (rows.length) terminal.out(formatTable(columns, rows, form))
  else terminal.note(empty ?? 'Nothing found.')
}

/** Rows as RFC 4180 CSV for machines, line feed at the end of each; texts are guarded against formulas, numbers are not. */
function formatCsvRows<Row extends object>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const cell = (value: unknown) =>
    typeof value === 'number' ? String(value) : quoteWhereNeeded(guardFormula(cellText(value)), ',')
  return [
    columns.map(({ key }) => quoteWhereNeeded(key, ',')),
    ...rows.map((row) => columns.map(({ key }) => cell(row[key]))),
  ]
    .map((cells) => `${cells.join(',')}\n`)
    .join('')
}

/** Label and value; a list is one line per entry on a terminal. */
export type RecordLine = readonly [
  label: string,
  value: string | number | boolean | null | undefined | readonly string[],
]

/** The one way `show` commands print: aligned, wrapped lines on a terminal; `label<TAB>value` lines in a pipe. */
export function printRecord(terminal: Terminal, lines: readonly RecordLine[]): void {
  if (!lines.length) return
  if (!terminal.isTty.stdout)
    terminal.out(lines.map(([label, value]) => `${label}\t${cellText(value)}\n`).join(''))
  else terminal.out(formatRecord(lines, { width: terminal.width, bold: terminal.colour.stdout.bold }))
}

/** Lines of "label: value" with the values in one column and a hanging indent; in a narrow window values go below. */
export function formatRecord(
  lines: readonly RecordLine[],
  { width, bold = (text) => text }: { width: number; bold?: (text: string) => string },
): string {
  const widest = Math.max(...lines.map(([label]) => textWidth(label))) + 2
  const below = widest > width / 2
  const indent = below ? 2 : widest
  return lines
    .flatMap(([label, value]) => {
      const entries = Array.isArray(value) ? value : [value]
      const wrapped = entries.flatMap((entry: unknown) =>
        wrapToWidth(
          typeof entry === 'string' ? cleanForTerminal(entry, { keepNewlines: true }) : cellText(entry),
          width - indent,
        ),
      )
      const shown = wrapped.some(Boolean) ? wrapped : ['–']
      const margin = ' '.repeat(indent)
      const head = `${bold(label)}:`
      if (below) return [head, ...shown.map((line) => `${margin}${line}`.trimEnd())]
      const first = `${head}${' '.repeat(Math.max(1, widest - textWidth(label) - 1))}${shown[0] ?? ''}`
      return [first, ...shown.slice(1).map((line) => `${margin}${line}`.trimEnd())]
    })
    .join('\n')
}
