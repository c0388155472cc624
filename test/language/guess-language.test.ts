import { expect, test } from 'vitest'
import { guessLanguage } from '../../src/language/guess-language.js'

test.each([
  ['Wir helfen den Kommunen bei der Planung.', 'de'],
  ['Bürgerbeteiligung', 'de'],
  ['Digitalisierung', 'de'],
  ['We help cities with the planning of roads.', 'en'],
  ['Payment processing made simple', 'en'],
  ['Nous aidons les villes avec une plateforme', 'fr'],
  ['Software die den Unterschied macht und hilft', 'de'],
  ['Online-Marktplatz f?r gebrauchte Ger?te', 'de'],
  ["Gestion de l'eau pour les communes", 'fr'],
  ["Programme national d'investigation", 'fr'],
  ['Suivi des déchets et de la collecte', 'fr'],
  ["Let's make it, don't you", 'en'],
  ["The mayor's office and its staff", 'en'],
])('%j is %s', (text, language) => expect(guessLanguage(text)).toBe(language))

test('a text without any sign has the language it is handed', () => {
  expect(guessLanguage('', 'de')).toBe('de')
  expect(guessLanguage('Robotik 3000', 'de')).toBe('de')
  expect(guessLanguage('Robotik 3000')).toBe('en')
})

test('a long text without a function word known here is in another language', () => {
  expect(guessLanguage('budujemy narzedzia dla miast '.repeat(10))).toBe('other')
})

test('the end of a long text does not decide', () => {
  const end = 'Wir sind für die Stadt und ihre Verwaltung da. '.repeat(50)
  expect(guessLanguage(`${'We are here for the city and its people. '.repeat(30)}${end}`)).toBe('en')
})
