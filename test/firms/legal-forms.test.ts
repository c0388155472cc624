import { describe, expect, test } from 'vitest'
import { isSoleTraderForm, splitLegalForm } from '../../src/firms/legal-forms.js'
import { parseLegalForms } from '../../src/firms/parse-legal-forms.js'
import { legalForms } from './data.js'

describe('a form is taken off', () => {
  test.for<[string, string, string]>([
    ['Rentablo GmbH GmbH', 'Rentablo', 'GmbH'],
    ['Aktenfuchs GmbH i.G.', 'Aktenfuchs', 'GmbH i.G.'],
    ['Aktenfuchs GmbH in Gründung', 'Aktenfuchs', 'GmbH in Gründung'],
    ['Aktenfuchs UG (haftungsbeschränkt)', 'Aktenfuchs', 'UG (haftungsbeschränkt)'],
    ['Aktenfuchs UG haftungsbeschränkt', 'Aktenfuchs', 'UG haftungsbeschränkt'],
    ['Aktenfuchs gGmbH', 'Aktenfuchs', 'gGmbH'],
    ['Aktenfuchs gemeinn?tzige Stiftungs-GmbH', 'Aktenfuchs', 'gemeinn?tzige Stiftungs-GmbH'],
    ['Aktenfuchs e. V.', 'Aktenfuchs', 'e. V.'],
    ['Aktenfuchs S.à r.l.', 'Aktenfuchs', 'S.à r.l.'],
    ['Aktenfuchs B.V.', 'Aktenfuchs', 'B.V.'],
    ['Aktenfuchs Oy', 'Aktenfuchs', 'Oy'],
    ['Aktenfuchs e.K.', 'Aktenfuchs', 'e.K.'],
    ['Aktenfuchs GmbH & Co. KG', 'Aktenfuchs', 'GmbH & Co. KG'],
    ['Aktenfuchs SE', 'Aktenfuchs', 'SE'],
    ['Aktenfuchs AG', 'Aktenfuchs', 'AG'],
    ['Aktenfuchs A/S', 'Aktenfuchs', 'A/S'],
    ['Aktenfuchs Sp. z o.o.', 'Aktenfuchs', 'Sp. z o.o.'],
    ['Aktenfuchs d.o.o.', 'Aktenfuchs', 'd.o.o.'],
    ['Aktenfuchs Pty Ltd', 'Aktenfuchs', 'Pty Ltd'],
  ])('%j is %j, %j', ([name, bare, form]) => {
    expect(splitLegalForm(name, legalForms)).toEqual({ bare, form })
  })
})

test.for([
  'Montag',
  'Reisag',
  'Nase',
  'Ose',
  'AG Aktenfuchs',
  'SE Aktenfuchs',
  'Aktenfuchs-AG-Beratung',
  'Aktenfuchs As',
  'Aktenfuchs se',
  'Partnerschaft',
  'Vertrag',
])('%j has none: only whole words at the end count', (name) => {
  expect(splitLegalForm(name, legalForms)).toEqual({ bare: name, form: null })
})

test('about ninety forms and more', () => {
  expect(legalForms.byKey.size).toBeGreaterThan(200)
  expect(new Set([...legalForms.byKey.values()].map(({ form }) => form)).size).toBeGreaterThanOrEqual(90)
})

test.for<[string, boolean]>([
  ['e. K.', true],
  ['e.Kfr.', true],
  ['Einzelunternehmen', true],
  ['Inh.', true],
  ['ENK', true],
  ['GmbH', false],
  ['nothing of the kind', false],
])('%j is of one person: %s', ([form, expected]) => {
  expect(isSoleTraderForm(form, legalForms)).toBe(expected)
})

test.for(['version: 1\nforms: [{ form: GmbH }]', 'version: 1\nforms: [{ form: GmbH, in: [de] }]', '- GmbH'])(
  '%j is a problem of the file',
  (text) => {
    expect(() => parseLegalForms(text, 'forms.yaml')).toThrow(/forms\.yaml/)
  },
)
