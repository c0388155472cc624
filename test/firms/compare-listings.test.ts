import { describe, expect, test } from 'vitest'
import { type Crowd, compareListings, strongEdge } from '../../src/firms/compare-listings.js'
import { prepareListings } from '../../src/firms/prepare-listings.js'
import { listingKeys, type Sketch } from './keys.js'

const alone: Crowd = { isAmbiguous: () => false, isHub: () => false }

function compare(a: Sketch, b: Sketch, crowd = alone) {
  const [left, right] = prepareListings(listingKeys([a, b]))
  if (!left || !right) throw new Error('two listings')
  const verdict = compareListings(left, right, crowd)
  expect(compareListings(right, left, crowd)?.kind).toBe(verdict?.kind)
  return verdict
}

const fuchs = { name: 'Aktenfuchs', domain: 'aktenfuchs.de', city: 'Kiel', country: 'DE', founded: 2019 }

describe('one domain', () => {
  test.for<[string, Sketch, string]>([
    ['and one name', { ...fuchs }, 'same domain aktenfuchs.de and same name'],
    ['and another name', { ...fuchs, name: 'Lektion Elf' }, 'same domain aktenfuchs.de'],
    ['in another country', { ...fuchs, name: 'Lektion Elf', country: 'AT' }, 'same domain aktenfuchs.de'],
  ])('%s joins', ([, other, reason]) => {
    expect(compare(fuchs, other)).toMatchObject({ kind: 'join', by: 'domain', reason })
  })

  test.for<[string, Sketch]>([
    ['another town', { ...fuchs, name: 'Lektion Elf', directory: 'xx-a', city: 'Ulm' }],
    ['another year', { ...fuchs, name: 'Lektion Elf', directory: 'xx-a', founded: 2011 }],
    ['another country', { ...fuchs, name: 'Lektion Elf', directory: 'xx-a', city: null, country: 'AT' }],
  ])('in one directory under other names with %s is proposed', ([, other]) => {
    expect(compare({ ...fuchs, directory: 'xx-a' }, other)).toMatchObject({ kind: 'propose' })
  })

  test('of a hub is asked about only where the names are alike', () => {
    const hub = { ...alone, isHub: () => true }
    expect(compare(fuchs, { ...fuchs, name: 'Moorlicht' }, hub)).toBeNull()
    expect(compare(fuchs, { ...fuchs, name: 'Aktenfuchs Labs' }, hub)).toMatchObject({ kind: 'propose' })
    expect(compare(fuchs, fuchs, hub)).toMatchObject({ kind: 'join' })
  })
})

