import { existsSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../src/crawl/client.js'
import type { Client } from '../../src/crawl/page.js'
import { parseRecipe } from '../../src/directories/catalogue.js'
import { checkRecipe } from '../../src/extract/check-recipe.js'
import { Problem } from '../../src/problem.js'
import { readText } from '../../src/scout/page-text.js'
import { fakeClock } from '../crawl/fake-clock.js'
import { type LoopbackWeb, page, reply, startWeb } from '../crawl/loopback-web.js'
import { directory } from '../scout/fake.js'
import { scout } from '../scout/scout.js'
import { zipOf } from '../scout/zip.js'
import { openBase } from '../store/base.js'

// A recipe is a file from somebody else: it must not read files, reach the own network, or hold the tool up.

const secret = '/etc/passwd'
const good = readFileSync(new URL('../../data/directories/de-munich-startup.yaml', import.meta.url), 'utf8')
const start = /start: .*/
const changed = (...changes: [RegExp, string][]) =>
  changes.reduce((text, [from, to]) => {
    expect(text).toMatch(from)
    return text.replace(from, () => to)
  }, good)
const load = (text: string) => {
  const recipe = parseRecipe(text, 'de-munich-startup.yaml')
  checkRecipe({ recipe, file: 'de-munich-startup.yaml', text })
  return recipe
}

describe('a recipe that is refused when it loads', () => {
  test.each<[string, string]>([
    ['a file to start with', changed([start, `start: ["file://${secret}"]`])],
    ['data to start with', changed([start, 'start: ["data:text/html,x"]'])],
    ['a path to start with', changed([start, `start: ["${secret}"]`])],
    ['a script to start with', changed([start, 'start: ["javascript:1"]'])],
    ['a file for a page', changed([/^page: .*/m, `page: "file://${secret}"`])],
    ['a path as its id', changed([/^id: .*/m, 'id: ../../etc/passwd'])],
    ['an id that is not its file', changed([/^id: .*/m, 'id: de-another'])],
    ['a prototype', changed([/^title: .*/m, 'title: x\n__proto__: { paused: 1 }'])],
    [
      'aliases that multiply',
      changed([/^title: .*/m, `title: &a [x, x]\nb: &b [*a, *a]\nc: [${'*b, '.repeat(300)}]`]),
    ],
    ['lists without end', changed([/^title: .*/m, `title: ${'['.repeat(50_000)}`])],
    ['a pattern that goes back', changed([/total: "[^"]*"/, 'total: "(a)\\\\1"'])],
    ['a pattern that looks around', changed([/total: "[^"]*"/, 'total: "(?=(a+)+b)"'])],
    ['a pattern too large', changed([/total: "[^"]*"/, 'total: "([01]{0,900}x)"'])],
    ['a selector too long', changed([/item: .*/, `item: "${'a '.repeat(5000)}"`])],
    [
      'selectors within selectors',
      changed([/item: .*/, `item: "${':not('.repeat(1200)}a${')'.repeat(1200)}"`]),
    ],
  ])('%s', (_, text) => {
    expect(() => load(text)).toThrow(Problem)
  })

  test('and the recipe they are made of is right', () => {
    expect(load(good).id).toBe('de-munich-startup')
  })

  test('a tag or an alias gives no more than a text', () => {
    expect(load(changed([/^title: .*/m, 'title: !!str &t "Munich"'])).title).toBe('Munich')
    const code = 'function () { process.exit() }'
    expect(load(changed([/^title: .*/m, `title: !!js/function "${code}"`])).title).toBe(code)
    expect({}).not.toHaveProperty('paused')
  })
})

describe('where JSON or files are looked for', () => {
  test.each([secret, `file://${secret}`, '../../package.json', 'script[src="file:///etc/passwd"]'])(
    'within: "%s" is a selector and nothing else',
    (within) => {
      const extraction = { shape: 'json', within, records: '@', id: { from: ['a'] }, fields: { name: 'a' } }
      const one = () => directory('json', { extraction })
      try {
        checkRecipe(one())
      } catch (error) {
        expect(error).toBeInstanceOf(Problem)
      }
    },
  )

  test('a path is the name of a file in the archive that came', async () => {
    const body = zipOf([{ path: 'firms.csv', bytes: 'Firma\nAktenfuchs\n' }])
    const packed = { body, contentType: 'application/zip', finalUrl: 'https://list.example/a.zip' }
    const extraction = (file: string) =>
      directory('html', {
        extraction: { shape: 'csv', file, id: { from: ['Firma'] }, fields: { name: 'Firma' } },
      }).recipe.extraction
    await expect(readText(packed, { extraction: extraction('firms.csv') })).resolves.toContain('Aktenfuchs')
    expect(existsSync(secret)).toBe(true)
    for (const file of [secret, '../../../../../../etc/passwd', '../**/passwd'])
      await expect(readText(packed, { extraction: extraction(file) })).rejects.toThrow(Problem)
  })
})

describe('the own network', () => {
  let inner: LoopbackWeb
  let outer: LoopbackWeb
  let client: Client
  const html = (body: string) => reply(200, { 'content-type': 'text/html' }, `<!doctype html>${body}`)

  beforeAll(async () => {
    inner = await startWeb({ '/secret': page })
    const away = `${inner.origin}/secret`
    outer = await startWeb({
      '/redirect': reply(302, { location: away }),
      '/metadata': reply(302, { location: 'http://169.254.169.254/latest/meta-data/' }),
      '/next': html(`<ul><li><a href="/firm">Aktenfuchs</a></ul><a rel="next" href="${away}">2</a>`),
      '/entries': html(`<ul><li><a href="${away}">Aktenfuchs</a></ul>`),
      '/base': html(`<base href="${inner.origin}/"><ul><li><a href="secret">Aktenfuchs</a></ul>`),
      '/firm': html('<h1>Aktenfuchs</h1>'),
      '/sitemap': reply(
        200,
        { 'content-type': 'text/xml' },
        `<sitemapindex><sitemap><loc>${away}</loc></sitemap></sitemapindex>`,
      ),
      '/key': html('"key":"abc"'),
    })
    // The recipe's own host is allowed, as a public one is; the other stands for what an office has within.
    client = createClient({ userAgent: 'govscout/0', env: {}, allowHosts: [outer.host], clock: fakeClock() })
  })
  afterAll(async () => {
    await client.close()
    await Promise.all([inner.close(), outer.close()])
  })

  const asks = (
    path: string,
    more: object = {},
    list: object = { item: 'li', link: { from: 'a', value: 'href' }, fields: { name: 'a' } },
  ) =>
    directory('html', {
      request: { start: [URL.canParse(path) ? path : outer.origin + path], ...more },
      extraction: { shape: 'html', list, detail: { fields: { name: 'h1' } }, id: { from: ['@page'] } },
      expectations: { listings: { min: 0, max: 10 }, filled: {} },
    })

  test.each<[string, () => ReturnType<typeof asks>]>([
    ['an address to start with', () => asks(`${inner.origin}/secret`)],
    ['the metadata of a cloud', () => asks('http://169.254.169.254/latest/meta-data/')],
    ['the same, written as IPv6', () => asks('http://[::ffff:169.254.169.254]/')],
    ['a number', () => asks('http://2852039166/')],
    ['a name', () => asks('http://metadata.google.internal/')],
    ['a redirect', () => asks('/redirect')],
    ['a redirect to the metadata', () => asks('/metadata')],
    ['the next page', () => asks('/next', { paging: { kind: 'next', selector: 'a[rel=next]' } })],
    ['the page of an entry', () => asks('/entries')],
    ['a base element', () => asks('/base')],
    ['a sitemap of an index', () => asks('/sitemap', {}, { sitemap: [`${outer.origin}/firm`] })],
    [
      'the page of a key',
      () =>
        asks('/entries', {
          headers: { 'x-key': '{{key}}' },
          key: { page: `${inner.origin}/secret`, pattern: '"key":"([^"]+)"' },
        }),
    ],
  ])('is not reached by %s', async (_, recipe) => {
    const report = await scout(openBase(), client, {}, recipe())
    expect(report.result).toBe('failed')
    expect(report.issues.map((issue) => issue.class)).toContain('private-address')
    expect(inner.asked).toEqual([])
  })

  test('while the recipe itself works', async () => {
    inner.asked.length = 0
    const report = await scout(
      openBase(),
      client,
      {},
      asks('/firm', {}, { item: 'h1', fields: { name: ':scope' } }),
    )
    expect(report.issues.map((issue) => issue.class)).not.toContain('private-address')
    expect(outer.asked.length).toBeGreaterThan(0)
  })
})
