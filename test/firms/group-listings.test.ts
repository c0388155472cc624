import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupListings } from '../../src/firms/group-listings.js'
import { group, listingKeys, nothingDecided, type Sketch } from './keys.js'

interface Case {
  what: string
  listings: Sketch[]
  groups: number[][]
  proposed?: number
}

/** The cases of real firms that the product's field guide names; their data beside the names are made up. */
const known: Case[] = [
  {
    what: 'a rename: CitizenLab is Go Vocal now, by its former name and town',
    listings: [
      { name: 'CitizenLab', domain: 'citizenlab.co', city: 'Brussels', country: 'BE' },
      {
        name: 'Go Vocal',
        former_names: ['CitizenLab'],
        domain: 'govocal.com',
        city: 'Bruxelles',
        country: 'BE',
      },
    ],
    groups: [[1, 2]],
  },
  {
    what: 'a former name without a place is looked at by a person',
    listings: [
      { name: 'CitizenLab', domain: 'citizenlab.co' },
      { name: 'Go Vocal', former_names: ['CitizenLab'], domain: 'govocal.com' },
    ],
    groups: [[1], [2]],
    proposed: 1,
  },
  {
    what: 'a rename of an intermediary: PUBLIC Deutschland is Possible',
    listings: [
      { name: 'PUBLIC Deutschland', city: 'Berlin', country: 'DE' },
      {
        name: 'Possible',
        former_names: ['PUBLIC Deutschland'],
        domain: 'possible.example',
        city: 'Berlin',
        country: 'DE',
      },
    ],
    groups: [[1, 2]],
  },
  {
    what: 'a successor is another firm: Charamel and alangu',
    listings: [
      { name: 'Charamel', legal_form: 'GmbH', domain: 'charamel.com', city: 'Köln', country: 'DE' },
      { name: 'alangu', legal_form: 'GmbH', domain: 'alangu.de', city: 'Köln', country: 'DE' },
    ],
    groups: [[1], [2]],
    proposed: 0,
  },
  {
    what: 'a product is not its company: Charly and Zaitgeist',
    listings: [
      { name: 'Charly', domain: 'hallocharly.com', country: 'DE' },
      { name: 'Zaitgeist', domain: 'zaitgeist.example', country: 'DE' },
    ],
    groups: [[1], [2]],
    proposed: 0,
  },
  {
    what: 'SUMM AI in four spellings',
    listings: [
      { name: 'Summ AI', city: 'München', country: 'DE' },
      { name: 'SUMM.AI', city: 'Munich', country: 'DE' },
      { name: 'SUMM AI', legal_form: 'GmbH', domain: 'summ-ai.com', city: 'M?nchen', country: 'DE' },
      { name: 'SUMM', domain: 'summ-ai.com', city: 'München', country: 'DE' },
    ],
    groups: [[1, 2, 3, 4]],
  },
  {
    what: 'a typo of the source is proposed: Rulemaping and Rulemapping',
    listings: [
      { name: 'Rulemaping Group', city: 'Berlin', country: 'DE' },
      { name: 'Rulemapping Group', city: 'Berlin', country: 'DE' },
    ],
    groups: [[1], [2]],
    proposed: 1,
  },
  {
    what: 'Waterdrop twice in one directory stays two, and a person is asked',
    listings: [
      { name: 'Waterdrop', directory: 'xx-a', country: 'AT' },
      { name: 'Waterdrop', directory: 'xx-a', country: 'AT' },
    ],
    groups: [[1], [2]],
    proposed: 1,
  },
  {
    what: 'and a third Waterdrop elsewhere joins neither by its name',
    listings: [
      { name: 'Waterdrop', directory: 'xx-a', country: 'AT' },
      { name: 'Waterdrop', directory: 'xx-a', country: 'AT' },
      { name: 'Waterdrop', directory: 'xx-b', country: 'AT' },
    ],
    groups: [[1], [2], [3]],
    proposed: 3,
  },
  {
    what: 'cold start: a firm with nothing but its name is a firm',
    listings: [{ name: 'neuraflow' }, { name: 'Sichtwerk' }],
    groups: [[1], [2]],
    proposed: 0,
  },
  {
    what: 'finn.auto and finn.builders in one town are two',
    listings: [
      { name: 'finn.auto', domain: 'finn.auto', city: 'München', country: 'DE' },
      { name: 'finn.builders', domain: 'finn.builders', city: 'München', country: 'DE' },
    ],
    groups: [[1], [2]],
  },
  {
    what: 'Flux is many firms: other domains, other countries',
    listings: [
      { name: 'Flux', domain: 'flux.example', city: 'San Francisco', country: 'US' },
      { name: 'Flux', domain: 'flux-energie.example', city: 'Berlin', country: 'DE' },
      { name: 'Flux', domain: 'getflux.example', city: 'London', country: 'GB' },
    ],
    groups: [[1], [2], [3]],
    proposed: 0,
  },
  {
    what: 'Tandem twice in one directory with two domains, in two towns',
    listings: [
      { name: 'Tandem', directory: 'xx-a', domain: 'tandem.chat', city: 'San Francisco', country: 'US' },
      { name: 'Tandem', directory: 'xx-a', domain: 'madeintandem.com', city: 'Chicago', country: 'US' },
    ],
    groups: [[1], [2]],
    proposed: 0,
  },
]

