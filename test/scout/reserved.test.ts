import { expect, test } from 'vitest'
import { dryRun } from '../../src/scout/dry-run.js'
import { extractStored } from '../../src/scout/extract-stored.js'
import { saveApproval } from '../../src/store/approvals.js'
import { findPage } from '../../src/store/pages.js'
import { openBase } from '../store/base.js'
import { detailPage, directory, fakeClient, listPage, type Reply, site, vocabulary } from './fake.js'
import { at, base, names, scout } from './scout.js'

const meta = '<meta name="robots" content="noindex, follow">'
const all = ['A1', 'B1', 'C1']
const reservedDetail: [string, Reply][] = [
  ['in the head of the answer', { text: detailPage('B1'), etag: '"b"', reservations: ['a reservation'] }],
  ['in a meta tag of robots', { text: meta + detailPage('B1'), etag: '"b"' }],
  ['in a meta tag of TDMRep', { text: `<META content='1' NAME=TDM-Reservation>${detailPage('B1')}` }],
]
const pages = (b1: Reply): Record<string, Reply> => ({ ...site(all), [at('/firms/B1')]: b1 })

test.each(reservedDetail)('an entry with a reservation %s is passed over and not kept', async (_, reply) => {
  const store = openBase()
  const report = await scout(store, fakeClient(pages(reply)))
  expect(report).toMatchObject({
    result: 'success',
    listings: { seen: 2, new: 2 },
    issues: [
      {
        level: 'notice',
        class: 'reserved',
        url: at('/firms/B1'),
        next_step: expect.stringContaining('approve'),
      },
    ],
  })
  expect(names(store)).toEqual(['A1', 'C1'])
  expect(findPage(store, 'de-nordliste', at('/firms/B1'))).toMatchObject({ text: '', etag: null })
})

test('what is reserved from now on: the text goes, the listing stays as it was and is not missing', async () => {
  const store = openBase()
  await scout(store, fakeClient(site(all)))
  const before = base(store)
  const report = await scout(store, fakeClient(pages({ text: meta + detailPage('B1', 'Bonn') })), {
    fresh: true,
  })
  expect(report).toMatchObject({ result: 'success', listings: { changed: 0, missing: 0, unchanged: 2 } })
  expect(base(store)).toEqual(before)
  expect(findPage(store, 'de-nordliste', at('/firms/B1'))?.text).toBe('')
})

test('is asked again when its age has passed, and not before; free again, it is read', async () => {
  const store = openBase()
  await scout(store, fakeClient(pages({ text: meta + detailPage('B1'), etag: '"b"' })))
  const young = fakeClient(site(all))
  expect((await scout(store, young)).issues).toMatchObject([{ class: 'reserved' }])
  expect(young.urls()).toEqual(['/firms'])
  store.setNow('2026-12-30T10:00:00Z')
  const old = fakeClient(site(all))
  expect(await scout(store, old)).toMatchObject({ listings: { new: 1 }, issues: [] })
  expect(old.asked.find(({ url }) => url.endsWith('B1'))?.validators?.etag).toBeUndefined()
})

test('an approval covers it: read, kept, and told with every run', async () => {
  const store = openBase()
  const reply: Reply = { text: meta + detailPage('B1'), etag: '"b"' }
  await scout(store, fakeClient(pages(reply)))
  saveApproval(store, 'de-nordliste', 'Schreiben des Betreibers vom 3.11.2026')
  for (const run of [1, 2]) {
    const report = await scout(store, fakeClient(pages(reply)))
    expect(report, `run ${run}`).toMatchObject({
      result: 'success',
      listings: { seen: 3 },
      issues: [{ level: 'notice', class: 'reserved', message: expect.stringContaining('approval') }],
    })
  }
  expect(findPage(store, 'de-nordliste', at('/firms/B1'))?.text).toContain('<h1>B1')
  // When it lapses, what was kept under it is not read again.
  store.setNow('2027-12-24T10:00:00Z')
  const one = directory('html', {
    permission: { licence: { id: 'CC0' }, decision: 'allowed', basis: 'CC0', checked_on: '2027-11-01' },
  })
  expect(await extractStored(store, vocabulary, one, { acceptLoss: false })).toMatchObject({
    result: 'success',
    listings: { seen: 2 },
    issues: [{ class: 'reserved', level: 'notice' }],
  })
})

test('a reserved list fails the run with what to do, also a dry one', async () => {
  const store = openBase()
  const list = { [at('/firms')]: { text: meta + listPage(all), etag: '"l"' } }
  const failed = {
    result: 'failed',
    requests: 1,
    issues: [{ level: 'error', class: 'reserved', next_step: expect.stringContaining('approve') }],
  }
  expect(await scout(store, fakeClient({ ...site(all), ...list }))).toMatchObject(failed)
  expect(names(store)).toEqual([])
  const tools = { store, client: fakeClient(list), vocabulary, signal: new AbortController().signal }
  expect(await dryRun(tools, directory('html'), { trigger: 'manual' })).toMatchObject(failed)
})

test('where all entries are reserved the run stops early and says why', async () => {
  const many = Array.from({ length: 40 }, (_, i) => `Firma${i}`)
  const reserved = Object.fromEntries(
    many.map((name) => [at(`/firms/${name}`), { text: meta + detailPage(name) }]),
  )
  for (const of of [many, many.slice(0, 3)]) {
    const client = fakeClient({ ...reserved, [at('/firms')]: listPage(of) })
    expect((await scout(openBase(), client)).issues[0]).toMatchObject({ level: 'error', class: 'reserved' })
    expect(client.asked.length).toBeLessThan(8)
  }
})

test('a challenge that calls itself noindex is a challenge, and is asked again the next time', async () => {
  const store = openBase()
  const wall = `<title>Just a moment...</title>${meta}<script src="/cdn-cgi/challenge-platform/x.js"></script>`
  const walled = fakeClient({ ...site(all), [at('/firms/B1')]: wall })
  expect((await scout(store, walled)).issues[0]).toMatchObject({ level: 'error', class: 'challenge' })
  expect(await scout(store, fakeClient(site(all)))).toMatchObject({ result: 'success', listings: { new: 3 } })
})

test.each([
  ['a comment', `<!-- ${meta} -->`],
  ['a word of the text', '<p>noindex</p>'],
  ['a word to another agent', '<meta name="otherbot" content="noindex">'],
  ['its value 0', '<meta name="tdm-reservation" content="0">'],
])('%s is no reservation', async (_, text) => {
  const report = await scout(openBase(), fakeClient(pages({ text: text + detailPage('B1') })))
  expect(report).toMatchObject({ listings: { seen: 3 }, issues: [] })
})
