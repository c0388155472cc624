import { describe, expect, test } from 'vitest'
import { compareFirms, type FirmFilter, fitsFilter } from '../../src/dossier/filter-firms.js'
import { firmJson, readAllFirms, readFirms } from '../../src/dossier/firm.js'
import { searchFirms } from '../../src/dossier/search-firms.js'
import { addTags } from '../../src/store/tags.js'
import { listing, openBase, publish } from '../store/base.js'
import { filledBase, findEvidence, fuchs, lexicon } from './base.js'

describe('firms list --json', () => {
  const store = openBase()
  publish(store, [fuchs], { findEvidence })
  publish(store, [
    listing('Aktenfuchs GmbH', {
      directory: 'de-suedliste',
      domain: 'aktenfuchs.example',
      description: 'Aktenfuchs prüft Bauanträge in ganz Deutschland.',
      tags: ['Bau', 'Akten'],
    }),
  ])
  addTags(store, 1, ['pilot', 'KI'])
  const [firm] = readFirms(store).map(firmJson)

  test('has the keys of the contract, and only grows', () => {
    expect(Object.keys(firm ?? {}).slice(0, 10)).toEqual(
      'id name legal_form website domain city country founded description tags'.split(' '),
    )
    expect(Object.keys(firm ?? {}).sort()).toEqual(
      [
        ...'id name legal_form website domain city country founded description tags directories'.split(' '),
        ...'listings ai govtech first_seen last_seen'.split(' '),
        ...'given_tags status sole_trader gone aliases former_names'.split(' '),
      ].sort(),
    )
  })

  test('puts the listings of a firm together', () => {
    expect(firm).toMatchObject({
      id: 'F1',
      name: 'Aktenfuchs',
      domain: 'aktenfuchs.example',
      description: 'Aktenfuchs prüft Bauanträge in ganz Deutschland.',
      tags: ['KI', 'pilot', 'Bau', 'Akten'],
      given_tags: ['KI', 'pilot'],
      directories: ['de-nordliste', 'de-suedliste'],
      listings: [
        { directory: 'de-nordliste', entry: 'Aktenfuchs', url: fuchs.url },
        {
          directory: 'de-suedliste',
          entry: 'Aktenfuchs GmbH',
          url: 'https://nordliste.example/Aktenfuchs%20GmbH',
        },
      ],
      gone: false,
      first_seen: '2026-11-24T10:00:00Z',
    })
  })

  test('quotes what is said of AI and the public sector, with page and day', () => {
    expect(firm?.ai).toEqual({
      score: 0.7,
      evidence: [
        {
          quote: 'KI',
          field: 'summary',
          url: fuchs.url,
          seen_at: '2026-11-24T10:00:00Z',
          direction: 'sells-to',
          source: 'text',
        },
      ],
    })
    expect(firm?.govtech.evidence).toMatchObject([{ quote: 'Behörde' }])
  })

  test('says of a firm without any: nothing', () => {
    const [bread] = readFirms(filledBase(), [6]).map(firmJson)
    expect(bread).toMatchObject({
      id: 'F6',
      website: null,
      founded: null,
      ai: { score: 0, evidence: [] },
      govtech: { score: 0, evidence: [] },
    })
  })
})

test('a firm is gone when no directory has it any more', () => {
  expect(
    readFirms(filledBase())
      .filter((one) => one.gone)
      .map(({ firm }) => firm),
  ).toEqual(['F5'])
})

describe('a filter', () => {
  const store = filledBase()
  publish(store, [
    listing('Ämterlotse', { directory: 'de-suedliste', city: 'München', region: 'Bayern', country: 'DE' }),
  ])
  addTags(store, 2, ['Pilot'])
  const names = (filter: FirmFilter) =>
    [...readAllFirms(store)]
      .filter((firm) => fitsFilter(firm, filter))
      .map(({ id, facts }) => ({ id, name: facts.name }))
      .sort(compareFirms)
      .map(({ name }) => name)

  test.each<[FirmFilter, string[]]>([
    [{}, ['Aktenfuchs', 'Altbau', 'Ämterlotse', 'Brotzeit', 'Fortbau', 'Kaufbau', 'Wienbau']],
    [{ directory: 'de-suedliste' }, ['Ämterlotse']],
    [{ directory: 'de-nirgends' }, []],
    [{ country: 'at' }, ['Wienbau']],
    [{ place: 'kiel' }, ['Aktenfuchs', 'Brotzeit']],
    [{ place: 'Munich' }, ['Ämterlotse']],
    [{ place: 'bayern' }, ['Ämterlotse']],
    [{ place: 'Kie' }, []],
    [{ tag: 'pilot' }, ['Wienbau']],
    // A word of a directory is no tag of an analyst.
    [{ tag: 'Bau' }, []],
    [{ ai: true }, ['Aktenfuchs']],
    [{ govtech: true, country: 'AT' }, []],
  ])('%o leaves %j, by name', (filter, expected) => expect(names(filter)).toEqual(expected))
})

describe('firms search', () => {
  const store = filledBase()
  publish(store, [
    listing('Grünfink', {
      directory: 'de-suedliste',
      city: 'Köln',
      former_names: ['Blaumeise'],
      domain: 'gruenfink.example',
      summary: 'Finds a pipe burst before it happens.',
    }),
  ])
  const search = (words: string, limit = 10) =>
    searchFirms(store, words, lexicon, limit).map(({ facts }) => facts.name)

  test.each([
    ['grünfink', ['Grünfink']],
    ['GRUNFINK', ['Grünfink']],
    ['gruenfink.example', ['Grünfink']],
    ['blaumeise', ['Grünfink']],
    ['fink köln', ['Grünfink']],
    ['fink kiel', []],
    ['Rohrbruch', ['Grünfink']],
    ['niemand', []],
    ['  ', []],
    ['"*\'--', []],
  ])('"%s" finds %j', (words, expected) => expect(search(words)).toEqual(expected))

  test('names come first, then texts, each firm once, ended ones too', () => {
    expect(search('bau', 10)).toEqual(['Wienbau', 'Altbau', 'Kaufbau', 'Fortbau', 'Aktenfuchs'])
    expect(search('Bauanträge').sort()).toEqual(['Aktenfuchs', 'Altbau', 'Fortbau', 'Kaufbau', 'Wienbau'])
    expect(search('bau', 2)).toEqual(['Wienbau', 'Altbau'])
  })
})
