import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { findPage, markPageChecked, type NewPage, savePage } from '../../src/store/pages.js'
import { openBase, rows, totalChanges } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = openBase()
})

const url = 'https://nordliste.example/firms'
const page = (over: Partial<NewPage> = {}): NewPage => ({
  directory: 'de-nordliste',
  run: 1,
  request: url,
  finalUrl: url,
  contentType: 'text/html',
  etag: '"a"',
  lastModified: undefined,
  text: '<p>Aktenfuchs',
  reserved: null,
  ...over,
})
const found = () => findPage(store, 'de-nordliste', url)

test('a page comes back as it was kept', () => {
  savePage(store, page({ finalUrl: `${url}/`, lastModified: 'Tue, 24 Nov 2026 10:00:00 GMT' }))
  expect(found()).toEqual({
    request: url,
    finalUrl: `${url}/`,
    contentType: 'text/html',
    etag: '"a"',
    lastModified: 'Tue, 24 Nov 2026 10:00:00 GMT',
    text: '<p>Aktenfuchs',
    reserved: null,
    fetchedAt: '2026-11-24T10:00:00Z',
    checkedAt: '2026-11-24T10:00:00Z',
    checkedRun: 1,
    changed: null,
  })
  expect(findPage(store, 'de-suedliste', url)).toBeNull()
})

test('any text comes back letter for letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      savePage(store, page({ text }))
      expect(found()?.text).toBe(text)
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['empty', ''],
  ['with zero bytes', 'a\0b\0'],
  ['with all that UTF-8 can do', '\ufeffÄß€\u00ad\u202e👩‍👩‍👧‍👦\r\n\u2028'],
  ['long', 'Aktenfuchs ordnet Akten.\n'.repeat(40_000)],
])('a text that is %s comes back', (_, text) => {
  savePage(store, page({ text }))
  expect(found()?.text).toBe(text)
})

describe('a page that says the same again', () => {
  test('is only marked as checked, with where and what it is now', () => {
    savePage(store, page())
    const body = rows(store, 'SELECT body FROM page_bodies')
    store.setNow('2026-12-01T10:00:00Z')
    const before = totalChanges(store)
    savePage(
      store,
      page({
        run: 2,
        etag: undefined,
        finalUrl: 'https://www.nordliste.example/firms',
        contentType: 'text/x',
      }),
    )
    expect(totalChanges(store) - before).toBe(1)
    expect(rows(store, 'SELECT body FROM page_bodies')).toEqual(body)
    expect(found()).toMatchObject({
      etag: null,
      finalUrl: 'https://www.nordliste.example/firms',
      contentType: 'text/x',
      fetchedAt: '2026-11-24T10:00:00Z',
      checkedAt: '2026-12-01T10:00:00Z',
      checkedRun: 2,
    })
  })

  test('takes the place of the old one where it says something else', () => {
    savePage(store, page())
    store.setNow('2026-12-01T10:00:00Z')
    savePage(store, page({ run: 2, etag: '"b"', text: '<p>Aktenwolf' }))
    expect(found()).toMatchObject({
      text: '<p>Aktenwolf',
      etag: '"b"',
      fetchedAt: '2026-12-01T10:00:00Z',
      checkedRun: 2,
    })
    expect(rows(store, 'SELECT page FROM page_bodies')).toHaveLength(1)
  })
})

test('a 304 moves the check alone, once in a run', () => {
  savePage(store, page())
  store.setNow('2026-12-01T10:00:00Z')
  markPageChecked(store, 'de-nordliste', url, 2)
  expect(found()).toMatchObject({
    fetchedAt: '2026-11-24T10:00:00Z',
    checkedAt: '2026-12-01T10:00:00Z',
    checkedRun: 2,
  })
  const before = totalChanges(store)
  markPageChecked(store, 'de-nordliste', url, 2)
  expect(totalChanges(store)).toBe(before)
})
