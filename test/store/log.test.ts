import { beforeEach, describe, expect, test } from 'vitest'
import { appendLog, forgetWords, hashRow, holdsItsWords, type LogRow, rootHash } from '../../src/store/log.js'
import { addTags, removeTags } from '../../src/store/tags.js'
import { listing, openBase, publish, rows } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
  publish(store, [listing('Aktenfuchs')])
  addTags(store, 1, ['pilot', 'hamburg'])
  appendLog(store, { action: 'scout refused', directory: 'de-nordliste', after: { why: '„nein“\u0000' } })
  store.setNow('2026-11-25T10:00:00Z')
  removeTags(store, 1, ['pilot'])
})

const log = () => rows<LogRow>(store, 'SELECT * FROM log ORDER BY id')

/** Ids of the rows that are not what the chain says. */
function breaks(): number[] {
  let previous = rootHash
  return log().flatMap((row) => {
    const whole = row.previous_hash === previous && row.hash === hashRow(row) && holdsItsWords(row)
    previous = row.hash
    return whole ? [] : [row.id]
  })
}

test('a row tells who did what, when, and what was before', () => {
  expect(log()).toHaveLength(3)
  expect(log()[2]).toMatchObject({
    id: 3,
    at: '2026-11-25T10:00:00Z',
    who: 'analyst',
    action: 'tag remove',
    firm: 1,
    before: '["hamburg","pilot"]',
    after: '["hamburg"]',
  })
})

describe('the chain', () => {
  test('holds', () => expect(breaks()).toEqual([]))

  test('holds when words are forgotten, and says no more than who did what and when', () => {
    forgetWords(store, { firms: [1], mentions: ['F1'] })
    expect(breaks()).toEqual([])
    expect(log()[2]).toMatchObject({ who: 'analyst', action: 'tag remove', before: null, after: null })
    expect(log()[1]?.after).toContain('nein')
  })

  test.each([
    ['a word', "UPDATE log SET who = 'somebody' WHERE id = 2", [2]],
    ['an instant', "UPDATE log SET at = '2026-01-01T00:00:00Z' WHERE id = 1", [1]],
    ['what was before', `UPDATE log SET before = '["hamburg"]' WHERE id = 3`, [3]],
    ['the hash of what was before', 'UPDATE log SET before = NULL, before_sha256 = NULL WHERE id = 3', [3]],
    ['a row taken out', 'DELETE FROM log WHERE id = 2', [3]],
    ['the first row taken out', 'DELETE FROM log WHERE id = 1', [2]],
    [
      'two rows swapped',
      'UPDATE log SET id = CASE id WHEN 1 THEN -1 WHEN 2 THEN 1 END WHERE id < 3; UPDATE log SET id = 2 WHERE id = -1',
      [1, 2, 3],
    ],
  ])('shows %s', (_, sql, expected) => {
    store.db.exec(sql)
    expect(breaks()).toEqual(expected)
  })

  test('shows a row whose hash was made to fit, by the row behind it', () => {
    const [, row] = log()
    const forged = { ...(row as LogRow), who: 'somebody' }
    store.db.prepare('UPDATE log SET who = ?, hash = ? WHERE id = 2').run(forged.who, hashRow(forged))
    expect(breaks()).toEqual([3])
  })
})

test('every column is in the hash', () => {
  const [row] = log() as [LogRow]
  const { hash, ...columns } = row
  for (const column of Object.keys(columns)) {
    const forged = { ...row, [column]: 'x' }
    expect(hashRow(forged) !== hash || !holdsItsWords(forged), column).toBe(true)
  }
})

test('a change that fails leaves no row', () => {
  expect(() => addTags(store, 99, ['x'])).toThrow(/FOREIGN/)
  expect(() => addTags(store, 1, ['gut', 'a,b'])).toThrow(/cannot be a tag/)
  expect(log()).toHaveLength(3)
  expect(rows(store, 'SELECT tag FROM tags')).toEqual([{ tag: 'hamburg' }])
})

test('what changes nothing is not told', () => {
  addTags(store, 1, ['hamburg'])
  removeTags(store, 1, ['nowhere'])
  expect(log()).toHaveLength(3)
})
