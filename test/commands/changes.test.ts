import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LoopbackWeb, type Route, reply, startWeb } from '../crawl/loopback-web.js'
import { govscout, makeFolder } from './govscout.js'
import { loopbackRecipe } from './loopback-recipe.js'

// All firms are invented.
const folder = makeFolder()
const html = { 'content-type': 'text/html; charset=utf-8' }
let hafenblick =
  '<h1>Hafenblick</h1><p class="city">Kiel</p><p class="about">Ordnet Akten.</p><i class="tag">Akten</i>'
let web: LoopbackWeb

beforeAll(async () => {
  const now: Route = (response, asked) => reply(200, html, hafenblick)(response, asked)
  web = await startWeb({
    '/firms': reply(200, html, '<li><a href="/firms/1">a</a><li><a href="/firms/2">b</a>'),
    '/firms/1': now,
    '/firms/2': reply(200, html, '<h1>Aktenfuchs</h1><p class="city">Bonn'),
  })
  const own = join(folder, 'govscout', 'directories')
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, 'de-nordliste.yaml'), loopbackRecipe(web.origin))
})
afterAll(() => web.close())

const env = { XDG_CONFIG_HOME: folder, GOVSCOUT_DB: join(folder, 'base.db'), NO_PROXY: '*' }
const at = (day: string, ...args: string[]) => govscout(args, { ...env, GOVSCOUT_NOW: `${day}T10:00:00Z` })
const scout = (day: string) =>
  at(day, 'scout', 'de-nordliste', '--fresh', '--delay', '0', '--allow-host', web.host)

test('a page that changed between two runs shows as exactly the changed fields', async () => {
  expect((await scout('2026-11-20')).code).toBe(0)
  hafenblick = hafenblick.replace('Kiel', 'Lübeck').replace('Ordnet Akten.', 'Ordnet Akten und Anträge.')
  expect((await scout('2026-11-24')).code).toBe(0)
  const expected = [
    { name: 'Hafenblick', field: 'city', old: 'Kiel', new: 'Lübeck' },
    { name: 'Hafenblick', field: 'description', old: 'Ordnet Akten.', new: 'Ordnet Akten und Anträge.' },
  ]
  const changes = (await at('2026-11-25', 'changes', '--since', '2026-11-22', '--json')).json()
  expect(changes).toMatchObject({ new: [], changed: expected, gone: [] })
  expect((changes as { changed: unknown[] }).changed).toHaveLength(2)
  const shown = (await at('2026-11-25', 'runs', 'show', 'R2', '--json')).json() as { changes: unknown[] }
  expect(shown).toMatchObject({ changed: 1, changes: expected })
  expect(shown.changes).toHaveLength(2)
  expect((await at('2026-11-25', 'runs', 'show', 'R1', '--json')).json()).toMatchObject({ changes: [] })
  const { stdout } = await at('2026-11-25', 'runs', 'show', 'R2')
  expect(stdout).toMatch(/Hafenblick\tcity\tKiel\tLübeck/)
  expect(stdout).not.toMatch(/Aktenfuchs/)
})
