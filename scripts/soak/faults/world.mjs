// What faults are caused in: the loopback directory of invented firms, a base with a crawl and analysts' words in it, and the built tool.
import { spawn } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { directory, scoutArguments, startSite } from '../../loopback/tool.mjs'

export const bin = fileURLToPath(new URL('../../../bin/govscout.js', import.meta.url))
export const need = 'akten-2026'

const needFile = `id: ${need}
title: Akten ordnen mit KI
text: Die Behörde sucht eine Anwendung, die mit künstlicher Intelligenz eingehende Schreiben ordnet. Betrieb in Deutschland.
search: { de: "KI ordnet Eingänge und Akten", en: "AI sorts incoming mail" }
`

/** Commands that only read, and commands that write one thing. */
export const reading = [
  ['firms', 'list', '--limit', '3'],
  ['firms', 'show', 'F1'],
  ['shortlist', need, '--top', '3'],
  ['note', 'list', 'F2'],
  ['changes'],
  ['log', 'verify'],
]
export const writing = [
  ['note', 'add', 'F3', 'Rückruf vereinbart'],
  ['tag', 'add', 'F4', 'später'],
  ['decide', need, 'F5', 'in'],
  ['assess', 'F6', 'C05', 'unknown'],
  ['firms', 'merge', 'F7', 'F8'],
  ['needs', 'edit', need, '--title', 'Akten und Post ordnen'],
]

/** Starts the site and makes the base that each trial gets a copy of. */
export async function makeWorld({ entries = 120 } = {}) {
  const web = await startSite({ entries, bytes: 4000, delay: 1 })
  const folder = mkdtempSync(join(tmpdir(), 'govscout-faults-'))
  let number = 0
  const world = {
    web,
    folder,
    entries,
    original: join(folder, 'original.db'),
    /** A name in a folder of its own that nobody has used. */
    fresh(name = 'base.db') {
      const own = join(folder, `t${++number}`)
      mkdirSync(own)
      return join(own, name)
    },
    /** A copy of the base, by itself in a folder. */
    copy() {
      const file = world.fresh()
      copyFileSync(world.original, file)
      return file
    },
    start: (args, options) => start(world, args, options),
    run: (args, options) => ended(start(world, args, options)),
    /** What is called for a crawl of the site. */
    crawl: (...more) => scoutArguments(web, '--quiet', ...more).slice(1),
    import: (file) => ['import', file, '--as', 'de-messe-liste'],
    /** Declares the site a second time, under another id, to be approved first; or another site, that may be asked. */
    declareAnother(id, origin) {
      const text = readFileSync(web.recipe, 'utf8').replace(`id: ${directory}`, `id: ${id}`)
      const changed = origin
        ? text.replaceAll(web.origin, origin)
        : text.replace('decision: allowed', 'decision: ask')
      writeFileSync(web.recipe.replace(directory, id), changed)
    },
    close() {
      web.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  world.list = join(folder, 'messe.csv')
  writeFileSync(world.list, listOf(400))
  writeFileSync(join(folder, 'need.yaml'), needFile)
  await pauseOthers(world)
  const commands = [
    world.crawl(),
    ['needs', 'new', '--file', join(folder, 'need.yaml')],
    ['decide', need, 'F1', 'in'],
    ['note', 'add', 'F2', 'Erstes Gespräch geführt'],
    ['tag', 'add', 'F2', 'gesehen'],
    ['assess', 'F2', 'C05', 'unknown'],
  ]
  for (const args of commands) {
    const { code, stderr } = await world.run(args, { db: world.original })
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`)
  }
  return world
}

/** Takes what the package declares out of the schedule: a refresh asks loopback and nobody else. */
async function pauseOthers({ original }) {
  const load = (file) =>
    import(pathToFileURL(fileURLToPath(new URL(`../../../dist/store/${file}`, import.meta.url))).href)
  const [{ openStore }, { savePause }] = await Promise.all([load('open.js'), load('pauses.js')])
  const now = () => `${new Date().toISOString().slice(0, 19)}Z`
  const store = openStore({ file: original, now, who: 'soak', toolVersion: '0' })
  for (const file of readdirSync(new URL('../../../data/directories', import.meta.url)))
    savePause(store, file.replace('.yaml', ''), { paused: true, reason: 'soak' })
  store.db.close()
}

/**
 * One command as a process of its own.
 * @param options.db the base; `preload` a module that Node loads first; `user` a number to run as; `env` more variables
 */
function start({ web, folder }, args, { db, env = {}, preload, user, cwd = folder } = {}) {
  const node = [...(preload ? ['--require', preload] : []), bin, ...args]
  const [command, ...rest] =
    user === undefined
      ? [process.execPath, ...node]
      : ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups', process.execPath, ...node]
  return spawn(command, rest, {
    cwd,
    env: { ...web.env('unused.db'), GOVSCOUT_DB: db, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** @returns {Promise<{code: number | null, signal: string | null, stdout: string, stderr: string}>} */
export function ended(child) {
  let [stdout, stderr] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  return new Promise((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
}

/** A list of invented firms as somebody hands it over. */
export function listOf(count) {
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `Messelotse ${i};https://messelotse-${i}.example/;Kiel;Ordnet Anträge von Kommunen mit künstlicher Intelligenz, Stand ${i}`,
  )
  return `Firma;Webseite;Ort;Beschreibung\n${rows.join('\n')}\n`
}

export { directory }
