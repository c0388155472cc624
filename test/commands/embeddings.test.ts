import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoopbackWeb, type Route, reply, startWeb } from '../crawl/loopback-web.js'
import { json, ollamaEmbed } from '../endpoints/stand-in.js'
import { govscout, makeFolder, type Outcome } from './govscout.js'

// Models that the settings name, from the command line. The endpoints are stand-ins on loopback; firms and agency are invented.
const folder = makeFolder()
const env = { GOVSCOUT_DB: join(folder, 'base.db'), XDG_CONFIG_HOME: folder, TOY_KEY: 'secret-1' }
const run = (...args: string[]) => govscout(args, env)
/** What the stand-in answers at each path; a test changes it. */
const answers: Record<string, Route> = {}
let web: LoopbackWeb

beforeAll(async () => {
  const route =
    (path: string): Route =>
    (response, asked) =>
      (answers[path] ?? reply(500))(response, asked)
  web = await startWeb({ '/api/embed': route('/api/embed'), '/api/chat': route('/api/chat') })
  mkdirSync(join(folder, 'govscout'))
  // A base must have others for one to stand out from them.
  const others = Array.from({ length: 18 }, (_, i) => `Laden ${i} GmbH;Kiel;Verkauft Fahrräder.\n`).join('')
  const list = join(folder, 'liste.csv')
  writeFileSync(
    list,
    `Firma;Ort;Beschreibung\nBauklar GmbH;Kiel;Prüft Bauanträge.\nKormoran GmbH;Kiel;Loved by gardeners.\n${others}`,
  )
  await run('import', list, '--as', 'de-own-list')
  const need = join(folder, 'need.yaml')
  writeFileSync(need, 'id: bau-1\ntitle: Bauanträge prüfen\ntext: Gesucht wird Software für Bauanträge.\n')
  await run('needs', 'new', '--file', need)
})
afterAll(() => web.close())

function settings(text: string): void {
  writeFileSync(join(folder, 'govscout', 'config.yaml'), text)
}
const toy = (more = '') => `embeddings:\n  kind: ollama\n  url: ${web.origin}\n  model: toy\n${more}`

interface Shortlist {
  embeddings: string | null
  firms: { name: string; score: number; reasons: { label: string; points: number }[] }[]
}
const listOf = (outcome: Outcome) => outcome.json() as Shortlist
const namesOf = (outcome: Outcome) => listOf(outcome).firms.map(({ name }) => name)

