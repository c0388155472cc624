// Each failure of the web, laid over the recorded one: it has its class and next step, the base stays as it was, and a later run recovers.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { failureClasses } from '../../src/crawl/failure.js'
import { govscout } from '../commands/govscout.js'
import { change, dumpBase } from './dump.js'
import { isRecordedHere, type Outcome, type Replay, recordedSites, startReplay } from './replay.js'

const title = isRecordedHere
  ? 'failures over the recorded web'
  : 'the recorded web is not beside the checkout, skipped'

/** A recorded site whose answers can be bent by asking it for /mode?NAME. */
const bent = (host: string, modes: string) => `
import { gzipSync } from 'node:zlib'
import http from 'node:http'
import recorded from ${JSON.stringify(join(recordedSites, `${host}.mjs`))}
export const host = ${JSON.stringify(host)}
let mode = ''
// The proxy sends bodies whole: the one that is marked breaks off in its middle, the connection with it.
const end = http.ServerResponse.prototype.end
http.ServerResponse.prototype.end = function (body, ...rest) {
  if (!/x-break: middle/i.test(this._header ?? '')) return end.call(this, body, ...rest)
  this.write(body.subarray(0, body.length / 2), () => this.socket.destroy())
  return this
}
const modes = ${modes}
export default async function handle(request) {
  if (request.url.pathname === '/mode') return { body: (mode = request.url.search.slice(1)) }
  if (request.url.pathname === '/robots.txt') return recorded(request)
  return modes[mode]?.(await recorded(request), request) ?? recorded(request)
}`

const edutech = bent(
  'edutech-map.berlin',
  `{
  bomb: (reply) => ({ headers: { ...reply.headers, 'content-encoding': 'gzip' }, body: gzipSync(Buffer.alloc(300 * 1024 * 1024)) }),
  huge: (reply) => ({ headers: reply.headers, body: Buffer.alloc(200 * 1024 * 1024, 32) }),
  middle: (reply) => ({ headers: { ...reply.headers, etag: '"new"', 'x-break': 'middle' }, status: 200, body: recorded({ url: new URL('https://edutech-map.berlin/data/institutions.json'), headers: {}, method: 'GET', count: 1 }).body }),
  half: (reply, request) => request.url.pathname.endsWith('.json') ? { headers: { 'content-type': 'application/json' }, body: halve(recorded({ ...request, headers: {} }).body) } : reply,
  shell: () => ({ headers: { 'content-type': 'application/json' }, body: recorded({ url: new URL('https://edutech-map.berlin/'), headers: {} }).body }),
}
function halve(body) {
  const data = JSON.parse(body)
  const cut = (list) => list.slice(0, Math.floor(list.length / 2 - 1))
  return JSON.stringify(Array.isArray(data) ? cut(data) : Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Array.isArray(value) ? cut(value) : value])))
}`,
)
const munich = bent(
  'www.munich-startup.de',
  `{
  redesign: (reply, { url }) => /^.startups.[^/]+.$/.test(url.pathname) ? { body: '<!doctype html><title>Neu</title><div class="card">' + '<p>Unser neues Haus hat viele Zimmer.</p>'.repeat(40) + '</div>' } : reply,
  newlist: (reply, { url }) => url.pathname === '/startups/' ? { body: '<!doctype html><title>Neu</title>' + '<div class="tile"><p>Ein Start-up.</p></div>'.repeat(60) } : reply,
  half: (reply, { url }) => url.pathname === '/startups/' && Number(url.searchParams.get('paging') ?? 1) > 26 ? { body: '<!doctype html><title>Startups</title><p>Keine weiteren Einträge.</p>' + '<p>Bitte wählen Sie andere Filter.</p>'.repeat(40) } : reply,
}`,
)

const small = 'de-berlin-edutech'
const large = 'de-munich-startup'
let web: Replay
let env: NodeJS.ProcessEnv
let db: string
/** Runs beside the others in a base of its own: its time-outs are the tool's. */
let silent: Promise<Outcome & { ms: number }>

const run = (...args: string[]) => web.run(env, args)
const scout = (id: string, ...more: string[]) => run('scout', id, '--delay', '0', '--json', ...more)
/** The machine's clock stays: what was remembered for a time is forgotten instead. */
const letTimePass = () =>
  change(
    db,
    'UPDATE hosts SET not_before = 0; DELETE FROM robots; UPDATE pages SET etag = NULL, last_modified = NULL',
  )

