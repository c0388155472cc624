import { expect, test } from 'vitest'
import { foldMarkup } from '../../src/firms/fold-markup.js'

test.for([
  'Käthe Müller',
  'K&auml;the M&uuml;ller',
  'K&#228;the&nbsp;M&#xFC;ller',
  'K\\u00e4the M\\u00fcller',
  'K%C3%A4the M%C3%BCller',
  'KÄTHE  MÜLLER',
  'Ka\u0308the Mu\u0308l\u00adler',
  'Käthe\nMüller',
])('%j reads the same', (text) => expect(foldMarkup(text)).toBe('kathe muller'))

test.for([
  ['https:\\/\\/firma.example\\/a', 'https://firma.example/a'],
  ['A &amp; B', 'a & b'],
  ['&unknown; %ZZ %E0', '&unknown; %zz %e0'],
  ['&#0; &#x110000;', '&#0; &#x110000;'],
])('%j is %j', ([text, expected]) => expect(foldMarkup(text as string)).toBe(expected))
