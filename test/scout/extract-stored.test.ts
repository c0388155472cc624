import { describe, expect, test } from 'vitest'
import { extractStored } from '../../src/scout/extract-stored.js'
import { listListings } from '../../src/store/listings.js'
import { findRun } from '../../src/store/runs.js'
import { openBase, rows } from '../store/base.js'
import { directory, failure, fakeClient, site, vocabulary } from './fake.js'
import { at, base, scout } from './scout.js'

const richer = {
  extraction: {
    shape: 'html',
    list: { item: 'li', link: { from: 'a', value: 'href' }, fields: { name: 'a' } },
    detail: { fields: { name: 'h1', summary: '.about' } },
    id: { from: ['@page'] },
  },
}
const extract = (store: ReturnType<typeof openBase>, blocks: Parameters<typeof directory>[1] = richer) =>
  extractStored(store, vocabulary, directory('html', blocks), { acceptLoss: false })

describe('kept pages', () => {
  test('are read anew by a changed recipe, and nobody is asked', async () => {
    const store = openBase()
    await scout(store, fakeClient(site(['Aktenfuchs', 'Hafenblick'])))
    const report = await extract(store)
    expect(report).toMatchObject({
      run: 'R2',
      result: 'success',
      requests: 0,
      listings: { seen: 2, new: 0, changed: 2, missing: 0 },
    })
    expect(listListings(store)[0]).toMatchObject({ summary: 'Aktenfuchs ordnet Akten.', city: null })
    expect(rows(store, 'SELECT DISTINCT field FROM listing_changes WHERE run = 2 ORDER BY field')).toEqual([
      { field: 'city' },
      { field: 'description' },
      { field: 'summary' },
    ])
    expect(findRun(store, 2).run).toMatchObject({ trigger: 'stored', coverage: 'partial' })
  })

  test('say nothing of what is missing, nor of when a listing was last seen', async () => {
    const store = openBase()
    await scout(store, fakeClient(site(['Aktenfuchs', 'Hafenblick'])))
    const seen = listListings(store).map((one) => one.last_seen)
    await scout(store, fakeClient(site(['Aktenfuchs'])))
    store.setNow('2026-12-24T10:00:00Z')
    await extract(store, {})
    expect(listListings(store).map((one) => one.last_seen)).toEqual(seen)
    expect(listListings(store).map((one) => one.gone)).toEqual([false, false])
  })

  test('move no date of what they change, for nobody has looked', async () => {
    const store = openBase()
    await scout(store, fakeClient(site(['Aktenfuchs', 'Hafenblick'])))
    await scout(store, fakeClient(site(['Aktenfuchs'])))
    const dates = () => listListings(store).map(({ last_seen, missing_since }) => [last_seen, missing_since])
    const before = dates()
    store.setNow('2026-12-24T10:00:00Z')
    expect(await extract(store)).toMatchObject({ listings: { changed: 1 } })
    expect(dates()).toEqual(before)
  })

  test('that are not all there are told of, and their entries stay', async () => {
    const store = openBase()
    const names = ['Aktenfuchs', 'Hafenblick', 'Moorlicht']
    await scout(
      store,
      fakeClient({ ...site(names), [at('/firms/Moorlicht')]: failure('timeout', at('/firms/Moorlicht')) }),
    )
    expect(await extract(store)).toMatchObject({
      result: 'success',
      listings: { seen: 2, missing: 0 },
      issues: [{ level: 'warning', class: 'not-kept' }],
    })
  })

  test('are judged as a crawl is, and a failure changes nothing', async () => {
    const store = openBase()
    await scout(store, fakeClient(site(['Aktenfuchs'])))
    const before = base(store)
    expect(await extract(store, { ...richer, expectations: { listings: { min: 5, max: 9 } } })).toMatchObject(
      {
        result: 'failed',
        issues: [{ class: 'too-few' }],
      },
    )
    const wrong = {
      shape: 'html',
      list: { item: 'table', link: { from: 'a', value: 'href' } },
      id: { from: ['@page'] },
    }
    expect(await extract(store, { extraction: wrong })).toMatchObject({ result: 'failed' })
    expect(base(store)).toEqual(before)
  })

  test('of a directory that is only imported there are none', async () => {
    await expect(extract(openBase(), { request: undefined })).rejects.toMatchObject({
      name: 'Problem',
      message: expect.stringContaining('only imported'),
    })
    expect((await extract(openBase())).issues).toMatchObject([{ level: 'error', class: 'not-kept' }])
  })
})
