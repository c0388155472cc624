import { describe, expect, test } from 'vitest'
import { bareName, cleanTitle, parseBuyer, parseSupplier } from '../../src/awards/party.js'
import { isPlainName } from '../../src/awards/plain-words.js'
import { tools } from './samples.js'

describe('a supplier', () => {
  test.each([
    ['Aktenfuchs GmbH', [], true],
    ['Aktenfuchs GmbH Ingenieure und Planer', [], true],
    ['Hafenblick GmbH, NL SUED', [], true],
    ['Ingenieurbüro Lorenzen GmbH', [], true],
    ['Aktenfuchs', ['DE123456788'], true],
    ['Aktenfuchs', ['HRB 12'], true],
    ['Aktenfuchs', [], false],
    ['Aktenfuchs', ['[tel]', '0711/123456', 'ORG-0004', 'keine Angabe', 'DE407', '14943_Fuchs'], false],
    ['Wiebke Lorenzen', ['DE123456788'], false],
    ['Dipl.-Ing. Wiebke Lorenzen Architektin', ['DE123456788'], false],
    ['Dachdeckerei [Inhabername entfernt] e.K.', ['HRA 12'], false],
    ['Dachdeckerei Moor e.K.', ['HRA 12'], false],
    ['Wiebke Lorenzen und Ingolf Petersmann GbR', [], false],
    ['Moorlicht GbR', [], true],
    ['[person removed]', [], false],
    ['–', ['DE123456788'], false],
  ])('%s with %j is kept: %s', (name, ids, isKept) => {
    expect(parseSupplier({ name, ids }, tools) !== null).toBe(isKept)
  })

  test('that the notice calls a natural person is none, whatever it is called', () => {
    expect(parseSupplier({ name: 'Aktenfuchs GmbH', ids: [], natural: true }, tools)).toBeNull()
  })

  test('has a domain of its own alone', () => {
    const of = (website: string) =>
      parseSupplier({ name: 'Aktenfuchs GmbH', ids: [], website }, tools)?.domain
    expect([of('aktenfuchs.example'), of('https://facebook.com/aktenfuchs'), of('keine')]).toEqual([
      'aktenfuchs.example',
      null,
      null,
    ])
  })
})

describe('a buyer', () => {
  test.each([
    ['Stadt Musterau, Hauptstr. 37, 12345 Musterau, Tel.: 0123/456789', 'Stadt Musterau'],
    [
      'Land Musterland vertreten durch das Landesamt für Bauten',
      'Land Musterland vertreten durch das Landesamt für Bauten',
    ],
    ['Gemeinde Kleinbeispiel, vertreten durch Wiebke Lorenzen', 'Gemeinde Kleinbeispiel'],
    ['Heinrich-Muster-Universität Beispielstadt', 'Heinrich-Muster-Universität Beispielstadt'],
    ['Stadtwerke Musterau GmbH', 'Stadtwerke Musterau GmbH'],
    ['ZS', 'ZS'],
    ['Wiebke Lorenzen', undefined],
    ['[Name entfernt]', undefined],
    ['Moor e.K.', undefined],
  ])('%s is %j', (name, kept) => {
    expect(parseBuyer({ name, ids: [] }, tools)?.name).toBe(kept)
  })
})

test.each([
  ['Muster + Berger GmbH Ingenieure und Planer', 'Muster + Berger'],
  ['Aktenfuchs GmbH & Co. KG', 'Aktenfuchs'],
  ['Aktenfuchs', 'Aktenfuchs'],
  ['Hafenblick GmbH, NL SUED', 'Hafenblick'],
])('without its form %s is %s', (name, bare) => {
  expect(bareName(name, tools.legalForms)).toBe(bare)
})

test('titles lose persons and contacts', () => {
  expect(cleanTitle('Akten &amp; Pläne, Ansprechpartnerin Wiebke Lorenzen, a@b.de')).not.toMatch(/Lorenzen|@/)
  expect(cleanTitle(null)).toBe('')
})

test.each([
  ['P & M', true],
  ['MBE', true],
  ['Kompass', true],
  ['Digital Solutions', true],
  ['Aktenfuchs', false],
  ['Kompass Aktenfuchs', false],
])('%s may be anybody: %s', (name, isPlain) => {
  expect(isPlainName(name)).toBe(isPlain)
})