describe('a shortlist', () => {
  test('asks nobody unless the settings say so', async () => {
    const outcome = await run('shortlist', 'bau-1', '--json')
    expect(listOf(outcome)).toMatchObject({ embeddings: null })
    expect(namesOf(outcome)).toEqual(['Bauklar'])
    expect(web.asked).toEqual([])
  })

  test.each<[string, Route]>([
    ['a fault', reply(500)],
    ['broken JSON', reply(200, {}, '{')],
    ['wrong vectors', json({ embeddings: [[1], [2], [3]] })],
    ['a redirect', reply(307, { location: 'https://elsewhere.example/' })],
  ])('goes on by words alone where the endpoint answers with %s', async (_, answer) => {
    settings(toy())
    answers['/api/embed'] = answer
    const outcome = await run('shortlist', 'bau-1', '--json')
    expect(outcome.code).toBe(0)
    expect(listOf(outcome).embeddings).toBeNull()
    expect(namesOf(outcome)).toEqual(['Bauklar'])
    expect(outcome.stderr).toMatch(/Without embeddings, by words alone: 127\.0\.0\.1/)
  })

  test('goes on by words alone where the key is missing, and says which variable', async () => {
    settings(toy('  key_env: TOY_NO_KEY\n'))
    const before = web.asked.length
    const outcome = await run('shortlist', 'bau-1')
    expect(outcome.code).toBe(0)
    expect(outcome.stderr).toContain('TOY_NO_KEY')
    expect(web.asked).toHaveLength(before)
  })

  test('is joined with the order by vectors, and says where the text went', async () => {
    settings(toy('  key_env: TOY_KEY\n'))
    answers['/api/embed'] = ollamaEmbed
    const outcome = await run('shortlist', 'bau-1', '--json')
    expect(outcome.code).toBe(0)
    expect(outcome.stderr).toMatch(/The text of bau-1 goes to toy at 127/)
    expect(outcome.stderr).toMatch(/toy at 127\S+ reads 20 listings/)
    expect(`${outcome.stdout}${outcome.stderr}`).not.toContain('secret-1')
    expect(listOf(outcome).embeddings).toBe('ollama/toy')
    expect(namesOf(outcome)).toEqual(['Bauklar', 'Kormoran'])
    for (const { score, reasons } of listOf(outcome).firms)
      expect(reasons.reduce((sum, { points }) => sum + Math.round(points * 100), 0)).toBe(
        Math.round(score * 100),
      )
  })

  test('asks nothing the second time, and is the same, byte for byte', async () => {
    const first = await run('shortlist', 'bau-1', '--json')
    const before = web.asked.length
    answers['/api/embed'] = reply(500)
    const second = await run('shortlist', 'bau-1', '--json')
    expect(second.stdout).toBe(first.stdout)
    expect(web.asked).toHaveLength(before)
    expect(second.stderr).not.toMatch(/goes to|Without/)
  })

  test('explains the vector by a line of its own; score, why and export agree with it', async () => {
    const outcome = await run('score', 'bau-1', '--firm', 'Kormoran')
    expect(outcome.stdout).toMatch(/fit, embeddings: ollama\/toy, rank \d: "Loved by gardeners\."/)
    const why = (await run('why', 'Kormoran', '--need', 'bau-1', '--json')).json()
    expect(why).toMatchObject({ state: 'listed', rank: 2 })
    const paper = await run('export', 'bau-1', '--as', 'longlist', '--format', 'md', '-o', '-')
    expect(paper.stdout).toMatch(/Gesuchte Wörter.*Vektoren \(Embeddings\) von ollama\/toy/)
    expect(paper.stdout).toContain('Kormoran')
  })

  test('is by words alone with --no-embeddings', async () => {
    const outcome = await run('shortlist', 'bau-1', '--no-embeddings', '--json')
    expect(listOf(outcome).embeddings).toBeNull()
    expect(namesOf(outcome)).toEqual(['Bauklar'])
  })

  test('of a snapshot is by words alone, whatever the settings say now, unless asked for', async () => {
    const file = join(folder, 'bau-1.snapshot')
    await run('needs', 'snapshot', 'bau-1', '-o', file)
    answers['/api/embed'] = ollamaEmbed
    const before = web.asked.length
    const words = await run('shortlist', 'bau-1', '--no-embeddings', '--from', file, '--json')
    const then = await run('shortlist', 'bau-1', '--from', file, '--json')
    expect(then.stdout).toBe(words.stdout)
    expect(then.stderr).toMatch(/A snapshot keeps no vectors: by words alone/)
    const paper = await run(
      ...['export', 'bau-1', '--as', 'longlist', '--format', 'md', '-o', '-', '--from', file],
    )
    expect(paper.stdout).not.toMatch(/Vektoren/)
    expect(web.asked).toHaveLength(before)
    const asked = await run('shortlist', 'bau-1', '--from', file, '--embeddings', '--json')
    expect(namesOf(asked)).toEqual(['Bauklar', 'Kormoran'])
    expect(asked.stderr).toMatch(/reads 20 listings, for this list alone/)
  })

  test('says that an English encoder wants an English line', async () => {
    settings(toy('  language: en\n'))
    const outcome = await run('shortlist', 'bau-1')
    expect(outcome.code).toBe(0)
    expect(outcome.stderr).toMatch(/reads English, and bau-1 has no confirmed English[\s\S]*--search-en/)
  })
})

