// Leaves the code that V8 makes of the bundle beside it (bin/code-cache.js), last in every build: what common commands run is compiled
// then and need not be at each start. The firms are made up, in a base that is thrown away.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const require = createRequire(import.meta.url)
const { useCodeCache } = require('../bin/code-cache.js')
const writeCode = useCodeCache(join(root, 'bundle'), true)
const { main } = require('../bundle/main.cjs')

const folder = mkdtempSync(join(tmpdir(), 'govscout-build-'))
// A terminal: some commands ask V8 for a small heap where they write into a file, and code holds for the flags it was made with.
const stream = { isTTY: true, rows: 24, columns: 80, write: () => true, on: () => stream, off: () => stream }
const env = { HOME: folder, GOVSCOUT_DB: join(folder, 'base.db'), GOVSCOUT_USER: 'build' }

try {
  const [list, need] = ['list.json', 'need.yaml'].map((name) => join(folder, name))
  const firms = Array.from({ length: 40 }, (_, i) => ({
    name: `Probe ${i}`,
    url: `https://probe-${i}.example/`,
    city: 'Kiel',
    description: `KI prüft Bauanträge für Behörden. AI for building permits and public administration, ${i}.`,
  }))
  writeFileSync(list, JSON.stringify(firms))
  writeFileSync(
    need,
    'id: probe\ntitle: Bauanträge prüfen\ntext: Gesucht ist Software, die Bauanträge prüft.\n',
  )
  // By itself: it sets flags of V8 (src/commands/lean-heap.ts).
  spawnSync(process.execPath, [join(root, 'bin/govscout.js'), 'import', list, '--as', 'de-probe'], { env })
  await run('needs', 'new', '--file', need)
  // The second one finds what the first has kept.
  for (const more of [[], [], ['--json', '--explain']]) await run('shortlist', 'probe', ...more)
  await run('firms', 'list')
  await run('firms', 'show', 'F1')
  await run('decide', 'probe', 'F1', 'in')
  await run('tag', 'list')
  await run('--help')
  writeCode()
  checkCode()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Another process must take the code: refused code is compiled anew at each start, and nobody would notice but by the clock. */
function checkCode() {
  const look = `
    const { readdirSync, readFileSync } = require('node:fs')
    const { Module } = require('node:module')
    const { Script } = require('node:vm')
    for (const name of readdirSync('.').filter((name) => name.endsWith('.code'))) {
      const source = Module.wrap(readFileSync(name.slice(0, -'.code'.length), 'utf8'))
      if (new Script(source, { cachedData: readFileSync(name) }).cachedDataRejected) console.log(name)
    }`
  const { stdout, status } = spawnSync(process.execPath, ['-e', look], {
    cwd: join(root, 'bundle'),
    encoding: 'utf8',
  })
  if (status !== 0 || stdout) throw new Error(`V8 refuses the code that was made of the bundle: ${stdout}`)
}

async function run(...args) {
  const process = { argv: ['node', 'govscout', ...args], env, stdin: stream, stdout: stream, stderr: stream }
  await main({ ...process, on: () => {}, off: () => {}, exit: () => {} })
}
