import { expect, test } from 'vitest'
import { finishRun, startRun } from '../../src/store/runs.js'
import { openBase, rows } from '../store/base.js'
import { directory, failure, fakeClient, listPage, type Reply, site } from './fake.js'
import { at, base, names, scout } from './scout.js'

const many = Array.from({ length: 30 }, (_, i) => `Firma${i}`)
/** Its entries have their name on their own page alone. */
const named = directory('html', {
  extraction: {
    shape: 'html',
    list: { item: 'li', link: { from: 'a', value: 'href' } },
    detail: { fields: { name: 'h1', city: '.city', description: '.about' } },
    id: { from: ['@page'] },
  },
})
const works = '<h2>Wartungsarbeiten</h2><p>Wir sind gleich wieder da.'
const login = '<form><input type="password"></form>'
const consent = '<button>Zustimmen</button><p>Cookies und Einwilligung'
/** The first so many entries' pages hold something else. */
const instead = (text: string, count: number): Record<string, Reply> => ({
  ...site(many),
  ...Object.fromEntries(many.slice(0, count).map((name) => [at(`/firms/${name}`), text])),
})

test.each<[string, string, string]>([
  ['maintenance', works, 'structure'],
  ['a log-in', login, 'login'],
  ['a question for consent', consent, 'consent'],
  ['a shell drawn by script', '<app-root></app-root>', 'script-shell'],
])(
  '%s in place of a few entries: they are neither gone nor changed, and come back',
  async (_, text, kind) => {
    const store = openBase()
    await scout(store, fakeClient(site(many)))
    const before = base(store)
    expect(await scout(store, fakeClient(instead(text, 3)), { fresh: true }, named)).toMatchObject({
      result: 'success',
      listings: { seen: 27, changed: 0, missing: 0 },
      issues: [{ level: 'warning', class: kind, times: 3 }],
    })
    expect(base(store)).toEqual(before)
    // The pages are young, but what came was not them.
    const client = fakeClient(site(many))
    expect(await scout(store, client, {}, named)).toMatchObject({
      result: 'success',
      listings: { unchanged: 30 },
    })
    expect(client.urls()).toEqual(['/firms', '/firms/Firma0', '/firms/Firma1', '/firms/Firma2'])
  },
)

test('the same in place of all: the run fails by its name after five, and the next recovers', async () => {
  const store = openBase()
  await scout(store, fakeClient(site(many)), {}, named)
  const before = base(store)
  const broken = fakeClient(instead(works, 30))
  expect((await scout(store, broken, { fresh: true }, named)).issues[0]).toMatchObject({
    level: 'error',
    class: 'structure',
  })
  expect(broken.asked).toHaveLength(6)
  expect(base(store)).toEqual(before)
  expect(await scout(store, fakeClient(site(many)), {}, named)).toMatchObject({
    result: 'success',
    listings: { unchanged: 30, changed: 0, missing: 0 },
  })
})

test('pages of a run that the gate held back are asked again, however young', async () => {
  const store = openBase()
  const one = directory('html', {
    expectations: { listings: { min: 1, max: 1000 }, filled: { description: 0.9 } },
  })
  const bare = Object.fromEntries(
    many.map((name) => [at(`/firms/${name}`), { text: `<h1>${name}</h1>`, etag: '"bare"' }]),
  )
  expect(await scout(store, fakeClient({ ...site(many), ...bare }), {}, one)).toMatchObject({
    result: 'failed',
    issues: [{ class: 'fill-rate' }],
  })
  const client = fakeClient(site(many))
  expect(await scout(store, client, {}, one)).toMatchObject({ result: 'success', listings: { new: 30 } })
  // Conditionally: where the page is the same, word of it is enough.
  expect(client.asked[1]?.validators).toEqual({ etag: '"bare"' })
})

test('a wall in place of a later list page is not the end of the list', async () => {
  const one = directory('html', {
    request: { start: [at('/firms')], paging: { kind: 'counter', parameter: 'page' } },
  })
  const second = at('/firms?page=2')
  const more = { [second]: listPage(many.slice(20)), [at('/firms?page=3')]: listPage([]) }
  const pages = { ...site(many), [at('/firms')]: listPage(many.slice(0, 20)), ...more }
  const store = openBase()
  expect(await scout(store, fakeClient(pages), {}, one)).toMatchObject({ listings: { new: 30 } })
  const walled = await scout(store, fakeClient({ ...pages, [second]: consent }), {}, one)
  expect(walled).toMatchObject({
    result: 'failed',
    issues: [{ level: 'error', class: 'consent', url: second }],
  })
})

