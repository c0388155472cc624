import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinBashWords, readBashWord, writeBashWord } from '../../src/commands/shell-words.js'

// Names as firms could have them; all invented.
const names = [
  'Möwe "Post" GmbH',
  "O'Hara $HOME KG",
  'Bau Ämter & Söhne',
  '*.yaml',
  '$(id) `id`',
  '=Sortwerk',
  '~',
  'a\\b',
  '#1 {a,b} [x] !wer?',
  '',
  'aktenfuchs.example',
]

describe('a word as bash hands it over', () => {
  test.each([
    ['Möwe\\ ', 'Möwe ', ''],
    ['"Möwe ', 'Möwe ', '"'],
    ["'Bau & ", 'Bau & ', "'"],
    ["O\\'H", "O'H", ''],
    ['"a\\"b\\$c\\n', 'a"b$c\\n', '"'],
    ['"zu" Ende', 'zu Ende', ''],
    ["'it'\\''s", "it's", "'"],
  ])('%s', (raw, text, quote) => expect(readBashWord(raw)).toEqual({ text, quote }))
})

test('what is written is read back, behind any quote', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '"', "'"), (text, quote) => {
      if (text.includes('\n')) return
      const written = quote === '' && text === '' ? "''" : writeBashWord(text, quote)
      expect(readBashWord(quote + written).text).toBe(text)
    }),
  )
})

test('bash itself takes what is written for the very name, and neither expands nor runs anything', () => {
  for (const quote of ['', '"', "'"] as const) {
    const line = names.map((name) => `${quote}${writeBashWord(name, quote)}${quote}`).join(' ')
    const output = execFileSync('bash', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' })
    expect(output.split('\n').slice(0, -1)).toEqual(names)
  }
})

test.each([
  [
    ['list', '--need', '=', 'po'],
    ['list', '--need', 'po'],
  ],
  [
    ['list', '--need', '='],
    ['list', '--need', ''],
  ],
  [
    ['list', 'a', '=', 'b'],
    ['list', 'a', '=', 'b'],
  ],
])('bash parts an option from its value: %j', (words, joined) => expect(joinBashWords(words)).toEqual(joined))
