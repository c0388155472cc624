import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/language/analyse.js'
import type { Language } from '../../src/language/guess-language.js'

const sentences = (text: string, language: Language) =>
  analyse(text, language).map(({ folded, sentence }) => `${folded} ${sentence}`)

describe('a sentence', () => {
  test.each<[string, string, Language, string[]]>([
    [
      'ends at a full stop',
      'Low code. Compliance built in.',
      'en',
      ['low 0', 'code 0', 'compliance 1', 'built 1'],
    ],
    ['ends at a question mark', 'Code? compliance!', 'en', ['code 0', 'compliance 1']],
    ['ends behind a quote', 'Say "code." Compliance', 'en', ['say 0', 'code 0', 'compliance 1']],
    [
      'ends at a line break and at a bullet',
      'Code\nCompliance • Permits',
      'en',
      ['code 0', 'compliance 1', 'permits 2'],
    ],
    [
      'goes on behind an abbreviation',
      'Nr. Bauantrag, z. B. Bescheid',
      'de',
      ['nr 0', 'bauantrag 0', 'bescheid 0'],
    ],
    ['goes on with a small letter', 'Approx. five permits', 'en', ['approx 0', 'five 0', 'permits 0']],
    [
      'goes on in a version or host name',
      'Code 2.0 for code.example users',
      'en',
      ['code 0', 'code 0', 'example 0', 'users 0'],
    ],
    ['counts stop words too', 'Code. We have compliance', 'en', ['code 0', 'compliance 1']],
  ])('%s', (_, text, language, found) => expect(sentences(text, language)).toEqual(found))
})

describe('an English word in -ing', () => {
  test.each([
    ['Our team is building software', true],
    ['Building the future of payments', true],
    ['We’re building apps', true],
    ['Saving time by building them', true],
    ['For every building of the city', false],
    ['Smart building management', false],
  ])('%s: stands as a verb %j', (text, verb) =>
    expect(analyse(text, 'en').find(({ folded }) => folded === 'building')?.verb).toBe(verb),
  )
})
