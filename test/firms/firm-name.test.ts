import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanFormerNames, splitName } from '../../src/firms/firm-name.js'
import { isSoleTraderForm, splitLegalForm } from '../../src/firms/legal-forms.js'
import { parseLegalForms } from '../../src/firms/parse-legal-forms.js'
import { legalForms } from './data.js'

describe('splitLegalForm', () => {
  const cases: [string, string, string | null][] = [
    ['Falkenbach GmbH', 'Falkenbach', 'GmbH'],
    ['Falkenbach G.m.b.H.', 'Falkenbach', 'G.m.b.H.'],
    ['Falkenbach gmbh', 'Falkenbach', 'gmbh'],
    ['Falkenbach UG (haftungsbeschränkt)', 'Falkenbach', 'UG (haftungsbeschränkt)'],
    ['Falkenbach UG (haftungsbeschr?nkt)', 'Falkenbach', 'UG (haftungsbeschr?nkt)'],
    ['Falkenbach UG (haftungsbeschra\u0308nkt)'.normalize('NFC'), 'Falkenbach', 'UG (haftungsbeschränkt)'],
    ['Falkenbach UG', 'Falkenbach', 'UG'],
    ['Lesezeichen gGmbH', 'Lesezeichen', 'gGmbH'],
    ['Lesezeichen gemeinnützige GmbH', 'Lesezeichen', 'gemeinnützige GmbH'],
    ['Lesezeichen e. V.', 'Lesezeichen', 'e. V.'],
    ['Lesezeichen e.V.', 'Lesezeichen', 'e.V.'],
    ['Molitor S.à r.l.', 'Molitor', 'S.à r.l.'],
    ['Molitor Sàrl', 'Molitor', 'Sàrl'],
    ['Windmolen B.V.', 'Windmolen', 'B.V.'],
    ['Windmolen BV', 'Windmolen', 'BV'],
    ['Kalasatama Oy', 'Kalasatama', 'Oy'],
    ['Femo GmbH & Co. KG', 'Femo', 'GmbH & Co. KG'],
    ['Femo GmbH & Co KG', 'Femo', 'GmbH & Co KG'],
    ['Femo GmbH und Co. KG', 'Femo', 'GmbH und Co. KG'],
    ['Femo GmbH + Co. KG', 'Femo', 'GmbH + Co. KG'],
    ['Sichtwerk GmbH GmbH', 'Sichtwerk', 'GmbH'],
    ['Sichtwerk, GmbH', 'Sichtwerk', 'GmbH'],
    ['Sichtwerk AG', 'Sichtwerk', 'AG'],
    ['Sichtwerk KGaA', 'Sichtwerk', 'KGaA'],
    ['Sichtwerk Ltd.', 'Sichtwerk', 'Ltd.'],
    ['Sichtwerk Limited', 'Sichtwerk', 'Limited'],
    ['Sichtwerk, Inc.', 'Sichtwerk', 'Inc.'],
    ['Sichtwerk LLC', 'Sichtwerk', 'LLC'],
    ['Sichtwerk SAS', 'Sichtwerk', 'SAS'],
    ['Sichtwerk S.p.A.', 'Sichtwerk', 'S.p.A.'],
    ['Sichtwerk S.r.l.', 'Sichtwerk', 'S.r.l.'],
    ['Sichtwerk AB', 'Sichtwerk', 'AB'],
    ['Sichtwerk ApS', 'Sichtwerk', 'ApS'],
    ['Sichtwerk Sp. z o.o.', 'Sichtwerk', 'Sp. z o.o.'],
    ['Sichtwerk s.r.o.', 'Sichtwerk', 's.r.o.'],
    ['Sichtwerk e.K.', 'Sichtwerk', 'e.K.'],
    ['GmbH', '', 'GmbH'],
    // Were missed: capitals counted for the long spelling, and for spellings other than the first.
    ['Sichtwerk Aktiengesellschaft', 'Sichtwerk', 'Aktiengesellschaft'],
    ['Sichtwerk OU', 'Sichtwerk', 'OU'],
    ['Sichtwerk AD', 'Sichtwerk', 'AD'],
    // Was taken for the Cyrillic form OOD with its letters lost.
    ['Was nun ???', 'Was nun ???', null],
    // Words that only look like a form.
    ['Tag', 'Tag', null],
    ['Dialog', 'Dialog', null],
    ['Freitag', 'Freitag', null],
    ['Bugs', 'Bugs', null],
    ['Montag Labor', 'Montag Labor', null],
    ['Mein ag', 'Mein ag', null],
    ['Das Se', 'Das Se', null],
    ['Wo bist du sa', 'Wo bist du sa', null],
    ['Brauerei (Falken GmbH)', 'Brauerei (Falken GmbH)', null],
  ]
  test.for(cases)('%j is %j, %j', ([name, bare, form]) => {
    expect(splitLegalForm(name, legalForms)).toEqual({ bare, form })
  })

  test('every form of the list is found behind a name, in all its spellings', () => {
    expect(legalForms.byKey.size).toBeGreaterThan(90)
    for (const { form } of legalForms.byKey.values())
      expect(splitLegalForm(`Zirbelkiefer ${form}`, legalForms).bare, form).toBe('Zirbelkiefer')
  })

  test('what is taken off was there', () => {
    const forms = [...legalForms.byKey.values()].map(({ form }) => form)
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.constantFrom(...forms), (name, form) => {
        const { bare } = splitLegalForm(`${name} ${form}`, legalForms)
        expect(name.trim().startsWith(bare)).toBe(true)
      }),
    )
  })

  test.for([
    ['e. K.', true],
    ['e.K.', true],
    ['Einzelunternehmen', true],
    ['e.U.', true],
    ['GmbH', false],
    ['unheard of', false],
  ] as const)('%s: sole trader %s', ([form, expected]) => {
    expect(isSoleTraderForm(form, legalForms)).toBe(expected)
  })

  test('a wrong list is refused with file and line', () => {
    expect(() =>
      parseLegalForms('version: 1\nforms:\n  - { form: GmbH, in: [Germany] }\n', 'forms.yaml'),
    ).toThrow(/forms\.yaml:3: .*two capital letters/)
  })
})

