import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LoopbackWeb, type Route, reply, startWeb } from '../crawl/loopback-web.js'
import { govscout, makeFolder } from './govscout.js'
import { loopbackRecipe } from './loopback-recipe.js'

// Real processes and real signals. All firms are invented.
const bin = fileURLToPath(new URL('../../bin/govscout.js', import.meta.url))
const folder = makeFolder()
const html = { 'content-type': 'text/html' }
const detail: Route = (response) => reply(200, html, '<h1>Hafenblick</h1>')(response, {} as never)
let web: LoopbackWeb
/** The third entry's page is not answered as long as this holds. */
let isSilent = true

beforeAll(async () => {
  web = await startWeb({
    '/firms': reply(200, html, [1, 2, 3, 4].map((i) => `<li><a href="/firms/${i}">Firma</a>`).join('')),
    '/firms/1': detail,
    '/firms/2': detail,
    '/firms/3': (response, asked) => (isSilent ? undefined : detail(response, asked)),
    '/firms/4': detail,
  })
  const own = join(folder, 'govscout', 'directories')
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, 'de-nordliste.yaml'), loopbackRecipe(web.origin))
})
afterAll(() => web.close())

function scout(base: string) {
  const args = [bin, 'scout', 'de-nordliste', '--delay', '0', '--allow-host', web.host, '--json']
  const env = { ...process.env, XDG_CONFIG_HOME: folder, GOVSCOUT_DB: join(folder, base), NO_PROXY: '*' }
  const child = spawn(process.execPath, args, { env })
  let stdout = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, stdout, stderr })),
  )
  return { child: child as ChildProcess, ended }
}
const asked = (path: string) => web.asked.filter(({ url }) => url === path).length

test('Ctrl-C ends a crawl cleanly with 130, and the next one goes on where it was', async () => {
  const { child, ended } = scout('once.db')
  await expect.poll(() => asked('/firms/3'), { timeout: 15_000 }).toBe(1)
  child.kill('SIGINT')
  const stopped = await ended
  expect(stopped.code, stopped.stderr).toBe(130)
  expect(JSON.parse(stopped.stdout)).toMatchObject([{ run: 'R1', result: 'interrupted', requests: 4 }])
  isSilent = false
  const again = await scout('once.db').ended
  isSilent = true
  expect(again.code, again.stderr).toBe(0)
  expect(JSON.parse(again.stdout)).toMatchObject([
    { run: 'R1', result: 'success', listings: { new: 4 }, issues: [{ class: 'resumed' }] },
  ])
  expect(['/firms', '/firms/1', '/firms/2', '/firms/3', '/firms/4'].map(asked)).toEqual([1, 1, 1, 2, 1])
})

test('SIGTERM ends an export between two papers with 130, and those that are written are whole', async () => {
  const db = join(folder, 'papers.db')
  const [list, need] = ['list.csv', 'need.yaml'].map((name) => join(folder, name)) as [string, string]
  writeFileSync(list, 'Firma;Ort;Beschreibung\nBauklar GmbH;Kiel;Prüft Bauanträge.\n')
  writeFileSync(need, 'id: bau-1\ntitle: Baugenehmigung\ntext: Bauanträge prüfen.\n')
  for (const args of [
    ['import', list, '--as', 'de-own-list'],
    ['needs', 'new', '--file', need],
  ])
    expect((await govscout([...args, '--db', db])).code).toBe(0)
  const akte = join(folder, 'akte')
  const args = [bin, 'export', 'bau-1', '--as', 'all', '--format', 'all', '-o', akte, '--db', db]
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('close', resolve))
  await expect.poll(() => existsSync(akte), { timeout: 15_000, interval: 2 }).toBe(true)
  child.kill('SIGTERM')
  expect(await ended).toBe(130)
  const names = readdirSync(akte)
  expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
  expect(
    (await govscout(['export', 'bau-1', '--as', 'all', '--format', 'all', '-o', akte, '--db', db])).code,
  ).toBe(0)
  expect(readdirSync(akte).length).toBeGreaterThan(names.length)
})

test('a second Ctrl-C ends it at once', async () => {
  const before = asked('/firms/3')
  const { child, ended } = scout('twice.db')
  await expect.poll(() => asked('/firms/3'), { timeout: 15_000 }).toBe(before + 1)
  child.kill('SIGINT')
  child.kill('SIGINT')
  expect((await ended).code).toBe(130)
})