/** Traps of the field, with invented firms. */
const traps: Case[] = [
  {
    what: 'one domain in two directories, however the names are written',
    listings: [
      { name: 'Aktenfuchs', domain: 'aktenfuchs.de' },
      { name: 'AKTENFUCHS Software', domain: 'aktenfuchs.de', country: 'DE' },
    ],
    groups: [[1, 2]],
  },
  {
    what: 'brand and operator behind one domain',
    listings: [
      { name: 'Plapperstube', domain: 'plapperstube.de', city: 'Berlin' },
      { name: 'Lektion Elf', legal_form: 'GmbH', domain: 'plapperstube.de', city: 'Berlin' },
    ],
    groups: [[1, 2]],
  },
  {
    what: 'sites of one shared host have no domain, and the names decide',
    listings: [
      { name: 'Aktenfuchs', website: 'https://aktenfuchs.jimdosite.com/', city: 'Kiel' },
      { name: 'Hafenblick', website: 'https://hafenblick.jimdosite.com/', city: 'Kiel' },
    ],
    groups: [[1], [2]],
    proposed: 0,
  },
  {
    what: 'neighbours on github.io are apart',
    listings: [
      { name: 'Aktenfuchs', domain: 'aktenfuchs.github.io' },
      { name: 'Hafenblick', domain: 'hafenblick.github.io' },
    ],
    groups: [[1], [2]],
    proposed: 0,
  },
  {
    what: 'one company page in a network is one firm',
    listings: [
      { name: 'Aktenfuchs', profile: 'linkedin.com/company/aktenfuchs' },
      { name: 'Aktenfuchs Kiel', profile: 'linkedin.com/company/aktenfuchs' },
    ],
    groups: [[1, 2]],
  },
  {
    what: 'a moved domain, .de and .com, in one town',
    listings: [
      { name: 'Moorlicht', domain: 'moorlicht.de', city: 'Leer', country: 'DE' },
      { name: 'Moorlicht', domain: 'moorlicht.com', city: 'Leer', country: 'DE' },
    ],
    groups: [[1, 2]],
  },
  {
    what: 'a subsidiary abroad is a firm of its own',
    listings: [
      { name: 'Moorlicht', domain: 'moorlicht.de', city: 'Leer', country: 'DE' },
      { name: 'Moorlicht', domain: 'moorlicht.at', city: 'Wien', country: 'AT' },
    ],
    groups: [[1], [2]],
  },
  {
    what: 'a parent and its daughter with names and domains of their own',
    listings: [
      { name: 'Deichwerk', domain: 'deichwerk.de', city: 'Husum', country: 'DE' },
      { name: 'Deichwerk Energie', domain: 'deichwerk-energie.de', city: 'Husum', country: 'DE' },
    ],
    groups: [[1], [2]],
  },
  {
    what: 'ü as ue, as u and as ? is one town and one name',
    listings: [
      { name: 'Grünstoff', city: 'Lübeck', country: 'DE' },
      { name: 'Gruenstoff', city: 'Luebeck', country: 'DE' },
      { name: 'Grunstoff', city: 'L?beck', country: 'DE' },
    ],
    groups: [[1, 2, 3]],
  },
  {
    what: 'a hub lends its domain to three firms of one directory',
    listings: [
      { name: 'Aktenfuchs', directory: 'xx-a', domain: 'gruenderhaus.de' },
      { name: 'Hafenblick', directory: 'xx-a', domain: 'gruenderhaus.de' },
      { name: 'Moorlicht', directory: 'xx-a', domain: 'gruenderhaus.de' },
    ],
    groups: [[1], [2], [3]],
  },
  {
    what: 'a name in another town is looked at by a person',
    listings: [
      { name: 'Hafenblick', city: 'Kiel', country: 'DE' },
      { name: 'Hafenblick', city: 'Ulm', country: 'DE' },
    ],
    groups: [[1], [2]],
    proposed: 1,
  },
  {
    what: 'a name in another country is another firm where the domains differ',
    listings: [
      { name: 'Hafenblick', domain: 'hafenblick.de', country: 'DE' },
      { name: 'Hafenblick', domain: 'hafenblick.ch', country: 'CH' },
    ],
    groups: [[1], [2]],
    proposed: 0,
  },
  {
    what: 'a name alone joins German lists',
    listings: [
      { name: 'Treibsand', country: 'DE' },
      { name: 'Treibsand', domain: 'treibsand.de', city: 'Jena', country: 'DE' },
    ],
    groups: [[1, 2]],
  },
  {
    what: 'a plain English word alone joins no lists of the United States',
    listings: [
      { name: 'Pillar', country: 'US' },
      { name: 'Pillar', domain: 'pillar.com', city: 'Austin', country: 'US' },
    ],
    groups: [[1], [2]],
    proposed: 1,
  },
  {
    what: 'names that say nothing join nobody',
    listings: [
      { name: 'Stealth', city: 'Berlin' },
      { name: 'Stealth', city: 'Berlin' },
      { name: 'GbR', city: 'Berlin' },
    ],
    groups: [[1], [2], [3]],
  },
  {
    what: 'a listing without a domain does not bridge two firms with different ones',
    listings: [
      { name: 'Hafenblick', directory: 'xx-a', domain: 'hafenblick.de', country: 'DE' },
      { name: 'Hafenblick', directory: 'xx-b', country: 'DE' },
      { name: 'Hafenblick', directory: 'xx-c', domain: 'hb-software.example', country: 'DE' },
    ],
    groups: [[1, 2], [3]],
    proposed: 1,
  },
]

