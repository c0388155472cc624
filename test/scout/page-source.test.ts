import { describe, expect, test } from 'vitest'
import { findPage } from '../../src/store/pages.js'
import { openBase, rows, totalChanges } from '../store/base.js'
import { detailPage, directory, failure, fakeClient, listPage, type Reply, site } from './fake.js'
import { at, names, scout } from './scout.js'

describe('a run that was stopped', () => {
  const all = ['A1', 'B1', 'C1']

  test('goes on where it was, and asks nothing twice', async () => {
    const store = openBase()
    const first = fakeClient({ ...site(all), [at('/firms/B1')]: failure('stopped', at('/firms/B1')) })
    expect(await scout(store, first)).toMatchObject({ run: 'R1', result: 'interrupted', requests: 3 })
    expect(names(store)).toEqual([])
    const second = fakeClient(site(all))
    expect(await scout(store, second)).toMatchObject({
      run: 'R1',
      result: 'success',
      requests: 5,
      listings: { new: 3 },
      issues: [{ level: 'notice', class: 'resumed' }],
    })
    expect(second.urls()).toEqual(['/firms/B1', '/firms/C1'])
  })

  test('even where the process was killed', async () => {
    const store = openBase()
    // A client that never answers again is as good as a kill: nothing is written after it.
    const killed = fakeClient(site(all))
    const ask = killed.fetchPage.bind(killed)
    void scout(store, {
      ...killed,
      fetchPage: (request) => (request.url === at('/firms/C1') ? new Promise(() => {}) : ask(request)),
    })
    await expect.poll(() => killed.asked.length).toBe(3)
    await new Promise((resolve) => setImmediate(resolve))
    const second = fakeClient(site(all))
    expect(await scout(store, second)).toMatchObject({ run: 'R1', result: 'success' })
    expect(second.urls()).toEqual(['/firms/C1'])
    expect(names(store)).toEqual(all)
  })

  test('begins anew with another recipe', async () => {
    const store = openBase()
    await scout(store, fakeClient({ ...site(all), [at('/firms/B1')]: failure('stopped', at('/firms/B1')) }))
    const client = fakeClient(site(all))
    const report = await scout(store, client, { fresh: true }, directory('html', { title: 'Nordliste, neu' }))
    expect(report.run).toBe('R2')
    expect(client.urls()).toEqual(['/firms', '/firms/A1', '/firms/B1', '/firms/C1'])
  })
})

describe('a second run', () => {
  const tagged = (city = 'Kiel'): Record<string, Reply> => ({
    [at('/firms')]: { text: listPage(['A1']), etag: '"list"' },
    [at('/firms/A1')]: { text: detailPage('A1', city), etag: `"${city}"` },
  })

  test('asks the list again and young pages not, and changes nothing', async () => {
    const store = openBase()
    await scout(store, fakeClient(tagged()))
    const client = fakeClient(tagged())
    const before = totalChanges(store)
    expect(await scout(store, client)).toMatchObject({ listings: { unchanged: 1, changed: 0 } })
    expect(client.urls()).toEqual(['/firms'])
    expect(client.asked[0]?.validators).toEqual({ etag: '"list"' })
    // The run's begin and end, and that the list page was checked.
    expect(totalChanges(store) - before).toBe(3)
  })

  test('asks pages again once they are old, however many runs have passed them by', async () => {
    const store = openBase()
    await scout(store, fakeClient(tagged()))
    const asked: string[][] = []
    for (const day of ['2026-12-04', '2026-12-14', '2026-12-24', '2026-12-26']) {
      store.setNow(`${day}T10:00:00Z`)
      const client = fakeClient(tagged())
      await scout(store, client)
      asked.push(client.urls())
    }
    // 30 days after 24 November the page is old; then it has been checked.
    expect(asked).toEqual([['/firms'], ['/firms'], ['/firms'], ['/firms', '/firms/A1']])
  })

  test('asks pages again that a clock has dated which was set back since', async () => {
    const store = openBase()
    store.setNow('2031-11-24T10:00:00Z')
    await scout(store, fakeClient(tagged()))
    store.setNow('2026-11-24T10:00:00Z')
    const client = fakeClient(tagged())
    await scout(store, client)
    expect(client.urls()).toEqual(['/firms', '/firms/A1'])
    const again = fakeClient(tagged())
    await scout(store, again)
    expect(again.urls()).toEqual(['/firms'])
  })

  test('takes a 304 for what it has', async () => {
    const store = openBase()
    await scout(store, fakeClient(tagged()))
    const client = fakeClient(tagged())
    expect(await scout(store, client, { fresh: true })).toMatchObject({ listings: { unchanged: 1 } })
    expect(client.asked.map(({ validators }) => validators?.etag)).toEqual(['"list"', '"Kiel"'])
    expect(findPage(store, 'de-nordliste', at('/firms/A1'))?.checkedRun).toBe(2)
    expect(await scout(store, fakeClient(tagged('Bonn')), { fresh: true })).toMatchObject({
      listings: { changed: 1 },
    })
    expect(rows(store, 'SELECT field, old, new, run FROM listing_changes')).toEqual([
      { field: 'city', old: 'Kiel', new: 'Bonn', run: 3 },
    ])
  })

  test('reads a stored page at the address it was redirected to', async () => {
    const store = openBase()
    const moved = (folder: string, etag: string): Record<string, Reply> => ({
      [at('/firms')]: {
        text: '<ul><li><a href="eins">Eins</a></ul>',
        etag,
        finalUrl: at(`/${folder}/`),
      },
      [at(`/${folder}/eins`)]: detailPage('Eins'),
    })
    await scout(store, fakeClient(moved('alt', '"old"')))
    // The same words from elsewhere: links lead there from now on, also when the list says no more than 304.
    await scout(store, fakeClient(moved('neu', '"new"')))
    const third = fakeClient({ ...moved('neu', '"new"'), [at('/firms')]: { text: '', etag: '"new"' } })
    await scout(store, third, { fresh: true })
    expect(third.urls()).toEqual(['/firms', '/neu/eins'])
  })
})
