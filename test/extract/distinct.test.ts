import { expect, test } from 'vitest'
import { distinctEntries } from '../../src/extract/distinct.js'
import type { RawRecord } from '../../src/extract/record.js'

const record = (entry: string, url: string): RawRecord => ({ entry, url, fields: { name: entry } })
const records = [
  record('GbR', 'https://list.example/a/'),
  record('Fuchs', 'https://list.example/b/'),
  record('GbR', 'https://list.example/c/?x=1'),
  record('GbR', 'https://list.example/c/?x=1'),
]

test.each([
  ['same', ['GbR', 'Fuchs'], 2],
  ['page', ['GbR', 'Fuchs', 'GbR · /c/?x=1'], 1],
] as const)('repeated: %s', (repeated, entries, dropped) => {
  const kinds: string[] = []
  const distinct = distinctEntries(records, { id: { from: ['name'], repeated } }, ({ kind }) =>
    kinds.push(kind),
  )
  expect(distinct.map(({ entry }) => entry)).toEqual(entries)
  expect(kinds).toEqual(Array(dropped).fill('repeated-id'))
})
