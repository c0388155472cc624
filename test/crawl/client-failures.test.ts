import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClientOptions, createClient } from '../../src/crawl/client.js'
import { type FailureClass, FetchFailure, failureClasses } from '../../src/crawl/failure.js'
import { memoryHostBook } from '../../src/crawl/host-book.js'
import type { Client } from '../../src/crawl/page.js'
import { type FakeClock, fakeClock } from './fake-clock.js'
import { broken, type LoopbackWeb, page, type Route, reply, robots, startWeb } from './loopback-web.js'

const html = { 'content-type': 'text/html' }
const wall = '<title>Just a moment...</title>'
const zeros = Buffer.alloc(300_000)
const never: Route = () => {}

const routes: Record<string, Route> = {
  '/robots.txt': robots('User-agent: *\nDisallow: /private'),
  '/page': page,
  '/private': page,
  '/gone': reply(410, html, 'gone'),
  '/log-in': reply(401, { 'www-authenticate': 'Basic' }),
  '/forbidden': reply(403, html, 'no'),
  '/legal': reply(451, html, 'no'),
  '/bad-request': reply(400, html, 'no'),
  '/proxy-log-in': reply(407),
  '/fault': reply(500, html, 'fault'),
  '/burst': (response, asked) => (asked.count < 3 ? reply(503)(response, asked) : page(response, asked)),
  '/pause': (response, asked) =>
    asked.count < 2 ? reply(429, { 'retry-after': '30' })(response, asked) : page(response, asked),
  '/pause-date': (response, asked) =>
    asked.count < 2
      ? reply(503, { 'retry-after': 'Tue, 24 Nov 2026 10:00:45 GMT' })(response, asked)
      : page(response, asked),
  '/long-pause': reply(429, { 'retry-after': '7200' }),
  '/busy': reply(429),
  '/wall': reply(403, { ...html, server: 'cloudflare' }, wall),
  '/packed-wall': reply(503, { ...html, 'content-encoding': 'gzip' }, gzipSync(wall)),
  '/marked-wall': reply(403, { 'cf-mitigated': 'challenge' }),
  '/to-metadata': reply(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
  '/to-decimal': reply(302, { location: 'http://2852039166/' }),
  '/to-mapped': reply(302, { location: 'http://[::ffff:10.0.0.1]/' }),
  '/to-name': (response, { headers }) =>
    reply(302, { location: `http://localhost:${headers.host?.split(':')[1]}/page` })(response, {} as never),
  '/circle': reply(302, { location: '/circle-2' }),
  '/circle-2': reply(302, { location: '/circle' }),
  '/nowhere': reply(302),
  '/announced': reply(200, { ...html, 'content-length': '5000000' }, zeros),
  '/endless': (response) => {
    response.writeHead(200, html)
    const more = () => response.write(zeros, () => !response.destroyed && setImmediate(more))
    more()
  },
  '/bomb': reply(200, { ...html, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50_000_000))),
  '/pdf': reply(200, { 'content-type': 'application/pdf' }, '%PDF'),
  '/untyped': reply(200, {}, 'Lotsenwerk'),
  '/short': broken,
  '/cut': (response) => {
    response.writeHead(200, html).write('half')
    setTimeout(() => response.destroy(), 5)
  },
  '/cut-gzip': reply(
    200,
    { ...html, 'content-encoding': 'gzip' },
    gzipSync('Lotsenwerk'.repeat(99)).subarray(0, 25),
  ),
  '/no-gzip': reply(200, { ...html, 'content-encoding': 'gzip' }, 'Lotsenwerk'),
  '/strange-packing': reply(200, { ...html, 'content-encoding': 'zstd' }, 'Lotsenwerk'),
  '/empty': reply(200, html),
  '/nothing': reply(204),
  '/part': reply(206, html, 'part'),
  '/unasked-304': reply(304),
  '/silent': never,
  '/drip': (response) => {
    response.writeHead(200, html)
    const more = () => response.write('.', () => !response.destroyed && setTimeout(more, 20))
    more()
  },
  '/half-silent': (response) => void response.writeHead(200, html).write('half'),
  '/hang-up': (response) => void response.destroy(),
  '/long-head': reply(200, { ...html, 'x-long': 'x'.repeat(20_000) }, 'page'),
}

