import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSiteHtml } from '../../src/evidence/page-blocks.js'
import { redirectedElsewhere } from '../../src/evidence/redirect.js'
import { describeSite, siteNatures } from '../../src/evidence/site-nature.js'
import { hostileHtml } from './hostile-html.js'

const describeHtml = (html: string, url = 'https://firma.example/') =>
  describeSite(parseSiteHtml(html, url), html, url)
const prose = 'Wir lesen Anträge für Verwaltungen und legen sie den Fachleuten geordnet vor. '

describe('what stands at a firm’s address', () => {
  test.each<[nature: string, what: string, html: string]>([
    [
      'text',
      'a page of words',
      `<title>Beispiel</title><script src="/a.js"></script><p>${prose.repeat(4)}</p>`,
    ],
    ['text', 'a short page without script', '<h1>Beispiel GmbH</h1><p>Rufen Sie uns an.</p>'],
    [
      'text',
      'a page with a banner',
      `<p>${prose.repeat(20)}</p><div role="dialog">Cookies <button>Zustimmen</button></div>`,
    ],
    [
      'text',
      'a firm that speaks of domains',
      `<p>${prose.repeat(40)} Diese Domain steht zum Verkauf, sagte der Makler.</p>`,
    ],
    ['text', 'a firm that builds websites', `<p>${prose.repeat(11)} Ist Ihre Website im Aufbau?</p>`],
    [
      'js-shell',
      'an empty root',
      '<title>Beispiel</title><div id="root"></div><script src="/app.js"></script>',
    ],
    [
      'js-shell',
      'a word for those without script',
      '<div id="app"></div><noscript>Bitte JavaScript einschalten.</noscript><script></script>',
    ],
    ['parked', 'a domain for sale in German', '<h1>firma.example</h1><p>Diese Domain steht zum Verkauf!</p>'],
    ['parked', 'a domain for sale in English', '<title>The domain is for sale</title><p>Make an offer.</p>'],
    ['parked', 'a domain that is bought here', '<p>Buy this domain today</p>'],
    ['parked', 'a domain that somebody registered', '<p>Diese Domain wurde erfolgreich registriert.</p>'],
    ['parked', 'a site to come', '<p>Hier entsteht eine neue Internetpräsenz.</p>'],
    ['parked', 'a site under construction', '<h1>Beispiel</h1><p>Unsere Website ist gerade im Aufbau.</p>'],
    ['parked', 'a server’s first page', '<title>Welcome to nginx!</title><p>If you see this page</p>'],
    [
      'parked',
      'advertisements of a parking service',
      '<p>Related links</p><script src="https://img.sedoparking.com/x.js"></script>',
    ],
    [
      'consent',
      'a question for consent',
      '<p>Wir verwenden Cookies.</p><button>Zustimmen</button><script></script>',
    ],
    ['challenge', 'a challenge by its title', '<title>Just a moment...</title><script></script>'],
    [
      'challenge',
      'a challenge by its script',
      '<p>Prüfung</p><script src="/cdn-cgi/challenge-platform/x.js"></script>',
    ],
    ['login', 'a log-in', '<form><input type="password"></form>'],
    ['empty', 'nothing', ''],
    ['empty', 'no words', '<html><body><img src="a.png"></body></html>'],
  ])('%s: %s', (nature, _, html) => {
    const site = describeHtml(html)
    expect(site.nature).toBe(nature)
    expect(site.why).toMatch(/^[A-Z].+\.$/s)
  })

  test('an address where domains are sold is parked whatever it says', () => {
    expect(describeHtml(`<p>${prose.repeat(9)}</p>`, 'https://www.hugedomains.com/x').nature).toBe('parked')
    expect(describeHtml(`<p>${prose.repeat(9)}</p>`, 'https://sedona.de/').nature).toBe('text')
  })

  test.each([
    ['a refresh', '<meta http-equiv="Refresh" content="0; URL=\'/de/\'">', 'https://firma.example/de/'],
    [
      'the main frame',
      '<frameset><frame src="/nav"><frame name="main" src="/inhalt.htm"></frameset>',
      'https://firma.example/inhalt.htm',
    ],
    ['no frame of others', '<iframe src="https://karte.example/"></iframe>', null],
    ['no refresh without an address', '<meta http-equiv="refresh" content="30">', null],
    ['no script', '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">', null],
    ['no page of words', `<meta http-equiv="refresh" content="900; url=/"><p>${prose.repeat(4)}</p>`, null],
  ])('leads on by %s', (_, html, to) => {
    expect(describeHtml(html).leadsTo).toBe(to)
  })

  test('whatever stands in a page, it is something', () => {
    fc.assert(fc.property(hostileHtml, (html) => siteNatures.includes(describeHtml(html).nature)))
  })
})

describe('a redirect to elsewhere', () => {
  test.each([
    ['https://firma.de/', 'https://www.firma.de/de/'],
    ['http://firma.de', 'https://firma.de/'],
    ['https://firma.de/', 'https://app.firma.de/'],
    ['https://eins.github.io/', 'https://eins.github.io/x'],
    ['kein Ort', 'https://firma.de/'],
  ])('is none from %s to %s', (asked, final) => {
    expect(redirectedElsewhere(asked, final)).toBeNull()
  })

  test.each([
    ['https://firma.de/', 'https://www.firma.com/', { from: 'firma.de', to: 'firma.com', isSameBrand: true }],
    [
      'https://my-firma.de/',
      'https://myfirma.eu/',
      { from: 'my-firma.de', to: 'myfirma.eu', isSameBrand: true },
    ],
    [
      'https://firma.de/',
      'https://konzern.com/firma',
      { from: 'firma.de', to: 'konzern.com', isSameBrand: false },
    ],
    [
      'https://eins.github.io/',
      'https://zwei.github.io/',
      { from: 'eins.github.io', to: 'zwei.github.io', isSameBrand: false },
    ],
  ])('is one from %s to %s', (asked, final, expected) => {
    expect(redirectedElsewhere(asked, final)).toEqual(expected)
  })
})
