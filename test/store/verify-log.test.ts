import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forgetFirm } from '../../src/store/forget.js'
import type { Store } from '../../src/store/store.js'
import { knowsHead, logHead, verifyLog } from '../../src/store/verify-log.js'
import { vouchedTables } from '../../src/store/vouched-tables.js'
import { rows } from './base.js'
import { fillWords, openDesk } from './desk.js'

/** Tables that the log vouches for. */
const tables = [
  ...vouchedTables,
  'log',
  'needs',
  'tags',
  'firm_aliases',
  'identity_verdicts',
  'evidence_verdicts',
]

/**
 * Columns that say nothing by themselves: numbers of rows, where nothing points to them and the order stays, and under what key the supplier
 * of an award is known, which the log does not repeat since it is a name.
 */
const silent = /^(?!log\.|notes\.|informations\.).*\.id$|^award_verdicts\.supplier_key$/

type Cell = { table: string; row: number; column: string; value: string | number | null }

/** Every cell, by table and place; in a base that has something in each of them. */
function cells(store: Store): Cell[] {
  return tables.flatMap((table) => {
    const found = rows<Record<string, string | number | null>>(
      store,
      `SELECT * FROM ${table} ORDER BY ${key(table)}`,
    )
    expect(found, table).not.toEqual([])
    return found.flatMap((cellsOf, row) =>
      Object.entries(cellsOf).flatMap(([column, value]) =>
        silent.test(`${table}.${column}`) ? [] : [{ table, row, column, value }],
      ),
    )
  })
}

function key(table: string): string {
  return table === 'needs' ? 'id, version' : table === 'tags' ? 'firm, tag' : 'id'
}

function change(store: Store, { table, row, column }: Cell, to: unknown): void {
  const names = key(table)
  store.db
    .prepare(
      `UPDATE ${table} SET ${column} = ? WHERE (${names}) = (SELECT ${names} FROM ${table} ORDER BY ${names} LIMIT 1 OFFSET ${row})`,
    )
    .run(to)
}

/** What is told when one cell is something else; null where SQLite itself refuses it. */
function faultsWhen(store: Store, cell: Cell, to: unknown): number | null {
  store.db.exec('BEGIN')
  try {
    change(store, cell, to)
    return verifyLog(store).faults.length
  } catch (error) {
    if (/UNIQUE|NOT NULL|datatype/.test((error as Error).message)) return null
    throw error
  } finally {
    store.db.exec('ROLLBACK')
  }
}

function openAll(): Store {
  const store = openDesk()
  fillWords(store)
  store.db.pragma('foreign_keys = OFF')
  store.db.pragma('ignore_check_constraints = ON')
  return store
}

/** The same value with one byte changed: a bit of it flipped. */
function flip(value: string | number, place: number, bit: number): string | number {
  if (typeof value === 'number') return value ^ (1 << bit) || value + 1
  const bytes = Buffer.from(value, 'utf8')
  const at = place % Math.max(bytes.length, 1)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
  return bytes.toString('utf8')
}

test('nothing was altered, and the head is that of the last row', () => {
  const store = openAll()
  const verdict = verifyLog(store)
  expect(verdict).toMatchObject({ faults: [], forgotten: 0, head: logHead(store) })
  expect(verdict.rows).toBe(rows(store, 'SELECT id FROM log').length)
})

test('one changed byte in any cell of any table of analysts is found, in 1,000 random trials', () => {
  const store = openAll()
  const all = cells(store).filter(({ value }) => value !== null && value !== '')
  let trials = 0
  fc.assert(
    fc.property(fc.nat(all.length - 1), fc.nat(), fc.integer({ min: 0, max: 6 }), (i, place, bit) => {
      const cell = all[i] as Cell
      const changed = flip(cell.value as string | number, place, bit)
      if (changed === cell.value) return true
      trials++
      return faultsWhen(store, cell, changed) !== 0
    }),
    { numRuns: 1000 },
  )
  expect(trials).toBeGreaterThan(900)
})

test('a value put where none was, one taken away, and one of another type are found in every cell', () => {
  const store = openAll()
  const missed = cells(store).flatMap((cell) => {
    const tries = cell.value === null ? ['x', 1, ''] : [null, Buffer.from(String(cell.value)), '']
    return tries.flatMap((to) =>
      to === cell.value || faultsWhen(store, cell, to) !== 0
        ? []
        : [`${cell.table}.${cell.column} ${JSON.stringify(cell.value)} -> ${JSON.stringify(to)}`],
    )
  })
  expect(missed).toEqual([])
})

test('a row taken out of any table, put in twice, or changed for another is found', () => {
  const store = openAll()
  const missed = tables.flatMap((table) => {
    const count = rows(store, `SELECT 1 FROM ${table}`).length
    const where = `(${key(table)}) = (SELECT ${key(table)} FROM ${table} ORDER BY ${key(table)} LIMIT 1 OFFSET`
    const columns = Object.keys(rows<object>(store, `SELECT * FROM ${table}`)[0] ?? {}).filter(
      (name) => name !== 'id',
    )
    return Array.from({ length: count }, (_, row) => row).flatMap((row) => {
      // Without a checksum from elsewhere the end of the log cannot be told.
      const isTail = table === 'log' && row === count - 1
      const deeds = [
        ...(isTail ? [] : [`DELETE FROM ${table} WHERE ${where} ${row})`]),
        ...(['needs', 'tags', 'log'].includes(table)
          ? []
          : [
              `INSERT INTO ${table} (${columns.join()}) SELECT ${columns.join()} FROM ${table} WHERE ${where} ${row})`,
            ]),
      ]
      return deeds.filter((sql) => {
        store.db.exec('BEGIN')
        try {
          store.db.exec(sql)
          return !verifyLog(store).faults.length
        } catch (error) {
          if (/UNIQUE/.test((error as Error).message)) return false
          throw error
        } finally {
          store.db.exec('ROLLBACK')
        }
      })
    })
  })
  expect(missed).toEqual([])
})

