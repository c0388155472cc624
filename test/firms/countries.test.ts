import { expect, test } from 'vitest'
import { countryCode, isUsState } from '../../src/firms/countries.js'

test.for<[string, string | null]>([
  ['DE', 'DE'],
  ['de', 'DE'],
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['🇨🇭', 'CH'],
  ['Deutschland', 'DE'],
  ['Germany', 'DE'],
  ['Allemagne', 'DE'],
  ['germany ', 'DE'],
  ['Österreich', 'AT'],
  ['Oesterreich', 'AT'],
  ['Schweiz', 'CH'],
  ['The Netherlands', 'NL'],
  ['U.S.A.', 'US'],
  ['United States of America', 'US'],
  ['Vereinigtes Königreich', 'GB'],
  ['Côte d’Ivoire', 'CI'],
  ['Türkei', 'TR'],
  ['XX', null],
  ['ZZ', null],
  ['SU', null],
  ['Atlantis', null],
  ['', null],
  ['California', null],
])('%j is %j', ([text, code]) => {
  expect(countryCode(text)).toBe(code)
})

test('states of the USA are told from countries by the caller', () => {
  expect(['CA', 'DE', 'NY', 'XX', 'ca'].map(isUsState)).toEqual([true, true, true, false, false])
})
