import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseVatId } from '../../src/firms/vat-id.js'

describe('a VAT number', () => {
  test.each([
    ['DE123456788', 'DE123456788'],
    ['DE 123 456 788', 'DE123456788'],
    ['de123.456.788', 'DE123456788'],
    ['USt-IdNr.: DE 123456788 gemäß § 27 a UStG', 'DE123456788'],
    ['ATU12345675', 'ATU12345675'],
    ['ATU 1234 5675', 'ATU12345675'],
    ['DE123456789', null],
    ['DE012345678', null],
    ['ATU12345678', null],
    ['DE407', null],
    ['DE1234567888', null],
    ['XDE123456788', null],
    ['123456788', null],
    ['+49 123 456788', null],
    ['[tel]', null],
    ['keine Angabe', null],
    ['FR12345678901', null],
    ['', null],
  ])('in %j is %j', (text, id) => {
    expect(parseVatId(text)).toBe(id)
  })

  test('with one digit changed is none: the check digit finds every single error', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = [...'123456788']
        digits[place] = String((Number(digits[place]) + shift) % 10)
        return parseVatId(`DE${digits.join('')}`) === null
      }),
    )
  })
})
