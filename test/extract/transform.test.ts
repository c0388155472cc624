import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Transform, transformSchema } from '../../src/directories/extraction.js'
import type { RawValue } from '../../src/extract/record.js'
import { compileTransforms } from '../../src/extract/transform.js'

function apply(transform: Transform | Transform[], value: RawValue | undefined) {
  const doubts: string[] = []
  const result = compileTransforms([transform].flat())(value, (kind, what) => doubts.push(`${kind}: ${what}`))
  return { result, doubts }
}

test.each<[Transform | Transform[], RawValue | undefined, RawValue | undefined]>([
  ['squeeze', ' a \n\u00a0 b ', 'a b'],
  ['year', '2006 / 2001', '2006'],
  ['year', ' 2013', '2013'],
  ['year', '2005 (als Beispiel GmbH)', '2005'],
  ['year', '200', undefined],
  ['year', '20061', undefined],
  ['year', '1799', undefined],
  ['year', '2100', '2100'],
  ['date_dmy', 'am 2.9.2019', '2019-09-02'],
  ['date_dmy', '31.02.2019', undefined],
  ['date_dmy', '29.02.2020', '2020-02-29'],
  ['date_berlin', '2019-12-03T23:00:00.000Z', '2019-12-04'],
  ['date_berlin', '2016-04-01T00:00:00+02:00', '2016-04-01'],
  ['date_berlin', '2019-12-03', '2019-12-03'],
  ['date_berlin', 'gestern', undefined],
  ['date_epoch', '1757825190', '2025-09-14'],
  ['date_epoch', '17578251901757825190', undefined],
  ['url_decode', 'B%C3%BCrger%20100%25', 'Bürger 100%'],
  ['url_decode', '100 % %zz %C3', '100 % %zz %C3'],
  [
    'markdown_text',
    '## Titel ##\n\n**fett** und *kursiv*, [Wort](https://a.example/x_(y)) `code`',
    'Titel ##\n\nfett und kursiv, Wort code',
  ],
  [
    'markdown_text',
    '- eins\n- zwei &amp; drei<br>vier\n\n\n\n***\n\n> Zitat ![Bild](b.png)',
    'eins\nzwei & drei vier\n\nZitat Bild',
  ],
  ['markdown_text', 'snake_case_name und 2 * 3 * 4', 'snake_case_name und 2 * 3 * 4'],
  ['html_text', '<p>Eins &amp; zwei</p><script>x</script><p>drei<br>vier</p>', 'Eins & zwei\ndrei\nvier'],
  ['flag_country', 'x 🇩🇪', 'DE'],
  ['flag_country', '🇪🇺', undefined],
  ['flag_country', '🚀', undefined],
  ['address_town', 'Trausnitzstraße, 8, 81671 München', 'München'],
  ['address_town', 'Schivelbeiner Str. 45 10439 Berlin', 'Berlin'],
  ['address_town', 'Am Beispiel 1, D-85748  Garching b. München, Deutschland', 'Garching b. München'],
  ['address_town', '80331 München Deutschland', 'München'],
  ['address_town', 'Gneiststraße 5 10437', undefined],
  ['address_town', 'Waldstraße 37a, 10999. Wir sind überall', undefined],
  ['address_town', 'Nur für Events in Berlin', undefined],
  ['first', ['a', 'b'], 'a'],
  ['first', 'a', 'a'],
  ['last', ['a', 'b'], 'b'],
  [{ split: ',' }, 'a, b,,c', ['a', 'b', 'c']],
  [{ split: ',' }, ['a,b', 'c'], ['a', 'b', 'c']],
  [{ split: ',' }, 'a,b,a', ['a', 'b']],
  [{ before: '(' }, 'Name (alt)', 'Name'],
  [{ before: '(' }, 'Name', 'Name'],
  [{ after: ':' }, 'Ort: a:b', 'a:b'],
  [{ remove: ['GmbH', '®'] }, 'a® GmbH', 'a '],
  [{ map: { Active: 'active' } }, 'Active', 'active'],
  [{ map: { a: 'x', '*': 'y' } }, ['a', 'b'], ['x', 'y']],
  [{ map: { Remote: '' } }, 'Remote', undefined],
  [{ prefix: 'https://a.example/' }, 'x', 'https://a.example/x'],
  [{ default: 'x' }, undefined, 'x'],
  [{ default: 'x' }, 'a', 'a'],
  [['year', { default: 'x' }], 'kein Jahr', 'x'],
  [[], '  ', undefined],
  [[], ['', ' '], undefined],
])('%j of %j', (transform, value, expected) => {
  expect(apply(transform, value).result).toEqual(expected)
})

test.each<[Transform, string, string]>([
  [{ map: { a: 'b' } }, 'c', 'unknown-value: "c" is not in the map'],
  ['year', '200', 'bad-value: "200" holds nothing for year'],
  ['date_dmy', 'x'.repeat(80), `bad-value: "${'x'.repeat(57)}…" holds nothing for date_dmy`],
])('%j tells of %j', (transform, value, doubt) => {
  expect(apply(transform, value)).toEqual({ result: undefined, doubts: [doubt] })
})

test('no transformation throws on any text, and each named one is known', () => {
  const named = (transformSchema.options[0] as unknown as { options: Transform[] }).options
  expect(named.length).toBeGreaterThan(10)
  fc.assert(
    fc.property(fc.constantFrom(...named), fc.string({ unit: 'binary' }), (transform, text) => {
      expect(['string', 'undefined']).toContain(typeof apply(transform, text).result)
    }),
  )
})

test.each<[Transform, string]>([
  ['markdown_text', `# ${'#'.repeat(100_000)}x`],
  ['markdown_text', '['.repeat(100_000)],
  ['markdown_text', '[a]('.repeat(30_000)],
  ['markdown_text', '**'.repeat(50_000)],
  ['markdown_text', '<!--'.repeat(30_000)],
  ['address_town', `12345 A${' '.repeat(100_000)}b`],
  ['html_text', '<b>'.repeat(20_000)],
  ['squeeze', ' '.repeat(200_000)],
])('%s reads hostile text in good time', (transform, text) => {
  // Quadratic time would take minutes here, beyond the runner's limit.
  expect(() => apply(transform, text)).not.toThrow()
})
