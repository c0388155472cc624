import { describe, expect, test } from 'vitest'
import { indexFirms, type KnownFirm, matchSupplier } from '../../src/awards/match-award.js'
import type { NoticeParty, OfficialId } from '../../src/awards/notice.js'
import { tools } from './samples.js'

const vat = (value: string): OfficialId => ({ kind: 'vat', value })
const register = (value: string, court: string | null): OfficialId => ({ kind: 'register', value, court })
const firm = (number: number, fields: Partial<KnownFirm>): KnownFirm => ({
  firm: number,
  names: [],
  domains: [],
  cities: [],
  countries: [],
  ids: [],
  ...fields,
})
const supplier = (fields: Partial<NoticeParty>): NoticeParty => ({
  name: 'Aktenfuchs GmbH',
  ids: [],
  website: null,
  domain: null,
  city: null,
  country: null,
  ...fields,
})
const match = (
  one: NoticeParty,
  firms: KnownFirm[],
  names: Record<string, number> = {},
  buyers: string[] = [],
) => matchSupplier(one, indexFirms(firms, tools.legalForms), (sign) => names[sign] ?? 1, buyers)

const known = firm(1, {
  names: ['Aktenfuchs'],
  domains: ['aktenfuchs.example'],
  cities: ['Musterau'],
  countries: ['DE'],
  ids: [vat('DE123456788'), register('HRB 12 B', 'Charlottenburg')],
})

describe('a supplier links by itself', () => {
  test.each([
    [
      'by its VAT number, whatever it is called',
      supplier({ name: 'Fuchsbau Holding AG', ids: [vat('DE123456788')] }),
      'vat',
    ],
    ['by register number and court', supplier({ ids: [register('HRB 12', 'Berlin')] }), 'register'],
    ['by its website where the name fits', supplier({ domain: 'aktenfuchs.example' }), 'host'],
    [
      'by its website where the domain is its name',
      supplier({ name: 'Aktenfuchs AI GmbH', domain: 'aktenfuchs.example' }),
      'host',
    ],
    [
      'by the best of several signs',
      supplier({ ids: [register('HRB 12', 'Berlin'), vat('DE123456788')], domain: 'aktenfuchs.example' }),
      'vat',
    ],
  ])('%s', (_, one, method) => {
    expect(match(one, [known])).toEqual([
      expect.objectContaining({ firm: 1, method, automatic: true, doubt: null }),
    ])
  })
})

describe('a supplier is for a person', () => {
  const other = firm(2, { names: ['Hafenblick'], ids: [vat('DE123456788')], domains: ['hafenblick.example'] })
  test.each([
    [
      'where an id stands at two firms',
      supplier({ ids: [vat('DE123456788')] }),
      [known, other],
      {},
      [1, 2],
      'several firms have this sign',
    ],
    [
      'where notices have two names for an id',
      supplier({ ids: [vat('DE123456788')] }),
      [known],
      { 'vat DE123456788': 2 },
      [1],
      'notices have several names for this sign',
    ],
    [
      'where its signs lead to two firms',
      supplier({ ids: [vat('DE123456788')], domain: 'hafenblick.example' }),
      [known, { ...other, ids: [] }],
      {},
      [1, 2],
      'its signs lead to several firms',
    ],
    [
      'where the website is right and the VAT number is not',
      supplier({ ids: [vat('DE900000014')], domain: 'aktenfuchs.example' }),
      [known],
      {},
      [1],
      'the firm has another VAT number',
    ],
    [
      'where the website is right and the register is not',
      supplier({ ids: [register('HRB 99', 'Berlin')], domain: 'aktenfuchs.example' }),
      [known],
      {},
      [1],
      'the firm has another register number',
    ],
    [
      'where the website is a concern’s',
      supplier({ name: 'Riesenkonzern AG', domain: 'riesen.example' }),
      [firm(3, { names: ['Kleintochter'], domains: ['riesen.example'] })],
      {},
      [3],
      'the firm has another name',
    ],
    [
      'where two firms share a website',
      supplier({ domain: 'aktenfuchs.example' }),
      [known, firm(4, { names: ['Aktenfuchs'], domains: ['aktenfuchs.example'] })],
      {},
      [1, 4],
      'several firms have this sign',
    ],
    [
      'where name and town are all there is',
      supplier({ city: 'Musterau' }),
      [known],
      {},
      [1],
      'name and town alone',
    ],
    ['where the name is all there is', supplier({}), [known], {}, [1], 'the name alone'],
    ['where the town differs', supplier({ city: 'Anderswo' }), [known], {}, [1], 'the name alone'],
    [
      'where a register number has no court',
      supplier({ ids: [register('HRB 12', null)] }),
      [known],
      {},
      [1],
      'the name alone',
    ],
    [
      'where another firm’s page is named by several',
      supplier({ domain: 'aktenfuchs.example' }),
      [known],
      { 'host aktenfuchs.example': 2 },
      [1],
      'notices have several names for this sign',
    ],
  ])('%s', (_, one, firms, names, expected, doubt) => {
    const found = match(one, firms, names)
    expect(found.map((each) => each.firm).sort()).toEqual(expected)
    expect(found.filter(({ automatic }) => automatic)).toEqual([])
    expect(found.map((each) => each.doubt)).toContain(doubt)
  })
})

describe('a supplier leads nowhere', () => {
  test.each([
    [
      'with a name of four letters',
      supplier({ name: 'MBE GmbH', city: 'Musterau' }),
      [firm(1, { names: ['MBE'], cities: ['Musterau'] })],
    ],
    [
      'with a word of the dictionary',
      supplier({ name: 'Kompass GmbH', city: 'Musterau' }),
      [firm(1, { names: ['Kompass'], cities: ['Musterau'] })],
    ],
    [
      'with another VAT number, though name and town are the same',
      supplier({ ids: [vat('DE900000014')], city: 'Musterau' }),
      [known],
    ],
    ['in another country', supplier({ country: 'CA' }), [known]],
    ['with another name', supplier({ name: 'Hafenblick GmbH', city: 'Musterau' }), [known]],
    [
      'with the same number at another court',
      supplier({ name: 'X-Werk Nordost GmbH', ids: [register('HRB 12', 'Hof')] }),
      [known],
    ],
  ])('%s', (_, one, firms) => {
    expect(match(one, firms)).toEqual([])
  })

  test('with the website of the buyer', () => {
    const one = supplier({ name: 'Fremdling GmbH', domain: 'aktenfuchs.example' })
    expect(match(one, [known], {}, ['aktenfuchs.example'])).toEqual([])
  })
})