describe('one name', () => {
  test.for<[string, Sketch, Sketch, 'join' | 'propose' | null]>([
    ['and town', { ...fuchs, domain: null }, fuchs, 'join'],
    ['and town, years one apart', { ...fuchs, domain: null, founded: 2020 }, fuchs, 'join'],
    ['and town, another domain, a telling name', { ...fuchs, domain: 'akten.io' }, fuchs, 'join'],
    [
      'and town, another domain, a short name',
      { ...fuchs, name: 'Flux', domain: 'a.de' },
      { ...fuchs, name: 'Flux', domain: 'b.de' },
      'propose',
    ],
    [
      'and town, another domain, years far apart',
      { ...fuchs, domain: 'akten.io', founded: 2005 },
      fuchs,
      'propose',
    ],
    [
      'in another country with another domain',
      { ...fuchs, domain: 'aktenfuchs.at', city: 'Graz', country: 'AT' },
      fuchs,
      null,
    ],
    [
      'in another country without a domain',
      { ...fuchs, domain: null, city: 'Graz', country: 'AT' },
      fuchs,
      'propose',
    ],
    ['and country, as in the address', { name: 'Aktenfuchs', country: 'DE' }, fuchs, 'join'],
    ['and country alone, short', { name: 'Lume', country: 'DE' }, { name: 'Lume', country: 'DE' }, 'propose'],
    [
      'and crowded country alone',
      { name: 'Beacon', country: 'US' },
      { name: 'Beacon', country: 'US' },
      'propose',
    ],
    [
      'and crowded country alone, long',
      { name: 'Kestrel Analytics', country: 'US' },
      { name: 'Kestrel Analytics', country: 'US' },
      'join',
    ],
    [
      'in one directory, one town',
      { ...fuchs, directory: 'xx-a', domain: null },
      { ...fuchs, directory: 'xx-a' },
      'propose',
    ],
    [
      'in one directory, other towns',
      { ...fuchs, directory: 'xx-a', domain: null, city: 'Ulm' },
      { ...fuchs, directory: 'xx-a' },
      null,
    ],
    [
      'in another town, no address',
      { name: 'Aktenfuchs', city: 'Ulm', country: 'DE' },
      { name: 'Aktenfuchs', city: 'Kiel', country: 'DE' },
      'propose',
    ],
    [
      'with lost umlauts',
      { name: 'Grünstoff', city: 'M?nchen' },
      { name: 'Gruenstoff', city: 'München' },
      'join',
    ],
    [
      '.de and .com, country known',
      { ...fuchs, city: null },
      { ...fuchs, city: null, domain: 'aktenfuchs.com' },
      'join',
    ],
    [
      'the former one, same town',
      { ...fuchs, domain: null },
      { ...fuchs, name: 'Neufuchs', former_names: ['Aktenfuchs'], domain: null },
      'join',
    ],
    [
      'the former one, no town',
      { name: 'Aktenfuchs', country: 'DE' },
      { name: 'Neufuchs', former_names: ['Aktenfuchs'], country: 'DE' },
      'propose',
    ],
  ])('%s', ([, a, b, kind]) => {
    expect(compare(a, b)?.kind ?? null).toBe(kind)
  })

  test('that several of a directory carry is not enough without the town', () => {
    const crowd = { ...alone, isAmbiguous: () => true }
    expect(compare({ name: 'Aktenfuchs', country: 'DE' }, fuchs, crowd)).toMatchObject({ kind: 'propose' })
    expect(compare({ ...fuchs, domain: null }, fuchs, crowd)).toMatchObject({ kind: 'join' })
  })

  test('formerly, in one town, is strong enough to cross domains', () => {
    const verdict = compare(fuchs, {
      ...fuchs,
      name: 'Neufuchs',
      former_names: ['Aktenfuchs'],
      domain: 'neufuchs.de',
    })
    expect(verdict).toMatchObject({ kind: 'join', strength: strongEdge })
  })
})

describe('similar names', () => {
  test.for<[Sketch, Sketch]>([
    [
      { name: 'Rulemaping Group', country: 'DE' },
      { name: 'Rulemapping Group', country: 'DE' },
    ],
    [
      { name: 'Sichtwerk', city: 'Bonn' },
      { name: 'Sichtwerk AI', city: 'Bonn' },
    ],
    [{ name: 'Sichtwerk Labs' }, { name: 'Sichtwerk' }],
  ])('are proposed, never joined: %j', ([a, b]) => {
    expect(compare(a, b)).toMatchObject({ kind: 'propose' })
  })

  test.for<[Sketch, Sketch]>([
    [
      { name: 'Sichtwerk Labs', country: 'DE' },
      { name: 'Sichtwerk', country: 'FR' },
    ],
    [
      { name: 'Sichtwerk Labs', city: 'Bonn' },
      { name: 'Sichtwerk', city: 'Kiel' },
    ],
    [
      { name: 'Charamel', city: 'Köln' },
      { name: 'alangu', city: 'Köln' },
    ],
    [{ name: 'Travello' }, { name: 'Travelloc' }],
    [{ name: 'Popula' }, { name: 'Popularc' }],
  ])('of firms apart are nothing: %j', ([a, b]) => {
    expect(compare(a, b)).toBeNull()
  })
})