let web: LoopbackWeb
let clock: FakeClock
const clients: Client[] = []
beforeAll(async () => {
  web = await startWeb(routes)
})
afterAll(async () => {
  for (const client of clients) await client.close()
  await web.close()
})

function open(options: Partial<ClientOptions> = {}): Client {
  clock = fakeClock()
  const limits = { wireBytes: 2_000_000, bodyBytes: 4_000_000 }
  const client = createClient({
    userAgent: 'govscout/1.0',
    env: {},
    allowHosts: [web.host],
    clock,
    random: () => 1,
    limits,
    ...options,
  })
  clients.push(client)
  return client
}

const request = (url: string) => ({ url, accept: ['text/html'], delayMs: 0 })
const ask = (client: Client, path: string) => client.fetchPage(request(new URL(path, web.origin).href))

async function failureOf(asking: Promise<unknown>): Promise<FetchFailure> {
  const failure = await asking.then(
    () => null,
    (error: unknown) => error,
  )
  expect(failure).toBeInstanceOf(FetchFailure)
  return failure as FetchFailure
}

const silences = new Set(['/silent', '/drip', '/half-silent'])
/** Only where silence is meant: elsewhere a busy machine would fail the test. */
const impatient: Partial<ClientOptions> = { limits: { totalMs: 150 } }

describe('each failure has its class', () => {
  // The last column: how often the address was asked.
  test.for([
    ['/private', 'robots', 0],
    ['/missing', 'not-found', 1],
    ['/gone', 'not-found', 1],
    ['/log-in', 'unauthorised', 1],
    ['/forbidden', 'refused', 1],
    ['/legal', 'refused', 1],
    ['/bad-request', 'refused', 1],
    ['/proxy-log-in', 'proxy', 1],
    ['/fault', 'server', 3],
    ['/busy', 'throttled', 3],
    ['/long-pause', 'throttled', 1],
    ['/wall', 'challenge', 1],
    ['/packed-wall', 'challenge', 1],
    ['/marked-wall', 'challenge', 1],
    ['/to-metadata', 'private-address', 1],
    ['/to-decimal', 'private-address', 1],
    ['/to-mapped', 'private-address', 1],
    ['/to-name', 'private-address', 1],
    ['/circle', 'redirect', 1],
    ['/nowhere', 'redirect', 1],
    ['/announced', 'too-large', 1],
    ['/endless', 'too-large', 1],
    ['/bomb', 'too-large', 1],
    ['/long-head', 'too-large', 1],
    ['/pdf', 'content-type', 1],
    ['/short', 'truncated', 3],
    ['/cut', 'truncated', 3],
    ['/cut-gzip', 'truncated', 3],
    ['/no-gzip', 'truncated', 3],
    ['/strange-packing', 'truncated', 3],
    ['/part', 'truncated', 3],
    ['/empty', 'empty', 1],
    ['/nothing', 'empty', 1],
    ['/unasked-304', 'server', 1],
    ['/silent', 'timeout', 3],
    ['/drip', 'timeout', 3],
    ['/half-silent', 'timeout', 3],
    ['/hang-up', 'connect', 3],
  ] as [string, FailureClass, number][])('%s: %s, asked %d times', async ([path, failureClass, times]) => {
    const before = web.asked.length
    const failure = await failureOf(ask(open(silences.has(path) ? impatient : {}), path))
    expect(failure.class).toBe(failureClass)
    expect(failure.nextStep).toBe(failureClasses[failureClass])
    expect(web.asked.slice(before).filter(({ url }) => url === path)).toHaveLength(times)
  })

  test('an address that is none, or has a log-in in it', async () => {
    expect((await failureOf(open().fetchPage(request('list.example')))).class).toBe('address')
    expect((await failureOf(open().fetchPage(request('ftp://list.example/')))).class).toBe('address')
    const failure = await failureOf(open().fetchPage(request('https://user:secret@list.example/')))
    expect([failure.class, failure.message.includes('secret')]).toEqual(['unauthorised', false])
  })

  test('a private address that is not named, by number or by name', async () => {
    const { port } = new URL(web.origin)
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::1]', '[::ffff:127.0.0.1]'])
      expect(
        (await failureOf(open({ allowHosts: [] }).fetchPage(request(`http://${host}:${port}/page`)))).class,
      ).toBe('private-address')
  })

  test('a closed port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as AddressInfo
    await new Promise((resolve) => server.close(resolve))
    const client = open({ allowHosts: ['127.0.0.1'] })
    expect((await failureOf(client.fetchPage(request(`http://127.0.0.1:${port}/`)))).class).toBe('connect')
    expect(client.counts).toMatchObject({ sent: 3, retried: 2 })
  })

  test('a port that speaks no TLS', async () => {
    const failure = await failureOf(open().fetchPage(request(`https://${web.host}/page`)))
    expect(failure.class).toBe('tls')
  })
})

