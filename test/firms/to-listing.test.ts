import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RawRecord } from '../../src/firms/record.js'
import { toListing } from '../../src/firms/to-listing.js'
import { legalForms, sharedHosts } from './data.js'

const context = { legalForms, sharedHosts }

function clean(fields: RawRecord['fields']) {
  return toListing({ entry: 'e1', url: 'https://directory.example/e1', fields }, 'xx-test', context, 2026)
}

function listingOf(fields: RawRecord['fields']) {
  return clean({ name: 'Aktenfuchs', ...fields }).listing
}

test('a whole entry, every field in its one form', () => {
  const { listing, signals } = clean({
    name: 'Aktenfuchs® UG (haftungsbeschränkt) – Akten leicht gemacht!',
    former_names: ['Papierdachs GmbH', 'Aktenfuchs'],
    website: 'www.aktenfuchs.de/?utm_source=list#top',
    city: '24103 Kiel, Deutschland',
    address: 'Hafenstr. 1, 24103 Kiel',
    founded: 'seit Mai 2019',
    updated_on: '03.02.2024',
    summary: ' Prüft\u00A0Bau\u00ADanträge ',
    description: 'Erster Absatz.\r\n\r\n\r\n\r\nZweiter.',
    tags: ['KI', 'KI', ' Verwaltung ', '-'],
    status: 'aktiv',
    'extra.stage': 'Seed',
  })
  expect(signals).toEqual([])
  expect(listing).toEqual({
    directory: 'xx-test',
    entry: 'e1',
    url: 'https://directory.example/e1',
    name: 'Aktenfuchs',
    former_names: ['Papierdachs'],
    legal_form: 'UG (haftungsbeschränkt)',
    website: 'http://www.aktenfuchs.de/',
    domain: 'aktenfuchs.de',
    city: 'Kiel',
    region: null,
    address: 'Hafenstr. 1, 24103 Kiel',
    country: 'DE',
    founded: 2019,
    summary: 'Prüft Bauanträge',
    description: 'Erster Absatz.\n\nZweiter.',
    tags: ['KI', 'Verwaltung'],
    status: 'active',
    updated_on: '2024-02-03',
    extra: { stage: 'Seed' },
    sole_trader: false,
    original: {
      name: 'Aktenfuchs® UG (haftungsbeschränkt) – Akten leicht gemacht!',
      website: 'www.aktenfuchs.de/?utm_source=list#top',
      city: '24103 Kiel, Deutschland',
      founded: 'seit Mai 2019',
    },
  })
})

describe('websites', () => {
  test.for<[string, string | null, string | null]>([
    ['aktenfuchs.de', 'http://aktenfuchs.de/', 'aktenfuchs.de'],
    ['https//www.aktenfuchs.de', 'https://www.aktenfuchs.de/', 'aktenfuchs.de'],
    ['https:/aktenfuchs.de', 'https://aktenfuchs.de/', 'aktenfuchs.de'],
    ['HTTP://AKTENFUCHS.DE', 'http://aktenfuchs.de/', 'aktenfuchs.de'],
    ['http://grünstoff.de', 'http://xn--grnstoff-75a.de/', 'xn--grnstoff-75a.de'],
    ['http://xn--grnstoff-75a.de', 'http://xn--grnstoff-75a.de/', 'xn--grnstoff-75a.de'],
    ['https://team.github.io/fuchs', 'https://team.github.io/fuchs', 'team.github.io'],
    ['https://fuchs.jimdosite.com', 'https://fuchs.jimdosite.com/', null],
    ['https://aktenfuchs.de/?gclid=1&lang=de', 'https://aktenfuchs.de/?lang=de', 'aktenfuchs.de'],
    ['https://www.facebook.com/aktenfuchs', null, null],
    ['https://apps.apple.com/app/id1', null, null],
    ['https://www.linkedin.com/in/erika-muster', null, null],
    ['http://', null, null],
    ['n/a', null, null],
  ])('%j is %j of %j', ([website, address, domain]) => {
    expect(listingOf({ website })).toMatchObject({ website: address, domain })
  })

  test('a profile of the firm tells it apart, a profile of a person is not kept anywhere', () => {
    expect(listingOf({ website: 'https://www.linkedin.com/company/aktenfuchs/' }).extra).toEqual({
      profile: 'linkedin.com/company/aktenfuchs',
    })
    const person = listingOf({
      website: 'https://www.linkedin.com/in/erika-muster',
      'extra.web': 'https://www.xing.com/profile/Erika_Muster',
    })
    expect(JSON.stringify(person)).not.toMatch(/muster/i)
  })
})

describe('what cannot be read is dropped with a signal, without persons in it', () => {
  test.for<[keyof RawRecord['fields'], string]>([
    ['website', 'kommt bald, fragt Erika Muster'],
    ['country', 'Atlantis'],
    ['founded', 'vor langer Zeit'],
    ['founded', '2099'],
    ['founded', '1492'],
    ['updated_on', '31.02.2024'],
  ])('%s %j', ([field, value]) => {
    const { listing, signals } = clean({ name: 'Aktenfuchs', [field]: value })
    expect(listing[field as 'website']).toBeNull()
    expect(signals).toMatchObject([{ kind: 'bad-value', url: 'https://directory.example/e1' }])
    expect(signals[0]?.message).not.toContain('Erika')
  })

  test('no name', () => {
    expect(clean({ name: ' \u200B ' }).signals).toMatchObject([{ kind: 'record-without-name' }])
  })
})

