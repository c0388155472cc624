import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, firmSite } from '../../scripts/loopback/firm-sites.mjs'
import { holdCrawlLock } from '../../src/store/lock.js'
import { openStore } from '../../src/store/open.js'
import { savePause } from '../../src/store/pauses.js'
import { type LoopbackWeb, type Route, startWeb } from '../crawl/loopback-web.js'
import { listing, publish } from '../store/base.js'
import { govscout, makeFolder, type Outcome } from './govscout.js'

const site = firmSite(0)
let web: LoopbackWeb
const paths = [
  '/',
  '/produkt',
  '/referenzen',
  '/sicherheit',
  '/barrierefreiheit',
  '/datenschutz',
  '/impressum',
]

beforeAll(async () => {
  const route: Route = (response, { url, headers }) => {
    const { status, headers: head, body } = answer(site, site.domain, url, headers as Record<string, string>)
    response.writeHead(status, head).end(body)
  }
  web = await startWeb(Object.fromEntries([...paths, '/robots.txt'].map((path) => [path, route])))
})
afterAll(() => web.close())

/** A base with one firm that has a site on loopback, one that has none, and one whose site nobody may ask. */
function makeBase(): string {
  const file = `${makeFolder()}/base.db`
  const store = openStore({ file, now: () => '2026-11-24T10:00:00Z', who: 'analyst', toolVersion: '0' })
  publish(store, [
    listing(site.name, { website: `${web.origin}/`, legal_form: 'GmbH' }),
    listing('Pegelblick', {}),
    listing('Hafenfunk', { website: 'https://hafenfunk.example/', domain: 'hafenfunk.example' }),
  ])
  // Nothing but websites is to be refreshed.
  for (const name of readdirSync(new URL('../../data/directories', import.meta.url)))
    savePause(store, name.replace('.yaml', ''), { paused: true, reason: null })
  store.db.close()
  return file
}

const run = (db: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> =>
  govscout([...args, '--db', db], { GOVSCOUT_NOW: '2026-11-24T10:00:00Z', GOVSCOUT_USER: 'a', ...env })
const visit = (db: string, ...args: string[]) =>
  run(db, ['visit', ...args, '--delay', '0', '--allow-host', web.host])

test('without a name it says what it needs, and visits nobody', async () => {
  const outcome = await run(makeBase(), ['visit'])
  expect(outcome.code).toBe(2)
  expect(outcome.stderr).toContain('The whole base is never visited')
})

test('two seconds are promised to strangers', async () => {
  const outcome = await visit(makeBase(), 'Hafenfunk')
  expect(outcome.code).toBe(2)
  expect(outcome.stderr).toContain('hafenfunk.example is none of the hosts named with --allow-host')
})

test('--dry-run shows who would be visited and asks nobody', async () => {
  const before = web.asked.length
  const outcome = await visit(makeBase(), 'F1', 'F2', '--dry-run', '--json')
  expect(outcome.json()).toEqual([
    {
      firm: 'F1',
      name: site.name,
      website: `${web.origin}/`,
      last_visit: null,
      state: null,
      reason: null,
      now: 'visit',
    },
    {
      firm: 'F2',
      name: 'Pegelblick',
      website: null,
      last_visit: null,
      state: null,
      reason: null,
      now: 'no-website',
    },
  ])
  expect(web.asked.length).toBe(before)
})

test('a firm is visited, told in one line and in JSON, and read again without asking', async () => {
  const db = makeBase()
  const outcome = await visit(db, site.name, 'F2', '--json')
  expect(outcome.code).toBe(0)
  expect(outcome.stderr).toContain('No website is known of F2 Pegelblick.')
  expect(outcome.stderr).toMatch(/F1 Altaktenwerk: visited, 7 pages, 8 requests, \d+ new\n/)
  expect(outcome.stderr).toMatch(/1 website: 1 visited; 8 requests, \d+ new quotes, 0 no longer found\./)
  expect(outcome.json()).toMatchObject([
    {
      firm: 'F1',
      state: 'visited',
      reason: null,
      redirected_to: null,
      rests_until: null,
      requests: 8,
      resumed: false,
    },
  ])
  const before = web.asked.length
  const again = await run(db, ['visit', '--stored'])
  expect(again.stderr).toBe('1 websites read again from 7 kept pages: 0 new quotes, 0 no longer read so.\n')
  expect(web.asked.length).toBe(before)
  const stale = await visit(db, 'F1', '--stale')
  expect(stale.stderr).toContain('1 was visited of late and left alone.')
  expect(web.asked.length).toBe(before)
})

test('none with a website is a failure, and says what to do', async () => {
  const outcome = await visit(makeBase(), 'Pegelblick')
  expect(outcome.code).toBe(1)
  expect(outcome.stderr).toContain('govscout firms set FIRM website')
})

test('waits for no other run', async () => {
  const db = makeBase()
  const free = holdCrawlLock(db)
  expect((await visit(db, 'F1')).code).toBe(75)
  free()
})

test('refresh visits again what is stale, and no firm that nobody has visited', async () => {
  const db = makeBase()
  await visit(db, 'F1')
  const refresh = (day: string) =>
    run(db, ['refresh', '--delay', '0', '--allow-host', web.host], { GOVSCOUT_NOW: `${day}T10:00:00Z` })
  const count = web.asked.length
  await refresh('2027-05-22')
  expect(web.asked.length).toBe(count)
  const due = await refresh('2027-05-23')
  expect(due.stderr).toContain('F1 Altaktenwerk: visited')
  expect(due.stderr).not.toContain('Hafenfunk')
  expect(web.asked.slice(count).map(({ url }) => url)).toEqual([
    '/',
    '/referenzen',
    '/produkt',
    '/impressum',
    '/sicherheit',
    '/barrierefreiheit',
    '/datenschutz',
  ])
})
