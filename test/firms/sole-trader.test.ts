import { expect, test } from 'vitest'
import { splitName } from '../../src/firms/firm-name.js'
import { isPersonName, isSoleTrader } from '../../src/firms/sole-trader.js'
import { legalForms } from './data.js'

test.for<[string, boolean]>([
  ['Blumen Lorenzen e.K.', true],
  ['Blumen Lorenzen e. K.', true],
  ['Blumen Lorenzen e.Kfr.', true],
  ['Blumen Lorenzen e.Kfm.', true],
  ['Blumen Lorenzen eingetragene Kauffrau', true],
  ['Blumen Lorenzen Einzelunternehmen', true],
  ['Blumen Lorenzen, Einzelunternehmer', true],
  ['Blumen Lorenzen e.U.', true],
  ['Café Möwe, Inh. Wiebke Lorenzen', true],
  ['Café Möwe (Inhaberin: Wiebke Lorenzen)', true],
  ['Wiebke Lorenzen', true],
  ['Dr. Ingolf Petersmann', true],
  ['Wiebke Lorenzen GmbH', false],
  ['Wiebke Lorenzen Design', false],
  ['Robert Bosch', false],
  ['Aktenfuchs', false],
  ['Aktenfuchs GmbH', false],
  ['Emma', false],
  ['Hafenblick Kiel', false],
  ['Blumen Lorenzen GmbH & Co. KG', false],
])('%j: %s', ([name, expected]) => {
  expect(isSoleTrader(splitName(name, legalForms), legalForms)).toBe(expected)
})

test('the form may stand in a field of its own', () => {
  expect(isSoleTrader({ name: 'Café Möwe', legal_form: 'Einzelunternehmen' }, legalForms)).toBe(true)
  expect(isSoleTrader({ name: 'Wiebke Lorenzen', legal_form: 'GmbH' }, legalForms)).toBe(false)
})

test('the owner is not part of the name', () => {
  expect(splitName('Café Möwe, Inh. Wiebke Lorenzen', legalForms)).toMatchObject({
    name: 'Café Möwe',
    legal_form: 'Inh.',
  })
})

test('a person is two words or more', () => {
  expect(['Wiebke', 'Wiebke Lorenzen', ''].map(isPersonName)).toEqual([false, true, false])
})
