import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordPattern, wordPlaces } from '../../src/language/word-places.js'

const byPattern = (text: string) =>
  [...text.matchAll(wordPattern)].flatMap((match) => [match.index, match.index + match[0].length])

test.each([
  ['E-Rechnung für alle', ['E-Rechnung', 'für', 'alle']],
  ['AE-Rechnung, E- Mail, x-', ['AE', 'Rechnung', 'E', 'Mail', 'x']],
  ['1-A und A-1', ['1', 'A', 'und', 'A-1']],
  ['A-B-C', ['A-B', 'C']],
  ['„Straße“ – 5 m² …', ['Straße', '5', 'm²']],
  ['E‑Akte Ελλάδα 東京', ['E‑Akte', 'Ελλάδα', '東京']],
  ['', []],
])('the words of %j', (text, words) => {
  const places = wordPlaces(text)
  expect(places).toEqual(byPattern(text))
  expect(words.map((_, i) => text.slice(places[2 * i], places[2 * i + 1]))).toEqual(words)
})

test('are those of the pattern, whatever the text', () => {
  const character = fc.oneof(
    fc.constantFrom('a', 'E', '-', '‑', '‐', ' ', '1', 'ß', '.', '’', '²', 'é'),
    fc.integer({ min: 0, max: 0x24f }).map((code) => String.fromCharCode(code)),
    fc.integer({ min: 0x2000, max: 0x206f }).map((code) => String.fromCharCode(code)),
  )
  const texts = fc.oneof(
    { weight: 4, arbitrary: fc.array(character, { maxLength: 25 }).map((list) => list.join('')) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 15 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 15 }) },
  )
  fc.assert(
    fc.property(texts, (text) => {
      expect(wordPlaces(text)).toEqual(byPattern(text))
    }),
    { numRuns: 2000 },
  )
})
