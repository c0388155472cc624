import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { needSchema } from '../../src/needs/need-schema.js'
import { createNeed } from '../../src/store/needs.js'
import { addNote } from '../../src/store/notes.js'
import { readSnapshot, writeSnapshot } from '../../src/store/snapshot.js'
import { addTags } from '../../src/store/tags.js'
import { verifyLog } from '../../src/store/verify-log.js'
import { makeFolder, openBase } from './base.js'
import { openDesk } from './desk.js'

const rules = [
  { path: 'lexicon/b.yaml', text: 'b: 1\n' },
  { path: 'criteria.yaml', text: 'a: ä\n' },
]
const need = { id: 'post', version: 1 }

test('two of the same state are equal to the byte, whenever they are written', () => {
  const folder = makeFolder()
  const store = openDesk()
  const [one, other, third] = ['a', 'b', 'c'].map((name) => join(folder, name)) as [string, string, string]
  const about = writeSnapshot(store, one, need, rules)
  store.setNow('2027-01-01T00:00:00Z')
  writeSnapshot(store, other, need, rules.toReversed())
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true)
  expect(about).toMatchObject({
    need: 'post',
    as_of: '2026-11-24T10:00:00Z',
    log_hash: verifyLog(store).head,
  })
  addTags(store, 1, ['neu'])
  writeSnapshot(store, third, need, rules)
  expect(readFileSync(one).equals(readFileSync(third))).toBe(false)
})

test('it is a base by itself: rows of the need, firms and a log that holds; not of other needs', () => {
  const file = join(makeFolder(), 'a.snapshot')
  const store = openDesk()
  addNote(store, 1, 'Demo zugesagt')
  createNeed(store, needSchema.parse({ id: 'other', title: 'Anderes', text: 'Etwas anderes.' }))
  writeSnapshot(store, file, need, rules)
  const copy = `${file}.db`
  copyFileSync(file, copy)
  const then = openBase(copy)
  expect(verifyLog(then).faults).toEqual([])
  const count = (table: string) => then.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  expect(['needs', 'decisions', 'assessments', 'listings', 'notes'].map(count)).toEqual([1, 3, 2, 3, 1])
  expect(then.db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(readSnapshot(file)).toEqual({
    about: expect.objectContaining({ need: 'post', version: 1, tool_version: '0.0.0' }),
    rules: rules.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  })
})

describe('refused are', () => {
  test('a file that is there', () => {
    const file = join(makeFolder(), 'a.snapshot')
    const store = openDesk()
    writeSnapshot(store, file, need, rules)
    expect(() => writeSnapshot(store, file, need, rules)).toThrow(/is there already/)
  })

  test('a folder that is not there, and nothing is left behind', () => {
    const file = join(makeFolder(), 'none', 'a.snapshot')
    expect(() => writeSnapshot(openDesk(), file, need, rules)).toThrow()
    expect(existsSync(file)).toBe(false)
  })

  test('rules that were altered', () => {
    const file = join(makeFolder(), 'a.snapshot')
    writeSnapshot(openDesk(), file, need, rules)
    const db = new Database(file)
    db.exec("UPDATE snapshot_files SET text = 'b: 2' WHERE path = 'lexicon/b.yaml'")
    db.close()
    expect(() => readSnapshot(file)).toThrow(/lexicon\/b\.yaml is not what it was/)
  })

  test('a base, and no file at all', () => {
    const file = join(makeFolder(), 'base.db')
    openBase(file)
    expect(() => readSnapshot(file)).toThrow(/is no snapshot/)
    expect(() => readSnapshot(`${file}.none`)).toThrow(/There is no file/)
  })
})
