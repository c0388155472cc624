import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/language/analyse.js'
import type { Language } from '../../src/language/guess-language.js'
import { parseForm } from '../../src/language/lexicon.js'
import { PhraseFinder, partWeight } from '../../src/language/phrase-finder.js'

function find(form: string, formLanguage: Language, text: string, language: Language) {
  const finder = new PhraseFinder([{ owner: 'x', form: parseForm(form, formLanguage) }])
  return finder.find(analyse(text, language)).map(({ first, last, weight }) => [first, last, weight])
}

describe('PhraseFinder', () => {
  test.each([
    ['a word', 'permit', 'en', 'All permits at once', 'en', [[0, 0, 1]]],
    ['a phrase', 'building permit', 'en', 'Building permits, faster', 'en', [[0, 1, 1]]],
    ['a phrase across a stop word', 'heat pump', 'en', 'heat and pump', 'en', [[0, 1, 1]]],
    ['a phrase with one word between', 'water network', 'en', 'water supply network', 'en', [[0, 2, 1]]],
    ['no phrase with two words between', 'water network', 'en', 'water supply pipe network', 'en', []],
    ['no phrase across a full stop', 'code compliance', 'en', 'Lines of code. We offer compliance', 'en', []],
    ['no phrase across a line break', 'code compliance', 'en', 'Low code\nCompliance', 'en', []],
    ['no phrase across list items', 'code compliance', 'en', 'code • compliance', 'en', []],
    [
      'a phrase behind an abbreviation',
      'Bauantrag prüfen',
      'de',
      'Bauantrag z. B. prüfen',
      'de',
      [[0, 1, 1]],
    ],
    ['a phrase with a hyphen or comma', 'code compliance', 'en', 'code, compliance', 'en', [[0, 1, 1]]],
    ['no phrase in another order', 'building permit', 'en', 'permit building', 'en', []],
    ['a part of a compound', 'Energie', 'de', 'Unsere Energieberatung', 'de', [[0, 0, partWeight]]],
    ['an English word in a German text', 'permit', 'en', 'Wir bieten Permit für alle', 'de', [[1, 1, 1]]],
    ['no verb for a noun', 'Sucht', 'de', 'Die Stadt sucht Hilfe', 'de', []],
    ['the noun', 'Sucht', 'de', 'Hilfe bei Sucht', 'de', [[1, 1, 1]]],
    ['the verb for a noun made of it', 'Beratung', 'de', 'Wir beraten Sie', 'de', [[0, 0, 1]]],
    ['no German stem in an English text', 'Rente', 'de', 'Rent your home', 'en', []],
    ['the German word in an English text', 'Kommunen', 'de', 'For Kommunen', 'en', [[0, 0, 1]]],
    ['nothing in an empty text', 'permit', 'en', '', 'en', []],
    ['nothing for a form of stop words', 'the of', 'en', 'the of', 'en', []],
  ] as const)('finds %s', (_, form, formLanguage, text, language, found) =>
    expect(find(form, formLanguage, text, language)).toEqual(found),
  )

  test('hands back the owner of each form', () => {
    const finder = new PhraseFinder([
      { owner: 1, form: parseForm('water', 'en') },
      { owner: 2, form: parseForm('water meter', 'en') },
    ])
    expect(finder.find(analyse('Water meters', 'en')).map(({ owner }) => owner)).toEqual([1, 2])
  })
})
