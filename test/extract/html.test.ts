import { describe, expect, test } from 'vitest'
import { parseHtml } from '../../src/extract/dom.js'
import { elementText } from '../../src/extract/element-text.js'
import type { Signal } from '../../src/extract/record.js'
import { Problem } from '../../src/problem.js'
import { compileHtmlWritten, noSignal, pageUrl, sourcePage } from './compile.js'

const base = {
  list: { item: 'li.firm', link: { from: 'a', value: 'href' }, fields: { name: 'a', tags: ['b'] } },
  detail: { fields: { name: 'h1', summary: '.sum' } },
  id: { from: ['@page'] },
}
const item = (href: string, name = 'Fuchs') =>
  `<li class="firm"><a href="${href}">${name}</a><b>KI</b><b>Recht</b></li>`
const parsers = ['parse5', 'htmlparser2'] as const

describe.each(parsers)('with %s', (parser) => {
  test.each([
    ['absolute', item('https://list.example/a/'), ['https://list.example/a/']],
    ['relative', item('a/'), ['https://list.example/firms/a/']],
    ['rooted', item('/a/'), ['https://list.example/a/']],
    ['without a scheme', item('//list.example/a'), ['https://list.example/a']],
    ['base href', `<base href="/de/">${item('a')}`, ['https://list.example/de/a']],
    [
      'tracking and fragment',
      item('/a?utm_source=x&id=%2F7&ref=y&_ga=1&mc_cid=2&REFERENZ=1#top'),
      ['https://list.example/a?id=%2F7&REFERENZ=1'],
    ],
    ['nothing left of the query', item('/a?gclid=1'), ['https://list.example/a']],
    [
      'twice',
      item('/a?utm_source=x') + item('/a') + item('/b'),
      ['https://list.example/a', 'https://list.example/b'],
    ],
  ])('links: %s', (_, html, links) => {
    const reader = compileHtmlWritten({ ...base, parser })
    expect(reader.readListPage(sourcePage(html), noSignal).items.map(({ link }) => link)).toEqual(links)
  })

  test.each([['mailto:a@b.example'], ['javascript:void(0)'], ['http://'], ['tel:1']])(
    '%s is no page',
    (href) => {
      const signals: Signal[] = []
      const { items } = compileHtmlWritten({ ...base, parser }).readListPage(sourcePage(item(href)), (s) =>
        signals.push(s),
      )
      expect(items.map(({ link }) => link)).toEqual([null])
      expect(signals.map(({ kind }) => kind)).toEqual(['bad-value'])
    },
  )

  test.each([
    ['h1:contains("Fu")', 'Fuchs GmbH'],
    ['div:has(> h2:contains("Ort")) > p', 'Ulm'],
    ['p:not(.lead)', 'Ulm'],
    ['span:contains("Stand") + span', 'heute'],
    [':scope h1', 'Fuchs GmbH'],
    ['[data-k="1"]', 'Wert'],
    ['h3', undefined],
  ])('selector %s', (selector, expected) => {
    const page =
      '<html><h1>Fuchs <i>GmbH</i></h1><p class="lead">x</p><div><h2>Ort</h2><p>Ulm</p></div><span>Stand</span> <span>heute</span><u data-k="1">Wert</u>'
    const reader = compileHtmlWritten({ ...base, parser, detail: { fields: { city: selector } } })
    expect(reader.readDetailPage(sourcePage(page), noSignal).fields.city).toBe(expected)
  })

  test('the detail page wins, the list fills in, ids are raw values', () => {
    const reader = compileHtmlWritten({
      ...base,
      parser,
      detail: { fields: { name: { from: 'h1', transform: { before: '(' } }, summary: '.sum' } },
      id: { from: ['name', 'tags'] },
    })
    const [found] = reader.readListPage(sourcePage(item('/a')), noSignal).items
    const detail = reader.readDetailPage(
      sourcePage('<h1>Fuchs (alt)</h1>', 'https://list.example/a'),
      noSignal,
    )
    if (!found) throw new Error('no item')
    expect(reader.mergeRecord(found, detail, pageUrl, noSignal)).toEqual({
      entry: 'Fuchs (alt) · KI, Recht',
      url: 'https://list.example/a',
      fields: { name: 'Fuchs', tags: ['KI', 'Recht'] },
    })
    expect(reader.mergeRecord(found, null, pageUrl, noSignal)?.entry).toBe('Fuchs · KI, Recht')
  })

  test('an entry without a name is left out with a signal', () => {
    const signals: Signal[] = []
    const reader = compileHtmlWritten({ ...base, parser })
    const [found] = reader.readListPage(sourcePage(item('/a', '')), noSignal).items
    if (!found) throw new Error('no item')
    const record = reader.mergeRecord(found, { raw: {}, fields: {} }, pageUrl, (signal) =>
      signals.push(signal),
    )
    expect([record, signals.map(({ kind }) => kind)]).toEqual([null, ['record-without-name']])
  })

  test('paging: next link, and total', () => {
    const next = compileHtmlWritten({ ...base, parser }, { kind: 'next', selector: 'a[rel="next"]', max: 9 })
    expect(next.readListPage(sourcePage('<a rel="next" href="?page=2">'), noSignal).next).toBe(
      'https://list.example/firms/?page=2',
    )
    expect(next.readListPage(sourcePage('<a>'), noSignal).next).toBeNull()
    const counter = compileHtmlWritten(
      { ...base, parser },
      { kind: 'counter', parameter: 'page', from: 1, step: 1, total: '([\\d.]+) Treffer', max: 9 },
    )
    expect(counter.readListPage(sourcePage('<p><b>1.298</b> Treffer</p>'), noSignal).total).toBe(1298)
    expect(counter.readListPage(sourcePage('<p>Treffer</p>'), noSignal).total).toBeNull()
  })

  test.each([
    ['open elements', '<ul><li class="firm"><a href="/a">Eins<li class="firm"><a href="/b">Zwei'],
    [
      'wrong ends',
      '<div></p></table><li class="firm"><a href="/a">Eins</b></a></li></div></div><li class="firm"><a href="/b">Zwei</a>',
    ],
    [
      'broken attributes',
      '<li class="firm"><a href="/a"<b>Eins</a></li><li class=firm><a href=/b>Zwei</a></li>',
    ],
  ])('malformed: %s', (_, html) => {
    const links = compileHtmlWritten({ ...base, parser })
      .readListPage(sourcePage(html), () => {})
      .items.map(({ link }) => link)
    expect(links).toEqual(['https://list.example/a', 'https://list.example/b'])
  })

  test('a deep page is read, an absurd one is a problem, none hangs', () => {
    const reader = compileHtmlWritten({ ...base, parser })
    const nested = (depth: number) => `${'<div>'.repeat(depth)}<h1>Fuchs</h1>${'</div>'.repeat(depth)}`
    expect(reader.readDetailPage(sourcePage(nested(3000)), noSignal).fields.name).toBe('Fuchs')
    expect(() => reader.readDetailPage(sourcePage(nested(200_000)), noSignal)).toThrow(Problem)
  })

  test.each<[string, string]>([
    ['<p>Eins</p><p>Zwei</p>', 'Eins\nZwei'],
    ['Eins<br>Zwei<br/>Drei', 'Eins\nZwei\nDrei'],
    ['  Eins \n  und <b>zwei</b>, drei ', 'Eins und zwei, drei'],
    ['<div><div><p>Eins</p></div></div>\n\n<div>Zwei</div>', 'Eins\nZwei'],
    ['<ul><li>a</li><li>b</li></ul>', 'a\nb'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['a<script>x</script><style>y</style><template>z</template>b', 'ab'],
    ['<!-- x -->a&nbsp;&amp;&#8203;b', 'a &\u200bb'],
    ['', ''],
  ])('text of %j', (html, text) => {
    expect(elementText(parseHtml(html, parser, pageUrl))).toBe(text)
  })
})

test('without links the list holds all, and the item itself can be the link', () => {
  const list = compileHtmlWritten({ list: { item: 'tr', fields: { name: 'td' } }, id: { from: ['name'] } })
  const page = sourcePage('<table><tr><td>Fuchs<tr><td>Dachs</table>')
  const records = list
    .readListPage(page, noSignal)
    .items.map((found) => list.mergeRecord(found, null, pageUrl, noSignal))
  expect(list.hasDetail).toBe(false)
  expect(records.map((record) => [record?.entry, record?.url])).toEqual([
    ['Fuchs', pageUrl],
    ['Dachs', pageUrl],
  ])
  const scope = compileHtmlWritten({
    list: { item: 'a', link: { from: ':scope', value: 'href' }, fields: { name: ':scope > b' } },
    id: { from: ['@page'] },
  })
  const [found] = scope.readListPage(
    sourcePage('<a href="/x"><i><b>nein</b></i><b>Fuchs</b></a>'),
    noSignal,
  ).items
  expect(found).toMatchObject({ link: 'https://list.example/x', fields: { name: 'Fuchs' } })
})

test.each([
  [{ ...base, list: { ...base.list, item: 'li[' } }, 'extraction.list.item: "li[" is not a valid selector'],
  [{ ...base, detail: { fields: { name: 'h1:foo(' } } }, 'is not a valid selector'],
])('%j does not compile', (extraction, message) => {
  expect(() => compileHtmlWritten(extraction)).toThrow(Problem)
  expect(() => compileHtmlWritten(extraction)).toThrow(message)
})

test.each([
  ['(\\d+', 'not a valid pattern'],
  ['\\d+ Treffer', 'it has no pairs of round brackets'],
])('the total %s does not compile', (total, message) => {
  expect(() =>
    compileHtmlWritten(base, { kind: 'counter', parameter: 'p', from: 1, step: 1, total, max: 9 }),
  ).toThrow(message)
})
