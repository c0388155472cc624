import { expect, test } from 'vitest'
import { collapseDoubled } from '../../src/evidence/doubled.js'

test.each([
  ['impressum impressum', 'impressum'],
  [' Unsere Kunden unsere Kunden ', ' Unsere Kunden '],
  ['DatenschutzDatenschutz', 'Datenschutz'],
  ['Kunden werben Kunden', 'Kunden werben Kunden'],
  ['Baba', 'Baba'],
  ['Berlin', 'Berlin'],
  ['a$& a$&', 'a$&'],
  ['', ''],
  ['x', 'x'],
])('"%s" is "%s"', (text, once) => {
  expect(collapseDoubled(text)).toBe(once)
})
