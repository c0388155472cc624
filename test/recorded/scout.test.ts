// The built-in recipes through the whole tool, against the recorded web beside the checkout, behind its proxy as in an office.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const replay = fileURLToPath(new URL('../../../shared/replay/replay-web.mjs', import.meta.url))
const needs = fileURLToPath(new URL('../../../shared/eval/needs.jsonl', import.meta.url))
const bin = fileURLToPath(new URL('../../bin/govscout.js', import.meta.url))
const isHere = existsSync(replay)
const title = isHere ? 'the recorded web' : 'the recorded web is not beside the checkout, skipped'

const folder = mkdtempSync(join(tmpdir(), 'govscout-recorded-'))
const db = join(folder, 'base.db')
let web: ChildProcess | undefined
let env: NodeJS.ProcessEnv = {}

beforeAll(async () => {
  if (!isHere) return
  web = spawn(process.execPath, [replay], { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await new Promise<string>((resolve, reject) => {
    web?.stdout?.once('data', (data: Buffer) => resolve(data.toString('utf8')))
    web?.once('exit', () => reject(new Error('the recorded web has ended')))
  })
  const { proxy, ca } = JSON.parse(line) as { proxy: string; ca: string }
  env = {
    ...process.env,
    HTTPS_PROXY: proxy,
    HTTP_PROXY: proxy,
    NODE_EXTRA_CA_CERTS: ca,
    NO_PROXY: '',
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    GOVSCOUT_DB: db,
    GOVSCOUT_USER: 'recorded',
  }
  const asked = [
    'int-ycombinator',
    'de-munich-startup',
    'de-deutsche-startups',
    'de-berlin-ml-startups',
    'de-berlin-edutech',
  ]
  for (const id of asked)
    await run('directories', 'approve', id, '--basis', 'Aufgezeichnete Seiten, nur für Tests')
})

afterAll(() => {
  web?.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** The tool as a process of its own: certificates are read when Node starts. */
function run(...args: string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, ...args], { env })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
    })
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What each listing says in the base, by firm and page: there a quote must stand, word by word. */
function listedTexts(): Map<string, string[]> {
  const base = new Database(db, { readonly: true })
  const rows = base.prepare('SELECT firm, url, name, summary, description, tags FROM listings').all() as {
    firm: number
    url: string
    name: string
    summary: string | null
    description: string | null
    tags: string
  }[]
  base.close()
  const texts = new Map<string, string[]>()
  for (const { firm, url, name, summary, description, tags } of rows) {
    const key = `F${firm} ${url}`
    const said = [name, summary ?? '', description ?? '', (JSON.parse(tags) as string[]).join(', ')]
    texts.set(key, [...(texts.get(key) ?? []), ...said.map(oneLine)])
  }
  return texts
}

interface Firm {
  id: string
  name: string
  website: string | null
  city: string | null
  tags: string[]
  description: string | null
  listings: { directory: string; entry: string; url: string }[]
}

const counts: [id: string, listings: number][] = [
  ['de-munich-startup', 1298],
  ['int-ycombinator', 5617],
  ['de-deutsche-startups', 1082],
  ['de-berlin-ml-startups', 64],
  ['fr-beta-gouv', 662],
  ['de-berlin-edutech', 38],
  ['eu-european-tech', 302],
]

describe.skipIf(!isHere)(title, () => {
  test.for(counts)('%s has %i listings, and nothing new the second time', async ([id, listings]) => {
    const first = await run('scout', id, '--delay', '0', '--json')
    expect(first.code, first.stderr).toBe(0)
    expect(JSON.parse(first.stdout)).toMatchObject([
      { directory: id, result: 'success', listings: { seen: listings, new: listings } },
    ])
    const size = statSync(db).size
    const second = await run('scout', id, '--delay', '0', '--json')
    expect(JSON.parse(second.stdout)).toMatchObject([
      {
        directory: id,
        result: 'success',
        listings: { seen: listings, new: 0, changed: 0, unchanged: listings, missing: 0 },
      },
    ])
    expect(statSync(db).size).toBe(size)
  })

  test('German texts arrive whole: umlauts, no soft hyphens, no replacement characters, no mail addresses', async () => {
    const { stdout } = await run('firms', 'list', '--json')
    const firms = JSON.parse(stdout) as Firm[]
    const listings = firms.flatMap((firm) => firm.listings)
    for (const [id, count] of counts)
      expect(
        listings.filter(({ directory }) => directory === id),
        id,
      ).toHaveLength(count)
    const munich = firms.filter((firm) =>
      firm.listings.some(({ directory }) => directory === 'de-munich-startup'),
    )
    const share = (has: (firm: Firm) => boolean) => munich.filter(has).length / munich.length
    expect(share(({ website }) => website !== null)).toBeGreaterThan(0.97)
    expect(share(({ city }) => city !== null)).toBeGreaterThan(0.99)
    expect(share(({ tags }) => tags.length > 0)).toBeGreaterThan(0.95)
    expect(share(({ description }) => /[äöüß]/i.test(description ?? ''))).toBeGreaterThan(0.6)
    expect(stdout.match(/\u00ad|\ufffd|Ã[¤¶¼Ÿ]/g)).toBeNull()
    expect(stdout.match(/[\w.]+@[\w-]+\.\w{2,}/g)).toBeNull()
  })

  test('every judged need gives a shortlist whose every point names quote, page and day', async () => {
    const judged = readFileSync(needs, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; title: string; text: string; search_en: string })
    let points = 0
    const texts = listedTexts()
    for (const { id, title, text, search_en } of judged) {
      await run('needs', 'new', '--id', id, '--title', title, '--text', text, '--search-en', search_en)
      const { stdout } = await run('shortlist', id, '--top', '1000', '--json')
      const shortlist = JSON.parse(stdout) as {
        firms: {
          firm: string
          score: number
          reasons: { points: number; quote: string; url: string; seen_at: string; rule: string }[]
        }[]
      }
      expect(shortlist.firms.length, id).toBeGreaterThan(20)
      for (const { firm, score, reasons } of shortlist.firms) {
        expect(reasons.reduce((sum, reason) => sum + Math.round(reason.points * 100), 0)).toBe(
          Math.round(score * 100),
        )
        for (const { quote, url, seen_at, rule } of reasons) {
          expect(quote).toMatch(/\S/)
          expect(url).toMatch(/^https:\/\//)
          expect(seen_at).toMatch(/^\d{4}-\d\d-\d\dT/)
          // Being listed is evidence by itself: its quote names the directory.
          if (/\/membership@/.test(rule)) continue
          const said = oneLine(quote.replace(/^… ?| ?…$/g, ''))
          const places = texts.get(`${firm} ${url}`)
          expect(
            places?.some((text) => text.includes(said)),
            `${firm} ${url}: ${quote}`,
          ).toBe(true)
          points++
        }
      }
    }
    expect(points).toBeGreaterThan(400)
  })
})
