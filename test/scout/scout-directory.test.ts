import { describe, expect, test } from 'vitest'
import { dryRun } from '../../src/scout/dry-run.js'
import { formatReport } from '../../src/scout/run-report.js'
import { saveApproval } from '../../src/store/approvals.js'
import { listListings } from '../../src/store/listings.js'
import { findPage } from '../../src/store/pages.js'
import { findRun } from '../../src/store/runs.js'
import { openBase, rows } from '../store/base.js'
import { detailPage, directory, failure, fakeClient, listPage, type Reply, site, vocabulary } from './fake.js'
import { at, base, names, scout } from './scout.js'

describe('a run', () => {
  test('brings firms, with evidence, and a report', async () => {
    const store = openBase()
    const client = fakeClient({
      ...site(['Aktenfuchs GmbH', 'Hafenblick']),
      [at('/firms/Aktenfuchs%20GmbH')]: detailPage(
        'Aktenfuchs GmbH',
        'Kiel',
        'Künstliche Intelligenz für Behörden.',
      ),
    })
    const report = await scout(store, client)
    expect(report).toEqual({
      run: 'R1',
      directory: 'de-nordliste',
      result: 'success',
      requests: 3,
      listings: { seen: 2, new: 2, changed: 0, unchanged: 0, missing: 0 },
      issues: [],
    })
    expect(formatReport(report)).toBe(
      'de-nordliste (R1): success, 2 listings, 2 new, 0 changed, 0 missing, 3 requests',
    )
    expect(listListings(store)[0]).toMatchObject({
      name: 'Aktenfuchs',
      legal_form: 'GmbH',
      city: 'Kiel',
      url: at('/firms/Aktenfuchs%20GmbH'),
    })
    expect(rows(store, 'SELECT DISTINCT listing FROM evidence')).toEqual([{ listing: 1 }])
    expect(findRun(store, 1).run).toMatchObject({ filled: { name: 1, city: 1 }, trigger: 'manual' })
    expect(findRun(store, 1).run.bytes).toBeGreaterThan(0)
  })

  test('asks as the recipe says', async () => {
    const client = fakeClient({ [at('/firms')]: '{"firms":[{"id":1,"name":"Aktenfuchs"}]}' })
    const one = directory('json', {
      request: {
        start: [at('/firms')],
        method: 'POST',
        body: '{"all":true}',
        headers: { 'x-key': 'open' },
        delay_ms: 2000,
      },
    })
    const store = openBase()
    expect(await scout(store, client, {}, one)).toMatchObject({ result: 'success' })
    expect(client.asked).toEqual([
      expect.objectContaining({
        method: 'POST',
        body: '{"all":true}',
        headers: { 'x-key': 'open' },
        delayMs: 2000,
        accept: expect.arrayContaining(['application/json']),
      }),
    ])
    await scout(store, client, { delayMs: 0 }, one)
    expect(client.asked[1]).toMatchObject({ delayMs: 0 })
  })

  test('keeps nothing of persons, not even in the pages', async () => {
    const store = openBase()
    const about = 'Fragen an Geschäftsführer: Max Muster, max.muster@firma.example, Tel. 040 1234567.'
    await scout(store, fakeClient({ ...site(['A1']), [at('/firms/A1')]: detailPage('A1', 'Kiel', about) }))
    const page = findPage(store, 'de-nordliste', at('/firms/A1'))
    expect(page?.text).not.toMatch(/@firma|1234567/)
    expect(JSON.stringify(base(store))).not.toMatch(/Muster|@firma|1234567/)
  })

  test('with a limit asks for so many, and tells nothing of the rest', async () => {
    const store = openBase()
    await scout(store, fakeClient(site(['A1', 'B1', 'C1'])))
    const client = fakeClient(site(['A1', 'B1', 'C1']))
    expect(await scout(store, client, { limit: 1, fresh: true })).toMatchObject({
      listings: { seen: 1, missing: 0 },
    })
    expect(client.urls()).toEqual(['/firms', '/firms/A1'])
    expect(findRun(store, 2).run.coverage).toBe('partial')
  })

  test('cut off by the most pages is kept as a partial one', async () => {
    const store = openBase()
    const one = directory('html', {
      request: { start: [at('/firms')], max_pages: 1, paging: { kind: 'next', selector: 'a.next' } },
    })
    const pages = { ...site(['A1']), [at('/firms')]: listPage(['A1'], '<a class="next" href="/firms/2">') }
    expect(await scout(store, fakeClient(pages), {}, one)).toMatchObject({ result: 'success' })
    expect(findRun(store, 1).run.coverage).toBe('partial')
  })
})

