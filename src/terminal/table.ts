import Table from 'cli-table3'
import { cleanForTerminal } from './clean.js'
import type { Colour } from './colour.js'
import { type Fitted, fitColumns } from './fit-columns.js'
import { formatWhen } from './when.js'
import { cutToWidth, textWidth } from './width.js'

export interface Column<Row extends object> {
  /** Property of the row, and the column's name in CSV. */
  key: string & keyof Row
  title: string
  align?: 'left' | 'right'
  /** May be cut when the window is narrow. */
  flexible?: boolean
  /** What it must be wide at least to be worth its place. */
  least?: number
  /** 1 (the default) stays in the narrowest table; of the others the highest goes first. */
  priority?: number
  /** `instant`: relative time on a terminal; `count`: thousands separated on a terminal. */
  kind?: 'text' | 'instant' | 'count'
  /** Colour of a cell; gets the cell as it is shown. */
  paint?: (text: string, row: Row, colour: Colour) => string
}

export interface TableForm {
  /** Columns of the window. */
  width: number
  colour: Colour
  /** The present instant, ISO; without it instants stay as they are. */
  now?: string
}

const gap = 2
/** cli-table3 slows down with the rows of a table: 5,000 take 1.9 s in one, 0.7 s in parts of this size. */
const rowsPerTable = 100
const noBorders = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'].map(
    (name) => [name, ''],
  ),
)
const noLines = Object.fromEntries(
  ['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'].map((name) => [name, '']),
)

/** Lines of a table for a terminal, fitted to its width; where even the most important columns do not fit, blocks. */
export function formatTable<Row extends object>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  form: TableForm,
): string {
  const texts = rows.map((row) => columns.map((column) => cellText(row[column.key], column.kind, form.now)))
  const fitted = fitColumns(
    columns.map((column, place) => ({
      natural: texts.reduce(
        (most, cells) => Math.max(most, textWidth(cells[place] ?? '')),
        textWidth(column.title),
      ),
      title: textWidth(column.title),
      flexible: column.flexible === true,
      ...(column.least === undefined ? {} : { least: column.least }),
      priority: column.priority ?? 1,
    })),
    { width: form.width, gap },
  )
  if (!fitted) return formatBlocks(columns, texts, form)
  const lines = [headLine(columns, fitted, form.colour)]
  for (let from = 0; from < rows.length; from += rowsPerTable) {
    const part = rows.slice(from, from + rowsPerTable).map((row, offset) =>
      fitted.map(({ place, width }) => {
        const column = columns[place]
        const text = cutToWidth(texts[from + offset]?.[place] ?? '', width)
        return column?.paint ? column.paint(text, row, form.colour) : text
      }),
    )
    lines.push(layOut(part, columns, fitted))
  }
  return lines.join('\n')
}

function headLine<Row extends object>(
  columns: readonly Column<Row>[],
  fitted: readonly Fitted[],
  colour: Colour,
): string {
  const titles = fitted.map(({ place, width }) => colour.bold(cutToWidth(columns[place]?.title ?? '', width)))
  return layOut([titles], columns, fitted)
}

function layOut<Row extends object>(
  cells: string[][],
  columns: readonly Column<Row>[],
  fitted: readonly Fitted[],
): string {
  const table = new Table({
    chars: { ...noBorders, ...noLines },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap, compact: true },
    colWidths: fitted.map(({ width }) => width + gap),
    colAligns: fitted.map(({ place }) => columns[place]?.align ?? 'left'),
    truncate: '…',
  })
  table.push(...cells)
  return table.toString().replace(/ +$/gm, '')
}

/** One "title: value" line per column and a blank line between rows: for windows too narrow for a table. */
function formatBlocks<Row extends object>(
  columns: readonly Column<Row>[],
  texts: readonly string[][],
  form: TableForm,
): string {
  return texts
    .map((cells) =>
      columns
        .flatMap((column, place) => {
          const value = cells[place]
          return value
            ? [`${column.title}: ${cutToWidth(value, Math.max(8, form.width - textWidth(column.title) - 2))}`]
            : []
        })
        .join('\n'),
    )
    .join('\n\n')
}

/** Tab-separated lines with a head, whole values, for pipes; one row is one line whatever stands in it. */
export function formatTabbed<Row extends object>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): string {
  const head = columns.map((column) => column.title)
  return [head, ...rows.map((row) => columns.map((column) => cellText(row[column.key])))]
    .map((cells) => `${cells.join('\t')}\n`)
    .join('')
}

/** A value as one clean line: lists by comma, yes and no for truth, nothing for null; `now` only for a terminal. */
export function cellText(value: unknown, kind: Column<object>['kind'] = 'text', now?: string): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number')
    return kind === 'count' && now !== undefined ? value.toLocaleString('en') : String(value)
  if (Array.isArray(value)) return value.map((part) => cellText(part)).join(', ')
  const text = cleanForTerminal(typeof value === 'string' ? value : JSON.stringify(value))
  return kind === 'instant' && now !== undefined ? formatWhen(text, now, true) : text
}
