import { afterEach, describe, expect, test } from 'vitest'
import { type ClientOptions, createClient } from '../../src/crawl/client.js'
import { memoryHostBook } from '../../src/crawl/host-book.js'
import { lookUpAddress } from '../../src/crawl/lookup-address.js'
import type { PageRequest } from '../../src/crawl/page.js'
import { fakeClock } from './fake-clock.js'
import { type LoopbackWeb, page, type Route, reply, robots, startWeb } from './loopback-web.js'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

async function serve(routes: Record<string, Route>): Promise<LoopbackWeb> {
  const web = await startWeb(routes)
  opened.unshift(web)
  return web
}

function open(options: Partial<ClientOptions> = {}) {
  const client = createClient({
    userAgent: 'govscout/1.0',
    env: {},
    allowHosts: ['127.0.0.1'],
    clock: fakeClock(),
    ...options,
  })
  opened.unshift(client)
  return client
}

const html = (url: string, more: Partial<PageRequest> = {}): PageRequest => ({
  url,
  accept: ['text/html'],
  delayMs: 0,
  ...more,
})

describe('who watches a request', () => {
  test('hears of robots.txt, redirects and all their bytes', async () => {
    const web = await serve({
      '/robots.txt': robots('User-agent: *\nDisallow:\n'),
      '/old': reply(301, { location: '/new' }, 'moved'),
      '/new': page,
    })
    const heard: string[] = []
    let bytes = 0
    const answer = await open().fetchPage(
      html(`${web.origin}/old`, {
        onSent: () => heard.push('page'),
        onRobotsSent: () => heard.push('robots'),
        onRedirect: ({ pathname }) => heard.push(pathname),
        onBytes(more) {
          bytes += more
        },
      }),
    )
    expect(heard).toEqual(['robots', 'page', '/new', 'page'])
    expect(bytes).toBeGreaterThanOrEqual(answer.bytes + 'User-agent: *\nDisallow:\n'.length)
  })

  test('keeps it from going out, counted by nobody', async () => {
    const web = await serve({ '/robots.txt': robots(''), '/': page })
    const client = open()
    const refuse = () => {
      throw new RangeError('spent')
    }
    await expect(client.fetchPage(html(web.origin, { onSent: refuse }))).rejects.toThrow('spent')
    expect(web.asked.map(({ url }) => url)).toEqual(['/robots.txt'])
    expect(client.counts.sent).toBe(1)
    await expect(open().fetchPage(html(web.origin, { onRobotsSent: refuse }))).rejects.toThrow('spent')
    expect(web.asked).toHaveLength(1)
  })

  test('keeps a redirect from being followed', async () => {
    const web = await serve({ '/old': reply(302, { location: '/new' }), '/new': page })
    const stay = () => {
      throw new RangeError('elsewhere')
    }
    await expect(open().fetchPage(html(`${web.origin}/old`, { onRedirect: stay }))).rejects.toThrow(
      'elsewhere',
    )
    expect(web.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/old'])
  })
})

test.each([
  [30, 200],
  [31, 'robots'],
  [100, 'robots'],
])('a host that asks for %d s is asked where 30 s are waited: %s', async (seconds, outcome) => {
  const web = await serve({ '/robots.txt': robots(`User-agent: *\nCrawl-delay: ${seconds}\n`), '/': page })
  const request = open().fetchPage(html(web.origin, { longestDelayMs: 30_000 }))
  expect(
    await request.then(
      ({ status }) => status,
      ({ class: failure }) => failure,
    ),
  ).toBe(outcome)
  expect(web.asked.map(({ url }) => url)).toEqual(outcome === 200 ? ['/robots.txt', '/'] : ['/robots.txt'])
})

test('with one try a fault of the host is told at once', async () => {
  const web = await serve({ '/robots.txt': reply(404), '/': reply(500) })
  await expect(open({ tries: 1 }).fetchPage(html(web.origin))).rejects.toMatchObject({ class: 'server' })
  expect(web.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/'])
})

test("robots.txt that was got as another host's is known as that host's own", async () => {
  const other = await serve({ '/robots.txt': robots('User-agent: *\nDisallow: /private'), '/': page })
  const first = await serve({
    '/robots.txt': reply(301, { location: `${other.origin}/robots.txt` }),
    '/': reply(301, { location: `${other.origin}/` }),
  })
  const client = open({ hosts: memoryHostBook() })
  await client.fetchPage(html(first.origin))
  expect(other.asked.map(({ url }) => url)).toEqual(['/robots.txt', '/'])
  await expect(client.fetchPage(html(`${other.origin}/private`))).rejects.toMatchObject({ class: 'robots' })
})

test.each([
  ['http://127.0.0.1:8080/', {}, '127.0.0.1'],
  ['http://[::1]:8080/', {}, '::1'],
  ['https://firm.example/', { HTTPS_PROXY: 'http://proxy.example:3128' }, null],
  ['no address', {}, null],
])('%s is served from %j: %s', async (url, env, address) => {
  expect(await lookUpAddress(url, env)).toBe(address)
})
