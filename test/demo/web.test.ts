import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoRoutes } from '../../src/demo/routes.js'
import { type DemoWeb, startDemoWeb } from '../../src/demo/web.js'
import { dataFolder } from './demo-listings.js'

let web: DemoWeb
beforeAll(async () => {
  web = await startDemoWeb(dataFolder)
})
afterAll(() => web.close())

/** The status of a request as it is sent: fetch would tidy the path first. */
function statusOfRaw(path: string): Promise<number | undefined> {
  const { port } = new URL(web.origin)
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

describe('the web of the demo', () => {
  test('is served on the loopback interface', () => {
    expect(web.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  })

  test('gives every page with its type, byte for byte', async () => {
    for (const [target, route] of demoRoutes(dataFolder)) {
      const response = await fetch(web.origin + target)
      expect(response.status, target).toBe(200)
      expect(response.headers.get('content-type'), target).toBe(route.contentType)
      expect(Buffer.from(await response.arrayBuffer()).equals(route.body), target).toBe(true)
    }
  })

  test('lets every robot in and asks for no delay', async () => {
    const text = await (await fetch(`${web.origin}/robots.txt`)).text()
    expect(text).toBe('User-agent: *\nAllow: /\n')
  })

  test.each([
    ['its own tag', (etag: string) => etag, 304],
    ['a weak form of it', (etag: string) => `W/${etag}`, 304],
    ['one of several', (etag: string) => `"old", ${etag}`, 304],
    ['anything', () => '*', 304],
    ['another tag', () => '"old"', 200],
    ['nothing', () => '', 200],
  ])('asked with %s', async (_, tag, status) => {
    const url = `${web.origin}/hafenhub/startups.json`
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{16}"$/)
    const again = await fetch(url, { headers: { 'if-none-match': tag(etag) } })
    expect(again.status).toBe(status)
    expect(again.headers.get('etag')).toBe(etag)
    expect((await again.text()) === '').toBe(status === 304)
  })

  test.each([
    '/',
    '/hafenhub/',
    '/hafenhub/startups.json?x=1',
    '/gruenderstadt/firmen?seite=4',
    '/gruenderstadt/firmen/../../../need.yaml',
    '/../need.yaml',
    '/%2e%2e/need.yaml',
    '/constructor',
  ])('has no page %s', async (path) => {
    expect(await statusOfRaw(path)).toBe(404)
  })

  test('answers HEAD as GET, without the page', async () => {
    const response = await fetch(`${web.origin}/civic-list/README.md`, { method: 'HEAD' })
    expect(response.status).toBe(200)
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000)
    expect(await response.text()).toBe('')
  })

  test('answers no other method', async () => {
    const response = await fetch(`${web.origin}/robots.txt`, { method: 'POST', body: 'x' })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  })

  test('closes while a client keeps its connection', async () => {
    const other = await startDemoWeb(dataFolder)
    await (await fetch(`${other.origin}/robots.txt`)).text()
    await other.close()
    await expect(fetch(`${other.origin}/robots.txt`)).rejects.toThrow()
  })
})
