import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  type HostBook,
  longestPauseOfHost,
  memoryHostBook,
  standingPause,
} from '../../src/crawl/host-book.js'
import { storedHostBook } from '../../src/store/host-book.js'
import { makeFolder, openBase, rows } from './base.js'

const host = 'nordliste.example'
const books: [string, () => HostBook][] = [
  ['in memory', memoryHostBook],
  ['in the base', () => storedHostBook(openBase())],
]

describe.each(books)('a book %s', (_, make) => {
  test('books one request after the other, each host for itself', () => {
    const book = make()
    expect(book.bookRequest(host, 10_000, 1000)).toBe(10_000)
    expect(book.bookRequest(host, 10_200, 1000)).toBe(11_000)
    expect(book.bookRequest(host, 10_300, 5000)).toBe(16_000)
    expect(book.bookRequest('other.example', 10_300, 5000)).toBe(10_300)
    expect(book.bookRequest(host, 90_000, 1000)).toBe(90_000)
  })

  test('of a clock that was set back holds nobody up for long', () => {
    const book = make()
    book.bookRequest(host, 1_800_000_000_000, 1000)
    expect(book.bookRequest(host, 1_000_000_000_000, 1000)).toBe(1_000_000_061_000)
  })

  test('notes pauses and never shortens one, whatever is booked', () => {
    const book = make()
    book.bookRequest(host, 10_000, 1000)
    book.defer(host, 50_000)
    book.defer(host, 40_000)
    book.bookRequest(host, 11_000, 1000)
    expect(book.deferredUntil(host)).toBe(50_000)
    expect(book.deferredUntil('other.example')).toBe(0)
  })
})

describe.each(books)('a pause in a book %s that a clock has noted which was set back since', (_, make) => {
  const now = 1_800_000_000_000
  const years = 10 * 365 * 24 * 3_600_000

  test('does not hold, and gives way to the next one', () => {
    const book = make()
    book.defer(host, now + years)
    expect(standingPause(book.deferredUntil(host), now)).toBe(0)
    book.defer(host, now + 5000)
    expect(book.deferredUntil(host)).toBe(now + 5000)
  })

  test('holds where it is no longer than hosts may ask for', () => {
    const book = make()
    book.defer(host, now + longestPauseOfHost)
    book.defer(host, now + 5000)
    expect(standingPause(book.deferredUntil(host), now)).toBe(now + longestPauseOfHost)
  })
})

describe('the book in the base', () => {
  test('keeps the gap to the last request of a process that has ended', () => {
    const file = join(makeFolder(), 'base.db')
    const first = openBase(file)
    storedHostBook(first).bookRequest(host, 10_000, 1000)
    first.db.close()
    expect(storedHostBook(openBase(file)).bookRequest(host, 10_400, 2000)).toBe(12_000)
  })

  test('is one row per host, and a thousand requests leave the file as it was', () => {
    const file = join(makeFolder(), 'base.db')
    const store = openBase(file)
    const book = storedHostBook(store)
    const size = () => {
      store.db.pragma('wal_checkpoint(TRUNCATE)')
      return statSync(file).size
    }
    book.bookRequest(host, 0, 0)
    const before = size()
    for (let i = 1; i <= 1000; i++) book.bookRequest(host, i, 1)
    expect(size()).toBe(before)
    expect(rows(store, 'SELECT host, last_booked FROM hosts')).toEqual([{ host, last_booked: 1000 }])
  })
})
