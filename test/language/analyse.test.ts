import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse, contentWords, forEachTerm, stemsOf } from '../../src/language/analyse.js'
import type { Language } from '../../src/language/guess-language.js'

const languages = fc.constantFrom<Language>('de', 'en', 'fr', 'other')

describe('analyse', () => {
  test.each([
    ['Die Prüfung der Anträge', 'de', ['prufung', 'antrag']],
    ['Checking the permits', 'en', ['check', 'permit']],
    ['und oder aber', 'de', []],
    ['the and of', 'en', []],
    ['IT for it', 'en', ['it']],
    ['E-Rechnung', 'de', ['erechn']],
    ['eRechnung', 'de', ['erechn']],
    ['K-12 schools', 'en', ['k12', 'school']],
    ['Energie- und Wasser', 'de', ['energi', 'wass']],
    ['CO₂-Bilanz', 'de', ['co2', 'bilanz']],
    ["L'eau d'une ville", 'fr', ['eau', 'ville']],
    ['Qu’elle aide jusqu’à l’école', 'fr', ['aide', 'ecole']],
    ["aujourd'hui", 'fr', ['aujourd', 'hui']],
    ['f?r Ger?te der St?dte', 'de', ['gerat', 'stadt']],
    ['Wer? wir!', 'de', []],
    ['', 'de', []],
    ['🙂 … !?', 'en', []],
  ] as const)('%j in %s', (text, language, terms) =>
    expect(analyse(text, language).map((token) => token.term)).toEqual(terms),
  )

  test('offsets give back the word as written, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), languages, (text, language) =>
        analyse(text, language).every(
          ({ start, end }) => start < end && /^[\p{L}\p{N}]/u.test(text.slice(start, end)),
        ),
      ),
    )
  })

  test('sees the words the index counts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), languages, (text, language) => {
        const terms: string[] = []
        forEachTerm(text, language, (term) => terms.push(term))
        expect(analyse(text, language).map((token) => token.term)).toEqual(terms)
      }),
    )
  })
})

test('content words keep a letter before its hyphen', () => {
  expect(contentWords('die E-Akte und der Plan', 'de')).toEqual(['E-Akte', 'Plan'])
})

test('a word is looked for under the stems of both languages', () => {
  expect(stemsOf('Beratungen')).toContain('berat')
  expect(stemsOf('tracking')).toContain('track')
})
