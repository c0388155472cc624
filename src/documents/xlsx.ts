import type { Blob } from 'node:buffer'
import type Stream from 'node:stream'
import writeXlsxFile, { type Feature, type Cell as XlsxCell } from 'write-excel-file/node'
import { cleanForTerminal } from '../terminal/clean.js'
import { guardFormula } from '../terminal/csv-cell.js'
import type { Cell } from './csv.js'
import type { Language } from './paper.js'
import { steadyZip } from './steady-zip.js'
import { webLink } from './web-link.js'
import type { Sheet } from './workbook.js'

/** What the library takes for files that it puts in; none are. */
type FileContent = Stream | Buffer | Blob

/** Most characters that a cell holds in Excel and LibreOffice. */
const longestCell = 32_767
/** Most characters of a sheet's name, and what none may have (ECMA-376, part 1, 18.2.19; Excel). */
const longestName = 31

/** Column widths in characters: enough for what is in them, no wider than a screen reads. */
const widths = { least: 8, most: 50 }

/** A sheet that is no wider, in characters, is printed on one page's width of A4 landscape; a wider one could not be read there. */
const widestOnPaper = 240
/** Height of a line of 10 point, in points, and the most lines that a row shows before it is cut: Excel holds 409 points. */
const lineHeight = 13
const mostLines = 30

/**
 * Sheets as XLSX (ECMA-376): dates as dates, numbers as numbers, texts guarded against formulas, the first line frozen and filtered,
 * links as links. The library writes no links and no filter; both go in by the feature it has for that.
 */
export async function formatXlsx(
  sheets: readonly Sheet[],
  { lang }: { lang: Language },
): Promise<Uint8Array> {
  const unknown = lang === 'de' ? 'unbekannt' : 'unknown'
  const columnsOf = sheets.map(({ table }) => columnWidths(table))
  const written = sheets.map(({ name, table }, i) => ({
    sheet: sheetName(name),
    data: [
      table.titles.map(
        (title): XlsxCell => ({
          value: textOf(title),
          type: String,
          fontWeight: 'bold',
          backgroundColor: '#E7ECF2',
          wrap: true,
          alignVertical: 'top',
        }),
      ),
      ...table.rows.map((row) => toRow(row, columnsOf[i] ?? [], unknown)),
    ],
    columns: (columnsOf[i] ?? []).map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
  }))
  const buffer = await writeXlsxFile(written, {
    fontFamily: 'Arial',
    fontSize: 10,
    features: [linksAndFilters(sheets, columnsOf)],
  }).toBuffer()
  return steadyZip(buffer, (_, text) => text)
}

function toCell(cell: Cell, unknown: string): XlsxCell {
  if (cell === null) return null
  if ('unknown' in cell) return { value: unknown, type: String, textColor: '#767676', alignVertical: 'top' }
  if ('number' in cell) return { value: cell.number, type: Number, alignVertical: 'top' }
  if ('date' in cell)
    return {
      value: new Date(`${cell.date.slice(0, 10)}T00:00:00Z`),
      type: Date,
      format: 'yyyy-mm-dd',
      alignVertical: 'top',
    }
  const value = textOf(cell.text)
  if (!value) return null
  const isLink = cell.url !== undefined && webLink(cell.url) !== null
  return {
    value,
    type: String,
    wrap: true,
    alignVertical: 'top',
    ...(isLink ? { textColor: '#0B57A4', textDecoration: { underline: true } } : {}),
  }
}

/** A clean, guarded text of a cell: a cell of type text is no formula, but becomes one when it is edited or saved as CSV. */
function textOf(text: string): string {
  return guardFormula(cleanForTerminal(text)).slice(0, longestCell)
}

function sheetName(name: string): string {
  const clean = cleanForTerminal(name)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'|'$/g, '')
    .trim()
  return (clean || 'Tabelle').slice(0, longestName)
}

function columnWidths({ titles, rows }: Sheet['table']): number[] {
  return titles.map((title, i) =>
    widthOf(
      title,
      rows.map((row) => row[i] ?? null),
    ),
  )
}

/**
 * A row of a sheet for paper is as high as its longest text needs: LibreOffice does not grow the rows of a file, and lines lay over each
 * other. The rows of a wide list stay low, as a screen scrolls through them.
 */
function toRow(row: readonly Cell[], columns: readonly number[], unknown: string): XlsxCell[] {
  const cells = row.map((cell) => toCell(cell, unknown))
  const lines = row.reduce(
    (most, cell, i) => Math.max(most, Math.ceil(shownLength(cell) / ((columns[i] ?? widths.most) - 2))),
    1,
  )
  if (lines === 1 || !fitsPaper(columns)) return cells
  const height = Math.min(lines, mostLines) * lineHeight
  return cells.map((cell) => (typeof cell === 'object' && cell !== null ? { ...cell, height } : cell))
}

function fitsPaper(columns: readonly number[]): boolean {
  return columns.reduce((sum, width) => sum + width, 0) <= widestOnPaper
}

function widthOf(title: string, cells: readonly Cell[]): number {
  const longest = cells.reduce((most, cell) => Math.max(most, shownLength(cell)), Math.min(title.length, 20))
  return Math.min(Math.max(longest + 2, widths.least), widths.most)
}

function shownLength(cell: Cell): number {
  if (cell === null) return 0
  if ('text' in cell) return cell.text.length
  return 'date' in cell ? 10 : 8
}

/** Relationships of a sheet's links, the filter over its table, and how it is laid on paper. */
function linksAndFilters(
  sheets: readonly Sheet[],
  columnsOf: readonly (readonly number[])[],
): Feature<FileContent> {
  const links = sheets.map(({ table }) =>
    table.rows.flatMap((row, y) =>
      row.flatMap((cell, x) => {
        const url = cell !== null && 'text' in cell && cell.url !== undefined ? webLink(cell.url) : null
        return url === null ? [] : [{ ref: `${columnName(x)}${y + 2}`, url }]
      }),
    ),
  )
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform(xml, _options, { sheetIndex }) {
            const { titles, rows } = (sheets[sheetIndex] as Sheet).table
            const range = `A1:${columnName(titles.length - 1)}${rows.length + 1}`
            const filter = titles.length ? `<autoFilter ref="${range}"/>` : ''
            const found = (links[sheetIndex] ?? [])
              .map(({ ref }, i) => `<hyperlink ref="${ref}" r:id="rId-link-${i + 1}"/>`)
              .join('')
            const fitted = !fitsPaper(columnsOf[sheetIndex] ?? [])
              ? xml
              : xml
                  .replace(/<worksheet[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
                  .replace('<pageSetup ', '<pageSetup fitToWidth="1" fitToHeight="0" ')
            return fitted
              .replace('</sheetData>', `</sheetData>${filter}`)
              .replace('<pageMargins', `${found ? `<hyperlinks>${found}</hyperlinks>` : ''}<pageMargins`)
          },
        },
        'xl/worksheets/_rels/sheet{id}.xml.rels': {
          insert(_options, { sheetIndex }) {
            return (links[sheetIndex] ?? [])
              .map(
                ({ url }, i) =>
                  `<Relationship Id="rId-link-${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${escapeXml(url)}" TargetMode="External"/>`,
              )
              .join('')
          },
        },
      },
    },
  }
}

function columnName(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
