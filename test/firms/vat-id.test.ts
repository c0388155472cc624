import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findVatId, parseVatId } from '../../src/firms/vat-id.js'

describe('a VAT id in a text', () => {
  test.each([
    ['USt-IdNr.: DE136695976', 'DE136695976'],
    ['USt-ID: DE 136 695 976.', 'DE136695976'],
    ['Ust.Id.DE136695976', 'DE136695976'],
    ['DE: 136 695 976', 'DE136695976'],
    ['VAT de136695976', 'DE136695976'],
    ['UID ATU 123 45675', 'ATU12345675'],
    ['UID: AT U12345675', 'ATU12345675'],
    ['CHE-123.456.788 MWST', 'CHE123456788'],
    ['CHE 123 456 788 TVA', 'CHE123456788'],
    ['erst DE123456789, dann DE123456788', 'DE123456788'],
  ])('%s', (text, id) => {
    expect(findVatId(text)).toBe(id)
  })

  test.each([
    ['a placeholder', 'DE123456789'],
    ['a number that begins with zero', 'DE000000000'],
    ['an id of the economy', 'W-IdNr.: DE123456788-00001'],
    ['an id of the economy by its name', 'W-IdNr. DE136695976'],
    ['a tax number', 'Steuernummer: 27/123/45678'],
    ['a bank account', 'IBAN DE13 6695 9760 0000 0000 51'],
    ['a security', 'DE0007164600'],
    ['a register of devices', 'WEEE-Reg.-Nr. DE136695976'],
    ['a register number of Switzerland', 'CHE-123.456.788'],
    ['a word', 'CODE136695976'],
    ['a wrong check digit', 'ATU12345678'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(findVatId(text)).toBeNull()
  })

  test('every other digit in a place is found out', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(9), (place, digit) => {
        const digits = [...'136695976']
        const isSame = digits[place] === String(digit)
        digits[place] = String(digit)
        expect(findVatId(`DE${digits.join('')}`) !== null).toBe(isSame)
      }),
    )
  })

  test('what is found is an id by itself', () => {
    const pieces = fc.constantFrom(
      'DE',
      'ATU',
      'CHE',
      '-',
      ' ',
      '.',
      '136695976',
      '12345675',
      '123.456.788',
      'MWST',
      '0',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 9 }), (parts) => {
        const id = findVatId(parts.join(''))
        expect(id === null ? null : parseVatId(id)).toBe(id)
      }),
    )
  })
})

test.each([
  ['DE136695976', 'DE136695976'],
  ['de 136 695 976', 'DE136695976'],
  ['DE-136.695.976', 'DE136695976'],
  ['ATU12345675', 'ATU12345675'],
  ['CHE-123.456.788 MWST', 'CHE123456788'],
  ['CHE-123.456.788', 'CHE123456788'],
  ['DE123456789', null],
  ['DE136695976-00001', null],
  ['U12345675', null],
  ['FR12345678901', null],
  ['Herr DE136695976', null],
  ['', null],
])('the value %s is %s', (value, id) => {
  expect(parseVatId(value)).toBe(id)
})
