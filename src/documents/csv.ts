import { cleanForTerminal } from '../terminal/clean.js'
import { guardFormula, quoteCell, quoteWhereNeeded } from '../terminal/csv-cell.js'
import { excerpt } from './excerpt.js'

/** A typed cell, so that the formula guard knows a text from a number. Null stays empty: the column does not apply. */
export type Cell =
  /** With the page it leads to, where a form has links. */
  | { text: string; url?: string }
  | { number: number }
  /** ISO day or instant; the day is written. */
  | { date: string }
  /** A fact of interest that nobody knows. */
  | { unknown: true }
  | null

export interface CsvTable {
  /** Names for machines. */
  keys: readonly string[]
  /** Heads for people, in the same order. */
  titles: readonly string[]
  rows: readonly (readonly Cell[])[]
}

export interface CsvOptions {
  /**
   * `excel-de`: UTF-8 with BOM, semicolon, CRLF, every cell quoted, decimal comma, heads for people, unknown as a word.
   * `technical`: no BOM, comma, LF, quotes where needed, decimal point, names for machines, unknown empty (as in JSON null).
   */
  profile: 'excel-de' | 'technical'
  /** For `excel-de`: 2026-11-24 (default) or 24.11.2026. */
  dates?: 'iso' | 'de'
  /** For `excel-de`: the word for unknown; "unbekannt" where none is given. */
  unknown?: string
}

/** Most characters that a cell holds in Excel and LibreOffice. */
const longestCell = 32_767

/** A table as CSV (RFC 4180) with a line end after each line; text cells are clean, of one line, and guarded against formulas. */
export function formatCsv({ keys, titles, rows }: CsvTable, options: CsvOptions): string {
  if (options.profile === 'technical') {
    const line = (cells: readonly string[]) =>
      `${cells.map((cell) => quoteWhereNeeded(cell, ',')).join(',')}\n`
    return [line(keys.map(guardFormula)), ...rows.map((row) => line(row.map(technicalCell)))].join('')
  }
  const line = (cells: readonly string[]) => `${cells.map(quoteCell).join(';')}\r\n`
  return `\ufeff${[line(titles.map(titleCell)), ...rows.map((row) => line(row.map((cell) => excelCell(cell, options))))].join('')}`
}

/** Heads can be names of firms, as in a matrix. */
function titleCell(title: string): string {
  return guardFormula(cleanForTerminal(title))
}

function technicalCell(cell: Cell): string {
  if (cell === null || 'unknown' in cell) return ''
  if ('number' in cell) return String(cell.number)
  if ('date' in cell) return cell.date.slice(0, 10)
  return guardFormula(cleanForTerminal(cell.text))
}

function excelCell(cell: Cell, { dates = 'iso', unknown = 'unbekannt' }: CsvOptions): string {
  if (cell === null) return ''
  if ('unknown' in cell) return unknown
  if ('number' in cell) return plainNumber(cell.number).replace('.', ',')
  if ('date' in cell) return dates === 'de' ? germanDay(cell.date) : cell.date.slice(0, 10)
  return guardFormula(excerpt(cell.text, longestCell - 1))
}

/** Never in the form 1e-7, which a German Excel takes for a text. */
function plainNumber(number: number): string {
  const text = String(number)
  return text.includes('e') ? number.toFixed(10).replace(/\.?0+$/, '') : text
}

function germanDay(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-')
  return `${day}.${month}.${year}`
}
