import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { type ClientOptions, createClient } from '../../src/crawl/client.js'
import { memoryHostBook } from '../../src/crawl/host-book.js'
import { fakeClock } from './fake-clock.js'
import { broken, type LoopbackWeb, page, type Route, reply, robots, startWeb } from './loopback-web.js'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function serve(routes: Record<string, Route>): Promise<LoopbackWeb> {
  const web = await startWeb({ '/page': page, '/page-2': page, ...routes })
  opened.unshift(web)
  return web
}

function open(options: Partial<ClientOptions> = {}) {
  const clock = fakeClock()
  const client = createClient({
    userAgent: 'GovScout/1.0',
    env: {},
    allowHosts: ['127.0.0.1'],
    clock,
    ...options,
  })
  opened.unshift(client)
  const outcome = async (url: string): Promise<string> => {
    try {
      return String((await client.fetchPage({ url, accept: ['text/html'], delayMs: 0 })).status)
    } catch (error) {
      return (error as { class: string }).class
    }
  }
  return { client, clock, outcome }
}

const silence: Route = () => {}
const forbidding = 'User-agent: govscout\nDisallow: /'

describe('robots.txt', () => {
  test.for([
    ['that forbids', robots(forbidding), 'robots'],
    ['that forbids others', robots('User-agent: otherbot\nDisallow: /'), '200'],
    ['that is packed', reply(200, { 'content-encoding': 'gzip' }, gzipSync(forbidding)), 'robots'],
    ['that is packed and broken', reply(200, { 'content-encoding': 'gzip' }, 'broken'), 'robots-unreachable'],
    ['that is empty', reply(200), '200'],
    ['that is not there', reply(404), '200'],
    ['that is gone', reply(410), '200'],
    ['behind a log-in', reply(401), '200'],
    ['that is forbidden', reply(403), '200'],
    ['with a fault of the host', reply(500), 'robots-unreachable'],
    ['that is not answered', silence, 'robots-unreachable'],
    ['that breaks off', broken, 'robots-unreachable'],
    ['asked for too often', reply(429), 'throttled'],
    ['that redirects in a circle', reply(301, { location: '/robots.txt' }), 'robots-unreachable'],
    [
      'that lies in a private network',
      reply(301, { location: 'http://10.0.0.1/robots.txt' }),
      'private-address',
    ],
  ] as [string, Route, string][])('%s', async ([, route, expected]) => {
    const web = await serve({ '/robots.txt': route })
    const limits = route === silence ? { totalMs: 150 } : {}
    expect(await open({ limits }).outcome(`${web.origin}/page`)).toBe(expected)
  })

  test('is found after five redirects, also at another host, and holds for the first', async () => {
    const other = await serve({ '/5': robots(forbidding) })
    const web = await serve({
      '/robots.txt': reply(301, { location: '/1' }),
      '/1': reply(302, { location: '/2' }),
      '/2': reply(307, { location: '/3' }),
      '/3': reply(308, { location: '/4' }),
      '/4': reply(301, { location: `${other.origin}/5` }),
    })
    const { outcome } = open()
    expect(await outcome(`${web.origin}/page`)).toBe('robots')
    expect(await outcome(`${other.origin}/page`)).toBe('200')
  })

  test('is read as far as 512 KiB, and what stands behind that does not count', async () => {
    const filler = `# ${'x'.repeat(1000)}\n`
    const read = `${filler.repeat(500)}User-agent: *\nDisallow: /page$\n`
    const web = await serve({ '/robots.txt': robots(`${read}${filler.repeat(3000)}Disallow: /page-2\n`) })
    const { outcome } = open()
    expect(await outcome(`${web.origin}/page`)).toBe('robots')
    expect(await outcome(`${web.origin}/page-2`)).toBe('200')
  })

  test('is asked once a day, and once by all that begin at the same time', async () => {
    const web = await serve({ '/robots.txt': robots('') })
    const { clock, outcome } = open()
    const times = () => web.asked.filter(({ url }) => url === '/robots.txt').length
    await Promise.all([outcome(`${web.origin}/page`), outcome(`${web.origin}/page-2`)])
    clock.advance(24 * 3_600_000 - 1)
    await outcome(`${web.origin}/page`)
    expect(times()).toBe(1)
    clock.advance(1)
    await outcome(`${web.origin}/page`)
    expect(times()).toBe(2)
  })

  test('is not asked again where the shared book has it', async () => {
    const web = await serve({ '/robots.txt': robots(forbidding) })
    const hosts = memoryHostBook()
    await open({ hosts }).outcome(`${web.origin}/page`)
    expect(await open({ hosts }).outcome(`${web.origin}/page`)).toBe('robots')
    expect(web.asked.map(({ url }) => url)).toEqual(['/robots.txt'])
  })

  test('of a clock that was set back since is asked again, and a pause of that clock is none', async () => {
    const web = await serve({ '/robots.txt': robots('') })
    const hosts = memoryHostBook()
    const { outcome } = open({ hosts })
    const { clock } = open()
    const year = 365 * 24 * 3_600_000
    hosts.saveRobots(web.origin, {
      status: 200,
      body: new TextEncoder().encode(forbidding),
      fetchedAt: clock.now() + year,
    })
    hosts.defer(web.host, clock.now() + year)
    expect(await outcome(`${web.origin}/page`)).toBe('200')
    expect(web.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/page'])
  })

  test('that could not be read is asked again after a while, not for each page', async () => {
    const web = await serve({
      '/robots.txt': (response, asked) => reply(asked.count > 3 ? 404 : 500)(response, asked),
    })
    const { clock, outcome } = open()
    expect(await outcome(`${web.origin}/page`)).toBe('robots-unreachable')
    expect(await outcome(`${web.origin}/page-2`)).toBe('robots-unreachable')
    expect(web.asked).toHaveLength(3)
    clock.advance(600_000)
    expect(await outcome(`${web.origin}/page`)).toBe('200')
  })

  test('is read for the agent that is sent, whatever its letters', async () => {
    const web = await serve({ '/robots.txt': robots('User-agent: GOVSCOUT\nDisallow: /page-2') })
    const { outcome } = open()
    expect([await outcome(`${web.origin}/page`), await outcome(`${web.origin}/page-2`)]).toEqual([
      '200',
      'robots',
    ])
  })
})
