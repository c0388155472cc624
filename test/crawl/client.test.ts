import { afterEach, describe, expect, test } from 'vitest'
import { type ClientOptions, createClient } from '../../src/crawl/client.js'
import type { Client, Notice, PageRequest } from '../../src/crawl/page.js'
import { type FakeClock, fakeClock, start } from './fake-clock.js'
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

function open(web: LoopbackWeb | null, options: Partial<ClientOptions> = {}): Client & { clock: FakeClock } {
  const clock = fakeClock()
  const client = createClient({
    userAgent: 'govscout/1.0 (+scouting@amt.example)',
    env: {},
    allowHosts: web ? [web.host] : [],
    clock,
    random: () => 1,
    ...options,
  })
  opened.unshift(client)
  return Object.assign(client, { clock })
}

const html = (url: string, more: Partial<PageRequest> = {}): PageRequest => ({
  url,
  accept: ['text/html'],
  delayMs: 0,
  ...more,
})

describe('a page', () => {
  test('comes with its address, type, validators and reservations', async () => {
    const web = await serve({
      '/list': reply(
        200,
        {
          'content-type': 'text/html',
          etag: '"1"',
          'last-modified': 'Mon, 23 Nov 2026 10:00:00 GMT',
          'tdm-reservation': '1',
        },
        'Lotsenwerk',
      ),
    })
    const answer = await open(web).fetchPage(html(`${web.origin}/list#top`))
    expect(new TextDecoder().decode(answer.body)).toBe('Lotsenwerk')
    expect({ ...answer, body: null }).toEqual({
      status: 200,
      url: `${web.origin}/list#top`,
      finalUrl: `${web.origin}/list`,
      contentType: 'text/html',
      body: null,
      validators: { etag: '"1"', lastModified: 'Mon, 23 Nov 2026 10:00:00 GMT' },
      fetchedAt: '2026-11-24T10:00:00Z',
      reservations: ['a reservation of text and data mining (tdm-reservation)'],
      wishes: { 'tdm-reservation': '1' },
      bytes: 10,
    })
  })

  test('is asked with the honest agent, also for robots.txt, and never with cookies or log-ins', async () => {
    const web = await serve({ '/list': page })
    const headers = {
      cookie: 'a=1',
      Authorization: 'Basic x',
      'user-agent': 'Mozilla/5.0',
      'x-requested-with': 'XMLHttpRequest',
    }
    await open(web).fetchPage(html(`${web.origin}/list`, { headers }))
    expect(web.asked.map(({ url, headers }) => [url, headers['user-agent']])).toEqual([
      ['/robots.txt', 'govscout/1.0 (+scouting@amt.example)'],
      ['/list', 'govscout/1.0 (+scouting@amt.example)'],
    ])
    expect(web.asked[1]?.headers).toMatchObject({
      accept: 'text/html, */*;q=0.1',
      'x-requested-with': 'XMLHttpRequest',
    })
    expect(web.asked[1]?.headers).not.toHaveProperty('cookie')
    expect(web.asked[1]?.headers).not.toHaveProperty('authorization')
  })

  test('that has not changed is a 304 without body', async () => {
    const web = await serve({
      '/list': (response, { headers }) =>
        headers['if-none-match'] === '"1"' ? void response.writeHead(304).end() : page(response, {} as never),
    })
    const client = open(web)
    const answer = await client.fetchPage(html(`${web.origin}/list`, { validators: { etag: '"1"' } }))
    expect(answer).toMatchObject({ status: 304, body: new Uint8Array() })
    expect(client.counts).toMatchObject({ sent: 2, notModified: 1, retried: 0 })
  })

  test('may be asked for by POST, and a redirect with 303 leads on by GET', async () => {
    const web = await serve({ '/search': reply(303, { location: '/found' }), '/found': page })
    await open(web).fetchPage(html(`${web.origin}/search`, { method: 'POST', body: 'q=KI' }))
    expect(web.asked.map(({ method, url, body }) => `${method} ${url} ${body}`)).toEqual([
      'GET /robots.txt ',
      'POST /search q=KI',
      'GET /found ',
    ])
  })

  test('at another origin is asked by its own robots.txt, and without the keys of the first', async () => {
    const other = await serve({ '/robots.txt': robots('User-agent: *\nDisallow: /no'), '/yes': page })
    const web = await serve({
      '/a': reply(302, { location: `${other.origin}/yes` }),
      '/b': reply(302, { location: `${other.origin}/no` }),
    })
    const client = open(web, { allowHosts: ['127.0.0.1'] })
    const headers = { 'x-api-key': 'secret' }
    const answer = await client.fetchPage(html(`${web.origin}/a`, { headers }))
    expect(answer.finalUrl).toBe(`${other.origin}/yes`)
    expect(web.asked[1]?.headers).toHaveProperty('x-api-key')
    expect(other.asked[1]?.headers).not.toHaveProperty('x-api-key')
    await expect(client.fetchPage(html(`${web.origin}/b`))).rejects.toMatchObject({ class: 'robots' })
    expect(client.counts.refusedByRobots).toBe(1)
  })
})

describe('the pace', () => {
  test('is one request at a time per host, with the pause between them', async () => {
    const clock = fakeClock()
    let running = 0
    let most = 0
    const at: number[] = []
    const slow: Route = (response, asked) => {
      most = Math.max(most, ++running)
      at.push(clock.now() - start)
      setTimeout(() => {
        running--
        page(response, asked)
      }, 5)
    }
    const web = await serve({ '/1': slow, '/2': slow, '/3': slow })
    const client = open(web, { clock })
    await Promise.all(
      ['/1', '/2', '/3'].map((path) => client.fetchPage(html(web.origin + path, { delayMs: 1500 }))),
    )
    expect(most).toBe(1)
    // robots.txt is a request like any other.
    expect(at).toEqual([1500, 3000, 4500])
  })

  test.for([
    ['the request', 2000, 1000, '', 2000],
    ['the tool', 0, 1000, '', 1000],
    ['robots.txt', 2000, 1000, 'Crawl-delay: 7.5', 7500],
    ['robots.txt, within reason', 0, 0, 'Crawl-delay: 86400', 60_000],
  ] as const)(
    'follows %s where it wants the longest pause',
    async ([, delayMs, minDelayMs, line, expected]) => {
      const web = await serve({ '/robots.txt': robots(`User-agent: *\n${line}`), '/1': page, '/2': page })
      const notices: string[] = []
      const client = open(web, { minDelayMs })
      const onNotice = (notice: Notice) => void notices.push(notice.class)
      await client.fetchPage(html(`${web.origin}/1`, { delayMs }))
      client.clock.waits.length = 0
      await client.fetchPage(html(`${web.origin}/2`, { delayMs, onNotice }))
      expect(client.clock.waits).toEqual([expected])
      expect(notices).toEqual(expected === 60_000 ? ['crawl-delay'] : [])
    },
  )

  test('of one host does not hold up another', async () => {
    const never: Route = () => {}
    const [silent, quick] = [await serve({ '/robots.txt': never }), await serve({ '/list': page })]
    const client = open(null, { allowHosts: ['127.0.0.1'] })
    const stop = new AbortController()
    const waiting = client.fetchPage(html(`${silent.origin}/list`), stop.signal)
    await client.fetchPage(html(`${quick.origin}/list`))
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ class: 'stopped' })
  })
})