describe('what else is found', () => {
  test.each([
    ['a row taken out', 'DELETE FROM log WHERE id = 3', /rows are missing/],
    [
      'words emptied though nobody was forgotten',
      'UPDATE log SET after = NULL WHERE id = 2',
      /its firm was not forgotten/,
    ],
    [
      'hashes put in the place of words, as rows from before had them, so that the chain holds',
      `UPDATE log SET before = before_sha256, after = after_sha256, before_sha256 = NULL, after_sha256 = NULL
         WHERE action = 'decide out'; UPDATE decisions SET verdict = 'in', reason = NULL WHERE verdict = 'out'`,
      /The words of row 4 are not those/,
    ],
    [
      'a firm called forgotten, so that its words may be missing',
      "UPDATE firms SET forgotten_at = '2026-11-24T10:00:00Z' WHERE id = 2; UPDATE log SET before = NULL, after = NULL WHERE firm = 2",
      /F2 is called forgotten, and the log tells of no forgetting/,
    ],
    [
      'two decisions that change places',
      'UPDATE decisions SET id = 90 WHERE id = 1; UPDATE decisions SET id = 1 WHERE id = 2; UPDATE decisions SET id = 2 WHERE id = 90',
      /Row 1 of "decisions" says otherwise than row 2/,
    ],
    [
      'a tag put in',
      "INSERT INTO tags (firm, tag, added_by, added_at) VALUES (3, 'favorit', 'x', 'y')",
      /"favorit" of F3 in "tags" is not what the log tells/,
    ],
    ['a need under another id', "UPDATE needs SET id = 'Post'", /no version 1 of the need "Post"/],
    ['a need of another version', 'UPDATE needs SET version = 3', /no version 3 of the need "post"/],
    ["a need's day", "UPDATE needs SET made_at = '2020-01-01T00:00:00Z'", /Version 1 of the need "post"/],
    [
      "a need's text",
      "UPDATE needs SET document = replace(document, 'geordnet', 'verteilt')",
      /Version 1 of the need "post"/,
    ],
    [
      'a decision taken out',
      'DELETE FROM decisions WHERE id = 2',
      /"decisions" has 2 rows, the log tells of 3/,
    ],
    [
      'a decision put in',
      "INSERT INTO decisions (need, need_version, firm, verdict, decided_by, decided_at) VALUES ('post', 1, 3, 'in', 'x', 'y')",
      /"decisions" has 4 rows/,
    ],
  ])('%s', (_, sql, says) => {
    const store = openDesk()
    store.db.exec(sql)
    expect(
      verifyLog(store)
        .faults.map(({ what }) => what)
        .join(' '),
    ).toMatch(says)
  })

  test('rows cut off at the end, with the checksum of a paper', () => {
    const store = openDesk()
    const head = logHead(store)
    store.db.exec('DELETE FROM log WHERE id = (SELECT max(id) FROM log)')
    store.db.exec('DELETE FROM conflicts WHERE id = (SELECT max(id) FROM conflicts)')
    expect(verifyLog(store).faults).toEqual([])
    expect(knowsHead(store, head)).toBeNull()
    expect(knowsHead(store, logHead(store))).toMatchObject({ row: verifyLog(store).rows })
  })
})

test('of a firm that was not forgotten no words may be missing, though another one was', () => {
  const store = openDesk()
  forgetFirm(store, 1, 'Wunsch der Firma')
  store.db.exec("UPDATE log SET before = NULL, after = NULL WHERE action = 'decide out'")
  expect(verifyLog(store).faults.map(({ what }) => what)).toEqual([
    'The words of row 4 are missing, and its firm was not forgotten.',
  ])
})

test('each firm of a full base can be forgotten, and the log still holds', () => {
  for (const firm of [1, 2]) {
    const store = openDesk()
    fillWords(store)
    forgetFirm(store, firm, 'Wunsch der Firma')
    expect(verifyLog(store).faults, `F${firm}`).toEqual([])
  }
})

test('a firm that was forgotten leaves who and when, no word, and a log that holds', () => {
  const store = openDesk()
  forgetFirm(store, 1, 'Wunsch der Firma')
  const verdict = verifyLog(store)
  expect(verdict.faults).toEqual([])
  expect(verdict.forgotten).toBeGreaterThan(4)
  const text = JSON.stringify([
    rows(store, 'SELECT * FROM log'),
    rows(store, 'SELECT * FROM assessments'),
    rows(store, 'SELECT * FROM contacts'),
  ])
  expect(text).not.toMatch(/aktenfuchs|Zertifikat Nr/i)
})
