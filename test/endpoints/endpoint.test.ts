import { afterEach, describe, expect, test } from 'vitest'
import { type Endpoint, type EndpointOptions, openEndpoint } from '../../src/endpoints/endpoint.js'
import { EndpointFailure } from '../../src/endpoints/failure.js'
import { fakeClock } from '../crawl/fake-clock.js'
import { type LoopbackWeb, type Route, reply, startWeb } from '../crawl/loopback-web.js'
import { json } from './stand-in.js'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

async function serve(routes: Record<string, Route>): Promise<LoopbackWeb> {
  const web = await startWeb(routes)
  opened.push(web)
  return web
}

function openAt(url: string, options: Partial<EndpointOptions> = {}, key_env?: string): Endpoint {
  const endpoint = openEndpoint({ url, key_env }, { env: {}, userAgent: 'govscout/0', ...options })
  opened.push(endpoint)
  return endpoint
}

async function failureOf(work: Promise<unknown>): Promise<EndpointFailure> {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  )
  if (error instanceof EndpointFailure) return error
  throw new Error(`no failure of the endpoint: ${String(error)}`)
}

test('a question is a POST of JSON with our name, and no key where none is named', async () => {
  const web = await serve({ '/api/embed': json({ fine: true }) })
  expect(await openAt(web.origin).ask('/api/embed', { input: ['Bürgeramt'] })).toEqual({ fine: true })
  const [asked] = web.asked
  expect(asked).toMatchObject({ method: 'POST', body: '{"input":["Bürgeramt"]}' })
  expect(asked?.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'govscout/0' })
  expect(asked?.headers).not.toHaveProperty('authorization')
  // An interface is no page: nothing asks for robots.txt.
  expect(web.asked.map(({ url }) => url)).toEqual(['/api/embed'])
})

test.each([
  ['', '/v1/embeddings'],
  ['/', '/v1/embeddings'],
  ['/v1', '/v1/embeddings'],
  ['/v1/', '/v1/embeddings'],
  ['/v1/embeddings', '/v1/embeddings'],
  ['/openai/v1', '/openai/v1/embeddings'],
  ['/api/v3', '/api/v3/embeddings'],
  ['/models', '/models/v1/embeddings'],
])('the address "%s" is asked at %s', async (base, path) => {
  const web = await serve({ [path]: json({}) })
  await openAt(web.origin + base).ask('/v1/embeddings', {})
  expect(web.asked.map(({ url }) => url)).toEqual([path])
})

describe('a key', () => {
  test('comes from the environment and goes into its header alone', async () => {
    const web = await serve({ '/v1/x': json({}) })
    await openAt(web.origin, { env: { TOY_KEY: ' secret-1\n' } }, 'TOY_KEY').ask('/v1/x', {})
    expect(web.asked[0]?.headers.authorization).toBe('Bearer secret-1')
    expect(web.asked[0]?.body).toBe('{}')
  })

  test.each([
    ['is missing', {}],
    ['is empty', { TOY_KEY: '  ' }],
    ['cannot stand in a header', { TOY_KEY: 'secret\nhost: elsewhere' }],
  ])('that %s is told by its name', (_, env) => {
    try {
      openAt('http://127.0.0.1:1', { env }, 'TOY_KEY')
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(EndpointFailure)
      expect((error as Error).message).toContain('TOY_KEY')
      expect((error as Error).message).not.toContain('secret')
    }
  })

  test('is never repeated, whatever an answer says', async () => {
    const web = await serve({ '/v1/x': reply(401, {}, 'Incorrect API key provided: secret-1') })
    const failure = await failureOf(
      openAt(web.origin, { env: { TOY_KEY: 'secret-1' } }, 'TOY_KEY').ask('/v1/x', {}),
    )
    expect(`${failure.message} ${failure.remedy}`).not.toContain('secret-1')
    expect(failure.remedy).toContain('key_env')
  })
})

describe('a wrong answer', () => {
  test.each<[string, Route, RegExp]>([
    ['a fault', reply(500, {}, 'trace'), /HTTP 500/],
    ['an unknown model', json({ error: 'model "toy" not found' }, 404), /HTTP 404/],
    ['a redirect, which is not followed', reply(302, { location: 'http://127.0.0.1:9/' }), /HTTP 302/],
    ['a page', reply(200, { 'content-type': 'text/html' }, '<p>welcome</p>'), /no JSON/],
    ['broken JSON', reply(200, {}, '{"embeddings": [[0.1,'), /no JSON/],
    ['bytes that are no UTF-8', reply(200, {}, Buffer.from([0x22, 0xff, 0x22])), /no JSON/],
    ['nothing', reply(200), /no JSON/],
  ])('of %s', async (_, route, says) => {
    const web = await serve({ '/x': route })
    const failure = await failureOf(openAt(web.origin).ask('/x', {}))
    expect(failure.message).toMatch(says)
    expect(failure.remedy).toMatch(/\.$/)
    expect(web.asked).toHaveLength(1)
  })

  test('of more than the limit is not read to its end', async () => {
    const web = await serve({ '/x': json({ much: 'x'.repeat(200_000) }) })
    const limits = { wireBytes: 100_000 }
    expect((await failureOf(openAt(web.origin, { limits }).ask('/x', {}))).message).toMatch(/larger than/)
  })

  test('of silence ends in time', async () => {
    const web = await serve({ '/x': () => undefined })
    const limits = { totalMs: 60, headersMs: 50 }
    expect((await failureOf(openAt(web.origin, { limits }).ask('/x', {}))).message).toContain(web.host)
  })

  test('of nobody', async () => {
    const web = await startWeb({})
    await web.close()
    expect((await failureOf(openAt(web.origin).ask('/x', {}))).remedy).toMatch(/runs and listens/)
  })
})

test('a host that asks for a pause gets it, and no more than three tries', async () => {
  const clock = fakeClock()
  const later = reply(429, { 'retry-after': '7' })
  const web = await serve({
    '/soon': (response, asked) => (asked.count < 3 ? later : json({ fine: true }))(response, asked),
    '/never': later,
    '/tomorrow': reply(503, { 'retry-after': '86400' }),
  })
  const endpoint = openAt(web.origin, { clock })
  expect(await endpoint.ask('/soon', {})).toEqual({ fine: true })
  expect(clock.waits).toEqual([7000, 7000])
  expect((await failureOf(endpoint.ask('/never', {}))).message).toContain('HTTP 429')
  expect(web.asked.filter(({ url }) => url === '/never')).toHaveLength(3)
  await failureOf(endpoint.ask('/tomorrow', {}))
  expect(web.asked.filter(({ url }) => url === '/tomorrow')).toHaveLength(1)
})

test('a person who says stop is not told of a failure', async () => {
  const web = await serve({ '/x': () => stop.abort(new Error('stopped by hand')) })
  const stop = new AbortController()
  await expect(openAt(web.origin).ask('/x', {}, stop.signal)).rejects.toThrow('stopped by hand')
})
