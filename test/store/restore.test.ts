import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { backUp } from '../../src/store/backup.js'
import { restore } from '../../src/store/restore.js'
import { listing, makeFolder, openBase, publish } from './base.js'

const how = { replace: true, now: '2026-11-24T10:00:00Z' }
let folder: string
let copy: string
let target: string
beforeEach(() => {
  folder = makeFolder()
  copy = join(folder, 'copy.db')
  target = join(folder, 'base.db')
  const store = openBase(join(folder, 'first.db'))
  publish(store, [listing('Aktenfuchs'), listing('Hafenblick')])
  backUp(store, copy)
})

test('a copy takes the place of nothing, and then of a base, which is kept', () => {
  expect(restore(copy, target, { ...how, replace: false })).toEqual({ kept: null, firms: 2, needs: 0 })
  const store = openBase(target)
  publish(store, [listing('Möwenpost', { directory: 'de-other' })])
  store.db.close()
  const { kept } = restore(copy, target, how)
  expect(kept).toBe(`${target}.before-20261124T100000Z`)
  const count = (file: string) => openBase(file).db.prepare('SELECT count(*) FROM listings').pluck().get()
  expect([count(target), count(kept as string)]).toEqual([2, 3])
  expect(readdirSync(folder).filter((name) => name.endsWith('.restoring'))).toEqual([])
})

describe('refused is', () => {
  test('to replace a base without saying so', () => {
    openBase(target)
    expect(() => restore(copy, target, { ...how, replace: false })).toThrow(/There is a database/)
  })

  test.each([
    ['no file', 'none.db', null, /There is no file/],
    [
      'another file',
      'text.db',
      'no base at all, but a text of some length',
      /is no copy of a govscout database/,
    ],
  ])('%s', (_, name, text, says) => {
    const file = join(folder, name)
    if (text !== null) writeFileSync(file, text)
    openBase(target).db.close()
    expect(() => restore(file, target, how)).toThrow(says)
    expect(existsSync(target)).toBe(true)
  })

  test('a base that is in use', () => {
    const store = openBase(target)
    store.db.exec('BEGIN IMMEDIATE')
    expect(() => restore(copy, target, how)).toThrow(/is in use/)
    expect(existsSync(target)).toBe(true)
    store.db.exec('ROLLBACK')
  })
})
