import { describe, expect, test } from 'vitest'
import { demoRoutes } from '../../src/demo/routes.js'
import { groupListings } from '../../src/firms/group-listings.js'
import { dataFolder, readDemoListings, toKeys } from './demo-listings.js'

const { listings, signals, asked } = await readDemoListings()
const { groups, proposals } = groupListings(toKeys(listings), { same: [], different: [] })
const nameOf = (id: number) => listings[id - 1]?.name

function listingOf(directory: string, name: string) {
  const found = listings.filter((one) => one.directory === directory && one.name === name)
  expect(found.length, `${name} in ${directory}`).toBe(1)
  return found[0]
}

describe('a walk through the demo', () => {
  test.each([
    ['de-demo-gruenderstadt', 26],
    ['de-demo-hafenhub', 26],
    ['eu-demo-civic-list', 26],
  ])('finds in %s %i listings', (directory, count) => {
    const entries = listings.filter((one) => one.directory === directory).map((one) => one.entry)
    expect(entries.length).toBe(count)
    expect(new Set(entries).size).toBe(count)
  })

  test('raises no doubt', () => expect(signals).toEqual([]))

  test('asks for every page that is served', () => {
    const served = [...demoRoutes(dataFolder).keys()].filter((target) => target !== '/robots.txt')
    expect([...asked].sort()).toEqual(served.sort())
  })

  test('keeps no address that could be a real firm’s', () => {
    const hosts = new Set(listings.flatMap(({ website }) => (website ? [new URL(website).hostname] : [])))
    expect([...hosts].filter((host) => !host.endsWith('.example'))).toEqual(['sites.google.com'])
    expect(listings.filter(({ website }) => website === null).map(({ name }) => name)).toEqual([
      'Protokollino',
    ])
  })

  test('keeps no names of persons, e-mail addresses or telephone numbers', () => {
    const kept = JSON.stringify(listings)
    // They are on the pages; otherwise this proves nothing.
    const pages = [...demoRoutes(dataFolder).values()].map(({ body }) => body.toString('latin1')).join('\n')
    for (const person of [
      'Beispielfrau',
      'Mustermann',
      'Platzhalter',
      'Dora Erfunden',
      'ada.beispielfrau@aktenklar.example',
      'dora.erfunden@callkiosk.example',
      'emil.platzhalter@schwarzbalken.example',
      '66969 1',
      '99998 1',
    ]) {
      expect(pages).toContain(person)
      expect(kept).not.toContain(person)
    }
    expect(kept).not.toMatch(/@|\+49/)
  })

  test('reads the page that names its encoding in a meta tag only', () => {
    const target = '/gruenderstadt/firmen/waermeblick'
    const route = demoRoutes(dataFolder).get(target)
    expect(route?.contentType).toBe('text/html')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(route?.body)).toThrow()
    const listing = listingOf('de-demo-gruenderstadt', 'Wärmeblick')
    expect(listing?.description).toMatch(/Rathäusern: .* niemand da ist – schon .* für 9 € im Monat\.$/)
  })

  test('cleans what real pages hold as well', () => {
    expect(listingOf('de-demo-gruenderstadt', 'Protokollino')?.description).toMatch(
      /^Protokollino schreibt Sitzungsprotokolle: Spracherkennung/,
    )
    expect(listingOf('de-demo-hafenhub', 'Aktenklar')?.description).toMatch(
      /^Aktenklar liest eingehende Anträge und Anlagen aus/,
    )
    expect(listingOf('eu-demo-civic-list', 'AktenKlar')?.summary).toMatch(/ a completeness check before /)
    expect(listingOf('eu-demo-civic-list', 'AktenKlar')?.website).toBe('http://aktenklar.example/en')
    expect(JSON.stringify(listings)).not.toMatch(/\u00ad|<b>|\*\*/)
    expect(listingOf('de-demo-hafenhub', '=Sortwerk')).toBeDefined()
  })

  test('knows who has given up', () => {
    const gone = listings.filter(({ status }) => status === 'inactive' || status === 'acquired')
    expect(gone.map(({ name, status }) => [name, status])).toEqual([
      ['Postpilotin', 'inactive'],
      ['Zinsfalter', 'inactive'],
      ['Lastenlurch', 'acquired'],
    ])
  })
})

describe('the firms of the demo', () => {
  test('are 60', () => expect(groups.length).toBe(60))

  test('are 61 by domain alone: one entry names no website', () => {
    const keys = listings.map(({ domain, directory, entry }) => domain ?? `${directory} ${entry}`)
    expect(new Set(keys).size).toBe(61)
  })

  test('stand together under all their spellings', () => {
    const shared = groups.filter((ids) => ids.length > 1).map((ids) => ids.map(nameOf).join(' = '))
    expect(shared.sort()).toEqual(
      [
        'Ampelauge = Ampelauge',
        'Antrags-Fuchs = Antragsfuchs',
        'Bau-Ampel = Bauampel',
        'Buergerecho KI = Bürgerecho KI',
        'Klauselkater = Klauselkater',
        'Lastenlurch = Lastenlurch',
        'Leichtsatzwerk = Leichtsatzwerk',
        // Renamed: one website, two names.
        'Lotsenwerk = Bescheidlotse',
        'Muenzmond = Münzmond',
        'Pixelpudding = Pixelpudding',
        // One of the two without a website: by name and town.
        'Protokollino = Protokollino',
        'Schlaglochspecht = Schlaglochspecht',
        'Schwarzbalken = Schwarzbalken',
        'Wissensanker = Wissensanker',
        'Wärmeblick = Waermeblick',
        'aktenklar = Aktenklar = AktenKlar',
        'fadenfroh = Fadenfroh',
      ].sort(),
    )
  })

  test('stay apart on a shared host', () => {
    const hosted = listings.filter(({ website }) => website?.startsWith('https://sites.google.com/'))
    expect(hosted.map(({ name, domain }) => [name, domain])).toEqual([
      ['Anlagendachs', null],
      ['Kuchenkurier', null],
    ])
    for (const { name } of hosted)
      expect(groups.filter((ids) => ids.map(nameOf).includes(name))).toMatchObject([[expect.any(Number)]])
  })

  test('with one name in two towns are a question for a person', () => {
    expect(proposals.map(({ a, b }) => [nameOf(a), nameOf(b)])).toEqual([['Kompassrose', 'Kompassrose']])
  })
})
