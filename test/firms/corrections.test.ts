import { describe, expect, test } from 'vitest'
import { type Correction, parseCorrection } from '../../src/firms/corrections.js'
import { mergeListings } from '../../src/firms/golden-record.js'
import { stored } from './stored.js'

test.for([
  ['city', ' Hamburg ', 'city', 'Hamburg'],
  ['City', 'Ho\u00adf', 'city', 'Hof'],
  ['legal-form', 'GmbH', 'legal_form', 'GmbH'],
  ['country', 'Deutschland', 'country', 'DE'],
  ['founded', '2019', 'founded', '2019'],
  ['founded', '2026', 'founded', '2026'],
  ['founded', '1600', 'founded', '1600'],
  ['website', 'https://firma.example', 'website', 'https://firma.example/'],
  ['status', 'gone', 'status', 'gone'],
  ['city', '-', 'city', null],
] as const)('%s %j is %s %j', ([field, value, ...expected]) => {
  const parsed = parseCorrection(field, value, 2026)
  expect([parsed.field, parsed.value]).toEqual(expected)
})

test.for([
  ['tags', 'KI', 'is no field that can be set'],
  ['founded', '19', 'Give a year'],
  ['founded', '2027', 'not after 2026'],
  ['founded', '2099', 'cannot be the founding year'],
  ['founded', '1599', 'Give a year'],
  ['name', '-', 'A firm has a name'],
  ['city', ' ', 'Give a value'],
  ['status', 'pleite', 'It is one of active'],
  ['country', 'Atlantis', 'Give a country'],
  ['website', 'firma.example', 'Give a whole address'],
  ['website', 'javascript:alert(1)', 'Give a whole address'],
  ['city', 'x'.repeat(301), 'too long'],
] as const)('%s %j is refused', ([field, value, message]) => {
  try {
    parseCorrection(field, value, 2026)
    expect.unreachable()
  } catch (error) {
    expect(`${(error as Error).message} ${(error as { remedy?: string }).remedy}`).toContain(message)
  }
})

describe('a correction', () => {
  const correction = (field: Correction['field'], value: string | null): Correction => ({
    field,
    value,
    because: 'Impressum',
    made_by: 'anna',
    made_at: '2026-11-03T10:00:00Z',
  })
  const listings = [
    stored(1, { city: 'Kiel', website: 'https://alt.example/', domain: 'alt.example', founded: 2018 }),
    stored(2, { city: 'Kiel', directory: 'de-suedliste' }),
  ]

  test('wins over all listings, and what they say stays beside it', () => {
    const facts = mergeListings(listings, { corrections: [correction('city', 'Hamburg')] })
    expect(facts.city).toBe('Hamburg')
    expect(facts.provenance.city).toMatchObject({ listing: null, made_by: 'anna', because: 'Impressum' })
    expect(facts.disputed.city?.map(({ value, directory }) => [value, directory])).toEqual([
      ['Kiel', 'de-nordliste'],
    ])
  })

  test('that the directories have taken up is no dispute any more', () => {
    const facts = mergeListings(listings, { corrections: [correction('city', 'Kiel')] })
    expect(facts.disputed.city).toBeUndefined()
  })

  test.for([
    ['website', 'https://www.neu.example/', { website: 'https://www.neu.example/', domain: 'neu.example' }],
    ['website', null, { website: null, domain: null }],
    ['founded', '2020', { founded: 2020 }],
    ['status', 'acquired', { status: 'acquired' }],
    ['status', null, { status: 'unknown' }],
    ['city', null, { city: null }],
  ] as const)('of %s to %j', ([field, value, expected]) => {
    expect(mergeListings(listings, { corrections: [correction(field, value)] })).toMatchObject(expected)
  })
})

describe('where listings disagree', () => {
  test('the more trusted kind of directory decides between equals', () => {
    const listings = [
      stored(1, { founded: 2018, directory: 'a-list' }),
      stored(2, { founded: 2019, directory: 'a-register' }),
    ]
    const kinds = new Map([
      ['a-list', 'list'],
      ['a-register', 'register'],
    ])
    expect(mergeListings(listings, { kinds }).founded).toBe(2019)
    expect(mergeListings([...listings, stored(3, { founded: 2018 })], { kinds }).founded).toBe(2018)
  })

  test.for([
    [['aktenfuchs', 'Aktenfuchs'], 'Aktenfuchs'],
    [['Muenzmond', 'Münzmond'], 'Münzmond'],
    [['M?nzmond', 'Muenzmond'], 'Muenzmond'],
    [['GbR', 'Aboalarm'], 'Aboalarm'],
  ] as const)('%j is called %s', ([names, expected]) => {
    expect(mergeListings(names.map((name, i) => stored(i + 1, { name }))).name).toBe(expected)
  })

  test('another spelling is no dispute, another value is', () => {
    const listings = [
      stored(1, { city: 'München', website: 'https://www.a.example/' }),
      stored(2, { city: 'Munich', website: 'http://a.example' }),
      stored(3, { city: 'Kiel' }),
    ]
    const { disputed } = mergeListings(listings)
    expect(Object.keys(disputed)).toEqual(['city'])
    expect(disputed.city?.map(({ value }) => value)).toEqual(['Kiel'])
  })
})