describe('without permission', () => {
  test.each<[string, Parameters<typeof directory>[1], RegExp]>([
    [
      'that has lapsed',
      { permission: { licence: { id: 'x' }, decision: 'allowed', basis: 'x', checked_on: '2025-11-01' } },
      /last checked on 2025-11-01/,
    ],
    [
      'that nobody gave',
      { permission: { licence: { id: 'x' }, decision: 'ask', basis: 'x', checked_on: '2026-11-01' } },
      /nobody has approved it yet/,
    ],
    [
      'that is denied',
      {
        permission: { licence: { id: 'x' }, decision: 'forbidden', basis: 'x', checked_on: '2026-11-01' },
        request: undefined,
      },
      /only imported from a file/,
    ],
  ])('%s nothing is asked, and that is told and logged', async (_, blocks, why) => {
    const store = openBase()
    const client = fakeClient(site(['A1']))
    const report = await scout(store, client, {}, directory('html', blocks))
    expect(client.asked).toEqual([])
    expect(report).toMatchObject({
      result: 'refused',
      requests: 0,
      issues: [
        {
          level: 'error',
          class: 'permission',
          message: expect.stringMatching(why),
          next_step: expect.stringMatching(/\w/),
        },
      ],
    })
    expect(formatReport(report)).toBe('de-nordliste (R1): refused')
    expect(rows(store, 'SELECT action, directory FROM log')).toEqual([
      { action: 'scout refused', directory: 'de-nordliste' },
    ])
    expect(
      await dryRun(
        { store, client, vocabulary, signal: new AbortController().signal },
        directory('html', blocks),
        { trigger: 'manual' },
      ),
    ).toMatchObject({ result: 'refused', run: null })
    expect(client.asked).toEqual([])
  })

  test('an approval opens the door for twelve months', async () => {
    const store = openBase()
    const one = directory('html', {
      permission: { licence: { id: 'x' }, decision: 'ask', basis: 'x', checked_on: '2026-11-01' },
    })
    saveApproval(store, 'de-nordliste', 'Schreiben')
    expect(await scout(store, fakeClient(site(['A1'])), {}, one)).toMatchObject({ result: 'success' })
    store.setNow('2027-11-25T10:00:00Z')
    expect(await scout(store, fakeClient(site(['A1'])), {}, one)).toMatchObject({ result: 'refused' })
  })
})

describe('a run that fails leaves the base as it was', () => {
  const many = Array.from({ length: 30 }, (_, i) => `Firma${i}`)
  test.each<[string, Record<string, Reply>, string, number]>([
    ['at the list', { [at('/firms')]: failure('server', at('/firms')) }, 'server', 1],
    [
      'at an entry',
      { ...site(['A1', 'B1']), [at('/firms/B1')]: failure('challenge', at('/firms/B1')) },
      'challenge',
      3,
    ],
    [
      'at a page drawn by script',
      { [at('/firms')]: '<div id="root"></div><script src="a.js"></script>' },
      'script-shell',
      1,
    ],
    [
      'at a page of another design',
      { [at('/firms')]: `<h1>Neu!</h1>${'<p>Unser Haus hat viele Zimmer.'.repeat(50)}` },
      'structure',
      1,
    ],
    ['at the gate', site(many.slice(0, 9)), 'mass-loss', 10],
  ])('%s', async (_, pages, kind, requests) => {
    const store = openBase()
    await scout(store, fakeClient(site(many)))
    const before = base(store)
    const report = await scout(store, fakeClient(pages), { fresh: true })
    expect(report).toMatchObject({ run: 'R2', result: 'failed', requests, listings: { seen: 0, missing: 0 } })
    expect(report.issues[0]).toMatchObject({
      level: 'error',
      class: kind,
      next_step: expect.stringMatching(/\w/),
    })
    expect(base(store)).toEqual(before)
    expect(await scout(store, fakeClient(site(many)))).toMatchObject({
      result: 'success',
      listings: { new: 0, changed: 0, unchanged: 30, missing: 0 },
    })
  })

  test('and keeps the pages it got', async () => {
    const store = openBase()
    const one = directory('html', { expectations: { listings: { min: 5, max: 10 } } })
    expect(await scout(store, fakeClient(site(['A1', 'B1'])), {}, one)).toMatchObject({
      result: 'failed',
      issues: [{ class: 'too-few' }],
    })
    expect(findPage(store, 'de-nordliste', at('/firms/B1'))?.text).toContain('<h1>B1</h1>')
    expect(names(store)).toEqual([])
  })

  test('until a person says that the loss is real', async () => {
    const store = openBase()
    await scout(store, fakeClient(site(many)))
    expect(await scout(store, fakeClient(site(many.slice(0, 9))), { acceptLoss: true })).toMatchObject({
      result: 'success',
      listings: { missing: 21 },
    })
  })

  test('but an entry that could not be read this time is neither gone nor lost', async () => {
    const store = openBase()
    await scout(store, fakeClient(site(['A1', 'B1'])))
    const pages = { ...site(['A1', 'B1']), [at('/firms/B1')]: failure('timeout', at('/firms/B1')) }
    const report = await scout(store, fakeClient(pages), { fresh: true })
    expect(report).toMatchObject({
      result: 'success',
      listings: { seen: 1, missing: 0 },
      issues: [{ level: 'warning', class: 'timeout' }],
    })
    expect(listListings(store).every(({ missing_since }) => missing_since === null)).toBe(true)
  })

  test('and entries that could not be read make no mass loss of a small one', async () => {
    const store = openBase()
    const known = many.slice(0, 21)
    await scout(store, fakeClient(site(known)))
    const pages: Record<string, Reply> = site(known.slice(0, 15))
    for (const place of [0, 3, 6, 9, 12])
      pages[at(`/firms/Firma${place}`)] = failure('timeout', at(`/firms/Firma${place}`))
    expect(await scout(store, fakeClient(pages), { fresh: true })).toMatchObject({
      result: 'success',
      listings: { seen: 10, missing: 6 },
      issues: [{ class: 'timeout', times: 5 }],
    })
  })

  test('at a broken recipe, which is told as one', async () => {
    const one = directory('html', {
      extraction: { shape: 'html', list: { item: 'li:::x' }, id: { from: ['@page'] } },
    })
    expect((await scout(openBase(), fakeClient(site(['A1'])), {}, one)).issues).toMatchObject([
      { level: 'error', class: 'recipe' },
    ])
  })

  test('at a defect, which is thrown and leaves no run open', async () => {
    const store = openBase()
    await expect(scout(store, fakeClient({ [at('/firms')]: new TypeError('defect') }))).rejects.toThrow(
      'defect',
    )
    expect(findRun(store, 1).run).toMatchObject({ result: 'failed', requests: 1 })
  })
})
