import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupListings } from '../../src/firms/group-listings.js'
import { identityKeys } from '../../src/firms/identity-keys.js'
import type { ListingKey } from '../../src/firms/listing-key.js'
import { matchListings } from '../../src/firms/match-listings.js'
import { listingKeys, nothingDecided } from './keys.js'

function lookupIn(listings: readonly ListingKey[]) {
  return (keys: string[]) => listings.filter((one) => identityKeys(one).some((key) => keys.includes(key)))
}

const sketch = fc.record({
  name: fc.constantFrom('Aktenfuchs', 'Aktenfuchs AI', 'Hafenblick', 'Moorlicht', 'Moorlicht Labs'),
  directory: fc.constantFrom('xx-a', 'xx-b', 'xx-c'),
  domain: fc.constantFrom(null, 'aktenfuchs.de', 'hafenblick.de', 'moorlicht.io'),
  city: fc.constantFrom(null, 'Kiel', 'Ulm'),
  country: fc.constantFrom(null, 'DE', 'AT'),
})

/** Now and then one that meets no other. */
const rareSketch = fc.oneof(
  sketch,
  fc
    .nat(99)
    .map((i) => ({ name: `Pegelwerk ${i}`, directory: 'xx-a', domain: `pegel${i}.de`, city: 'Kiel' })),
)

test('what changed gets the firms that a grouping of everything would give it', () => {
  fc.assert(
    fc.property(fc.array(sketch, { minLength: 1, maxLength: 12 }), fc.nat(), (sketches, pick) => {
      const all = listingKeys(sketches)
      const whole = groupListings(all, nothingDecided)
      const changed = all[pick % all.length] as ListingKey
      const { groups } = matchListings([changed], lookupIn(all), nothingDecided)
      const groupIn = (found: number[][]) => found.find((ids) => ids.includes(changed.id))
      expect(groupIn(groups)).toEqual(groupIn(whole.groups))
    }),
    { numRuns: 150 },
  )
})

test('a listing that shares no key with another one stands alone, and leaves the others as they are', () => {
  fc.assert(
    fc.property(fc.array(rareSketch, { minLength: 1, maxLength: 12 }), (sketches) => {
      const all = listingKeys(sketches)
      const met = all.filter((one) => lookupIn(all)(identityKeys(one)).length > 1)
      const alone = all.filter((one) => !met.includes(one))
      const whole = groupListings(all, nothingDecided)
      const parted = groupListings(met, nothingDecided)
      const groups = [...parted.groups, ...alone.map(({ id }) => [id])].sort(
        (x, y) => (x[0] ?? 0) - (y[0] ?? 0),
      )
      expect({ ...parted, groups }).toEqual(whole)
    }),
    { numRuns: 150 },
  )
})

test('asks for no key twice, and not beyond what is in reach', () => {
  const all = listingKeys([
    { name: 'Aktenfuchs', domain: 'aktenfuchs.de' },
    { name: 'Lektion Elf', domain: 'aktenfuchs.de' },
    { name: 'Lektion Elf', city: 'Kiel' },
    { name: 'Hafenblick', domain: 'hafenblick.de' },
  ])
  const asked: string[] = []
  const lookup = (keys: string[]) => {
    asked.push(...keys)
    return lookupIn(all)(keys)
  }
  const { groups } = matchListings(all.slice(0, 1), lookup, nothingDecided)
  expect(new Set(asked).size).toBe(asked.length)
  expect(groups.flat()).not.toContain(4)
  expect(groups).toContainEqual([1, 2])
})
