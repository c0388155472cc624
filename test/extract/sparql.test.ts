import { expect, test } from 'vitest'
import { Problem } from '../../src/problem.js'
import { readWritten } from './compile.js'

const base = {
  shape: 'sparql',
  id: { from: ['firm'] },
  page: 'firm',
  fields: { name: 'name', website: 'site' },
} as const
const results = (bindings: unknown, vars: unknown = ['firm', 'name', 'site']) =>
  JSON.stringify({ head: { vars }, results: { bindings } })
const term = (value: unknown, type = 'literal', more: object = {}) => ({ type, value, ...more })

test('rows are read by the names of their variables', () => {
  const { records, signals } = readWritten(
    base,
    results([
      {
        firm: term('http://kb.example/1', 'uri'),
        name: term('Fuchs', 'literal', { 'xml:lang': 'de' }),
        site: term('https://fuchs.example/', 'uri'),
      },
      { firm: term('http://kb.example/2', 'uri'), name: term('Dachs', 'typed-literal', { datatype: 'x' }) },
      { firm: term('http://kb.example/3', 'uri'), name: term('Luchs'), site: term('b0', 'bnode') },
    ]),
  )
  expect(signals).toEqual([])
  expect(records.map(({ url, fields }) => [url, fields])).toEqual([
    ['http://kb.example/1', { name: 'Fuchs', website: 'https://fuchs.example/' }],
    ['http://kb.example/2', { name: 'Dachs' }],
    ['http://kb.example/3', { name: 'Luchs' }],
  ])
})

test('a variable nobody reads is a signal', () => {
  const { signals } = readWritten(base, results([{ firm: term('1'), name: term('A'), logo: term('x') }]))
  expect(signals).toMatchObject([{ kind: 'unmapped-key', message: expect.stringContaining('"logo"') }])
})

test('odd rows are left out with a signal', () => {
  const { records, signals } = readWritten(
    base,
    results([null, 7, {}, { firm: 'x', name: term(5) }, { name: term('A') }]),
  )
  expect(records).toEqual([])
  expect(new Set(signals.map(({ kind }) => kind))).toEqual(
    new Set(['record-without-name', 'record-without-id']),
  )
})

test.each([
  ['an ASK', '{"head":{},"boolean":true}'],
  ['no head', '{"results":{"bindings":[]}}'],
  ['no rows', '{"head":{"vars":[]},"results":{}}'],
  ['another JSON', '[]'],
  ['null', 'null'],
])('%s is a problem with a remedy', (_, text) => {
  expect(() => readWritten(base, text)).toThrow(/no results of a SPARQL SELECT/)
  expect(() => readWritten(base, text)).toThrow(
    expect.objectContaining({ remedy: expect.stringMatching(/SELECT/) }),
  )
})

test('an error in words is a problem that names its line', () => {
  expect(() => readWritten(base, 'SPARQL-QUERY: queryStr=SELECT')).toThrow(Problem)
  expect(() => readWritten(base, 'Rate limit')).toThrow(/not valid JSON: line 1, column 1/)
})
