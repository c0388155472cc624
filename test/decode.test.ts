import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeText } from '../src/decode.js'

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))),
  )
const umlaut1252 = [0x4d, 0xfc, 0x6e]
const meta = (charset: string) => `<meta charset="${charset}">`

test.each<[string, Uint8Array, string, string]>([
  ['UTF-8 without a word', bytes('Mün'), 'text/html', 'Mün'],
  ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'Mün'), 'text/csv', 'Mün'],
  ['the mark wins over the header', bytes([0xef, 0xbb, 0xbf], 'Mün'), 'text/csv; charset=iso-8859-1', 'Mün'],
  ['UTF-16 with a mark', bytes([0xff, 0xfe, 0x4d, 0, 0xfc, 0]), 'text/csv', 'Mü'],
  ['UTF-16 without a mark', Buffer.from('Firma;Ort\nMün;Köln', 'utf16le'), '', 'Firma;Ort\nMün;Köln'],
  ['UTF-16 without a mark, big end first', Buffer.from('Firma;Ort', 'utf16le').swap16(), '', 'Firma;Ort'],
  ['a zero byte here and there is no UTF-16', bytes('Firma;Ort', [0], 'Mün'), '', 'Firma;Ort\0Mün'],
  ['header', bytes(umlaut1252), 'text/csv; charset="iso-8859-1"', 'Mün'],
  [
    'header wins over meta',
    bytes(meta('utf-8'), umlaut1252),
    'text/html; charset=latin1',
    `${meta('utf-8')}Mün`,
  ],
  ['unknown label in the header', bytes('Mün'), 'text/html; charset=klingon', 'Mün'],
  ['meta', bytes(meta('windows-1252'), 'ü'), 'text/html', `${meta('windows-1252')}Ã¼`],
  [
    'meta with http-equiv',
    bytes('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', [0xcf]),
    'text/html',
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">П',
  ],
  [
    'meta in a comment does not count',
    bytes(`<!-- ${meta('windows-1251')} -->`, 'ü'),
    'text/html',
    `<!-- ${meta('windows-1251')} -->ü`,
  ],
  ['meta that says UTF-16 is UTF-8', bytes(meta('utf-16'), 'ü'), 'text/html', `${meta('utf-16')}ü`],
  ['unknown label in meta', bytes(meta('nonsense'), 'ü'), 'text/html', `${meta('nonsense')}ü`],
  [
    'no meta in a file that is no page',
    bytes(meta('windows-1251'), 'ü'),
    'text/csv',
    `${meta('windows-1251')}ü`,
  ],
  ['windows-1252 where UTF-8 is not valid', bytes(umlaut1252), 'text/csv', 'Mün'],
  // Node 20.20 reads 0x80 to 0x9F of windows-1252 as control characters.
  ['all of windows-1252', bytes([0x80, 0x84, 0x93, 0x96, 0x99, 0x9f]), '', '€„“–™Ÿ'],
  ['nothing', bytes(), 'text/html', ''],
])('%s', (_, body, contentType, text) => {
  expect(decodeText(body, contentType)).toBe(text)
})

test('never throws, and gives back any UTF-8 text', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (body, type) => {
      expect(typeof decodeText(body, `text/html; charset=${type}`)).toBe('string')
    }),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(decodeText(Buffer.from(text), 'application/json')).toBe(text.replace(/^\ufeff/, ''))
    }),
  )
})
