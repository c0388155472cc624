import { decodeText } from '../decode.js'
import { parseTable } from '../extract/csv.js'
import { parseHtmlTables } from '../extract/html-tables.js'
import { cleanLine } from '../firms/clean-text.js'
import { usageProblem } from '../problem.js'
import { kindOfFile } from './file-kind.js'

/** A row of a list as the file has it; a cell that is missing is empty. */
export interface ListRow {
  /** Line or row in the file, from 1, the header not counted. */
  row: number
  name: string
  list: string
  year: string
  role: string
  url: string
  website: string
  city: string
}

type Field = Exclude<keyof ListRow, 'row'>

/** What people call the columns, folded to small letters and digits. */
const columns: Record<Field, readonly string[]> = {
  name: ['firm', 'firma', 'name', 'company', 'unternehmen', 'startup', 'anbieter', 'finalist', 'preisträger'],
  list: [
    'awardorlist',
    'list',
    'liste',
    'award',
    'preis',
    'programm',
    'programme',
    'program',
    'wettbewerb',
    'marktplatz',
  ],
  year: ['year', 'jahr', 'jahrgang'],
  role: ['role', 'rolle', 'platz', 'status', 'ergebnis', 'result'],
  url: ['sourceurl', 'source', 'quelle', 'fundstelle', 'url', 'link'],
  website: ['website', 'webseite', 'homepage', 'web', 'domain'],
  city: ['city', 'ort', 'stadt', 'sitz', 'town'],
}

/**
 * The rows of a list of award finalists, a programme or a marketplace: CSV, or the first table with a column of firms in a Markdown or
 * HTML file.
 * @throws Problem (usage) where no column holds the firms
 */
export function readAwardList(bytes: Uint8Array, file: string): ListRow[] {
  const text = decodeText(bytes, '')
  const tables = tablesOf(text, file)
  for (const [header = [], ...rows] of tables) {
    const places = placesOf(header)
    if (places.name === undefined) continue
    const cell = (row: readonly string[], field: Field) =>
      cleanLine(places[field] === undefined ? '' : (row[places[field]] ?? ''))
    return rows
      .map(
        (row, i): ListRow => ({
          row: i + 1,
          name: cell(row, 'name'),
          list: cell(row, 'list'),
          year: cell(row, 'year'),
          role: cell(row, 'role'),
          url: cell(row, 'url'),
          website: cell(row, 'website'),
          city: cell(row, 'city'),
        }),
      )
      .filter(({ name }) => name !== '')
  }
  const seen = tables[0]?.[0]
    ?.slice(0, 12)
    .map((one) => `"${cleanLine(one)}"`)
    .join(', ')
  throw usageProblem(
    `${file}: no column holds the firms; there are ${seen || 'no tables in it'}.`,
    'Call one of them "firm" or "Firma"; "list", "year", "role", "source_url", "website" and "city" are read as well.',
  )
}

function placesOf(header: readonly string[]): Partial<Record<Field, number>> {
  const folded = header.map((name) =>
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\d]+/gu, ''),
  )
  const places: Partial<Record<Field, number>> = {}
  for (const field of Object.keys(columns) as Field[])
    for (const name of columns[field]) {
      const at = folded.indexOf(name)
      if (at < 0 || Object.values(places).includes(at)) continue
      places[field] = at
      break
    }
  return places
}

function tablesOf(text: string, file: string): string[][][] {
  switch (kindOfFile(file)) {
    case 'csv': {
      const { header, rows } = parseTable({ url: file, text }, 'auto', () => undefined)
      return [[header, ...rows.map((row) => header.map((column) => row.get(column) ?? ''))]]
    }
    case 'markdown':
      return markdownTables(text)
    case 'html':
      return parseHtmlTables(text, file)
    default:
      throw usageProblem(
        `${file} is no list that can be read.`,
        'Give a .csv, .md or .html file with a table.',
      )
  }
}

function markdownTables(text: string): string[][][] {
  const tables: string[][][] = []
  let rows: string[][] | null = null
  for (const line of text.split(/\r?\n/)) {
    const inner = /^\s*\|(.*)\|\s*$/.exec(line)?.[1]
    if (inner === undefined) {
      rows = null
      continue
    }
    const cells = inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').trim())
    if (cells.every((cell) => /^:?-+:?$/.test(cell))) continue
    if (!rows) {
      rows = []
      tables.push(rows)
    }
    rows.push(cells.map(plainCell))
  }
  return tables
}

/** "[Firma](https://firma.example)" is the name; an address alone stays. No bracket within: a row of them would cost its square. */
function plainCell(cell: string): string {
  return cell.replace(/\[([^[\]]*)\]\([^)[]*\)/g, '$1').replace(/[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}/g, '')
}
