// The loopback site with a recipe for it in a folder of its own, and the built tool to crawl it.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const bin = fileURLToPath(new URL('../../bin/govscout.js', import.meta.url))
const site = fileURLToPath(new URL('site.mjs', import.meta.url))

/** The id of the directory that the site is declared as. */
export const directory = 'de-loopback'

/**
 * Starts the site; `env(base)` is for a tool with a base of that name, `close` ends all and leaves nothing.
 * @param options.prefix a command that the server is started by, e.g. `['taskset', '-c', '1']`
 */
export async function startSite({ entries, bytes = 13_600, delay = 0, prefix = [] }) {
  const folder = mkdtempSync(join(tmpdir(), 'govscout-loopback-'))
  const options = ['--entries', String(entries), '--bytes', String(bytes), '--delay', String(delay)]
  const [command, ...args] = [...prefix, process.execPath, site, ...options]
  const server = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const line = await new Promise((resolve, reject) => {
    server.stdout.once('data', (data) => resolve(data.toString('utf8')))
    server.once('exit', () => reject(new Error('the loopback site has ended')))
  })
  const { origin } = JSON.parse(line)
  const recipes = join(folder, 'govscout', 'directories')
  mkdirSync(recipes, { recursive: true })
  writeFileSync(join(recipes, `${directory}.yaml`), recipe(origin))
  return {
    origin,
    host: new URL(origin).host,
    file: (base) => join(folder, base),
    recipe: join(recipes, `${directory}.yaml`),
    env: (base) => ({
      ...process.env,
      XDG_CONFIG_HOME: folder,
      XDG_DATA_HOME: folder,
      GOVSCOUT_DB: join(folder, base),
      GOVSCOUT_USER: 'soak',
      NO_PROXY: '*',
    }),
    control: async (path) => (await fetch(`${origin}/control/${path}`, { method: 'POST' })).text(),
    close() {
      server.kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** One crawl as a process of its own. */
export function scout(web, base, ...more) {
  const args = scoutArguments(web, ...more)
  return spawn(process.execPath, args, { env: web.env(base), stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What Node is called with for a crawl. */
export function scoutArguments(web, ...more) {
  return [bin, 'scout', directory, '--delay', '0', '--json', '--allow-host', web.host, ...more]
}

function recipe(origin) {
  return `id: ${directory}
title: "Loopback"
summary: "Invented firms, served to this machine alone."
publisher: { name: "Loopback", url: "${origin}/" }
page: "${origin}/"
kind: list
language: de
permission: { licence: { id: "CC0" }, decision: allowed, basis: "one's own site", checked_on: "${new Date().toISOString().slice(0, 10)}" }
request:
  start: ["${origin}/firms"]
  paging: { kind: counter, parameter: "page", total: "(\\\\d+) Firmen", max: 1000 }
extraction:
  shape: html
  list: { item: "li", link: { from: "a", value: "href" } }
  detail:
    fields:
      name: "h1"
      city: ".city"
      region: ".region"
      founded: { from: ".founded", transform: [year] }
      website: { from: "a.site", value: "href" }
      summary: ".lead"
      description: ".about"
      tags: { from: ".tags li", many: true }
  id: { from: ["@page"] }
expectations: { listings: { min: 1, max: 100000 }, filled: { name: 0.99, city: 0.99 } }
proof: { state: unverified }
`
}
