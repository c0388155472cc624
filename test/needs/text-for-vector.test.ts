import { expect, test } from 'vitest'
import { needSchema } from '../../src/needs/need-schema.js'
import { needTextForVector } from '../../src/needs/text-for-vector.js'

const german = { id: 'N1', title: 'Bauanträge prüfen', text: 'Gesucht ist Software, die Bauanträge prüft.' }
const whole = `${german.title}. ${german.text}`
const english = {
  id: 'N1',
  title: 'Check permits',
  text: 'We need software that checks the permits of the city.',
}

test.each<[string, object, boolean, string | null]>([
  [
    'lines and text go to a model of many languages',
    { ...german, search: { en: 'checks permits', de: 'Anträge' } },
    false,
    `checks permits. Anträge. ${whole}`,
  ],
  ['the text alone where there is no line', german, false, whole],
  [
    'a draft that nobody confirmed goes nowhere',
    { ...german, search: { en: 'x' }, drafted: ['en'] },
    false,
    whole,
  ],
  [
    'the English line alone goes to an English model',
    { ...german, search: { en: 'checks permits', de: 'Anträge' } },
    true,
    'checks permits',
  ],
  ['an English text stands in for it', english, true, `${english.title}. ${english.text}`],
  ['a German one does not', { ...german, search: { de: 'Anträge' } }, true, null],
  ['nor does a draft', { ...german, search: { en: 'x' }, drafted: ['en'] }, true, null],
])('%s', (_, parts, isEnglish, text) => {
  expect(needTextForVector(needSchema.parse(parts), isEnglish)).toBe(text)
})

test('twenty pages are cut', () => {
  const long = needSchema.parse({ ...german, text: 'Bauantrag '.repeat(4_000) })
  expect(needTextForVector(long, false)).toHaveLength(2000)
})
