import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasLostLetter, mendLostLetters } from '../../src/language/lost-letters.js'

test.each([
  ['f?r', 'fur'],
  ['Ger?te', 'gerate'],
  ['L?sungen', 'losungen'],
  ['Stellenb?rse', 'stellenborse'],
  ['B?rgerb?ro', 'burgerburo'],
  ['Stra\uFFFDe', 'strasse'],
  ['Xqz?w', 'xqzuw'],
])('%j is read as %j', (written, mended) => expect(mendLostLetters(written)).toBe(mended))

test.each([
  ['f?r', true],
  ['für', false],
  ['', false],
])('%j has lost a letter: %j', (written, has) => expect(hasLostLetter(written)).toBe(has))

test('no gap is left, however many there are', () => {
  const word = fc
    .array(fc.constantFrom('a', 'b', '?', '\uFFFD', 'x'), { maxLength: 40 })
    .map((letters) => letters.join(''))
  fc.assert(fc.property(word, (written) => !hasLostLetter(mendLostLetters(written))))
})
