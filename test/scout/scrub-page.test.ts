import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scrubPage } from '../../src/scout/scrub-page.js'

describe('cut', () => {
  test.each([
    ['an address', 'Schreiben Sie an info@firma.example!', 'Schreiben Sie an !'],
    [
      'a link',
      '<a href="mailto:a.b+c@mail.firma.example?subject=x">Post</a>',
      '<a href="?subject=x">Post</a>',
    ],
    ['an umlaut domain', 'büro@münchen.example', ''],
    ['at the end of a sentence', 'An info@firma.example.', 'An .'],
    ['written with entities', '<p>info&#64;firma.example', '<p>'],
    ['written with entities throughout', '&#105;&#110;fo&#x40;f&#105;rma.ex&#97;mple', ''],
    ['escaped for an address bar', '?to=info%40firma.example&x=1', '?to=&x=1'],
    ['a telephone link', '<a href="tel:+49-40-123456">x</a>', '<a href="tel:">x</a>'],
    ['an international number', 'Ruf: +49 (40) 123 45-67, werktags', 'Ruf: , werktags'],
    ['an international number with a nought', '+49 (0)40 1234567', ''],
    ['a German number that is called one', 'Tel.: 040 / 123 45-0<br>Fax 040-1234', 'Tel.: <br>Fax '],
    ['a mobile number', 'Mobil: 0151 2345678.', 'Mobil: .'],
  ])('%s', (_, page, left) => expect(scrubPage(page)).toBe(left))

  test.each([
    ['behind a line break', 'Kontakt:\ninfo@firma.example', 'Kontakt:\n'],
    ['behind a tabulator', 'Kontakt:\tinfo@firma.example\tx', 'Kontakt:\t\tx'],
    ['with an umlaut', 'An jürgen.groß@firma.example', 'An '],
    ['behind a backslash', 'a\\info@firma.example', 'a\\'],
    ['behind what looks like an escape', 'a\\u00fcb@firma.example', 'a\\'],
    ['behind a backslash and a line break', 'a\\\ninfo@firma.example', 'a\\\n'],
    ['behind a quote', '"info@firma.example"', '""'],
    ['with more letters than an address has', `${'ü'.repeat(66)}@firma.example`, 'üü'],
    ['two in a row', 'a@firma.example,b@firma.example', ','],
    ['a number behind a line break', 'Ruf:\n+49 40 1234567', 'Ruf:\n'],
    ['a labelled number behind a line break', '\nTel. 040 1234567 Kiel', '\nTel.  Kiel'],
  ])('%s, in JSON as in text', (_, value, left) => {
    expect(JSON.parse(scrubPage(JSON.stringify({ value })))).toEqual({ value: left })
    // As writers of JSON do that keep to ASCII.
    const ascii = JSON.stringify({ value }).replace(
      /[\u0080-\uffff]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    expect(JSON.parse(scrubPage(ascii))).toEqual({ value: left })
  })
})

describe('kept', () => {
  test.each([
    ['a day', '2019-2021, 24.11.2026, 2026-11-24T10:00:00+01:00'],
    ['an instant of a social network', 'Tue Nov 24 10:00:00 +0000 2026'],
    ['a price', '+10.000.000 EUR, 1.234.567,89 EUR'],
    ['grants', 'Fördermittel: 10.000 - 20.000 Euro'],
    ['a hotel', 'Hotel: 2019-2021'],
    ['an id', '{"id":491234567890,"ref":"049-123-456"}'],
    ['a commercial register number', 'HRB 123456, USt-ID DE123456789'],
    ['coordinates', '+48.137154, +11.576124 and -33.868820,+151.209290'],
    ['a path of a drawing', '<path d="M12 2C6.48 2 2 6.48 2 12s4.48 10 10+10 10-4.48 10-10l+1.5+20.25"/>'],
    ['a search', 'https://x.example/?q=akten+1234567890+post'],
    ['a growth', 'um +25 % gewachsen, +3 Stellen'],
    ['a picture for fine screens', '<img src="/logo@2x.png">'],
    ['a version of a script', 'https://cdn.example/npm/vue@3.2.1/dist/vue.global.js'],
    ['a handle', 'https://video.example/@firma.name'],
    ['keys of linked data', '{"@context":"https://schema.org","@type":"Organization"}'],
    ['a rule of a style sheet', '@media (min-width: 600px) { a { color: red } }'],
    ['a postal code', 'Tel Aviv 6100000, Fax ohne Nummer'],
  ])('%s', (_, page) => expect(scrubPage(page)).toBe(page))
})

test('JSON stays JSON, with the same keys', () => {
  const word = fc.constantFrom(
    'info@firma.example',
    '+49 40 1234567',
    '\n',
    '\t',
    '"',
    '\\',
    'ü',
    ' ',
    'Tel: ',
    'n',
  )
  const text = fc.array(word, { maxLength: 8 }).map((words) => words.join(''))
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.array(text, { maxLength: 3 })), (value) => {
      const left = JSON.parse(scrubPage(JSON.stringify(value))) as Record<string, string[]>
      expect(Object.entries(left).map(([key, list]) => [key, list.length])).toEqual(
        Object.entries(value).map(([key, list]) => [key, list.length]),
      )
      expect(JSON.stringify(left)).not.toMatch(/info@firma/)
    }),
    { numRuns: 1000 },
  )
})

test('a large page takes no longer than reading it', () => {
  const page = `${'<p class="a-b_c">Aktenfuchs ordnet+Akten.</p>'.repeat(20_000)}${'a'.repeat(200_000)}@`
  expect(scrubPage(page)).toBe(page)
})

test('numbers are cut where one pattern over the whole page would cut them', () => {
  const whole =
    /(?:(?<!\p{L})|(?<=\\[bfnrt]))(?:(tel:)[+\d()%/ .-]{4,29}\d|((?:tel(?:efon|efax)?|fon|fax|mobil|handy)[.:]{0,2}[ \u00a0]?)\(?0\d[\d ()/.–-]{4,20}\d(?!\w))/giu
  const piece = fc.constantFrom(
    ...[
      'tel',
      'Tel',
      'telefon',
      'TELEFAX',
      'fon',
      'fax',
      'mobil',
      'handy',
      ':',
      '. ',
      ' ',
      '\u00a0',
      '(0',
      '040 1234-0',
    ],
    ...['tel:0401234', '01512345678', '\\n', '\\', 'n', 'ü', 'x', '0', '1', '-', '/'],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
      const page = pieces.join('')
      expect(scrubPage(page)).toBe(page.replace(whole, '$1$2'))
    }),
    { numRuns: 2000 },
  )
})
