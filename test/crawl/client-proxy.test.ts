import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '../../src/crawl/client.js'
import type { FetchFailure } from '../../src/crawl/failure.js'
import { fakeClock } from './fake-clock.js'

let proxy: Server
let address: string
const seen: string[] = []

/** Answers for every http host; of tunnels it refuses all, by the name of the host. */
beforeAll(async () => {
  proxy = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    if (request.url?.includes('locked.example')) response.writeHead(407).end()
    else if (request.url?.endsWith('/robots.txt')) response.writeHead(404).end()
    else response.writeHead(200, { 'content-type': 'text/html' }).end('Lotsenwerk')
  })
  proxy.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`)
    const status = { 'locked.example:443': 407, 'forbidden.example:443': 403 }[request.url ?? ''] ?? 502
    socket.end(`HTTP/1.1 ${status} No\r\n\r\n`)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
})
afterAll(() => {
  proxy.close()
  proxy.closeAllConnections()
})

async function outcome(url: string, env: Record<string, string>): Promise<string> {
  const client = createClient({ userAgent: 'govscout/1.0', env, clock: fakeClock() })
  try {
    return String((await client.fetchPage({ url, accept: ['text/html'], delayMs: 0 })).status)
  } catch (error) {
    return (error as FetchFailure).class
  } finally {
    await client.close()
  }
}

test('plain http is asked of the proxy by its whole address', async () => {
  seen.length = 0
  expect(await outcome('http://list.example/a?b=1', { HTTP_PROXY: address })).toBe('200')
  expect(seen).toEqual(['GET http://list.example/robots.txt', 'GET http://list.example/a?b=1'])
})

test.for([
  ['http://locked.example/', 'proxy', 1],
  ['https://locked.example/', 'proxy', 1],
  ['https://forbidden.example/', 'proxy', 1],
  ['https://down.example/', 'connect', 3],
] as const)('%s through the proxy: %s', async ([url, expected, times]) => {
  seen.length = 0
  expect(await outcome(url, { HTTP_PROXY: address, HTTPS_PROXY: address })).toBe(expected)
  expect(seen).toHaveLength(times)
})

test('a private address stays refused behind the proxy, which resolves its names', async () => {
  seen.length = 0
  for (const host of ['10.0.0.1', '[fd00::1]', 'wiki.internal', 'intranet', '169.254.169.254'])
    expect(await outcome(`http://${host}/`, { HTTP_PROXY: address })).toBe('private-address')
  expect(seen).toEqual([])
})

test('a proxy that is not there, or is no address', async () => {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  expect(await outcome('https://list.example/', { HTTPS_PROXY: `http://127.0.0.1:${port}` })).toBe('proxy')
  expect(await outcome('http://list.example/', { HTTP_PROXY: `http://127.0.0.1:${port}` })).toBe('proxy')
  expect(await outcome('http://list.example/', { HTTP_PROXY: 'http://:::' })).toBe('proxy')
})
