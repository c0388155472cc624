import { expect, test } from 'vitest'
import { compileHtmlWritten, sourcePage } from './compile.js'

const read = (text: string, list: object = { sitemap: ['https://list.example/firms/*'] }) => {
  const signals: string[] = []
  const reader = compileHtmlWritten({ list, detail: { fields: { name: 'h1' } }, id: { from: ['@page'] } })
  const { items, lists } = reader.readListPage(sourcePage(text), ({ kind, message }) =>
    signals.push(`${kind}: ${message}`),
  )
  return {
    items: items.map(({ link, changed }) => [link?.replace('https://list.example', ''), changed]),
    lists,
    signals,
  }
}
const urlset = (inside: string, name = 'urlset') =>
  `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${inside}</${name.split(' ')[0]}>`
const url = (path: string, more = '') => `<url><loc>https://list.example${path}</loc>${more}</url>`

test('entries are the addresses that fit, each once, with their day', () => {
  const text = urlset(
    [
      url('/firms/a', '<lastmod> 2026-11-01 </lastmod>'),
      url('/firms/b?utm_source=map#top', '<lastmod></lastmod>'),
      url('/firms/a', '<lastmod>2026-11-02</lastmod>'),
      url('/firms/'),
      url('/firms/a/jobs'),
      url('/blog/a'),
      '<url><loc>https://other.example/firms/a</loc></url>',
      '<url><loc>javascript:alert(1)</loc></url>',
      '<url><lastmod>2026-11-01</lastmod></url>',
    ].join('\n'),
  )
  expect(read(text)).toEqual({
    items: [
      ['/firms/a', '2026-11-01'],
      ['/firms/b', null],
      ['/firms/', null],
    ],
    lists: [],
    signals: [],
  })
})

test.each<[string, string, string[]]>([
  [
    'entities',
    urlset('<url><loc>https://list.example/firms/a?x=1&amp;y=2</loc></url>'),
    ['/firms/a?x=1&y=2'],
  ],
  ['CDATA', urlset('<url><loc><![CDATA[https://list.example/firms/a]]></loc></url>'), ['/firms/a']],
  [
    'a prefix',
    urlset('<sm:url><sm:loc>https://list.example/firms/a</sm:loc></sm:url>', 'sm:urlset'),
    ['/firms/a'],
  ],
  [
    'pictures',
    urlset(url('/firms/a', '<image:image><image:loc>https://list.example/firms/b</image:loc></image:image>')),
    ['/firms/a'],
  ],
  [
    'other vocabularies',
    urlset(url('/firms/a', '<x:loc>https://list.example/firms/b</x:loc>')),
    ['/firms/a'],
  ],
  ['a byte order mark', `\ufeff${urlset(url('/firms/a'))}`, ['/firms/a']],
  ['an end that is cut', urlset(url('/firms/a') + url('/firms/bc')).slice(0, -25), ['/firms/a']],
])('%s are read', (_, text, found) => {
  expect(read(text).items.map(([link]) => link)).toEqual(found)
})

test('declared entities are not read: a bomb stays a name', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<urlset><url><loc>https://list.example/firms/&b;&f;</loc></url></urlset>`
  const { items } = read(bomb)
  expect(JSON.stringify(items)).not.toMatch(/aaaa|root:/)
})

test('an index names further sitemaps, those that are wanted', () => {
  const index = urlset(
    ['firms-1.xml', 'firms-2.xml.gz', 'blog.xml']
      .map(
        (name) => `<sitemap><loc>https://list.example/${name}</loc><lastmod>2026-11-01</lastmod></sitemap>`,
      )
      .join(''),
    'sitemapindex',
  )
  expect(read(index).lists).toHaveLength(3)
  const some = { sitemap: ['https://list.example/firms/*'], index: ['https://list.example/firms-*'] }
  expect(read(index, some)).toEqual({
    items: [],
    lists: ['https://list.example/firms-1.xml', 'https://list.example/firms-2.xml.gz'],
    signals: [],
  })
})

test.each([
  ['a page', '<!doctype html><html><body><p>Nichts', /no-items: This is no sitemap, but <html>/],
  ['nothing', '', /no-items: This is no sitemap, but <nothing>/],
  ['no address that fits', urlset(url('/blog/a')), /no-items: None of its 1 addresses fits/],
])('%s is a signal', (_, text, message) => {
  const { items, signals } = read(text)
  expect(items).toEqual([])
  expect(signals).toEqual([expect.stringMatching(message)])
})

test('a sitemap without fields of the pages is no recipe', () => {
  expect(() =>
    compileHtmlWritten({ list: { sitemap: ['https://list.example/*'] }, id: { from: ['@page'] } }),
  ).toThrow(/a sitemap names addresses only/)
})
