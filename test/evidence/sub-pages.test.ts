import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSiteHtml } from '../../src/evidence/page-blocks.js'
import { readLinks } from '../../src/evidence/page-links.js'
import { addFromSitemap, planSubPages } from '../../src/evidence/sub-pages.js'
import { hostileHtml, largePages } from './hostile-html.js'

const home = 'https://www.firma.example/'
const plan = (html: string, url = home) => planSubPages(parseSiteHtml(html, url), url)
/** Kind, how it was found, and the address without the host. */
const shown = (pages: ReturnType<typeof plan>['pages']) =>
  pages.map(({ kind, found, url }) => `${kind} ${found} ${url.replace('https://www.firma.example', '')}`)
const linked = (html: string, url = home) =>
  shown(plan(html, url).pages.filter(({ found }) => found === 'link'))

const usual = `<nav><a href="/produkt">Produkt</a><a href="/referenzen">Referenzen</a><a href="/blog">Blog</a></nav>
  <main><a href="/blog/eins">Wie Behörden mit unserem Produkt Anträge schneller lesen können</a></main>
  <footer><a href="/impressum">Impressum</a><a href="/datenschutz">Datenschutz</a><a href="/sicherheit">Sicherheit</a>
  <a href="/barrierefreiheit">Erklärung zur Barrierefreiheit</a></footer>`

