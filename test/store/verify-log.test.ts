import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { forgetFirm } from '../../src/store/forget.js'
import type { Store } from '../../src/store/store.js'
import { knowsHead, logHead, verifyLog } from '../../src/store/verify-log.js'
import { rows } from './base.js'
import { openDesk } from './desk.js'

/** Columns that the log vouches for, by table. */
const columns: Record<string, readonly string[]> = {
  log: [
    'id',
    'at',
    'who',
    'action',
    'firm',
    'need',
    'before',
    'after',
    'before_sha256',
    'after_sha256',
    'previous_hash',
    'hash',
  ],
  decisions: ['need', 'need_version', 'firm', 'verdict', 'reason', 'because', 'decided_by', 'decided_at'],
  assessments: ['firm', 'criterion', 'need', 'url', 'quote', 'evidence_on', 'because', 'made_by', 'made_at'],
  stages: ['need', 'firm', 'because', 'made_by', 'made_at'],
  informations: ['need', 'text', 'made_by', 'made_at'],
  contacts: ['need', 'firm', 'held_on', 'made_by', 'made_at'],
  conflicts: ['need', 'firm', 'because', 'remedy', 'made_by', 'made_at'],
}

/** Every cell with something in it. */
function cells(store: Store): { table: string; id: number; column: string; value: string | number }[] {
  return Object.entries(columns).flatMap(([table, names]) =>
    rows<Record<string, string | number | null>>(store, `SELECT * FROM ${table}`).flatMap((row) =>
      names.flatMap((column) => {
        const value = row[column]
        return value === null || value === undefined
          ? []
          : [{ table, id: row['id'] as number, column, value }]
      }),
    ),
  )
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
  const store = openDesk()
  const verdict = verifyLog(store)
  expect(verdict).toMatchObject({ faults: [], forgotten: 0, head: logHead(store) })
  expect(verdict.rows).toBe(rows(store, 'SELECT id FROM log').length)
})

test('one changed byte in any cell is found, in 1,000 random trials', () => {
  const store = openDesk()
  const all = cells(store)
  store.db.pragma('foreign_keys = OFF')
  store.db.pragma('ignore_check_constraints = ON')
  let trials = 0
  fc.assert(
    fc.property(fc.nat(all.length - 1), fc.nat(), fc.integer({ min: 0, max: 6 }), (i, place, bit) => {
      const cell = all[i] as (typeof all)[number]
      const changed = flip(cell.value, place, bit)
      if (changed === cell.value) return true
      trials++
      store.db.exec('BEGIN')
      try {
        store.db.prepare(`UPDATE ${cell.table} SET ${cell.column} = ? WHERE id = ?`).run(changed, cell.id)
        return verifyLog(store).faults.length > 0
      } catch (error) {
        // A number that another row has already: SQLite itself refuses it.
        return /UNIQUE/.test((error as Error).message)
      } finally {
        store.db.exec('ROLLBACK')
      }
    }),
    { numRuns: 1000 },
  )
  expect(trials).toBeGreaterThan(900)
})

describe('what else is found', () => {
  test.each([
    ['a row taken out', 'DELETE FROM log WHERE id = 3', /rows are missing/],
    [
      'words emptied though nobody was forgotten',
      'UPDATE log SET after = NULL WHERE id = 2',
      /no firm was forgotten/,
    ],
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
