import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSiteHtml, readBlocks, readTitle } from '../../src/evidence/page-blocks.js'
import { Problem } from '../../src/problem.js'
import { hostileHtml, largePages } from './hostile-html.js'

const url = 'https://firma.example/'
const read = (html: string) => readBlocks(parseSiteHtml(html, url))
/** One line a block: its kind, its text, the headings above. */
const lines = (html: string) =>
  read(html).map(({ kind, text, headings }) => [kind, text, ...headings].join(' | '))

describe('the blocks of a page', () => {
  test.each<[what: string, html: string, expected: string[]]>([
    [
      'paragraphs',
      '<p>Eins</p><p>Zwei</p>drei',
      ['paragraph | Eins', 'paragraph | Zwei', 'paragraph | drei'],
    ],
    [
      'headings, each with those above it',
      '<h1>A</h1><p>a</p><h2>B</h2><p>b</p><h3>C</h3><h2>D</h2><p>d</p>',
      [
        'heading | A',
        'paragraph | a | A',
        'heading | B | A',
        'paragraph | b | A | B',
        'heading | C | A | B',
        'heading | D | A',
        'paragraph | d | A | D',
      ],
    ],
    [
      'headings by role',
      '<div role="heading" aria-level="3">K</div><p>x</p>',
      ['heading | K', 'paragraph | x | K'],
    ],
    ['items', '<ul><li>Eins<li><p>Zwei</p></ul>', ['item | Eins', 'item | Zwei']],
    [
      'pairs and cells',
      '<dl><dt>Gericht<dd>Ulm</dl><table><tr><th>Nr<td>HRB 1</table>',
      ['cell | Gericht', 'cell | Ulm', 'cell | Nr', 'cell | HRB 1'],
    ],
    [
      'quotes',
      '<blockquote><p>Sehr gut.</p><footer>Stadt Muster</footer></blockquote><p>Er sagt <q>gut</q>.</p>',
      ['quote | Sehr gut.', 'quote | Stadt Muster', 'paragraph | Er sagt gut.'],
    ],
    [
      'images by their replacement text',
      '<div><img alt="Stadt Beispielhausen"><img alt=""><img alt="logo-3.png"><img title="Kreis Muster"></div>',
      ['alt | Stadt Beispielhausen', 'alt | Kreis Muster'],
    ],
    [
      'drawings by their title',
      '<svg><title>Landkreis Muster</title><text>no</text></svg>',
      ['alt | Landkreis Muster'],
    ],
    [
      'line breaks, of which two part blocks',
      '<p>Beispiel GmbH<br>Weg 1<br><br>Telefon</p>',
      ['paragraph | Beispiel GmbH\nWeg 1', 'paragraph | Telefon'],
    ],
    [
      'without code, navigation, foot, dialogues and choices',
      '<nav>a</nav><script>b</script><style>c</style><template>d</template><noscript>e</noscript><dialog>f</dialog>' +
        '<div role="dialog">g</div><div role="navigation">h</div><select><option>i</select><p>Text</p><footer>j</footer>',
      ['paragraph | Text'],
    ],
    ['without what is kept out of excerpts', '<p data-nosnippet>a</p><p>b</p>', ['paragraph | b']],
    [
      'marks nobody sees',
      '<p>Ver\u00adwal\u200btung f&uuml;r Mu\u0308nchen</p>',
      ['paragraph | Verwaltung für München'],
    ],
    ['white space', '<p>\n  a\t b&nbsp;\n c </p>', ['paragraph | a b c']],
    [
      'words that touch',
      '<div><span>Register</span><span>HRB 1</span></div>',
      ['paragraph | Register HRB 1'],
    ],
    ['letters that touch', '<p><span>H</span><span>allo</span> <b>W</b>elt</p>', ['paragraph | Hallo Welt']],
    [
      'doubled words of links',
      '<p><a href="/i"><i>Impressum</i> Impressum</a> <a href="/d">DatenschutzDatenschutz</a> ja ja</p>',
      ['paragraph | Impressum Datenschutz ja ja'],
    ],
    [
      'cards as elements of their own',
      '<my-card>Eins</my-card><my-card>Zwei</my-card>',
      ['paragraph | Eins', 'paragraph | Zwei'],
    ],
    ['entities as text', '<p>&lt;b&gt; R&amp;D</p>', ['paragraph | <b> R&D']],
    ['nothing', '', []],
  ])('%s', (_, html, expected) => {
    expect(lines(html)).toEqual(expected)
  })

  test('a form is left out, unless it holds half of the page', () => {
    expect(lines('<p>Ein langer Absatz der Seite</p><form><p>Ihr Name</p></form>')).toEqual([
      'paragraph | Ein langer Absatz der Seite',
    ])
    expect(lines('<p>Kopf</p><form><p>Die ganze Seite steht hier</p></form>')).toEqual([
      'paragraph | Kopf',
      'paragraph | Die ganze Seite steht hier',
    ])
    // Scripts and navigation do not count on either side.
    expect(
      lines(`<nav>${'x '.repeat(99)}</nav><form><script>${'y'.repeat(99)}</script><p>Die Seite</p></form>`),
    ).toEqual(['paragraph | Die Seite'])
    expect(lines('<form><form><p>Alles</p></form></form>')).toEqual(['paragraph | Alles'])
  })

  test('the title is the page’s own', () => {
    const title = (html: string) => readTitle(parseSiteHtml(html, url))
    expect(
      title('<head><title> Beispiel\n GmbH &amp; Co </title></head><body><svg><title>x</title></svg>'),
    ).toBe('Beispiel GmbH & Co')
    expect(title('<body><svg><title>x</title></svg>')).toBe('')
    expect(title('')).toBe('')
  })

  test('whatever stands in a page, blocks are clean and know their headings', () => {
    fc.assert(
      fc.property(hostileHtml, (html) => {
        for (const { kind, text, headings } of read(html)) {
          expect(text).toBe(text.trim())
          expect(text).not.toBe('')
          expect(text).not.toMatch(/[\u00ad\u200b\t\r]|\n\n| {2}/)
          expect(text).toBe(text.normalize('NFC'))
          expect(headings.length).toBeLessThanOrEqual(kind === 'heading' ? 5 : 6)
        }
      }),
    )
  })

  test.each(largePages)('a large page is read: %s', (_, html) => {
    const blocks = read(html)
    expect(blocks.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(html.length)
  })

  test('what is nested beyond all reason is refused in words', () => {
    expect(() => read('<div>'.repeat(100_000))).toThrow(Problem)
    expect(lines(`${'<div>'.repeat(3_000)}tief`)).toEqual(['paragraph | tief'])
  })
})