beforeAll(async () => {
  if (!isRecordedHere) return
  web = await startReplay({ 'edutech-map.berlin.mjs': edutech, 'www.munich-startup.de.mjs': munich })
  env = web.env('base.db')
  db = env['GOVSCOUT_DB'] ?? ''
  for (const id of [small, large])
    await run('directories', 'approve', id, '--basis', 'Aufgezeichnete Seiten, nur für Tests')
  await silence([])
  const started = Date.now()
  silent = web
    .run(web.env('silent.db'), ['scout', 'fr-beta-gouv', '--delay', '0', '--json'])
    .then((outcome) => ({ ...outcome, ms: Date.now() - started }))
  for (const id of [small, large]) {
    const { code, stderr } = await scout(id)
    expect(code, stderr).toBe(0)
  }
}, 300_000)
afterAll(() => web?.close())

/** The plan, and the host that is silent all the while. */
const silence = (plan: object[]) =>
  web.faults([{ host: 'beta.gouv.fr', path: '^/api', reply: { delayMs: 30_000, body: '{}' } }, ...plan])

interface Report {
  run: string
  result: string
  requests: number
  listings: { seen: number; new: number; changed: number; missing: number }
  issues: { level: string; class: string; next_step: string }[]
}
const reportOf = ({ stdout, stderr }: Outcome): Report => {
  expect(stdout, stderr).toMatch(/^\[/)
  return (JSON.parse(stdout) as [Report])[0]
}

/** The failure ends in its class, the base is as before, and without it the next run is as good as ever. */
async function failsAndRecovers(id: string, kind: string, ...more: string[]): Promise<Report> {
  const before = dumpBase(db)
  const outcome = await scout(id, ...more)
  const report = reportOf(outcome)
  const shown = (await govscout(['runs', 'show', report.run, '--json'], env)).json() as Report
  expect({ code: outcome.code, result: report.result, class: shown.issues[0]?.class }).toEqual({
    code: 3,
    result: 'failed',
    class: kind,
  })
  expect(shown.issues[0]).toMatchObject({ level: 'error', next_step: expect.stringMatching(/\w{3}/) })
  if (kind in failureClasses)
    expect(shown.issues[0]?.next_step).toBe(failureClasses[kind as keyof typeof failureClasses])
  expect(outcome.stderr).toContain(shown.issues[0]?.next_step)
  expect(dumpBase(db)).toBe(before)
  await silence([])
  await web.get(`http://edutech-map.berlin/mode?`)
  await web.get(`http://www.munich-startup.de/mode?`)
  change(db, 'UPDATE hosts SET not_before = 0')
  const later = await scout(id)
  expect(later.code, later.stderr).toBe(0)
  expect(reportOf(later)).toMatchObject({ result: 'success', listings: { new: 0, changed: 0, missing: 0 } })
  expect(dumpBase(db)).toBe(before)
  return report
}

const list = { host: 'edutech-map.berlin', path: '^/data/' }
const inTwoHours = () => new Date(Date.now() + 7_200_000).toUTCString()
const json = { 'content-type': 'application/json' }

describe.skipIf(!isRecordedHere)(title, () => {
  test.for<[string, string, object]>([
    ['429 with Retry-After in seconds', 'throttled', { status: 429, headers: { 'retry-after': '7200' } }],
    [
      '429 with Retry-After as a date',
      'throttled',
      { status: 429, headers: { 'retry-after': inTwoHours() } },
    ],
    ['503 with Retry-After', 'throttled', { status: 503, headers: { 'retry-after': '7200' } }],
    ['a burst of 503 that lasts', 'server', { status: 503 }],
    [
      'a body cut short',
      'truncated',
      { headers: { ...json, 'content-length': '9999', connection: 'close' }, body: '{"a":' },
    ],
    [
      'a wrong content type',
      'content-type',
      { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7' },
    ],
    [
      'a redirect to 169.254.169.254',
      'private-address',
      { status: 302, headers: { location: 'http://169.254.169.254/latest/' } },
    ],
    ['a redirect in a circle', 'redirect', { status: 302, headers: { location: '/data/institutions.json' } }],
    ['an answer without content', 'empty', { headers: json }],
    ['a challenge', 'challenge', { status: 403, headers: { 'cf-mitigated': 'challenge' } }],
    ['a connection that is reset', 'connect', { reset: true }],
  ])('%s: %s', async ([, kind, reply]) => {
    letTimePass()
    await silence([{ ...list, reply }])
    await failsAndRecovers(small, kind)
  })

  test.for([
    ['a reset in the middle of a body', 'middle', 'truncated'],
    ['a body of 200 MB', 'huge', 'too-large'],
    ['a gzip bomb', 'bomb', 'too-large'],
    ['half the list missing', 'half', 'too-few'],
    ['a page drawn by script in place of the data', 'shell', 'script-shell'],
  ] as const)('%s: %s', async ([, mode, kind]) => {
    letTimePass()
    await silence([])
    await web.get(`http://edutech-map.berlin/mode?${mode}`)
    await failsAndRecovers(small, kind)
  })

  test('robots.txt 500', async () => {
    letTimePass()
    await silence([{ host: 'edutech-map.berlin', path: '^/robots.txt', reply: { status: 500 } }])
    expect(await failsAndRecovers(small, 'robots-unreachable')).toMatchObject({ requests: 0 })
  })

  test.for([
    ['a list of another design', 'newlist', 'structure'],
    ['entries of another design', 'redesign', 'structure'],
    ['a list that ends in its middle', 'half', 'too-few'],
  ] as const)('%s', async ([, mode, kind]) => {
    letTimePass()
    await silence([])
    await web.get(`http://www.munich-startup.de/mode?${mode}`)
    await failsAndRecovers(large, kind, ...(mode === 'redesign' ? ['--fresh'] : []))
  })

  test('429 in the middle of the entries: what came is kept, nothing is asked twice', async () => {
    letTimePass()
    await silence([
      {
        host: 'www.munich-startup.de',
        path: '^/startups/m',
        reply: { status: 429, headers: { 'retry-after': '7200' } },
      },
    ])
    change(db, "UPDATE pages SET checked_at = '2020-01-01T00:00:00Z' WHERE directory = 'de-munich-startup'")
    const details = (asked: { url: string }[]) =>
      asked.map(({ url }) => url).filter((url) => !url.includes('?') && /startups\/./.test(url))
    const before = dumpBase(db)
    expect(reportOf(await scout(large)).issues[0]?.class).toBe('throttled')
    const first = details(await web.asked())
    await silence([])
    change(db, 'UPDATE hosts SET not_before = 0')
    expect(reportOf(await scout(large))).toMatchObject({
      result: 'success',
      listings: { changed: 0, missing: 0 },
    })
    const second = details(await web.asked())
    expect(first.length).toBeGreaterThan(1)
    expect(first.filter((url) => second.includes(url))).toEqual(first.slice(-1))
    expect(dumpBase(db)).toBe(before)
  })

  test('before the instant that a host named, a run asks nothing and says so in one line', async () => {
    letTimePass()
    await silence([{ ...list, reply: { status: 429, headers: { 'retry-after': '7200' } } }])
    expect((await scout(small)).code).toBe(3)
    await silence([])
    const outcome = await scout(small)
    expect(outcome.code).toBe(3)
    expect(reportOf(outcome)).toMatchObject({
      result: 'refused',
      requests: 0,
      issues: [{ class: 'throttled' }],
    })
    expect(outcome.stderr).toMatch(/wants no request until \d{4}-\d\d-\d\dT/)
    expect(await web.asked().then((asked) => asked.filter(({ url }) => url.includes('edutech')))).toEqual([])
    change(db, 'UPDATE hosts SET not_before = 0')
    expect((await scout(small)).code).toBe(0)
  })

  test('a burst of 503 that passes, and a short Retry-After, are waited for in the same run', async () => {
    letTimePass()
    await silence([
      { ...list, to: 1, reply: { status: 503 } },
      { ...list, from: 2, to: 2, reply: { status: 429, headers: { 'retry-after': '1' } } },
    ])
    const outcome = await scout(small)
    expect(outcome.code, outcome.stderr).toBe(0)
    expect(reportOf(outcome)).toMatchObject({ result: 'success', requests: 3 })
  })

  test('30 s of silence', async () => {
    const { code, ms, ...outcome } = await silent
    expect(code, outcome.stderr).toBe(3)
    expect(reportOf({ code, ...outcome }).issues[0]).toMatchObject({
      class: 'timeout',
      next_step: failureClasses.timeout,
    })
    // Three tries of 20 s each, cut before the answer came.
    expect(ms).toBeLessThan(100_000)
    await web.faults([])
    const later = await web.run(web.env('silent.db'), ['scout', 'fr-beta-gouv', '--delay', '0', '--json'])
    expect(reportOf(later)).toMatchObject({ result: 'success' })
  })
})
