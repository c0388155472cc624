import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describePageNature, type PageNature } from '../../src/extract/page-nature.js'
import { readReservations } from '../../src/extract/reservations.js'
import { corpusFile } from '../directories/recorded-web.js'

const url = 'https://list.example/'
const prose = `<p>${'Wir erzählen von unserer Arbeit in der Stadt. '.repeat(40)}</p>`

test.each<[string, string, PageNature['nature'], RegExp]>([
  ['nothing', ' \n', 'empty', /no content/],
  ['Angular', '<app-root>Loading...</app-root><script src="a.js"></script>', 'script-shell', /app-root/],
  ['React', '<div id="root"></div><script src="a.js"></script>', 'script-shell', /root element/],
  [
    'React with a word',
    `<div id="root"> <noscript>JavaScript, please</noscript></div>${prose}`,
    'script-shell',
    /root element/,
  ],
  [
    'Next.js',
    `${prose}<script id="__NEXT_DATA__" type="application/json">{}</script>`,
    'script-shell',
    /__NEXT_DATA__/,
  ],
  ['Inertia', `${prose}<div data-page="{&quot;component&quot;:1}"></div>`, 'script-shell', /data-page/],
  ['Algolia', `${prose}<script>window.AlgoliaOpts = {}</script>`, 'script-shell', /Algolia/],
  ['Knockout', `${prose}<ul data-bind="foreach: firms"></ul>`, 'script-shell', /data-bind/],
  [
    'little text and a script',
    '<h1>Firmen</h1><script src="a.js"></script>',
    'script-shell',
    /only 6 characters/,
  ],
  [
    'empty body',
    '<html><head><title>Karte</title></head><body></body></html>',
    'script-shell',
    /only 0 characters/,
  ],
  ['Cloudflare', '<title>Just a moment...</title><p>Checking</p>', 'challenge', /Just a moment/],
  [
    'captcha',
    '<title>x</title><script src="https://geo.captcha-delivery.com/c.js"></script>',
    'challenge',
    /challenge/,
  ],
  ['log-in', '<form><input name="user"><input type="password"></form>', 'login', /password/],
  [
    'consent',
    '<h1>Datenschutzeinstellungen</h1><p>Wir verwenden Cookies.</p><button>Zustimmen</button>',
    'consent',
    /consent/,
  ],
  ['reservation', `<meta name="TDM-Reservation" content="1">${prose}`, 'reserved', /text and data mining/],
  ['noindex', `<meta name="robots" content="noindex, follow">${prose}`, 'reserved', /noindex/],
  ['page with a root that is filled', `<div id="app">${prose}</div>`, 'other', /nothing the selectors fit/],
  [
    'blog with a consent banner',
    `${prose}<div class="cookie">Cookies <button>ok</button></div>`,
    'other',
    /nothing/,
  ],
])('%s', (_, html, nature, why) => {
  const found = describePageNature(html, url)
  expect(found.nature).toBe(nature)
  expect(found.why).toMatch(why)
  expect(found.nextStep).toMatch(/\.$/)
})

test.for([
  'spa-shell-pages/berlin-startup-map.index.html',
  'spa-shell-pages/chennai-startups.index.html',
  'spa-shell-pages/cleveland-startups.index.html',
  'yc-directory-html/companies-index.html',
  'edutech-map-berlin/index.html',
])('recorded: %s is drawn by script', (path, { skip }) => {
  const file = corpusFile(path)
  if (!file) return skip(`${path} is not here`)
  expect(describePageNature(readFileSync(file, 'utf8'), url).nature).toBe('script-shell')
})

test.each([
  ['<meta name="tdm-reservation" content="1">', 1],
  ['<meta name="tdm-reservation" content="0">', 0],
  ['<meta name="robots" content="none">', 1],
  ['<meta name="robots" content="index, follow">', 0],
  ['<meta content="noai, noimageai" name=robots>', 1],
  ['<p>noindex</p>', 0],
])('reservations of %s', (html, count) => {
  expect(readReservations(html, url)).toHaveLength(count)
})
