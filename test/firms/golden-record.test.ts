import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeListings } from '../../src/firms/golden-record.js'
import type { StoredListing } from '../../src/firms/listing.js'
import { stored as storedListing } from './stored.js'

let next = 1

/** Each from a directory of its own, first and last seen in spring 2024. */
function stored(more: Partial<StoredListing>): StoredListing {
  const id = more.id ?? next++
  return storedListing(id, {
    firm: 'f1',
    directory: `xx-${id}`,
    entry: `e${id}`,
    url: `https://directory.example/${id}`,
    first_seen: '2024-01-01T00:00:00.000Z',
    last_seen: '2024-06-01T00:00:00.000Z',
    ...more,
  })
}

const older = '2024-05-01T00:00:00.000Z'

describe('which value wins', () => {
  test.for<[string, Partial<StoredListing>[], Partial<StoredListing>]>([
    [
      'a kept umlaut over a lost one, though newer',
      [{ city: 'München', last_seen: older }, { city: 'M?nchen' }],
      { city: 'München' },
    ],
    ['a lost umlaut where nothing else is', [{ city: 'M?nchen' }], { city: 'M?nchen' }],
    ['what most say', [{ founded: 2019 }, { founded: 2018 }, { founded: 2019 }], { founded: 2019 }],
    [
      'one town in two languages against another',
      [{ city: 'Munich' }, { city: 'München' }, { city: 'Kiel' }],
      { city: 'Munich' },
    ],
    ['the newer of two', [{ founded: 2018, last_seen: older }, { founded: 2019 }], { founded: 2019 }],
    [
      'the newer edit over the newer sight',
      [
        { founded: 2018, updated_on: '2024-05-20' },
        { founded: 2019, updated_on: '2023-01-01' },
      ],
      { founded: 2018 },
    ],
    [
      'one that is there over one that is missing',
      [
        { founded: 2018, missing_since: older },
        { founded: 2019, last_seen: older },
      ],
      { founded: 2019 },
    ],
    [
      'the longest summary',
      [{ summary: 'Kurz.' }, { summary: 'Etwas länger.' }],
      { summary: 'Etwas länger.' },
    ],
    [
      'the fuller listing on one day',
      [{ legal_form: 'UG' }, { legal_form: 'GmbH', city: 'Kiel', country: 'DE' }],
      { legal_form: 'GmbH' },
    ],
    [
      'the domain of another listing, where the newest is on a shared host',
      [
        { website: 'https://aktenfuchs.de/', domain: 'aktenfuchs.de', last_seen: older },
        { website: 'https://aktenfuchs.jimdosite.com/' },
      ],
      { domain: 'aktenfuchs.de', website: 'https://aktenfuchs.de/' },
    ],
    [
      'the newest word on the status',
      [{ status: 'inactive' }, { status: 'active', last_seen: older }],
      { status: 'inactive' },
    ],
    ['on one day the sadder word', [{ status: 'active' }, { status: 'acquired' }], { status: 'acquired' }],
    [
      'unknown says nothing of the status',
      [{ status: 'unknown' }, { status: 'active', last_seen: older }],
      { status: 'active' },
    ],
  ])('%s', ([, listings, expected]) => {
    expect(mergeListings(listings.map(stored))).toMatchObject(expected)
  })
})

test('each value names its listing, page and day, and what others say', () => {
  const [a, b] = [stored({ city: 'Kiel', country: 'DE' }), stored({ city: 'Ulm', last_seen: older })]
  const facts = mergeListings([a, b])
  expect(facts.provenance.city).toMatchObject({
    value: 'Kiel',
    listing: a.id,
    url: a.url,
    seen_at: a.last_seen,
  })
  expect(facts.disputed.city).toMatchObject([{ value: 'Ulm', listing: b.id, url: b.url, seen_at: older }])
  expect(facts.disputed.country).toBeUndefined()
})

test('a value that only lost its umlauts disputes nothing', () => {
  const facts = mergeListings([stored({ city: 'München' }), stored({ city: 'M?nchen' })])
  expect(facts.disputed.city).toBeUndefined()
})

test('names: the usual one, other spellings beside it, former ones apart', () => {
  const facts = mergeListings([
    stored({ name: 'SUMM AI', former_names: ['Leichtsinn'] }),
    stored({ name: 'SUMM.AI' }),
    stored({ name: 'Leichtsinn' }),
    stored({ name: 'SUMM ?I' }),
  ])
  expect(facts.name).toBe('SUMM AI')
  expect(facts.aliases).toEqual(['SUMM.AI'])
  expect(facts.former_names).toEqual(['Leichtsinn'])
})

test('tags of all, each once; first and last sight over all', () => {
  const facts = mergeListings([
    stored({ tags: ['KI', 'Bau'], first_seen: '2023-01-01T00:00:00.000Z', last_seen: older }),
    stored({ tags: ['ki', 'Akten'] }),
  ])
  expect(facts.tags).toEqual(['KI', 'Bau', 'Akten'])
  expect([facts.first_seen, facts.last_seen]).toEqual([
    '2023-01-01T00:00:00.000Z',
    '2024-06-01T00:00:00.000Z',
  ])
})

test('no listings are a defect of the caller', () => {
  expect(() => mergeListings([])).toThrow('without listings')
})

test('the order of listings does not matter', () => {
  const one = fc.record({
    city: fc.constantFrom(null, 'Kiel', 'München', 'M?nchen'),
    founded: fc.constantFrom(null, 2018, 2019),
    status: fc.constantFrom('active' as const, 'inactive' as const, 'unknown' as const),
    last_seen: fc.constantFrom(older, '2024-06-01T00:00:00.000Z'),
  })
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (sketches) => {
      const listings = sketches.map((sketch, i) => stored({ ...sketch, id: 100 + i }))
      expect(mergeListings([...listings].reverse())).toEqual(mergeListings(listings))
    }),
  )
})
