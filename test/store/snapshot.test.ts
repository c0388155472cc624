import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { Quote } from '../../src/firms/evidence.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { createNeed } from '../../src/store/needs.js'
import { addNote } from '../../src/store/notes.js'
import { readSnapshot, writeSnapshot } from '../../src/store/snapshot.js'
import { addTags } from '../../src/store/tags.js'
import { verifyLog } from '../../src/store/verify-log.js'
import { listing, makeFolder, noEvidence, openBase, publish } from './base.js'
import { fillDesk, openDesk } from './desk.js'

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

test('how the base came to its state does not show: looks at lists, the index made anew, room given back, rows written again', () => {
  const folder = makeFolder()
  const [one, other] = [join(folder, 'a'), join(folder, 'b')]
  const plain = openBase(join(folder, 'plain.db'))
  const busy = openBase(join(folder, 'busy.db'))
  const quote = (text: string): Quote => ({
    field: 'summary',
    quote: text,
    rule: 'r',
    strength: 'weak',
    direction: 'sells-to',
    source: 'text',
    offset: null,
    length: null,
  })
  for (const store of [plain, busy]) {
    publish(store, [listing('Aktenfuchs'), listing('Hafenblick'), listing('Möwenpost')], {
      findEvidence: (of) => ({ ...noEvidence, ai: [quote(`${of.name} 1`), quote(`${of.name} 2`)] }),
    })
    fillDesk(store)
  }
  busy.db.exec(`
    INSERT INTO need_searches (need, version, made_with, analysis, state, found) VALUES ('post', 1, 'x', '{}', 1, '[]');
    CREATE TEMP TABLE was AS SELECT * FROM evidence ORDER BY listing DESC, rowid;
    DELETE FROM evidence; INSERT INTO evidence SELECT * FROM was; DROP TABLE was;
    CREATE TEMP TABLE were AS SELECT * FROM search_postings ORDER BY term DESC;
    DELETE FROM search_postings; INSERT INTO search_postings SELECT * FROM were; DROP TABLE were;
    UPDATE search_state SET state = state + 7;
    INSERT INTO made_with (part, version) VALUES ('erase', 'checkpoint');
    VACUUM`)
  writeSnapshot(plain, one, need, rules)
  // A reader that is open, so that what was written waits in the WAL.
  const reader = new Database(busy.file)
  reader.exec('BEGIN; SELECT count(*) FROM log')
  writeSnapshot(busy, other, need, rules)
  reader.close()
  expect(readFileSync(one).equals(readFileSync(other))).toBe(true)
  const copy = new Database(one, { readonly: true })
  expect(copy.prepare('SELECT quote FROM evidence WHERE listing = 2').pluck().all()).toEqual([
    'Hafenblick 1',
    'Hafenblick 2',
  ])
  copy.close()
})

test('its log ends where it ended then', () => {
  const file = join(makeFolder(), 'a.snapshot')
  writeSnapshot(openDesk(), file, need, rules)
  const then = openBase(file)
  then.db.exec('DELETE FROM log WHERE id = (SELECT max(id) FROM log)')
  then.db.exec('DELETE FROM conflicts WHERE id = (SELECT max(id) FROM conflicts)')
  expect(verifyLog(then).faults.map(({ what }) => what)).toEqual([
    'The log of the snapshot does not end where it ended when the snapshot was written.',
  ])
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
