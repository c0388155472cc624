import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanLine, cleanText, filledLine } from '../../src/firms/clean-text.js'

describe('cleanText', () => {
  const cases: [string, string, string][] = [
    ['decomposed umlauts', 'Mu\u0308nchen', 'München'],
    ['soft hyphens', 'Ver\u00ADwal\u00ADtung', 'Verwaltung'],
    ['zero-width marks', 'Zauber\u200Blehr\u200Dling\uFEFF', 'Zauberlehrling'],
    ['no-break spaces', '10\u00A0000\u202FKunden', '10 000 Kunden'],
    ['bidirectional overrides', 'abc\u202Edcba\u202C', 'abcdcba'],
    ['control characters', 'a\u0000b\u0008c\u009Fd', 'abcd'],
    [
      'whole escape sequences',
      '\u001b[31mKI\u001b[0m für \u001b]8;;https://x.example\u0007alle\u001bc',
      'KI für alle',
    ],
    ['hidden tag characters', 'Firma\u{E0049}\u{E0047}', 'Firma'],
    ['half a surrogate pair', 'a\uD800b', 'ab'],
    ['whole surrogate pairs stay', 'Mond 🌕', 'Mond 🌕'],
    ['line ends of three systems', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a paragraph stays', 'a\n\n\n\nb', 'a\n\nb'],
    ['blanks around line ends', 'a  \n  b\t\tc ', 'a\nb c'],
    ['emoji with joiner falls apart into its parts', '👩\u200D🚀', '👩🚀'],
    ['nothing', '', ''],
  ]
  test.for(cases)('%s', ([, text, clean]) => {
    expect(cleanText(text)).toBe(clean)
  })

  test('cleaning twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = cleanText(text)
        expect(cleanText(once)).toBe(once)
        const line = cleanLine(text)
        expect(cleanLine(line)).toBe(line)
        expect(line).not.toMatch(/[\n\r]/)
      }),
    )
  })
})

describe('filledLine', () => {
  test.for([
    '',
    ' ',
    'n/a',
    'N/A',
    'na',
    'None',
    'null',
    'undefined',
    'unbekannt',
    'k. A.',
    'k.A.',
    '-',
    '–',
    '...',
    '?',
    '\u200B',
  ])('%j says nothing', (text) => {
    expect(filledLine(text)).toBeNull()
  })
  test.for([
    ['  Ulm ', 'Ulm'],
    ['Na und GmbH', 'Na und GmbH'],
    ['0', '0'],
    ['a\nb', 'a b'],
  ])('%j is %j', ([text, line]) => {
    expect(filledLine(text)).toBe(line)
  })
  test('a missing field is none', () => {
    expect(filledLine(undefined)).toBeNull()
  })
})