describe('the pages of a site worth a request', () => {
  test('are one of each kind, by the links of navigation and foot', () => {
    const { pages, wantsSitemap, onHome } = plan(usual)
    expect(shown(pages)).toEqual([
      'imprint link /impressum',
      'privacy link /datenschutz',
      'references link /referenzen',
      'product link /produkt',
      'security link /sicherheit',
      'accessibility link /barrierefreiheit',
    ])
    expect(wantsSitemap).toBe(false)
    expect(onHome).toEqual([])
  })

  test('are guessed where nothing is linked, and the sitemap is wanted', () => {
    const { pages, wantsSitemap } = plan('<p>Willkommen</p>')
    expect(shown(pages)).toEqual([
      'imprint guess /impressum',
      'privacy guess /datenschutz',
      'references guess /referenzen',
      'references guess /kunden',
    ])
    expect(wantsSitemap).toBe(true)
  })

  test.each<[what: string, link: string, expected: string[]]>([
    ['a doubled text', '<a href="/x1">impressum Impressum</a>', ['imprint link /x1']],
    ['a text with soft hyphens', '<a href="/x2">Daten\u00adschutz\u00aderklärung</a>', ['privacy link /x2']],
    ['a picture', '<a href="/x3"><img alt="Unsere Kunden"></a>', ['references link /x3']],
    [
      'a label for those who do not see it',
      '<a href="/x4" aria-label="Referenzen"><i></i></a>',
      ['references link /x4'],
    ],
    [
      'the address alone',
      '<a href="/unternehmen/referenzen.html">mehr</a>',
      ['references link /unternehmen/referenzen.html'],
    ],
    ['success stories', '<a href="/c">Erfolgsgeschichten</a>', ['references link /c']],
    ['trusted by', '<a href="/c">Wer uns vertraut</a>', ['references link /c']],
    ['public sector', '<a href="/ps">Public Sector</a>', ['product link /ps']],
    ['customers of a kind', '<a href="/v">Lösungen für Kommunen</a>', ['product link /v']],
    ['two topics', '<a href="/sd">Sicherheit & Datenschutz</a>', ['security link /sd']],
    ['processing of data', '<a href="/avv">Auftragsverarbeitung</a>', ['privacy link /avv']],
    ['a trust centre', '<a href="/t">Trust Center</a>', ['security link /t']],
    ['without tracking', '<a href="/impressum?utm_source=x">Impressum</a>', ['imprint link /impressum']],
    [
      'a relative address with a base',
      '<base href="/de/"><a href="impressum">Impressum</a>',
      ['imprint link /de/impressum'],
    ],
    ['old http', '<a href="http://www.firma.example/impressum">Impressum</a>', ['imprint link /impressum']],
    ['a foot kept in a template', '<template><a href="/i">Impressum</a></template>', ['imprint link /i']],
    ['another host of the site', '<a href="https://trust.firma.example/">Trust Center</a>', []],
    [
      'a page of another host of the site',
      '<a href="https://trust.firma.example/center">Trust Center</a>',
      ['security link https://trust.firma.example/center'],
    ],
  ])('are found by %s', (_, link, expected) => {
    expect(linked(link)).toEqual(expected)
  })

  test.each([
    ['Kunden werben Kunden', '/kunden-werben-kunden'],
    ['Kunden kauften auch', '/x'],
    ['Kundenkonto', '/x'],
    ['Kunden-Login', '/kunden/login'],
    ['Für Kunden', '/x'],
    ['Kundenservice', '/kundenservice'],
    ['Datenschutz-Einstellungen', '#'],
    ['Cookie-Einstellungen', '/datenschutz-cookies'],
    ['Arbeitssicherheit', '/x'],
    ['Sicherheitsdienst', '/x'],
    ['Produktion in Frankreich', '/x'],
    ['Jobs im Produkt', '/x'],
    ['Gefälschte Zertifikate und was die Behörden jetzt dagegen tun', '/x'],
    ['Hausverwaltung', '/x'],
    ['Referenzen (PDF)', '/referenzen.pdf'],
    ['Impressum', 'https://anderswo.example/impressum'],
    ['Impressum', 'mailto:impressum@firma.example'],
    ['Impressum', 'javascript:void(0)'],
    ['Referenzen', '/suche?q=referenzen'],
    ['Produkt', '/?s=produkt'],
    ['Produkte', '/warenkorb'],
    ['Produkt', '/'],
    ['Produkt', 'https://firma.example'],
  ])('are not: "%s" to %s', (text, href) => {
    expect(linked(`<nav><a href="${href}">${text}</a></nav>`)).toEqual([])
  })

  test('the text of a link weighs more than its address, and both more than its place', () => {
    const html = `<nav><a href="/referenzen">Blog</a><a href="/a">Projekte</a></nav><p><a href="/b">Referenzen</a></p>`
    expect(linked(html)).toEqual(['references link /b', 'references link /a'])
  })

  test('the page in the language of the home page comes first', () => {
    const html = '<footer><a href="/en/imprint">Imprint</a><a href="/impressum">Impressum</a></footer>'
    expect(linked(html)).toEqual(['imprint link /impressum'])
    expect(linked('<a href="/en/customers">Customers</a>')).toEqual(['references link /en/customers'])
  })

  test('one page serves one kind', () => {
    expect(linked('<a href="/recht">Impressum</a> <a href="/recht/">Datenschutz</a>')).toEqual([
      'imprint link /recht',
    ])
  })

  test('a part of the home page is no page, and is not guessed', () => {
    const { pages, onHome } = plan(
      '<nav><a href="#kunden">Kunden</a><a href="/#impressum">Impressum</a></nav>',
    )
    expect(onHome).toEqual(['imprint', 'references'])
    expect(shown(pages)).toEqual(['privacy guess /datenschutz'])
  })

  test('what is left of six goes to a second page of references and of products', () => {
    const html = `<nav><a href="/r">Referenzen</a><a href="/f">Fallstudien</a><a href="/p">Produkt</a><a href="/b">Für Behörden</a></nav>
      <footer><a href="/impressum">Impressum</a><a href="/datenschutz">Datenschutz</a></footer>`
    expect(linked(html)).toEqual([
      'imprint link /impressum',
      'privacy link /datenschutz',
      'references link /r',
      'product link /b',
      'references link /f',
      'product link /p',
    ])
  })

  test('nothing is guessed where the home page lies deep in a host of others', () => {
    expect(plan('<p>x</p>', 'https://sites.firma.example/view/beispiel/').pages).toEqual([])
  })

  test('the sitemap gives what no link led to, before guesses', () => {
    const before = plan('<footer><a href="/impressum">Impressum</a></footer>')
    const sitemap = [
      'https://www.firma.example/blog/kunden-lieben-uns',
      'https://www.firma.example/fallstudien/',
      'https://www.firma.example/loesungen/kommunen',
      'https://anderswo.example/referenzen',
      'https://www.firma.example/impressum',
      'kein Ort',
    ]
    const after = addFromSitemap(before, sitemap, home)
    expect(shown(after.pages)).toEqual([
      'imprint link /impressum',
      'references sitemap /fallstudien/',
      'product sitemap /loesungen/kommunen',
      'privacy guess /datenschutz',
    ])
    expect(after.wantsSitemap).toBe(false)
    expect(addFromSitemap(plan(usual), sitemap, home).pages).toEqual(plan(usual).pages)
  })

  test('whatever stands in a page, the plan keeps to the site and the budget, and is the same again', () => {
    fc.assert(
      fc.property(
        hostileHtml,
        fc.constantFrom(home, 'https://firma.example/de/', 'http://127.0.0.1:8080/'),
        (html, url) => {
          const { pages } = plan(html, url)
          expect(pages.length).toBeLessThanOrEqual(6)
          expect(new Set(pages.map((page) => page.url)).size).toBe(pages.length)
          for (const page of pages) expect(new URL(page.url).hostname).toBe(new URL(url).hostname)
          expect(plan(html, url).pages).toEqual(pages)
        },
      ),
    )
  })

  test.each(largePages)('are planned from a large page: %s', (_, html) => {
    expect(plan(html).pages.length).toBeLessThanOrEqual(6)
  })
})

test('links know their words, where they stand and whether they lead to the page itself', () => {
  const html = `<header><a href="/a">A <b>b</b></a></header><p><a href="https://www.firma.example/#x">Hier</a>
    <a>nirgends</a><a href="ftp://x/">x</a><a href="tel:1">t</a><a href="/c" title="C"></a></p>`
  expect(readLinks(parseSiteHtml(html, home), home)).toEqual([
    { url: `${home}a`, text: 'A b', isNavigation: true, isOnPage: false },
    { url: home, text: 'Hier', isNavigation: false, isOnPage: true },
    { url: `${home}c`, text: 'C', isNavigation: false, isOnPage: false },
  ])
})
