import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkIntegrity } from '../../src/store/integrity.js'
import { openStore } from '../../src/store/open.js'
import { listing, publish } from '../store/base.js'
import { govscout, makeFolder } from './govscout.js'

// Faults of disk and file. A limit on the size of files stands for a full disk: SQLite and Node are refused the bytes beyond it.
const bin = fileURLToPath(new URL('../../bin/govscout.js', import.meta.url))
const options = { now: () => '2026-11-24T10:00:00Z', who: 'analyst', toolVersion: '0' }
const folder = makeFolder()
const original = join(folder, 'original.db')
const snapshot = join(folder, 'akte.snapshot')

beforeAll(async () => {
  const store = openStore({ file: original, ...options })
  const text = 'Ordnet Anträge von Kommunen. '.repeat(40)
  publish(
    store,
    Array.from({ length: 60 }, (_, i) => listing(`Aktenlotse ${i}`, { description: `${text}${i}` })),
  )
  store.db.close()
  const need = join(folder, 'need.yaml')
  writeFileSync(need, 'id: akten-1\ntitle: Akten ordnen\ntext: Gesucht wird, was Anträge ordnet.\n')
  expect((await govscout(['needs', 'new', '--file', need, '--db', original])).code).toBe(0)
  expect((await govscout(['needs', 'snapshot', 'akten-1', '-o', snapshot, '--db', original])).code).toBe(0)
})

/** A copy of the base in a folder of its own. */
function copy(): string {
  const file = join(makeFolder(), 'base.db')
  copyFileSync(original, file)
  return file
}

/** @param blocks of 512 bytes that a file may have and that are written to */
function limited(blocks: number, db: string, args: string[], env: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', process.execPath, bin, ...args, '--db', db],
    { encoding: 'utf8', env: { ...process.env, ...env } },
  )
  return { code: status, stdout, stderr }
}

function expectWhole(file: string): void {
  const store = openStore({ file, ...options })
  expect(checkIntegrity(store)).toEqual([])
  expect(store.db.prepare('SELECT count(*) FROM listings').pluck().get()).toBe(60)
  store.db.close()
}

describe('without any room', () => {
  test.each([
    ['firms list', ['firms', 'list', '--json']],
    ['shortlist', ['shortlist', 'akten-1']],
    ['log verify', ['log', 'verify']],
    ['export', ['export', 'akten-1', '--as', 'longlist', '--format', 'md', '-o', '-']],
  ])('%s reads all the same', (_, args) => {
    const { code, stderr } = limited(0, copy(), args)
    expect(code, stderr).toBe(0)
  })

  test('a note is refused in words, with the file, and nothing is lost', () => {
    const db = copy()
    const { code, stderr } = limited(0, db, ['note', 'add', 'F1', 'Rückruf'])
    expect(code).toBe(1)
    expect(stderr).toBe(
      `${db} cannot be written. The change was not made.\nCheck the rights of the file and its folder, and the room on the disk.\n`,
    )
    expectWhole(db)
  })

  test.each([
    ['backup', (file: string) => ['backup', file]],
    ['snapshot', (file: string) => ['needs', 'snapshot', 'akten-1', '-o', file]],
  ])('of a %s nothing is left but a sentence', (_, args) => {
    const file = join(makeFolder(), 'kopie.db')
    // Some room, so that it breaks off within the file.
    const { code, stderr } = limited(100, copy(), args(file))
    expect(code).toBe(1)
    expect(stderr).toContain(`There is no room to write ${file}.`)
    expect(readdirSync(join(file, '..'))).toEqual([])
  })

  test('a copy that cannot be put back leaves the base in its place, and nothing else', () => {
    const db = copy()
    const before = readFileSync(db)
    const { code, stderr } = limited(100, db, ['restore', original, '--replace'])
    expect(code).toBe(1)
    expect(stderr).toContain(`There is no room to write ${db}.`)
    expect(readFileSync(db).equals(before)).toBe(true)
    expect(readdirSync(join(db, '..'))).toEqual(['base.db'])
  })

  test('a list from a snapshot leaves nothing in the folder of temporary files', () => {
    const TMPDIR = makeFolder()
    const args = ['shortlist', 'akten-1', '--from', snapshot]
    const { code, stderr } = limited(100, copy(), args, { TMPDIR })
    expect(code).toBe(1)
    expect(stderr).toMatch(/no room/)
    expect(readdirSync(TMPDIR)).toEqual([])
  })
})

test.skipIf(!existsSync('/dev/full'))('output that cannot be written is told once', () => {
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', '"$@" > /dev/full', 'sh', process.execPath, bin, 'firms', 'list', '--json', '--db', copy()],
    { encoding: 'utf8' },
  )
  expect(status).toBe(1)
  expect(stderr).toMatch(/^The output cannot be written: ENOSPC: .*\.\n$/)
})

describe('a base that is damaged', () => {
  const reads = (db: string) => govscout(['firms', 'list', '--json', '--db', db])

  test('in the middle of a table is told with the file and the way back', async () => {
    const db = copy()
    const bytes = readFileSync(db)
    const base = new Database(db, { readonly: true })
    const pages = base.prepare("SELECT pageno FROM dbstat WHERE name = 'listings'").pluck().all() as number[]
    base.close()
    for (const page of pages) bytes.fill(0xff, (page - 1) * 4096, page * 4096)
    writeFileSync(db, bytes)
    const { code, stderr } = await reads(db)
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^\S+base\.db is damaged\.\nPut back a copy with "govscout restore COPY --replace"/,
    )
    const doctor = await govscout(['doctor', '--db', db])
    expect(doctor.code).toBe(1)
    expect(doctor.stdout).toMatch(/is damaged.*govscout restore \w+ --replace/i)
    expect((await govscout(['restore', original, '--replace', '--db', db])).code).toBe(0)
    expectWhole(db)
  })

  test('and empty is no base without firms', async () => {
    const db = join(makeFolder(), 'base.db')
    writeFileSync(db, '')
    const { code, stderr } = await reads(db)
    expect(code).toBe(2)
    expect(stderr).toMatch(
      /base\.db is empty: there is no database in it\.\nIf there was one, put back a copy/,
    )
    const doctor = await govscout(['doctor', '--db', db])
    expect(doctor.code).toBe(1)
    expect(doctor.stdout).toMatch(
      /It is empty: there is no database in it\..*govscout restore COPY --replace/,
    )
    expect(readFileSync(db)).toHaveLength(0)
  })

  test('as a copy that is to be put back is called so', async () => {
    const broken = copy()
    const bytes = readFileSync(broken)
    bytes.fill(0xff, 100, 4096)
    writeFileSync(broken, bytes)
    const db = copy()
    const { code, stderr } = await govscout(['restore', broken, '--replace', '--db', db])
    expect(code).toBe(1)
    expect(stderr).toMatch(/is damaged.*\nTake an earlier copy/)
    expectWhole(db)
  })
})

test('an output folder that is a file is told as it is', async () => {
  const place = join(makeFolder(), 'akte')
  mkdirSync(place)
  writeFileSync(join(place, 'datei'), '')
  const file = join(place, 'datei', 'kopie.db')
  for (const args of [
    ['backup', file],
    ['needs', 'snapshot', 'akten-1', '-o', file],
  ]) {
    const { code, stderr } = await govscout([...args, '--db', original])
    expect(code).toBe(1)
    expect(stderr).toContain(`${file} may not be written.`)
  }
})
