import { expect, test } from 'vitest'
import { Problem } from '../../src/problem.js'
import { readWritten } from './compile.js'

const base = {
  shape: 'csv',
  id: { from: ['Firma'] },
  fields: { name: 'Firma', tags: { from: 'Tags', many: true, transform: { split: ',' } } },
} as const

test.each<[string, string]>([
  ['comma', 'Firma,Tags\nFuchs,"a, b"\n'],
  ['semicolon', 'Firma;Tags\nFuchs;a, b\n'],
  ['tab', 'Firma\tTags\nFuchs\ta, b\n'],
  ['bar', 'Firma|Tags\nFuchs|a, b'],
  ['Windows, with a mark', '\ufeffFirma;Tags\r\nFuchs;a, b\r\n\r\n'],
  ['separator line of Excel', 'sep=;\r\nFirma;Tags\r\nFuchs;a, b\r\n'],
  ['quoted header with commas', '"Firma";"Tags"\n"Fuchs";"a, b"'],
  ['blanks around', ' Firma ; Tags \n Fuchs ; a, b '],
])('%s', (_, text) => {
  expect(readWritten(base, text)).toEqual({
    records: [
      {
        entry: 'Fuchs',
        url: 'https://list.example/firms/?page=1',
        fields: { name: 'Fuchs', tags: ['a', 'b'] },
      },
    ],
    signals: [],
  })
})

test('cells may hold quotes, separators and line breaks', () => {
  const { records } = readWritten(base, 'Firma,Tags\n"Fuchs ""& Co"",\nHamburg",x\n')
  expect(records[0]?.fields.name).toBe('Fuchs "& Co",\nHamburg')
})

test('a column that nobody reads raises one signal, and is not taken', () => {
  const { records, signals } = readWritten(
    { ...base, ignore: ['Alt'] },
    'Firma,Tags,Person,Alt\nFuchs,a,Eva,1\nDachs,b,Udo,2\n',
  )
  expect(signals.map(({ kind, message }) => [kind, message.includes('"Person"')])).toEqual([
    ['unmapped-key', true],
  ])
  expect(JSON.stringify(records)).not.toMatch(/Eva|Udo/)
})

test('rows of another length are told by line', () => {
  const { records, signals } = readWritten(base, 'Firma,Tags\nFuchs\nDachs,a,zu viel\n')
  expect(records.map(({ entry }) => entry)).toEqual(['Fuchs', 'Dachs'])
  expect(signals.map(({ message }) => message)).toEqual([
    'Line 2 has 1 cell, the header has 2.',
    'Line 3 has 3 cells, the header has 2.',
  ])
})

test.each([
  ['Firma,Tags\nFuchs,"offen\n', ':2: not valid CSV: a quote is opened here and never closed'],
  // The parser names the last line it came to.
  ['Firma,Tags\n"Fuchs,a\nDachs,b\nLuchs,c\n', ':2: not valid CSV: a quote is opened here'],
  ['Firma,Tags\n"Fu""chs","a\nb"\nDachs,"b\nLuchs,c\n', ':4: not valid CSV: a quote is opened here'],
  ['Firma,Tags\nFuchs,a"b"\nDachs,"a"b\n', ':2: not valid CSV: Invalid Opening Quote'],
  ['Firma,Tags\nDachs,"a"b\n', ':2: not valid CSV: Invalid Closing Quote: got "b"'],
  ['Name;Tags\nFuchs;a\n', 'the table has no column "Firma"'],
  ['', 'the table has no column "Firma", "Tags"'],
])('%j is a problem', (text, message) => {
  expect(() => readWritten(base, text)).toThrow(Problem)
  expect(() => readWritten(base, text)).toThrow(message)
})

test('a file that is no text is told in a few clean characters', () => {
  const binary = `PK\u0003\u0004${'\u0000\u0014\u0008ÿ\u001b[2J'.repeat(80)}"\n`
  let message = ''
  try {
    readWritten(base, binary)
  } catch (error) {
    message = (error as Problem).message
  }
  expect(message).toMatch(/not valid CSV: Invalid Opening Quote/)
  expect(message.length).toBeLessThan(170)
  expect(message).not.toMatch(/[\u0000-\u001f]|\\u00/)
})