test('a refusal or a reading of kept pages in between does not end a stopped run', async () => {
  const store = openBase()
  const stopped = { ...site(many), [at('/firms/Firma9')]: failure('stopped', at('/firms/Firma9')) }
  await scout(store, fakeClient(stopped))
  for (const [trigger, result] of [
    ['manual', 'refused'],
    ['stored', 'failed'],
  ] as const) {
    const run = { directory: 'de-nordliste', trigger, coverage: 'full', recipeHash: 'h' } as const
    finishRun(store, startRun(store, run), { result, requests: 0, bytes: 0, issues: [] })
  }
  const client = fakeClient(site(many))
  expect(await scout(store, client, { fresh: true })).toMatchObject({ run: 'R1', result: 'success' })
  expect(client.urls()[0]).toBe('/firms/Firma9')
  expect(names(store)).toHaveLength(30)
})

test('a host that wants to be left alone is not asked, and that is no failure', async () => {
  const store = openBase()
  const client = { ...fakeClient(site(['A1'])), putOffUntil: () => '2026-11-27T06:00:00Z' }
  const report = await scout(store, client)
  expect(report).toMatchObject({
    result: 'refused',
    requests: 0,
    issues: [
      {
        class: 'throttled',
        message: 'Not asked: nordliste.example wants no request until 2026-11-27T06:00:00Z.',
      },
    ],
  })
  expect(client.asked).toEqual([])
  expect(rows(store, 'SELECT * FROM log')).toEqual([])
})

test('cron hears the same refusal each night, and writes it down once', async () => {
  const store = openBase()
  const ask = (checked_on: string) =>
    directory('html', { permission: { licence: { id: 'x' }, decision: 'ask', basis: 'x', checked_on } })
  const client = fakeClient({})
  const cron = () => scout(store, client, { trigger: 'cron' }, ask('2026-11-01'))
  const first = await cron()
  expect(first).toMatchObject({ run: 'R1', result: 'refused', issues: [{ class: 'permission' }] })
  expect(await cron()).toEqual(first)
  expect(rows(store, 'SELECT action FROM log')).toEqual([{ action: 'scout refused' }])
  // Who asks by hand is told anew.
  expect(await scout(store, client, {}, ask('2026-11-01'))).toMatchObject({ run: 'R2' })
})

test('what robots.txt asks for beyond reason stands in the report, once', async () => {
  const client = fakeClient(site(['A1', 'B1']))
  const told = {
    ...client,
    fetchPage: (request: Parameters<typeof client.fetchPage>[0]) => {
      request.onNotice?.({ class: 'crawl-delay', url: at('/robots.txt'), message: 'Slow.', nextStep: 'Ask.' })
      return client.fetchPage(request)
    },
  }
  expect((await scout(openBase(), told)).issues).toEqual([
    {
      level: 'notice',
      class: 'crawl-delay',
      url: at('/robots.txt'),
      message: 'Slow.',
      next_step: 'Ask.',
      times: 1,
    },
  ])
})

test('Ctrl-C is heard among pages at hand, too', async () => {
  const store = openBase()
  const lots = Array.from({ length: 120 }, (_, i) => `Firma${i}`)
  await scout(store, fakeClient(site(lots)))
  const stop = new AbortController()
  setImmediate(() => stop.abort())
  expect(await scout(store, fakeClient(site(lots)), {}, directory('html'), stop.signal)).toMatchObject({
    result: 'interrupted',
  })
  expect(await scout(store, fakeClient(site(lots)))).toMatchObject({ run: 'R2', result: 'success' })
})

test('an entry whose page says nothing but whose name the list has stays', async () => {
  const one = directory('html', {
    extraction: {
      shape: 'html',
      list: { item: 'li', link: { from: 'a', value: 'href' }, fields: { name: 'a' } },
      detail: { fields: { city: '.city' } },
      id: { from: ['@page'] },
    },
  })
  const pages = { ...site(['A1', 'B1']), [at('/firms/B1')]: '<h1>B1</h1><script>1</script>' }
  const store = openBase()
  expect(await scout(store, fakeClient(pages), {}, one)).toMatchObject({ listings: { seen: 2 }, issues: [] })
  // A page that said nothing may say something the next time.
  const client = fakeClient(site(['A1', 'B1']))
  expect(await scout(store, client, {}, one)).toMatchObject({ listings: { changed: 1 } })
  expect(client.urls()).toEqual(['/firms', '/firms/B1'])
})
