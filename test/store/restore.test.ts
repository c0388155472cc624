import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
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

const countListings = (file: string) =>
  openBase(file).db.prepare('SELECT count(*) FROM listings').pluck().get()

test('of a copy that was made with cp while the base was in use, what waits beside it in the WAL comes along', () => {
  const store = openBase(join(folder, 'used.db'))
  publish(store, [listing('Möwenpost'), listing('Aktenfuchs'), listing('Hafenblick')])
  const made = join(folder, 'made.db')
  for (const ending of ['', '-wal']) copyFileSync(`${store.file}${ending}`, `${made}${ending}`)
  expect(restore(made, target, how).firms).toBe(3)
  expect(countListings(target)).toBe(3)
})

test('a base that is named by a link is replaced where it lies, and the link leads to it as before', () => {
  openBase(target).db.close()
  const link = join(folder, 'link.db')
  symlinkSync(target, link)
  const { kept } = restore(copy, link, how)
  expect(readlinkSync(link)).toBe(target)
  expect(lstatSync(kept as string).isSymbolicLink()).toBe(false)
  expect([countListings(target), countListings(kept as string)]).toEqual([2, 0])
})

describe('refused is', () => {
  test('a folder in the place of the base: it stays where it is', () => {
    mkdirSync(target)
    writeFileSync(join(target, 'letter.txt'), 'mine')
    expect(() => restore(copy, target, how)).toThrow(/is no file/)
    expect(readdirSync(target)).toEqual(['letter.txt'])
  })

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
