import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DemoWeb, startDemoWeb } from '../../src/demo/web.js'
import { govscout, makeFolder } from './govscout.js'

// The demo's web, declared by recipes of one's own as an analyst would. All firms are invented.
const data = fileURLToPath(new URL('../../data/', import.meta.url))
const folder = makeFolder()
const own = join(folder, 'govscout', 'directories')
let web: DemoWeb
let env: NodeJS.ProcessEnv
const run = (...args: string[]) => govscout(args, env)
const crawl = (...args: string[]) => run('scout', ...args, '--delay', '0', '--allow-host', '127.0.0.1')

beforeAll(async () => {
  web = await startDemoWeb(data)
  mkdirSync(own, { recursive: true })
  for (const name of readdirSync(join(data, 'demo', 'directories'))) {
    const text = readFileSync(join(data, 'demo', 'directories', name), 'utf8').replaceAll(
      'http://demo.example',
      web.origin,
    )
    writeFileSync(join(own, name), text)
  }
  const asked = readFileSync(join(own, 'de-demo-hafenhub.yaml'), 'utf8')
  writeFileSync(
    join(own, 'de-demo-asked.yaml'),
    asked.replace('de-demo-hafenhub', 'de-demo-asked').replace('decision: allowed', 'decision: ask'),
  )
  env = { XDG_CONFIG_HOME: folder, GOVSCOUT_DB: join(folder, 'base.db') }
})
afterAll(() => web.close())

test('scout --json has the shape of the contract', async () => {
  const outcome = await crawl('de-demo-gruenderstadt', '--json')
  expect(outcome.code, outcome.stderr).toBe(0)
  expect(outcome.json()).toEqual([
    {
      run: 'R1',
      directory: 'de-demo-gruenderstadt',
      result: 'success',
      requests: 29,
      listings: { seen: 26, new: 26, changed: 0, unchanged: 0, missing: 0 },
      issues: [],
    },
  ])
})

test('a second scout has no news', async () => {
  expect((await crawl('de-demo-gruenderstadt', '--json')).json()).toMatchObject([
    { listings: { new: 0, changed: 0, unchanged: 26, missing: 0 } },
  ])
})

test('a directory nobody has approved is refused, logged, and asked after an approval', async () => {
  const refused = await crawl('de-demo-asked')
  expect(refused.code).toBe(3)
  expect(refused.stderr).toMatch(/nobody has approved it yet/)
  expect(refused.stderr).toMatch(/govscout directories approve de-demo-asked/)
  expect(
    (await run('directories', 'approve', 'de-demo-asked', '--basis', 'E-Mail des Betreibers vom 3.11.2026'))
      .code,
  ).toBe(0)
  expect((await crawl('de-demo-asked')).code).toBe(0)
})

test('a private host that nobody has named is refused', async () => {
  const outcome = await run('scout', 'de-demo-hafenhub', '--json')
  expect(outcome.code).toBe(3)
  expect(outcome.json()).toMatchObject([
    {
      result: 'failed',
      issues: [{ class: 'private-address', next_step: expect.stringContaining('--allow-host') }],
    },
  ])
})

test('a dry run says what would come and keeps nothing', async () => {
  const runs = async () => ((await run('runs', 'list', '--json')).json() as unknown[]).length
  const before = await runs()
  const outcome = await crawl('de-demo-hafenhub', '--dry-run', '--json')
  expect(outcome.json()).toMatchObject([{ run: null, result: 'success', listings: { seen: 26 } }])
  expect(await runs()).toBe(before)
})

test('--limit is a part: nothing is missing', async () => {
  expect((await crawl('de-demo-gruenderstadt', '--limit', '3', '--json')).json()).toMatchObject([
    { listings: { seen: 3, missing: 0 } },
  ])
})

test('two crawls into one base never overlap', async () => {
  const { holdCrawlLock } = await import('../../src/store/lock.js')
  const free = holdCrawlLock(join(folder, 'base.db'))
  const outcome = await crawl('de-demo-hafenhub')
  free()
  expect(outcome.code).toBe(75)
  expect(outcome.stderr).toMatch(/Another govscout is crawling/)
})

test('refresh asks what is due, skips the paused, and tells one line each', async () => {
  await run('directories', 'pause', 'eu-demo-civic-list', '--reason', 'Umbau')
  const later = { ...env, GOVSCOUT_NOW: '2026-12-31T10:00:00Z' }
  // Only the directories of the demo: the built-in ones would leave this machine.
  const ids = ['fr-beta-gouv', 'eu-european-tech']
  for (const id of ids) await run('directories', 'pause', id)
  const outcome = await govscout(['refresh', '--delay', '0', '--allow-host', '127.0.0.1'], later)
  expect(outcome.stderr).toMatch(/eu-demo-civic-list: not asked: paused: Umbau/)
  expect(outcome.stderr).toMatch(/de-demo-gruenderstadt \(R\d+\): success, 26 listings, 0 new/)
  expect(outcome.stderr).toMatch(/int-ycombinator: not asked: nobody has approved it yet/)
  expect(outcome.stderr).toMatch(/int-wikidata-software: not asked: nobody has seen its recipe work yet/)
  expect(outcome.code).toBe(0)
  expect((await govscout(['refresh', '--delay', '0', '--allow-host', '127.0.0.1'], later)).stderr).toMatch(
    /Nothing is due/,
  )
})

test('a changed recipe is tried on the kept pages, and the change is told field by field', async () => {
  const file = join(own, 'de-demo-gruenderstadt.yaml')
  cpSync(file, `${file}.bak`)
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace(/^( +)country: .*$/m, '$1country: { fixed: "AT" }'))
  const outcome = await run('directories', 'extract', 'de-demo-gruenderstadt', '--json')
  cpSync(`${file}.bak`, file)
  const [report] = outcome.json() as { run: string; requests: number; listings: { changed: number } }[]
  expect(report).toMatchObject({ result: 'success', requests: 0 })
  expect(report?.listings.changed).toBeGreaterThan(0)
  const { changes } = (await run('runs', 'show', report?.run ?? '', '--json')).json() as {
    changes: { field: string; new: string }[]
  }
  expect(new Set(changes.map(({ field }) => field))).toEqual(new Set(['country']))
})
