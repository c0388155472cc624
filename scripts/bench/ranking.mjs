// Rankings over many made-up firms, explained, in a base of their own; several needs in turn, warm, as median and 95th percentile of time
// and of processor time, which counts all threads: searched for anew, and with what was kept of the need. Then the cold command, in
// turn with `node -e 0`, by time. The load of the machine is told beside it: only ratios of one run can be compared.
//   npm run build && node scripts/bench/ranking.mjs [--listings 100000] [--runs 48] [--cold 15] [--base FILE]
// With --base the base is kept there and used again. A million firms take some minutes and 1.4 GB to make.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { listingMaker, someEvidence } from './made-up-listings.mjs'

const root = fileURLToPath(new URL('../../', import.meta.url))
const load = (path) => import(pathToFileURL(resolve(root, 'dist', path)))
const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '48' },
    cold: { type: 'string', default: '15' },
    base: { type: 'string' },
  },
})
const [count, runs, colds] = [values.listings, values.runs, values.cold].map(Number)

const { openStore } = await load('store/open.js')
const { publishRun } = await load('store/publish.js')
const { startRun } = await load('store/runs.js')
const { createNeed, findNeed, isTaken } = await load('store/needs.js')
const { needSchema } = await load('needs/need-schema.js')
const { rankNeed } = await load('dossier/rank-need.js')
const { readLexicon } = await load('lexicons.js')
const { loadVocabulary } = await load('vocabulary.js')

const lexicon = readLexicon(resolve(root, 'data'))
const folder = mkdtempSync(join(tmpdir(), 'govscout-bench-'))
const file = values.base ? resolve(values.base) : join(folder, 'base.db')
const isThere = existsSync(file)
const store = openStore({ file, now: () => '2026-11-24T10:00:00Z', who: 'bench', toolVersion: '0' })
try {
  if (!isThere) fill()
  const needs = benchNeeds()
  for (const need of needs) if (!isTaken(store, need.id)) createNeed(store, need)
  const stored = needs.map(({ id }) => findNeed(store, id))
  const listings = store.db.prepare('SELECT count(*) FROM listings').pluck().get()
  console.log(
    `${listings} listings, ${Math.round(statSync(file).size / 1e6)} MB; ${needs.length} needs; load ${loadavg()[0].toFixed(2)} on ${cpus().length} processors`,
  )
  const { lexicon: _, ...named } = await loadVocabulary(resolve(root, 'data'))
  for (const [title, vocabulary] of [
    ['searched anew', { lexicon }],
    ['with what was kept', { ...named, lexicon }],
  ]) {
    for (let i = 0; i < 5; i++) for (const need of stored) rankNeed(store, need, vocabulary, {}, 20)
    const work = Array.from({ length: runs }, (_, i) =>
      timed(() => rankNeed(store, stored[i % stored.length], vocabulary, {}, 20)),
    )
    console.log(`${title.padEnd(20)}${summary(work)}`)
  }
  store.db.close()
  const cold = Array.from({ length: colds + 1 }, () => {
    const plain = timed(() => spawnSync(process.execPath, ['-e', '0']))
    const command = timed(() =>
      spawnSync(process.execPath, [resolve(root, 'bin/govscout.js'), 'shortlist', 'bench-0'], {
        env: { ...process.env, GOVSCOUT_DB: file },
      }),
    )
    return command.time / plain.time
  }).slice(1)
  console.log(`cold, kept          median ${share(cold, 0.5).toFixed(2)} x node -e 0`)
} finally {
  if (store.db.open) store.db.close()
  rmSync(folder, { recursive: true, force: true })
}

/** Ten directories, one after the other, as a crawl fills a base. */
function fill() {
  const make = listingMaker(lexicon.concepts)
  const started = performance.now()
  const perDirectory = Math.min(Math.ceil(count / 10), 20_000)
  for (let first = 0, d = 0; first < count; first += perDirectory, d++) {
    const directory = `d-${d}`
    const length = Math.min(perDirectory, count - first)
    publishRun(store, {
      run: startRun(store, { directory, trigger: 'manual', coverage: 'full', recipeHash: 'h' }),
      directory,
      about: { title: directory, kind: 'list' },
      coverage: 'full',
      looked: true,
      listings: Array.from({ length }, (_, i) => make(directory, first + i)),
      unread: [],
      findEvidence: someEvidence,
      evidenceVersion: '1',
      filled: {},
      requests: 0,
      bytes: 0,
      issues: [],
    })
  }
  console.log(`published in ${Math.round((performance.now() - started) / 1000)} s`)
}

/** Needs that name ten concepts each, of all frequencies: half of them with an English line, some long. */
function benchNeeds() {
  const specific = lexicon.concepts.filter(
    ({ generic, forms }) => !generic && forms.some(({ german }) => german),
  )
  return Array.from({ length: 8 }, (_, n) => {
    const named = Array.from(
      { length: 10 },
      (_, i) => specific[Math.floor(((i + n / 8) * specific.length) / 10)],
    )
    const words = named.map(({ forms }) => forms.find(({ german }) => german).text)
    return needSchema.parse({
      id: `bench-${n}`,
      title: words.slice(0, 3).join(', '),
      text: `Die Stadt sucht eine Lösung für ${words.slice(3, 7).join(', ')}. Dabei geht es auch um ${words.slice(7).join(', ')}.`,
      ...(n % 2 ? {} : { search: { en: named.map(({ names }) => names.en).join(', ') } }),
    })
  })
}

function timed(work) {
  const before = process.cpuUsage()
  const start = performance.now()
  work()
  const time = performance.now() - start
  const { user, system } = process.cpuUsage(before)
  return { time, work: (user + system) / 1000 }
}

function summary(all) {
  const of = (values) => `${share(values, 0.5).toFixed(1)} / ${share(values, 0.95).toFixed(1)} ms`
  return `median / p95: ${of(all.map(({ time }) => time))}, of processor time ${of(all.map(({ work }) => work))}`
}

function share(values, at) {
  return [...values].sort((a, b) => a - b)[Math.min(Math.floor(values.length * at), values.length - 1)]
}
