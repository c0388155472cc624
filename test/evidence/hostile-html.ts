import fc from 'fast-check'

const tags = ['div', 'p', 'li', 'td', 'h2', 'a', 'form', 'nav', 'span', 'b', 'svg', 'dl', 'x-card', 'select']
const piece = fc.oneof(
  fc.constantFrom(...tags).map((tag) => `<${tag}>`),
  fc.constantFrom(...tags).map((tag) => `</${tag}>`),
  fc.constantFrom(
    '<br>',
    '<img alt="Stadt Beispielhausen">',
    '<a href="/impressum">Impressum',
    '<a href="http://[">',
    '<script>if (a < b) {</script>',
    '<script type="application/ld+json">{"@type":"Organization","name":"X GmbH"}</script>',
    '<!--',
    '-->',
    '<![CDATA[',
    '&#0;',
    '&amp;',
    '\u00ad',
    'u\u0308',
    'HRB 12345 B AG Ulm ',
    'Amtsgericht ',
    'DE136695976 ',
    'Beispiel GmbH & Co. KG, 12345 Musterstadt\n',
  ),
  fc.string({ maxLength: 12 }),
)

/** HTML that nobody would write by intent: unclosed, misnested, cut off. */
export const hostileHtml = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

/** Large pages made to cost time: each is named, and is read in moments. */
export const largePages: readonly [name: string, html: string][] = [
  ['paragraphs without end', '<p>Wort '.repeat(20_000)],
  ['links without end', '<a href="/impressum">Impressum</a>'.repeat(20_000)],
  ['open links without end', '<a href="/x">x '.repeat(3_000)],
  ['words in spans', '<span>Wort</span>'.repeat(25_000)],
  ['attributes without end', `<div ${Array.from({ length: 15_000 }, (_, i) => `a${i}`).join(' ')}>x</div>`],
  ['one long word', `<p>${'a'.repeat(500_000)}</p>`],
  ['blanks and line breaks', `<p>${' \n\u00a0'.repeat(60_000)}</p>${'<br>'.repeat(30_000)}`],
  ['headings without end', '<h2>Kopf</h2>'.repeat(25_000)],
  ['end tags without end', `${'<i>'.repeat(900)}${'</p>'.repeat(40_000)}`],
  ['numbers without end', `<p>${'HRB 12 345 Nr. : . - '.repeat(20_000)}</p>`],
  [
    'courts without end',
    `<h1>Impressum</h1>${'<p>Amtsgericht Bad Bad Bad am Handelsregister Nr.</p>'.repeat(5_000)}`,
  ],
  ['names without end', `<h1>Impressum</h1><p>${'Die Beispiel und '.repeat(20_000)} GmbH</p>`],
]