describe('splitName', () => {
  const cases: [string, { name: string; legal_form?: string; former?: string[]; inactive?: true }][] = [
    ['Sichtwerk GmbH', { name: 'Sichtwerk', legal_form: 'GmbH' }],
    ['SICHTWERK® GmbH – Brillen, die sitzen!', { name: 'SICHTWERK', legal_form: 'GmbH' }],
    ['sichtwerk.net – Sehen im Netz GmbH', { name: 'sichtwerk.net – Sehen im Netz', legal_form: 'GmbH' }],
    ['Sichtwerk | Die Brille aus dem Drucker', { name: 'Sichtwerk' }],
    ['Sichtwerk (Falkenbach GmbH)', { name: 'Sichtwerk (Falkenbach)', legal_form: 'GmbH' }],
    ['Sichtwerk GmbH (Brillenlust)', { name: 'Sichtwerk (Brillenlust)', legal_form: 'GmbH' }],
    ['Sichtwerk (inaktiv)', { name: 'Sichtwerk', inactive: true }],
    ['Sichtwerk GmbH (insolvent)', { name: 'Sichtwerk', legal_form: 'GmbH', inactive: true }],
    [
      'Sichtwerk GmbH (früher Falkenbach UG)',
      { name: 'Sichtwerk', legal_form: 'GmbH', former: ['Falkenbach'] },
    ],
    [
      'Sichtwerk GmbH (fr?her Falkenbach GmbH & Co. KG)',
      { name: 'Sichtwerk', legal_form: 'GmbH', former: ['Falkenbach'] },
    ],
    ['Sichtwerk (formerly known as Falkenbach)', { name: 'Sichtwerk', former: ['Falkenbach'] }],
    ['Sichtwerk, vormals Falkenbach', { name: 'Sichtwerk', former: ['Falkenbach'] }],
    ['Sichtwerk™', { name: 'Sichtwerk' }],
    ['Haus-Meister', { name: 'Haus-Meister' }],
    ['hawk:Auge', { name: 'hawk:Auge' }],
    ['A-B-C Labor', { name: 'A-B-C Labor' }],
    ['Rot & Blau GbR', { name: 'Rot & Blau', legal_form: 'GbR' }],
    ['GbR', { name: 'GbR', legal_form: 'GbR' }],
    ['L.', { name: 'L.' }],
    ['', { name: '' }],
  ]
  test.for(cases)('%j', ([raw, { name, legal_form = null, former = [], inactive = false }]) => {
    expect(splitName(raw, legalForms)).toEqual({ name, legal_form, former_names: former, inactive })
  })

  test('a name is never lost, and splitting a clean name changes nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-zäöü]{2,8}( [A-Za-zäöü]{2,8}){0,2}$/), (raw) => {
        const { name } = splitName(raw, legalForms)
        expect(name).not.toBe('')
        expect(splitName(name, legalForms).name).toBe(name)
      }),
    )
  })
})

test('former names: forms off, fragments and the current name out', () => {
  expect(
    cleanFormerNames('Falkenbach UG, Auge & Ohr GmbH, D, SICHTWERK, Falkenbach', 'Sichtwerk', legalForms),
  ).toEqual(['Falkenbach', 'Auge & Ohr'])
})

test('of a list each former name is whole, without a remark behind it', () => {
  expect(
    cleanFormerNames(
      ['UndKI, Inc. (informally UndKI)', 'Lesen, Schreiben & Co', 'D'],
      'Sichtwerk',
      legalForms,
    ),
  ).toEqual(['UndKI', expect.stringMatching(/^Lesen, Schreiben/)])
})