describe.each([
  ['cases of the field guide', known],
  ['traps', traps],
])('%s', (_, cases) => {
  test.for(cases)('$what', ({ listings, groups, proposed }) => {
    const grouping = group(listings)
    expect(grouping.groups).toEqual(groups)
    if (proposed !== undefined) expect(grouping.proposals).toHaveLength(proposed)
    for (const { reasons } of grouping.proposals) expect(reasons.join()).not.toBe('')
  })
})

describe('what analysts decided', () => {
  const two: Sketch[] = [
    { name: 'Aktenfuchs', domain: 'aktenfuchs.de', country: 'DE' },
    { name: 'Aktenfuchs', domain: 'aktenfuchs.de', country: 'DE' },
  ]

  test('different parts one domain, and is not proposed again', () => {
    const { groups, proposals } = group(two, { same: [], different: [[1, 2]] })
    expect(groups).toEqual([[1], [2]])
    expect(proposals).toEqual([])
  })

  test('same joins what no rule would, with its reason', () => {
    const { groups, edges } = group([{ name: 'Charamel' }, { name: 'alangu' }], {
      same: [[2, 1]],
      different: [],
    })
    expect(groups).toEqual([[1, 2]])
    expect(edges).toMatchObject([{ a: 1, b: 2, reason: 'an analyst said: the same' }])
  })

  test('different holds against a third listing that both would join', () => {
    const three = [...two, { name: 'Aktenfuchs', domain: 'aktenfuchs.de' }]
    const { groups } = group(three, { same: [], different: [[1, 2]] })
    expect(groups).toHaveLength(2)
    expect(groups.some((ids) => ids.includes(1) && ids.includes(2))).toBe(false)
  })

  test('what names unknown listings is passed over', () => {
    expect(group([{ name: 'Hafenblick' }], { same: [[1, 9]], different: [[8, 9]] }).groups).toEqual([[1]])
  })
})

const names = ['Aktenfuchs', 'Aktenfuchs AI', 'Hafenblick', 'Hafen-Blick', 'Moorlicht', 'Flux']
const sketch = fc.record({
  name: fc.constantFrom(...names),
  directory: fc.constantFrom('xx-a', 'xx-b', 'xx-c'),
  domain: fc.constantFrom(null, 'aktenfuchs.de', 'hafenblick.de', 'flux.io'),
  city: fc.constantFrom(null, 'Kiel', 'Ulm', 'M?nchen', 'München'),
  country: fc.constantFrom(null, 'DE', 'US'),
})

test('whatever comes, every listing is in one firm, each firm hangs together by its edges, in any order', () => {
  fc.assert(
    fc.property(fc.array(sketch, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (sketches, numbers) => {
      const listings = listingKeys(sketches.map((one) => ({ ...one, website: null })))
      const grouping = groupListings(listings, nothingDecided)
      expect(grouping.groups.flat().sort((a, b) => a - b)).toEqual(listings.map(({ id }) => id))
      for (const ids of grouping.groups) {
        const edges = grouping.edges.filter(({ a, b }) => ids.includes(a) && ids.includes(b))
        expect(edges).toHaveLength(ids.length - 1)
      }
      const firmOf = new Map(grouping.groups.flatMap((ids, firm) => ids.map((id) => [id, firm])))
      for (const { a, b } of grouping.proposals) expect(firmOf.get(a)).not.toBe(firmOf.get(b))
      const order = listings.map((one) => ({ one, at: numbers.next().value }))
      const shuffled = order.sort((x, y) => x.at - y.at).map(({ one }) => one)
      expect(groupListings(shuffled, nothingDecided)).toEqual(grouping)
    }),
    { numRuns: 150 },
  )
})
