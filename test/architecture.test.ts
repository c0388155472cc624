import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const src = join(root, 'src')

/** Rooms by floor, from the top; imports go down. Files at the top of src are rooms of their own. */
const floors: readonly (readonly string[])[] = [
  ['main'],
  ['program'],
  ['commands'],
  ['doctor'],
  ['scout', 'visit', 'dossier', 'demo', 'context'],
  ['vocabulary'],
  ['lexicons', 'config'],
  ['store', 'documents'],
  ['evidence', 'awards'],
  ['extract', 'ranking', 'selection', 'endpoints'],
  ['firms', 'needs', 'crawl'],
  ['directories', 'language', 'terminal'],
  ['yaml-file', 'decode', 'vocabulary-files'],
  ['problem', 'nearest-name'],
]
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)))
const pure = new Set(['evidence', 'awards', 'extract', 'firms', 'needs', 'ranking', 'selection', 'language'])

interface Import {
  file: string
  room: string
  to: string
  typeOnly: boolean
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
const texts = new Map(files.map((name) => [name, readFileSync(join(src, name), 'utf8')]))
const imports = [...texts].flatMap(([file, text]) => readImports(file, text))

function roomOf(file: string): string {
  return file.includes('/') ? (file.split('/')[0] as string) : file.replace(/\.ts$/, '')
}

function readImports(file: string, text: string): Import[] {
  const found = text.matchAll(
    /(?:^|\n)(?:import|export)\s+(type\s+)?[^'"]*?from\s+'([^']+)'|import\('([^']+)'\)/g,
  )
  return [...found].map((match) => ({
    file,
    room: roomOf(file),
    to: (match[2] ?? match[3]) as string,
    typeOnly: match[1] !== undefined,
  }))
}

function targetRoom({ file, to }: Import): string {
  return roomOf(relative(src, join(dirname(join(src, file)), to)).replace(/\.js$/, '.ts'))
}

describe('the rooms', () => {
  test('are all known, and each says in one sentence what it is for', () => {
    const rooms = [...new Set(files.filter((file) => file.includes('/')).map(roomOf))].sort()
    expect(rooms.filter((room) => !floorOf.has(room))).toEqual([])
    const contributing = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
    expect(rooms.filter((room) => !contributing.includes(`\`${room}/\``))).toEqual([])
  })

  test('import downwards, never up or sideways', () => {
    const wrong = imports.flatMap((one) => {
      if (!one.to.startsWith('.')) return []
      const target = targetRoom(one)
      const [from, to] = [floorOf.get(one.room), floorOf.get(target)]
      if (from === undefined || to === undefined) return [`${one.file}: ${target} stands on no floor`]
      return one.room === target || to > from ? [] : [`${one.file} imports ${one.to}`]
    })
    expect(wrong).toEqual([])
  })

  test('know each dependency in one place', () => {
    const homes: Record<string, RegExp> = {
      undici: /^crawl\//,
      'better-sqlite3': /^store\//,
      chalk: /^terminal\//,
      'cli-table3': /^terminal\//,
      inquirer: /^terminal\//,
      commander: /^(?:main|program|commands\/)/,
      'css-select': /^extract\//,
      '@jmespath-community/jmespath': /^extract\//,
      yaml: /^yaml-file/,
      yauzl: /^scout\/read-archive/,
    }
    const strangers = imports
      .filter(({ file, to }) => homes[to] && !homes[to].test(file))
      .map(({ file, to }) => `${file}: ${to}`)
    expect(strangers).toEqual([])
  })

  test('that are pure do no I/O and know no clock', () => {
    const forbidden = /'node:(?!crypto'|url')|new Date\(\)|Date\.now\(|Math\.random\(|process\.|console\./
    const guilty = [...texts]
      .filter(([file]) => pure.has(roomOf(file)))
      .flatMap(([file, text]) => (forbidden.test(text) ? [file] : []))
    expect(guilty).toEqual([])
  })

  test('leave the process, the clock and the console to main and context', () => {
    const rules: [RegExp, RegExp][] = [
      [/\bconsole\.\w+\(/, /^$/],
      [/process\.exit\b/, /^main\.ts$/],
      [/new Date\(\)|Date\.now\(/, /^(?:context|crawl\/[a-z-]*clock)\.ts$/],
    ]
    const guilty = [...texts].flatMap(([file, text]) =>
      rules.flatMap(([sign, home]) => (sign.test(text) && !home.test(file) ? [`${file}: ${sign}`] : [])),
    )
    expect(guilty).toEqual([])
  })

  test('are read in small files', () => {
    const long = [...texts].flatMap(([file, text]) => (text.split('\n').length > 301 ? [file] : []))
    expect(long).toEqual([])
  })
})

test('SQL stands in the store alone', () => {
  const sql =
    /\b(?:SELECT\s+[\w*(.,\s]+\sFROM|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM)\b/
  expect(
    [...texts].filter(([file, text]) => !file.startsWith('store/') && sql.test(text)).map(([file]) => file),
  ).toEqual([])
})
