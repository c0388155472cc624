import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { ExitCode, Problem } from '../../src/problem.js'
import { formatSchema } from '../../src/store/migrate.js'
import { migrations } from '../../src/store/migrations/index.js'
import { openStore } from '../../src/store/open.js'
import { makeFolder, openBase } from './base.js'

function open(file: string, mustExist = false): Database.Database {
  return openStore({ file, mustExist, now: () => '2026-11-24T10:00:00Z', who: 'a', toolVersion: '0' }).db
}

function problemOf(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('no problem was told')
}

/** A file as an earlier version left it: so many migrations, one run in it. */
function oldBase(file: string, version: number): void {
  const db = new Database(file)
  for (const { sql } of migrations.slice(0, version)) db.exec(sql)
  db.exec(`INSERT INTO runs (directory, trigger, recipe_hash, tool_version, started_by, started_at)
           VALUES ('de-nordliste', 'manual', 'h', '0', 'a', '2026-01-01T00:00:00Z')`)
  db.pragma(`user_version = ${version}`)
  db.close()
}

describe('a base', () => {
  test('is made with its folder, and opened again as it is', () => {
    const file = join(makeFolder(), 'deep', 'er', 'base.db')
    const first = open(file)
    expect(first.pragma('user_version', { simple: true })).toBe(migrations.length)
    const schema = formatSchema(first)
    first.close()
    const again = open(file)
    expect(formatSchema(again)).toBe(schema)
    expect(again.pragma('journal_mode', { simple: true })).toBe('wal')
    again.close()
    expect(readdirSync(join(file, '..'))).toEqual(['base.db'])
  })

  test('holds no row that points nowhere', () => {
    const { db } = openBase()
    expect(() => db.exec("INSERT INTO tags VALUES (99, 'x', 'a', '2026-11-24T10:00:00Z')")).toThrow(/FOREIGN/)
  })

  test.each(migrations.slice(1).map((_, i) => i + 1))(
    'from version %i is brought up to date, with a copy beside it',
    (version) => {
      const file = join(makeFolder(), 'base.db')
      oldBase(file, version)
      // What an attempt that was cut off has left must not stand in the way.
      writeFileSync(`${file}.before-${version + 1}`, 'half a copy')
      const db = open(file)
      expect(formatSchema(db)).toBe(formatSchema(openBase().db))
      expect(db.prepare('SELECT directory FROM runs').pluck().all()).toEqual(['de-nordliste'])
      db.close()
      const copy = new Database(`${file}.before-${version + 1}`, { readonly: true })
      expect(copy.pragma('user_version', { simple: true })).toBe(version)
      expect(copy.prepare('SELECT count(*) FROM runs').pluck().get()).toBe(1)
      copy.close()
      expect(readdirSync(join(file, '..')).filter((name) => name.endsWith('.tmp'))).toEqual([])
    },
  )
})

test('decisions of an older base keep their ids and words', () => {
  const file = join(makeFolder(), 'base.db')
  const before = migrations.findIndex(({ name }) => name === '0014-taking-back')
  oldBase(file, before)
  const old = new Database(file)
  old.exec(`INSERT INTO firms (id, made_at) VALUES (1, '2026-01-01T00:00:00Z');
    INSERT INTO decisions VALUES (3, 'b-1', 1, 1, 'out', 'A1', 'fremd', 'a', '2026-01-02T00:00:00Z'),
      (7, 'b-1', 1, 1, 'in', NULL, NULL, 'b', '2026-01-03T00:00:00Z')`)
  const rowsOf = (db: Database.Database) => db.prepare('SELECT * FROM decisions ORDER BY id').all()
  const kept = rowsOf(old)
  old.close()
  const db = open(file)
  expect(rowsOf(db)).toEqual(kept)
  expect(() => db.exec("UPDATE decisions SET verdict = 'maybe'")).toThrow(/CHECK/)
  db.close()
})

describe('refused, and left as it is:', () => {
  test('a base from a newer version', () => {
    const file = join(makeFolder(), 'base.db')
    const db = open(file)
    db.pragma(`user_version = ${migrations.length + 1}`)
    db.close()
    const problem = problemOf(() => open(file))
    expect(problem.message).toMatch(/newer version of govscout \(schema \d+, known \d+\)/)
    expect(problem.remedy).toMatch(/Update govscout/)
    expect(problem.exitCode).toBe(ExitCode.failed)
  })

  test.each([0, 1, migrations.length, 99])(
    "another program's SQLite file, whatever its user_version (%i)",
    (version) => {
      const file = join(makeFolder(), 'places.sqlite')
      const db = new Database(file)
      db.exec('CREATE TABLE bookmarks (id INTEGER)')
      db.pragma(`user_version = ${version}`)
      db.close()
      const before = readFileSync(file)
      const problem = problemOf(() => open(file))
      expect(problem.message).toMatch(/places\.sqlite is an SQLite file, but not one of govscout's/)
      expect(problem.remedy).toMatch(/--db/)
      expect(readFileSync(file).equals(before)).toBe(true)
    },
  )

  test('a file that is no database', () => {
    const file = join(makeFolder(), 'list.csv')
    const text = `Firma;Ort\n${'Aktenfuchs;Kiel\n'.repeat(100)}`
    writeFileSync(file, text)
    expect(problemOf(() => open(file)).message).toMatch(/list\.csv is not a govscout database/)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  test('a folder', () => {
    expect(problemOf(() => open(makeFolder())).message).toMatch(/cannot be opened/)
  })

  test('a missing file where reading is all that is asked', () => {
    const file = join(makeFolder(), 'none', 'base.db')
    const problem = problemOf(() => open(file, true))
    expect(problem.message).toMatch(/There is no database at .*base\.db yet/)
    expect(problem.exitCode).toBe(ExitCode.usage)
    expect(existsSync(join(file, '..'))).toBe(false)
  })
})
