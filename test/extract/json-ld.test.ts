import { describe, expect, test } from 'vitest'
import { Problem } from '../../src/problem.js'
import { compileHtmlWritten, compileWritten, readWritten, sourcePage } from './compile.js'

const base = { shape: 'json-ld', id: { from: ['name'] }, fields: { name: 'name' } } as const
const script = (value: unknown) =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`
const firm = (name: string, more: object = {}) => ({ '@type': 'Organization', name, ...more })
const item = (thing: object) => ({ '@type': 'ListItem', item: thing })
const names = (html: string) => readWritten(base, html).records.map(({ fields }) => fields.name)

test.each<[string, string, string[]]>([
  ['a thing at the top', script(firm('A')), ['A']],
  ['a list at the top', script([firm('A'), firm('B')]), ['A', 'B']],
  ['a graph', script({ '@context': 'https://schema.org', '@graph': [firm('A'), firm('B')] }), ['A', 'B']],
  ['several scripts', script(firm('A')) + script(firm('B')), ['A', 'B']],
  [
    'an item list',
    script({ '@type': 'ItemList', itemListElement: [item(firm('A')), item(firm('B'))] }),
    ['A', 'B'],
  ],
  ['an item list without list items', script({ '@type': 'ItemList', itemListElement: [firm('A')] }), ['A']],
  [
    'an item list, and not who publishes it',
    script(firm('Verlag')) +
      script({
        '@type': 'CollectionPage',
        mainEntity: { '@type': 'ItemList', itemListElement: [item(firm('A'))] },
      }),
    ['A'],
  ],
  [
    'items named in the graph',
    script({
      '@graph': [
        { '@type': 'ItemList', itemListElement: [item({ '@id': '#a' })] },
        firm('A', { '@id': '#a' }),
      ],
    }),
    ['A'],
  ],
  ['types with their vocabulary', script({ '@type': 'https://schema.org/Corporation', name: 'A' }), ['A']],
  ['several types', script({ '@type': ['Place', 'LocalBusiness'], name: 'A' }), ['A']],
  ['names with a language', script(firm('', { name: { '@language': 'de', '@value': 'A' } })), ['A']],
  ['keys with their vocabulary', script({ '@type': 'schema:Organization', 'schema:name': 'A' }), ['A']],
  ['bare line breaks in a text', script('{"@type":"Organization","name":"A\nB"}'), ['A B']],
  ['comments around it', script(`<!-- ${JSON.stringify(firm('A'))} -->`), ['A']],
  ['CDATA around it', script(`//<![CDATA[\n${JSON.stringify(firm('A'))}\n//]]>`), ['A']],
  ['a type in capitals', `<script type="application/LD+JSON">${JSON.stringify(firm('A'))}</script>`, ['A']],
  ['other things beside it', script([{ '@type': 'WebSite', name: 'X' }, firm('A'), 7, null, 'x']), ['A']],
])('reads %s', (_, html, found) => expect(names(html)).toEqual(found))

test.each<[string, string]>([
  ['no script', '<p>Nichts'],
  ['an empty script', script('')],
  ['other types alone', script({ '@type': 'WebSite', name: 'X' })],
  ['what stands within another thing', script({ '@type': 'WebPage', publisher: firm('Verlag') })],
  ['a number', script('7')],
  ['a person of that type', script({ '@type': ['Person', 'Organization'], name: 'Max Muster' })],
])('finds nothing in %s, and says so', (_, html) => {
  const { records, signals } = readWritten(base, html)
  expect(records).toEqual([])
  expect(signals.map(({ kind }) => kind)).toEqual(['no-items'])
})

test('a broken script is told of, the others are read', () => {
  const { records, signals } = readWritten(base, script('{"@type":') + script(firm('A')))
  expect(records).toHaveLength(1)
  expect(signals).toMatchObject([
    { kind: 'bad-value', message: expect.stringMatching(/JSON-LD: not valid JSON/) },
  ])
})