describe('config', () => {
  test('shows where texts go, and whether the key is set, never the key', async () => {
    settings(`${toy('  key_env: TOY_KEY\n')}translator: {kind: libretranslate, url: "${web.origin}"}\n`)
    const people = await run('config')
    expect(people.stdout).toMatch(/\nembeddings\tollama toy at http:\/\/127\S+, key in TOY_KEY \(set\)\n/)
    expect(people.stdout).toMatch(/\ntranslator\tlibretranslate at http:\/\/127\S+\n/)
    const machine = await run('config', '--json')
    expect(machine.json()).toMatchObject({
      embeddings: { kind: 'ollama', key_env: 'TOY_KEY' },
      translator: { kind: 'libretranslate' },
    })
    expect(people.stdout + machine.stdout).not.toContain('secret-1')
  })

  test('says what is off', async () => {
    settings('user: anna\n')
    expect((await run('config')).stdout).toMatch(/\nembeddings\toff\ntranslator\toff\n/)
    settings('embeddings: {kind: use}\n')
    expect((await run('config')).stdout).toMatch(/\nembeddings\tuse: .*nothing leaves this machine\n/)
  })
})

describe('a translator', () => {
  const shown = async () => (await run('needs', 'show', 'bau-1')).stdout

  test('drafts the English line, which stays a draft and keeps who drafted it', async () => {
    settings(`translator: {kind: ollama, url: "${web.origin}", model: toy}\n`)
    answers['/api/chat'] = json({ message: { content: '"checks planning applications"\n' } })
    const outcome = await run('needs', 'edit', 'bau-1', '--draft')
    expect(outcome.stderr).toMatch(/The text of bau-1 goes to ollama toy at 127/)
    expect(outcome.stderr).toMatch(/Drafted: de "Bau.*en "checks planning applications"/)
    expect(await shown()).toMatch(
      /Search en\tchecks planning applications \(a draft by ollama toy on 2026-11-24: not searched with/,
    )
    expect((await run('needs', 'show', 'bau-1', '--json')).json()).toMatchObject({
      drafted: ['de', 'en'],
      origin: {
        en: { by: 'ollama toy', at: '2026-11-24T10:00:00Z' },
        de: { by: expect.stringMatching(/^govscout vocabulary /) },
      },
    })
  })

  test('that drafts the same again makes no new version', async () => {
    expect((await run('needs', 'edit', 'bau-1', '--draft')).stderr).toMatch(/nothing to do/)
  })

  test('is still named where its draft was confirmed as it was, and no longer once a person wrote the line', async () => {
    await run('needs', 'edit', 'bau-1', '--confirm')
    expect(await shown()).toMatch(
      /checks planning applications \(drafted by ollama toy on 2026-11-24, confirmed as/,
    )
    await run('needs', 'edit', 'bau-1', '--search-en', 'permit software')
    expect(await shown()).toMatch(/Search en\tpermit software\n/)
  })

  test('that fails leaves the draft of the vocabulary, with a warning', async () => {
    await run('needs', 'edit', 'bau-1', '--search-en', '')
    answers['/api/chat'] = reply(500)
    const outcome = await run('needs', 'edit', 'bau-1', '--draft')
    expect(outcome.code).toBe(0)
    expect(outcome.stderr).toMatch(/The translator drafts no line: 127\S+ answers \/api\/chat with HTTP 500/)
    expect(await shown()).toMatch(/Search en\tbuilding permit.*a draft by govscout vocabulary/)
  })

  test('drafts for a new need, too', async () => {
    answers['/api/chat'] = json({ message: { content: 'finds pipe leaks' } })
    const file = join(folder, 'rohr.yaml')
    writeFileSync(file, 'id: rohr-1\ntitle: Rohrbrüche finden\ntext: Gesucht wird etwas gegen Rohrbrüche.\n')
    const outcome = await run('needs', 'new', '--file', file, '--draft')
    expect(outcome.stderr).toMatch(/en "finds pipe leaks"[\s\S]*A draft is not searched with/)
  })

  test('is not asked where nobody wants a draft', async () => {
    const before = web.asked.length
    await run('needs', 'edit', 'rohr-1', '--owner', 'Wasserwerk')
    expect(web.asked).toHaveLength(before)
  })
})
