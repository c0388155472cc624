import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { isAllowed, policyFor } from '../../src/crawl/robots-match.js'
import { parseRobots } from '../../src/crawl/robots-text.js'

const read = (text: string, agent = 'govscout') => policyFor(parseRobots(Buffer.from(text)), agent)
const allows = (text: string, path: string) => isAllowed(read(text), `https://list.example${path}`)

describe('robots.txt', () => {
  const cases: [what: string, text: string, path: string, allowed: boolean][] = [
    ['an empty file allows all', '', '/a', true],
    ['HTML in place of a file allows all', '<!doctype html><title>404</title>', '/a', true],
    ['the longest pattern wins', 'User-agent: *\nDisallow: /\nAllow: /list', '/list/1', true],
    ['allow wins on a tie', 'User-agent: *\nDisallow: /list\nAllow: /list', '/list', true],
    [
      'our own group stands above that for all',
      'User-agent: *\nDisallow: /\n\nUser-agent: govscout\nDisallow: /private',
      '/list',
      true,
    ],
    ['a version behind the token does not count', 'User-agent: GovScout/2.1\nDisallow: /', '/list', false],
    ['a longer token is another agent', 'User-agent: govscouter\nDisallow: /', '/list', true],
    [
      'groups of one agent are merged',
      'User-agent: govscout\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: govscout\nDisallow: /b',
      '/b',
      false,
    ],
    ['several agents share a group', 'User-agent: x\nUser-agent: govscout\nDisallow: /', '/list', false],
    ['rules before any agent count for nobody', 'Disallow: /\nUser-agent: *\nAllow: /', '/list', true],
    ['an empty rule forbids nothing', 'User-agent: *\nDisallow:', '/list', true],
    ['a star stands for anything', 'User-agent: *\nDisallow: /*?sort=', '/list?sort=name', false],
    ['a dollar stands for the end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', true],
    ['umlauts match their encoding', 'User-agent: *\nDisallow: /gründer', '/gr%c3%bcnder/1', false],
    ['an encoded letter is the letter', 'User-agent: *\nDisallow: /%6cist', '/list', false],
    ['robots.txt itself may be asked', 'User-agent: *\nDisallow: /', '/robots.txt', true],
    ['old line ends', 'User-agent: *\rDisallow: /a\r', '/a', false],
  ]
  test.for(cases)('%s', ([, text, path, allowed]) => {
    expect(allows(text, path)).toBe(allowed)
  })

  test('Crawl-delay is that of the group, the largest of several', () => {
    expect(read('User-agent: *\nCrawl-delay: 30').crawlDelay).toBe(30)
    expect(
      read('User-agent: *\nCrawl-delay: 30\nUser-agent: govscout\nDisallow: /x\nCrawl-delay: 2.5').crawlDelay,
    ).toBe(2.5)
    expect(read('User-agent: govscout\nCrawl-delay: soon').crawlDelay).toBeNull()
  })

  test('a pattern of many stars takes no time', () => {
    const text = `User-agent: *\nDisallow: /${'*a'.repeat(2000)}$`
    expect(allows(text, `/${'a'.repeat(5000)}b`)).toBe(true)
  })
})

interface SpecCase {
  file: string
  robotstxt_base64: string
  expect: { agent: string; url: string; allowed: boolean; google_specific: boolean }[]
}

// Where RFC 9309 and the expectation differ, the RFC holds.
const exceptions: Record<string, string> = {
  'correctness/non-ascii-paths.textproto: FooBot http://foo.bar/foo/bar/ツ':
    'a client encodes the address before it asks (section 2.2.2, the table); the raw form is never sent',
  'correctness/non-ascii-paths.textproto: FooBot http://foo.bar/foo/bar/baz':
    'encoded unreserved characters are compared in plain form (section 2.2.2, the table)',
  'stress/327748.textproto: asdfbot http://m.example.com/robots.txt':
    'robots.txt is implicitly allowed (section 2.2.2)',
  'stress/369883.textproto: BarBot http://example.com/robots.txt':
    'robots.txt is implicitly allowed (section 2.2.2)',
  'stress/369883.textproto: AB http://example.com/robots.txt':
    'robots.txt is implicitly allowed (section 2.2.2)',
  'stress/860237.textproto: XYZ http://example.com/robots.txt':
    'robots.txt is implicitly allowed (section 2.2.2)',
}

test('the standard expectations of the specification test hold', ({ skip }) => {
  const file = fileURLToPath(
    new URL('../../../shared/corpus/robotstxt-spec-test/cases.json', import.meta.url),
  )
  if (!existsSync(file)) return skip('the corpus is not here')
  const cases = JSON.parse(readFileSync(file, 'utf8')) as SpecCase[]
  const differing: string[] = []
  let held = 0
  for (const { file: name, robotstxt_base64, expect: expectations } of cases) {
    const groups = parseRobots(Buffer.from(robotstxt_base64, 'base64'))
    for (const { agent, url, allowed, google_specific } of expectations) {
      if (google_specific) continue
      if (isAllowed(policyFor(groups, agent), url) === allowed) held++
      else differing.push(`${name}: ${agent} ${url}`)
    }
  }
  expect([...new Set(differing)].sort()).toEqual(Object.keys(exceptions).sort())
  expect({ held, differing: differing.length }).toEqual({ held: 371, differing: 7 })
})