describe('persons', () => {
  const thing = firm('A', {
    founder: { '@type': 'Person', name: 'Max Muster' },
    employee: [{ name: 'Erika Muster' }],
    contactPoint: { name: 'Max Muster', telephone: '1' },
    'schema:founders': 'Max Muster',
    parentOrganization: {
      name: 'Haus',
      owner: { '@type': 'Person', name: 'Max Muster' },
      ceo: { '@type': 'https://schema.org/Person', name: 'M' },
    },
  })

  test('are never seen, however deep they stand', () => {
    const fields = { name: 'name', 'extra.all': 'to_string(@)' }
    const { records } = readWritten({ ...base, fields }, script(thing))
    expect(JSON.stringify(records)).not.toMatch(/Muster|ceo/)
    expect(records[0]?.fields['extra.all']).toContain('Haus')
  })

  test.each(['founder', 'employee[0].name', 'founders[].name', 'contactPoint.name'])(
    'cannot be asked for: %s',
    (path) => {
      const fields = { name: 'name', 'extra.x': path }
      expect(() => compileWritten({ ...base, fields })).toThrow(Problem)
      expect(() => compileWritten({ ...base, fields })).toThrow(/are persons, who are never read/)
    },
  )
})

describe('hostile', () => {
  test.each<[string, string]>([
    ['depth', script(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`)],
    ['nested lists', script(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)],
    ['white space', script(`{"@type":"Thing"${' '.repeat(500_000)}x`)],
    ['a prototype', script('{"@type":"Organization","name":"A","__proto__":{"name":"B"}}')],
  ])('%s costs neither stack nor time', (_, html) => {
    expect(() => readWritten(base, html)).not.toThrow()
  })

  test('a deep thing keeps what stands at its top', () => {
    const deep = `{"@type":"Organization","name":"A","a":${'{"b":'.repeat(5_000)}1${'}'.repeat(5_000)}}`
    expect(names(script(deep))).toEqual(['A'])
  })
})

describe("in an entry's own page", () => {
  const html = {
    list: { item: 'li', link: { from: 'a', value: 'href' }, fields: { name: 'a' } },
    detail: {
      fields: { city: '.city' },
      data: {
        json_ld: ['Organization'],
        fields: { name: 'name', city: 'address.addressLocality' },
        ignore: ['url'],
      },
    },
    id: { from: ['@page'] },
  }
  const read = (page: string, detail: object = html.detail) => {
    const signals: string[] = []
    const reader = compileHtmlWritten({ ...html, detail })
    const { fields } = reader.readDetailPage(sourcePage(page), ({ kind }) => signals.push(kind))
    return { fields, signals }
  }

  test('its fields win over those of the page', () => {
    const thing = firm('A', { address: { addressLocality: 'Kiel' }, url: 'x' })
    expect(read(`<p class="city">Bonn</p>${script(thing)}`)).toEqual({
      fields: { name: 'A', city: 'Kiel' },
      signals: [],
    })
  })

  test('a key nobody reads is a signal, and missing data another', () => {
    expect(read(script(firm('A', { slogan: 'x' }))).signals).toEqual(['unmapped-key'])
    expect(read('<p class="city">Bonn')).toEqual({ fields: { city: 'Bonn' }, signals: ['no-items'] })
  })

  test('JSON of an attribute is read the same way, and broken JSON ends no run', () => {
    const detail = {
      data: {
        within: { from: '#app', value: 'data-page' },
        record: 'props.company',
        fields: { name: 'name' },
        ignore: ['founders'],
      },
    }
    const page = (json: string) => `<div id="app" data-page='${json}'>`
    expect(read(page('{"props":{"company":{"name":"A","founders":["M"]}}}'), detail)).toEqual({
      fields: { name: 'A' },
      signals: [],
    })
    expect(read(page('{"props":'), detail)).toEqual({ fields: {}, signals: ['bad-value'] })
    expect(read(page('{"props":{}}'), detail)).toEqual({ fields: {}, signals: ['no-items'] })
  })

  test.each<[string, object]>([
    ['both', { json_ld: ['Organization'], within: 'script', fields: { name: 'name' } }],
    ['neither', { fields: { name: 'name' } }],
  ])('an element and types at once, or none: %s', (_, data) => {
    expect(() => compileHtmlWritten({ ...html, detail: { data } })).toThrow(/either within/)
  })
})
