import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseSharedHosts } from '../../src/firms/shared-hosts.js'
import { cleanWebsite, domainLabel, registrableDomain } from '../../src/firms/website.js'
import { sharedHosts } from './data.js'

describe('cleanWebsite', () => {
  const cases: [string, string | null, string | null, string | null][] = [
    // text, website, domain, profile
    ['https://www.sichtwerk.de', 'https://www.sichtwerk.de/', 'sichtwerk.de', null],
    ['sichtwerk.de', 'http://sichtwerk.de/', 'sichtwerk.de', null],
    ['www.sichtwerk.de/start', 'http://www.sichtwerk.de/start', 'sichtwerk.de', null],
    ['https//www.sichtwerk.de', 'https://www.sichtwerk.de/', 'sichtwerk.de', null],
    ['http:sichtwerk.de', 'http://sichtwerk.de/', 'sichtwerk.de', null],
    ['http://http://sichtwerk.de', 'http://sichtwerk.de/', 'sichtwerk.de', null],
    ['htp://sichtwerk.de', 'http://sichtwerk.de/', 'sichtwerk.de', null],
    ['//sichtwerk.de', 'http://sichtwerk.de/', 'sichtwerk.de', null],
    ['HTTPS://SICHTWERK.DE/Start', 'https://sichtwerk.de/Start', 'sichtwerk.de', null],
    ['sichtwerk.de.', 'http://sichtwerk.de/', 'sichtwerk.de', null],
    [
      'https://sichtwerk.de/?utm_source=x&id=7&fbclid=1#top',
      'https://sichtwerk.de/?id=7',
      'sichtwerk.de',
      null,
    ],
    ['https://sichtwerk.de/?utm_source=x', 'https://sichtwerk.de/', 'sichtwerk.de', null],
    ['https://sichtwerk.de/?ref=liste', 'https://sichtwerk.de/', 'sichtwerk.de', null],
    ['http://sichtwerk.de/?.#', 'http://sichtwerk.de/', 'sichtwerk.de', null],
    ['http://sichtwerk.de/?a=b.&utm_source=x', 'http://sichtwerk.de/?a=b', 'sichtwerk.de', null],
    ['http://sichtwerk.de/Start.#oben', 'http://sichtwerk.de/Start', 'sichtwerk.de', null],
    ['https://user:geheim@sichtwerk.de/', null, null, null],
    ['https://käse-theke.de', 'https://xn--kse-theke-v2a.de/', 'xn--kse-theke-v2a.de', null],
    ['https://xn--kse-theke-v2a.de', 'https://xn--kse-theke-v2a.de/', 'xn--kse-theke-v2a.de', null],
    ['https://sichtwerk.co.uk/de', 'https://sichtwerk.co.uk/de', 'sichtwerk.co.uk', null],
    ['https://shop.sichtwerk.com.br', 'https://shop.sichtwerk.com.br/', 'sichtwerk.com.br', null],
    ['https://sichtwerk.github.io/', 'https://sichtwerk.github.io/', 'sichtwerk.github.io', null],
    ['sichtwerk.de, falkenbach.de', 'http://sichtwerk.de/', 'sichtwerk.de', null],
    ['siehe sichtwerk.de oder info@sichtwerk.de', 'http://sichtwerk.de/', 'sichtwerk.de', null],
    ['http://sichtwerk.de:8080/', 'http://sichtwerk.de:8080/', 'sichtwerk.de', null],
    // Profiles are no websites, yet tell firms apart.
    ['https://www.linkedin.com/company/Sichtwerk/', null, null, 'linkedin.com/company/sichtwerk'],
    ['https://de.linkedin.com/company/sichtwerk', null, null, 'linkedin.com/company/sichtwerk'],
    ['https://www.facebook.com/sichtwerk', null, null, 'facebook.com/sichtwerk'],
    ['https://apps.apple.com/de/app/sicht/id123', null, null, 'apps.apple.com/de/app/sicht/id123'],
    [
      'https://play.google.com/store/apps/details?id=de.sicht',
      null,
      null,
      'play.google.com/store/apps/details?id=de.sicht',
    ],
    // The front page of a network is a website, if anybody's: of the firm that runs it.
    ['https://twitter.com/', 'https://twitter.com/', null, null],
    ['https://www.spotify.com', 'https://www.spotify.com/', null, null],
    ['https://open.spotify.com/', null, null, null],
    ['https://gitlab.com/sichtwerk', null, null, 'gitlab.com/sichtwerk'],
    [
      'https://facebook.com/sichtwerk https://sichtwerk.de',
      'https://sichtwerk.de/',
      'sichtwerk.de',
      'facebook.com/sichtwerk',
    ],
    // Hosts of many: a website without a domain of its own.
    ['https://sichtwerk.jimdo.com/', 'https://sichtwerk.jimdo.com/', null, null],
    [
      'https://sichtwerk.wixsite.com/start',
      'https://sichtwerk.wixsite.com/start',
      'sichtwerk.wixsite.com',
      null,
    ],
    ['https://www.dropbox.com/s/abc', 'https://www.dropbox.com/s/abc', null, null],
    // Nothing usable.
    ['', null, null, null],
    ['http://', null, null, null],
    ['http://url', null, null, null],
    ['coming soon', null, null, null],
    ['mailto:info@sichtwerk.de', null, null, null],
    ['javascript:alert(1)', null, null, null],
    ['ftp://sichtwerk.de', null, null, null],
    ['file:///etc/passwd', null, null, null],
    ['http://192.168.0.1/', null, null, null],
    ['http://127.0.0.1.', null, null, null],
    ['http://localhost:3000', null, null, null],
    ['http://sichtwerk.quatschtld', null, null, null],
  ]
  test.for(cases)('%j', ([text, website, domain, profile]) => {
    expect(cleanWebsite(text, sharedHosts)).toEqual({ website, domain, profile })
  })

  test('never throws, gives http(s) or nothing, and cleaning twice changes nothing', () => {
    const texts = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ maxLength: 40 }),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const { website } = cleanWebsite(text, sharedHosts)
        if (website === null) return
        expect(website).toMatch(/^https?:\/\//)
        expect(cleanWebsite(website, sharedHosts).website).toBe(website)
      }),
    )
  })
})

test.for([
  ['www.sichtwerk.de', 'sichtwerk.de'],
  ['a.b.sichtwerk.co.uk', 'sichtwerk.co.uk'],
  ['team.github.io', 'team.github.io'],
  ['other.team.github.io', 'team.github.io'],
  ['localhost', null],
])('registrable domain of %s is %s', ([host, domain]) => {
  expect(registrableDomain(host ?? '')).toBe(domain)
})

test.for([
  ['sicht-werk.com', 'sicht-werk'],
  ['sichtwerk.ai', 'sichtwerk'],
  ['sichtwerk.co.uk', 'sichtwerk'],
  ['sichtwerk.tech', 'sichtwerk'],
  ['licht.auto', 'lichtauto'],
  ['licht.builders', 'lichtbuilders'],
])('the word of %s is %s', ([domain, label]) => {
  expect(domainLabel(domain ?? '')).toBe(label)
})

test('a list with a scheme in a host is refused with file and line', () => {
  expect(() =>
    parseSharedHosts('version: 1\nprofiles:\n  - https://x.com\nshared: []\n', 'hosts.yaml'),
  ).toThrow(/hosts\.yaml:3/)
})