describe('what passes', () => {
  test('a burst of 503 is waited for with a growing pause', async () => {
    const client = open()
    await ask(client, '/burst')
    expect(clock.waits).toEqual([2000, 4000])
    expect(client.counts).toMatchObject({ sent: 4, retried: 2 })
  })

  test('a short Retry-After is waited for, in seconds or by date', async () => {
    await ask(open(), '/pause')
    expect(clock.waits).toEqual([30_000])
    await ask(open(), '/pause-date')
    expect(clock.waits).toEqual([45_000])
  })

  test('a long Retry-After puts the host off for all who share the book', async () => {
    const hosts = memoryHostBook()
    const failure = await failureOf(ask(open({ hosts }), '/long-pause'))
    expect(failure.notBefore).toBe('2026-11-24T12:00:00Z')
    const before = web.asked.length
    const other = open({ hosts })
    expect(await failureOf(ask(other, '/page'))).toMatchObject({
      class: 'throttled',
      notBefore: '2026-11-24T12:00:00Z',
    })
    expect(web.asked).toHaveLength(before)
    clock.advance(7_200_000)
    expect((await ask(other, '/page')).status).toBe(200)
  })

  test('a page without a type is taken', async () => {
    expect((await ask(open(), '/untyped')).status).toBe(200)
  })
})

describe('the word to stop', () => {
  test.for(['/silent', '/drip', '/half-silent'])('ends %s at once', async (path) => {
    const stop = new AbortController()
    const asking = open({ limits: {} }).fetchPage(request(web.origin + path), stop.signal)
    setTimeout(() => stop.abort(), 30)
    expect((await failureOf(asking)).class).toBe('stopped')
  })

  test('ends a wait, and what comes after it is not asked', async () => {
    // A web of its own: requests of the tests before, broken off on their way, may still arrive there.
    const own = await startWeb({ '/page': page })
    const stop = new AbortController()
    const client = open({
      allowHosts: [own.host],
      clock: {
        now: () => 0,
        wait: async (_ms, signal) => {
          stop.abort()
          signal?.throwIfAborted()
        },
      },
    })
    const slow = { ...request(`${own.origin}/page`), delayMs: 1000 }
    const asking = [client.fetchPage(slow, stop.signal), client.fetchPage(slow, stop.signal)]
    for (const one of asking) expect((await failureOf(one)).class).toBe('stopped')
    expect(own.asked.map(({ url }) => url)).toEqual(['/robots.txt'])
    await client.close()
    await own.close()
  })
})