describe('places', () => {
  test.for<[string, string | null, string | null]>([
    ['M?nchen', 'M?nchen', null],
    ['80331 München', 'München', null],
    ['Mu\u0308nchen', 'München', null],
    ['San Francisco, CA, USA; Remote', 'San Francisco', 'US'],
    ['Berlin, Deutschland 🇩🇪', 'Berlin', 'DE'],
    ['Remote', null, null],
    ['San José', 'San José', null],
    ['Kiel (Tel. 0431 123456)', 'Kiel', null],
  ])('%j is %j in %j', ([city, town, country]) => {
    expect(listingOf({ city })).toMatchObject({ city: town, country })
  })
})

test('control, zero-width and soft-hyphen marks go, composed letters and NBSP fold', () => {
  const { name, summary } = listingOf({
    name: 'Akten\u00ADfuchs\u200B\u0007',
    summary: 'U\u0308ber\u00A0Bord\u2028und\u202E zuru\u0308ck',
  })
  expect([name, summary]).toEqual(['Aktenfuchs', 'Über Bord und zurück'])
})

test('a very long description ends at a word', () => {
  const { description } = listingOf({ description: 'Boot '.repeat(6000) })
  expect(description?.length).toBeLessThanOrEqual(20_002)
  expect(description).toMatch(/Boot …$/)
})

describe('no person stays in any field', () => {
  const fields: RawRecord['fields'] = {
    name: 'Café Möwe, Inh. Erika Beispiel',
    former_names: ['Möwe, Inh. Erika Beispiel', 'Möwenpost erika@moewe.example'],
    website: 'https://moewe.example',
    city: 'Kiel, erika@moewe.example',
    region: 'Norden, Ansprechpartnerin Erika Beispiel',
    address: 'Hafenstr. 1, 24103 Kiel, z. Hd. Frau Erika Beispiel, Tel. 0431 1234567',
    summary: 'Gegründet von Erika Beispiel.',
    description: 'Fragen an Erika Beispiel: +49 151 23456789',
    tags: ['Kaffee', 'Gründerin Erika Beispiel'],
    'extra.legal_form': 'e. K., vertreten durch Erika Beispiel',
    'extra.contact': 'Erika Beispiel, erika@moewe.example',
    'extra.web': 'https://de.linkedin.com/in/erika-beispiel',
  }

  test('clean or original', () => {
    const { listing } = clean(fields)
    expect(JSON.stringify(listing)).not.toMatch(/erika|beispiel|1234567|23456789/i)
    expect(listing).toMatchObject({
      name: 'Café Möwe',
      legal_form: 'Inh.',
      city: 'Kiel',
      tags: ['Kaffee', 'Gründerin'],
    })
  })

  test('a firm that is called like a person keeps its name', () => {
    const { listing } = clean({
      name: 'Erika Beispiel Design GmbH',
      summary: 'Erika Beispiel Design baut Boote.',
    })
    expect(listing).toMatchObject({
      name: 'Erika Beispiel Design',
      summary: 'Erika Beispiel Design baut Boote.',
    })
  })
})

test('whatever a page says, cleaning does not fail, and cleaning twice changes nothing', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom('GmbH', 'http://', 'Kiel, DE', '01.01.2020'),
  )
  fc.assert(
    fc.property(
      fc.record({ name: text, website: text, city: text, founded: text, summary: text }),
      (fields) => {
        const { listing } = clean(fields)
        const again = clean({
          ...fields,
          name: listing.name,
          city: listing.city ?? '',
          summary: listing.summary ?? '',
        })
        expect(again.listing.name).toBe(listing.name)
        expect(again.listing.summary).toBe(listing.summary)
      },
    ),
    { numRuns: 200 },
  )
})

test('signs that a data file left as HTML writes them are read as signs', () => {
  const { listing } = clean({
    name: 'Akten &amp; Fuchs',
    website: 'https:&#x2F;&#x2F;aktenfuchs.de&#47;start',
    summary: 'F&uuml;r B&#252;rger &lt;b&gt; &unknown;',
    tags: ['R&amp;D'],
  })
  expect(listing).toMatchObject({
    name: 'Akten & Fuchs',
    website: 'https://aktenfuchs.de/start',
    domain: 'aktenfuchs.de',
    summary: 'Für Bürger <b> &unknown;',
    tags: ['R&D'],
  })
})

test('a list of former names keeps their commas', () => {
  const { listing } = clean({
    name: 'Sichtwerk',
    former_names: ['UndKI, Inc. (informally UndKI)', 'Blick, Werk'],
  })
  expect(listing.former_names).toEqual(['UndKI', 'Blick, Werk'])
  expect(clean({ name: 'Sichtwerk', former_names: 'Blick GmbH, Werk UG' }).listing.former_names).toEqual([
    'Blick',
    'Werk',
  ])
})
