import { describe, expect, test } from 'vitest'
import type { Directory } from '../../src/directories/catalogue.js'
import { findPage } from '../../src/store/pages.js'
import { openBase, rows } from '../store/base.js'
import { detailPage, directory, fakeClient, type Reply } from './fake.js'
import { at, names, type Store, scout } from './scout.js'

const dated = directory('html', {
  extraction: {
    shape: 'html',
    list: { item: 'li', link: { from: 'a', value: 'href' }, changed: 'time', fields: { name: 'a' } },
    detail: { fields: { name: 'h1', city: '.city' } },
    id: { from: ['@page'] },
  },
})
const mapped = directory('html', {
  request: { start: [at('/firms')] },
  extraction: {
    shape: 'html',
    list: { sitemap: [at('/firms/*')] },
    detail: { fields: { name: 'h1', city: '.city' } },
    id: { from: ['@page'] },
  },
})
const list = (day: string) => `<ul><li><a href="/firms/A1">A1</a>${day && `<time>${day}</time>`}</ul>`
const sitemap = (day: string) =>
  `<urlset><url><loc>${at('/firms/A1')}</loc>${day && `<lastmod>${day}</lastmod>`}</url></urlset>`

describe.each<[string, Directory, (day: string) => string]>([
  ['a list', dated, list],
  ['a sitemap', mapped, sitemap],
])('what %s says of an entry', (_, one, write) => {
  const pages = (day: string, city = 'Kiel', etag?: string): Record<string, Reply> => ({
    [at('/firms')]: write(day),
    [at('/firms/A1')]: { text: detailPage('A1', city), ...(etag === undefined ? {} : { etag }) },
  })
  const visit = async (store: Store, replies: Record<string, Reply>, now: string, options = {}) => {
    store.setNow(`${now}T10:00:00Z`)
    const client = fakeClient(replies)
    const report = await scout(store, client, options, one)
    expect(report.result).toBe('success')
    return client.urls().filter((url) => url !== '/firms')
  }
  const city = (store: Store) => rows(store, 'SELECT city FROM listings')

  test('saves the question while it stays the same, however old the page', async () => {
    const store = openBase()
    expect(await visit(store, pages('1. Mai'), '2026-11-24')).toEqual(['/firms/A1'])
    expect(await visit(store, pages('1. Mai', 'Bonn'), '2027-10-24')).toEqual([])
    expect(city(store)).toEqual([{ city: 'Kiel' }])
  })

  test('asks again when it differs, however young the page', async () => {
    const store = openBase()
    await visit(store, pages('1. Mai'), '2026-11-24')
    expect(await visit(store, pages('2. Mai', 'Bonn'), '2026-11-25')).toEqual(['/firms/A1'])
    expect(city(store)).toEqual([{ city: 'Bonn' }])
    expect(await visit(store, pages('2. Mai', 'Ulm'), '2026-11-26')).toEqual([])
  })

  test('is taken over with a 304', async () => {
    const store = openBase()
    await visit(store, pages('1. Mai', 'Kiel', '"a"'), '2026-11-24')
    expect(await visit(store, pages('2. Mai', 'Kiel', '"a"'), '2026-11-25')).toEqual(['/firms/A1'])
    expect(findPage(store, 'de-nordliste', at('/firms/A1'))?.changed).toBe('2. Mai')
    expect(await visit(store, pages('2. Mai', 'Kiel', '"a"'), '2026-11-26')).toEqual([])
  })

  test('is taken over with the same page', async () => {
    const store = openBase()
    await visit(store, pages('1. Mai'), '2026-11-24')
    await visit(store, pages('2. Mai'), '2026-11-25')
    expect(await visit(store, pages('2. Mai'), '2026-11-26')).toEqual([])
  })

  test('does not help where it says nothing, now or then: the age holds', async () => {
    const store = openBase()
    await visit(store, pages(''), '2026-11-24')
    expect(await visit(store, pages('1. Mai'), '2026-11-25')).toEqual([])
    expect(await visit(store, pages('1. Mai'), '2026-12-25')).toEqual(['/firms/A1'])
    expect(await visit(store, pages(''), '2026-12-26')).toEqual([])
    expect(await visit(store, pages(''), '2027-02-26')).toEqual(['/firms/A1'])
  })

  test('does not hold back who wants all of it fresh', async () => {
    const store = openBase()
    await visit(store, pages('1. Mai'), '2026-11-24')
    expect(await visit(store, pages('1. Mai'), '2026-11-25', { fresh: true })).toEqual(['/firms/A1'])
    expect(names(store)).toEqual(['A1'])
  })
})
