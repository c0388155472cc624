import { expect, test } from 'vitest'
import { takeStatus } from '../../src/firms/firm-status.js'
import type { StoredListing } from '../../src/firms/listing.js'
import { stored } from './stored.js'

const gone = { missing_since: '2026-11-10T10:00:00Z', gone: true }

test.for<[string, Partial<StoredListing>[], string, number | null]>([
  ['nobody says', [{}, {}], 'unknown', null],
  ['one says', [{}, { status: 'active' }], 'active', 2],
  [
    'the newer word wins',
    [
      { status: 'active', updated_on: '2020-01-01' },
      { status: 'inactive', updated_on: '2024-01-01' },
    ],
    'inactive',
    2,
  ],
  [
    'a newer "active" wins over an older "inactive"',
    [
      { status: 'inactive', updated_on: '2020-01-01' },
      { status: 'active', updated_on: '2024-01-01' },
    ],
    'active',
    2,
  ],
  [
    'the sadder word of one day',
    [{ status: 'active' }, { status: 'acquired' }, { status: 'inactive' }],
    'acquired',
    2,
  ],
  [
    'those still there speak alone',
    [
      { status: 'inactive', ...gone },
      { status: 'active', updated_on: '2015-01-01' },
    ],
    'active',
    2,
  ],
  ['nobody has it any more', [{ status: 'active', ...gone }], 'gone', 1],
  ['gone, but first it was said why', [{ status: 'acquired', ...gone }], 'acquired', 1],
  ['missing once is not gone', [{ status: 'active', missing_since: '2026-11-10T10:00:00Z' }], 'active', 1],
  ['gone, last seen by the second', [gone, { ...gone, last_seen: '2026-11-09T10:00:00Z' }], 'gone', 2],
])('%s', ([, fields, status, by]) => {
  const result = takeStatus(fields.map((each, i) => stored(i + 1, each)))
  expect(result.status).toBe(status)
  expect(result.provenance?.listing ?? null).toBe(by)
})

test('who says otherwise is named', () => {
  const { disputed } = takeStatus([stored(1, { status: 'active' }), stored(2, { status: 'acquired' })])
  expect(disputed).toEqual([
    {
      value: 'active',
      listing: 1,
      directory: 'de-nordliste',
      url: 'https://de-nordliste.example/1',
      seen_at: '2026-11-01T10:00:00Z',
    },
  ])
})
