import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanForTerminal, escapeJson, guardOutput } from '../../src/terminal/clean.js'

describe('cleanForTerminal', () => {
  it.each([
    ['plain text', 'Aktenfuchs GmbH', 'Aktenfuchs GmbH'],
    ['outer spaces', '  plain ', 'plain'],
    ['umlauts and wide characters', 'Bürgerbüro 東京 🙂', 'Bürgerbüro 東京 🙂'],
    ['colour', '\u001b[1;31mred\u001b[0m', 'red'],
    ['cursor moves', 'a\u001b[2J\u001b[1;1Hb', 'ab'],
    ['window title, ended by BEL', '\u001b]0;owned\u0007name', 'name'],
    ['link, ended by ST', '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\', 'click'],
    ['window title without an end keeps the text', '\u001b]0;name', '0;name'],
    ['C1 controls', 'a\u009b31mb\u0085c', 'a31mb c'],
    ['carriage return that overwrites the line', 'safe\rEVIL', 'safe EVIL'],
    ['backspaces', 'abc\b\b\bxyz', 'abcxyz'],
    ['null byte', 'a\0b', 'ab'],
    ['right-to-left override', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['direction isolates and marks', '\u2066a\u2069\u200e\u200f\u061cb', 'ab'],
    ['zero-width and soft hyphen', 'Ver\u00adwal\u200btung\ufeff\u200d', 'Verwaltung'],
    ['tag characters', 'a\u{e0041}\u{e007f}b', 'ab'],
    ['tabs and line breaks', ' a\tb\r\n  c\u2028d ', 'a b c d'],
    ['stacked marks', `e${'\u0301'.repeat(50)}`, `e${'\u0301'.repeat(4)}`],
    ['half a surrogate pair', 'a\ud83d', 'a\ufffd'],
  ])('%s', (_, dirty, clean) => {
    expect(cleanForTerminal(dirty)).toBe(clean)
  })
  it('keeps line breaks when asked, and only as line feeds', () => {
    expect(cleanForTerminal('a\r\nb\rc\u2029d\te\u001b[0m', { keepNewlines: true })).toBe('a\nb\nc\nd e')
  })
  it('leaves nothing that steers, whatever comes, and is stable', () => {
    const hostile = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '\u001b',
          '[',
          ']',
          '\u009b',
          '\u0007',
          '\u001b\\',
          '\u202e',
          '\r',
          '\n',
          '0',
          'm',
          '\u200d',
        ),
      ),
    )
    fc.assert(
      fc.property(hostile, (parts) => {
        const clean = cleanForTerminal(parts.join(''))
        expect(clean).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b-\u200f]/)
        expect(cleanForTerminal(clean)).toBe(clean)
      }),
    )
  })
  it('takes linear time on unfinished sequences', () => {
    // Quadratic time would take minutes here, beyond the runner's limit.
    for (const start of ['\u001b]', '\u001b[1'])
      expect(cleanForTerminal(start.repeat(100_000))).not.toContain('\u001b')
  })
})

describe('guardOutput', () => {
  it.each([
    ['own colours where colour is on', '\u001b[1mname\u001b[22m', true, '\u001b[1mname\u001b[22m'],
    ['no colours where it is off', '\u001b[1mname\u001b[22m', false, 'name'],
    [
      'nothing but colours',
      '\u001b[31ma\u001b[2J\u001b]0;x\u0007b\u001b[39m',
      true,
      '\u001b[31mab\u001b[39m',
    ],
    ['BOM, tabs and both line breaks', '\ufeff"a"\t"b"\r\nc\n', false, '\ufeff"a"\t"b"\r\nc\n'],
    ['no lone carriage return, no override', 'a\rb\u202ec', false, 'abc'],
  ])('lets through %s', (_, text, colour, expected) => {
    expect(guardOutput(text, colour)).toBe(expected)
  })
})

describe('escapeJson', () => {
  it('changes the writing, never the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = escapeJson(JSON.stringify(text))
        expect(JSON.parse(json)).toBe(text)
        expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
      }),
    )
  })
})
