import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, foldGerman } from '../../src/language/fold.js'

test.each([
  ['Straßenzustände', 'strassenzustande'],
  ['Öffnung', 'offnung'],
  ['STRASSE', 'strasse'],
  ['ẞ', 'ss'],
  ['Café Façade', 'cafe facade'],
  ['Łódź', 'lodz'],
  ['Ærø', 'aero'],
  ['u\u0308ber', 'uber'],
  ['CO₂', 'co2'],
  ['m²', 'm2'],
  ['plain', 'plain'],
  ['', ''],
])('fold %j gives %j', (text, folded) => expect(fold(text)).toBe(folded))

test.each([
  ['Pruefung', 'prufung'],
  ['Prüfung', 'prufung'],
  ['Aemter', 'amter'],
  ['Oeffnung', 'offnung'],
  ['neue', 'neue'],
  ['Bauer', 'bauer'],
  ['Quelle', 'quelle'],
])('foldGerman %j gives %j', (text, folded) => expect(foldGerman(text)).toBe(folded))

test('folding what is folded changes nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => fold(fold(text)) === fold(text)))
})
