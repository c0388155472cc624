import { describe, expect, test } from 'vitest'
import { countryCode } from '../../src/firms/countries.js'
import { cleanCity, isLossy, parsePlace, sameTown, townKey } from '../../src/firms/place.js'

describe('countryCode', () => {
  test.for([
    ['Germany', 'DE'],
    ['Deutschland', 'DE'],
    ['DEUTSCHLAND', 'DE'],
    ['Allemagne', 'DE'],
    ['BRD', 'DE'],
    ['DE', 'DE'],
    ['de', 'DE'],
    ['🇩🇪', 'DE'],
    ['UK', 'GB'],
    ['England', 'GB'],
    ['Großbritannien', 'GB'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['Österreich', 'AT'],
    ['Oesterreich', 'AT'],
    ['Suisse', 'CH'],
    ['The Netherlands', 'NL'],
    ['Côte d’Ivoire', 'CI'],
    ['Czech Republic', 'CZ'],
    ['Türkei', 'TR'],
    [' Germany ', 'DE'],
    ['Atlantis', null],
    ['XX', null],
    ['ZZ', null],
    ['DD', null],
    ['', null],
    ['Europe', null],
    ['World', null],
    ['Welt', null],
  ])('%j is %j', ([text, code]) => {
    expect(countryCode(text ?? '')).toBe(code)
  })
})

describe('parsePlace', () => {
  test.for([
    ['80331 München', 'München', null],
    ['D-80331 München', 'München', null],
    ['München', 'München', null],
    ['M?nchen', 'M?nchen', null],
    ['Berlin, Germany', 'Berlin', 'DE'],
    ['Berlin, Deutschland 🇩🇪', 'Berlin', 'DE'],
    ['San Francisco, CA, USA; Remote', 'San Francisco', 'US'],
    ['San Francisco, CA, USA; Berlin, Germany', 'San Francisco', 'US'],
    ['Denver, CO', 'Denver', null],
    ['Potsdam, DE', 'Potsdam', 'DE'],
    ['Dover, DE, USA', 'Dover', 'US'],
    ['Austin, TX', 'Austin', 'US'],
    ['Singapore', 'Singapore', null],
    ['Singapore, Singapore', 'Singapore', 'SG'],
    ['Germany', null, 'DE'],
    ['Remote', null, null],
    ['Musterstr. 1, 12345 Musterstadt', 'Musterstadt', null],
    ['Musterstraße 12a, 12345 Musterstadt, Deutschland', 'Musterstadt', 'DE'],
    ['Trausnitzstraße, 8, 81671 München', 'München', null],
    ['Am Platz 3, A-1010 Wien', 'Wien', null],
    ['Frankfurt am Main', 'Frankfurt am Main', null],
    ['Garching (bei München)', 'Garching', null],
    ['', null, null],
    ['-', null, null],
    ['12345', null, null],
  ] as const)('%j is in %j, %j', ([text, city, country]) => {
    expect(parsePlace(text)).toEqual({ city, country })
  })
})

test.for([
  ['Remote', null],
  ['weltweit', null],
  ['n/a', null],
  ['12345', null],
  ['Ulm 89073', 'Ulm'],
])('the town of %j is %j', ([text, city]) => {
  expect(cleanCity(text ?? '')).toBe(city)
})

describe('sameTown', () => {
  test.for([
    ['München', 'Munich'],
    ['München', 'Muenchen'],
    ['München', 'M?nchen'],
    ['Munich', 'M?nchen'],
    ['Köln', 'K?ln'],
    ['Cologne', 'Köln'],
    ['Frankfurt', 'Frankfurt am Main'],
    ['Frankfurt/Main', 'Frankfurt a. M.'],
    ['Hamburg', 'Hamburg-Altona'],
    ['Wien', 'Vienna'],
    ['Gießen', 'Gie?en'],
    ['Rottach-Egern', 'Rottach Egern'],
  ])('%s is %s', ([a, b]) => {
    expect(sameTown(a ?? '', b ?? '')).toBe(true)
    expect(sameTown(b ?? '', a ?? '')).toBe(true)
  })
  test.for([
    ['München', 'Münster'],
    ['Köln', 'Kiel'],
    ['K?ln', 'Kiel'],
    ['Ulm', 'Neu-Ulm'],
    ['', ''],
    ['Halle', 'Hallein'],
  ])('%s is not %s', ([a, b]) => {
    expect(sameTown(a ?? '', b ?? '')).toBe(false)
  })
})

test.for([
  ['M?nchen', true],
  ['?ber uns', true],
  ['Was ist das?', false],
  ['Warum? Darum', false],
  ['M\uFFFDnchen', true],
  ['München', false],
] as const)('%j has lost letters: %s', ([text, lossy]) => {
  expect(isLossy(text)).toBe(lossy)
})

test('a town key is folded and without additions', () => {
  expect(['Garching bei München', 'Offenbach am Main', 'Berlin (Mitte)'].map(townKey)).toEqual([
    'garching',
    'offenbach',
    'berlin',
  ])
})
