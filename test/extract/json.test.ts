import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findJsonFault } from '../../src/extract/json-fault.js'
import { Problem } from '../../src/problem.js'
import { compileWritten, noSignal, readWritten, sourcePage } from './compile.js'

const base = { shape: 'json', records: '@', id: { from: ['id'] }, fields: { name: 'name' } } as const

test('reads texts, numbers, lists and nested values', () => {
  const extraction = {
    ...base,
    records: 'data.items',
    page: { from: 'slug', transform: { prefix: '/f/' } },
    fields: {
      name: 'name',
      tags: ['tags'],
      founded: 'year',
      city: 'seats[0].town',
      'extra.open': 'open',
      summary: 'list',
    },
  }
  const { records, signals } = readWritten(
    extraction,
    JSON.stringify({
      data: {
        items: [
          {
            id: 7,
            name: 'Fuchs',
            slug: 'fuchs?utm_source=a#b',
            tags: ['a', '', 'b', null, {}],
            year: 2019,
            seats: [{ town: 'Ulm' }],
            open: false,
            list: ['eins', 'zwei'],
          },
        ],
      },
    }),
  )
  expect(signals).toEqual([])
  expect(records).toEqual([
    {
      entry: '7',
      url: 'https://list.example/f/fuchs',
      fields: {
        name: 'Fuchs',
        tags: ['a', 'b'],
        founded: '2019',
        city: 'Ulm',
        'extra.open': 'false',
        summary: 'eins',
      },
    },
  ])
})

test.each<[string, string[], string[], object, string[]]>([
  ['a key nobody reads', ['name'], [], { team: 3 }, ['team']],
  ['a key that is ignored', ['name'], ['team'], { team: 3 }, []],
  ['a key beside a nested one that is read', ['a.b'], [], { a: { b: 1, c: 2 } }, ['a.c']],
  ['a nested key that is ignored', ['a.b'], ['a.c'], { a: { b: 1, c: 2 } }, []],
  ['a list is read whole', ['a[].b'], [], { a: [{ b: 'x', c: 2 }] }, []],
  ['a list deep down', ['a.l[-1].b'], [], { a: { l: [{ b: 'x' }], m: 1 } }, ['a.m']],
  ['alternatives', ['a || b'], [], { a: '', b: '', c: '' }, ['c']],
  ['several at once', ['[a, b][]'], [], { a: [], b: [], c: [] }, ['c']],
  ['functions', ['to_string(a)'], [], { a: 1, c: [] }, ['c']],
  ['pipes', ['a.b | c'], [], { a: { b: {}, d: 1 } }, ['a.d']],
])('audit: %s', (_, paths, ignore, record, unread) => {
  const fields = Object.fromEntries([
    ['name', 'name'],
    ...paths.map((path, index) => [`extra.f${index}`, path]),
  ])
  const item = { id: 1, name: 'Fuchs', ...record }
  const { signals } = readWritten({ ...base, ignore, fields }, JSON.stringify([item, item]))
  expect(signals.map(({ kind }) => kind)).toEqual(unread.map(() => 'unmapped-key'))
  for (const [index, key] of unread.entries()) expect(signals[index]?.message).toContain(`"${key}"`)
})

test('leaves out what has no name or id, and says so', () => {
  const { records, signals } = readWritten(
    base,
    '[{"id":1,"name":""},{"id":null,"name":"Fuchs"},{"id":0,"name":"Dachs"},7,null]',
  )
  expect(records.map(({ entry }) => entry)).toEqual(['0'])
  expect(signals.map(({ kind }) => kind)).toEqual([
    'record-without-name',
    'record-without-id',
    'record-without-name',
    'record-without-name',
  ])
})

test('an answer without the list is a signal, not an empty directory', () => {
  const { records, signals } = readWritten({ ...base, records: 'data' }, '{"error":"x"}')
  expect(records).toEqual([])
  expect(signals.map(({ kind }) => kind)).toEqual(['no-items'])
})

test('the next page is a path in the answer, the total a pattern in its text', () => {
  const next = compileWritten(base, { kind: 'next', selector: 'links.next', max: 5 })
  if (next.shape === 'html') throw new Error('json expected')
  expect(next.readPaging(sourcePage('{"links":{"next":"?page=2"}}')).next).toBe(
    'https://list.example/firms/?page=2',
  )
  expect(next.readPaging(sourcePage('{"links":{}}')).next).toBeNull()
  const counter = compileWritten(base, {
    kind: 'counter',
    parameter: 'p',
    from: 1,
    step: 1,
    total: '"count":\\s*(\\d+)',
    max: 5,
  })
  if (counter.shape === 'html') throw new Error('json expected')
  expect(counter.readPaging(sourcePage('{"count": 12}')).total).toBe(12)
})

test.each([
  ['[1 2]', 'line 1, column 4: unexpected "2]"'],
  ['{"a": 1,\n "b": }', 'line 2, column 7: unexpected "}"'],
  ['{"a": 1,}', 'line 1, column 9: unexpected "}"'],
  ['{"a": "x\ny"}', 'line 1, column 9'],
  ['{"a": [1, 2', 'line 1, column 12: unexpected the end'],
  ['', 'line 1, column 1: unexpected the end'],
  ['\n\n<!doctype html>', 'line 3, column 1: unexpected "<!doctype html>"'],
  ['[01]', 'line 1, column 2'],
  ['["\\x"]', 'line 1, column 3'],
  ['[1] x', 'line 1, column 5: unexpected "x"'],
])('%j is no JSON', (text, message) => {
  expect(() => readWritten(base, text)).toThrow(Problem)
  expect(() => readWritten(base, text)).toThrow(message)
})

test('the fault lies at the cut, wherever a text is cut', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (json, cut) => {
      const text = json.slice(0, cut % (json.length + 1))
      try {
        JSON.parse(text)
      } catch {
        // All before the fault is sound: what is left is nothing, or a word, number or escape cut in the middle.
        expect(text.slice(findJsonFault(text).column - 1)).toMatch(/^\\?[\w.+-]*$/)
      }
    }),
    { examples: [['["\\""]', 3]] },
  )
})

describe('deep and large answers', () => {
  test('depth costs no stack', () => {
    const deep = `[{"id":1,"name":"Fuchs","deep":${'['.repeat(200_000)}${']'.repeat(200_000)}}]`
    expect(readWritten(base, deep).records).toHaveLength(1)
    expect(() => readWritten(base, '['.repeat(200_000))).toThrow('unexpected the end')
    expect(() => readWritten(base, `["${'x'.repeat(5_000_000)}`)).toThrow('unexpected the end')
  })
})

test.each([
  [{ ...base, records: 'a[' }, 'extraction.records: "a[" is not a valid JMESPath'],
  [{ ...base, fields: { name: 'a..b' } }, 'is not a valid JMESPath'],
])('%j does not compile', (extraction, message) => {
  expect(() => compileWritten(extraction)).toThrow(Problem)
  expect(() => compileWritten(extraction)).toThrow(message)
})

test('an expression that cannot work on a record is a problem of the recipe', () => {
  const extraction = { ...base, fields: { name: 'length(missing)' } }
  expect(() => readWritten(extraction, '[{"id":1}]')).toThrow(Problem)
  expect(() => compileWritten(base)).not.toThrow()
  expect(noSignal).toThrow()
})
