// A ranking over many made-up listings, explained, in a base of its own: time of a warm one as median and 95th percentile, and
// as a ratio to a plain loop of SHA-256 on this machine, whose load is told beside it; processor time counts all threads.
//   npm run build && node scripts/bench/ranking.mjs [--listings 100000] [--runs 40] [--base FILE]
// With --base the base is kept there and used again, e.g. to time the command: GOVSCOUT_DB=FILE govscout shortlist bench.
import { createHash } from 'node:crypto'
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
    runs: { type: 'string', default: '40' },
    base: { type: 'string' },
  },
})
const [count, runs] = [Number(values.listings), Number(values.runs)]

const { openStore } = await load('store/open.js')
const { publishRun } = await load('store/publish.js')
const { startRun } = await load('store/runs.js')
const { createNeed, findNeed } = await load('store/needs.js')
const { needSchema } = await load('needs/need-schema.js')
const { rankNeed } = await load('dossier/rank-need.js')
const { readLexicon } = await load('lexicons.js')

const lexicon = readLexicon(resolve(root, 'data'))
const folder = mkdtempSync(join(tmpdir(), 'govscout-bench-'))
const file = values.base ? resolve(values.base) : join(folder, 'base.db')
const isThere = existsSync(file)
const store = openStore({ file, now: () => '2026-11-24T10:00:00Z', who: 'bench', toolVersion: '0' })
try {
  if (!isThere) fill()
  const stored = findNeed(store, 'bench')
  const rank = () => rankNeed(store, stored, { lexicon }, {}, 20)
  const { analysed, ranked, firms } = rank()
  for (let i = 0; i < 5; i++) rank()
  const concepts = analysed.terms.filter(({ kind }) => kind === 'concept').length
  const listings = store.db.prepare('SELECT count(*) FROM listings').pluck().get()
  console.log(
    `${listings} listings, ${Math.round(statSync(file).size / 1e6)} MB; a need of ${analysed.terms.length} terms, ${concepts} of them concepts; ` +
      `${ranked} firms ranked, ${firms.length} shown; load ${loadavg()[0].toFixed(2)} on ${cpus().length} processors`,
  )
  const [times, ratios, work] = [[], [], []]
  for (let i = 0; i < runs; i++) {
    const reference = timed(referenceLoop)
    const before = process.cpuUsage()
    const time = timed(rank)
    const { user, system } = process.cpuUsage(before)
    times.push(time)
    work.push((user + system) / 1000)
    ratios.push(time / reference)
  }
  for (const [name, at] of [
    ['median', 0.5],
    ['p95', 0.95],
  ])
    console.log(
      `${name.padEnd(8)}${share(times, at).toFixed(1).padStart(8)} ms ${share(ratios, at).toFixed(2).padStart(8)} x the loop ${share(work, at).toFixed(1).padStart(8)} ms of processor time`,
    )
} finally {
  store.db.close()
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
  createNeed(store, benchNeed())
  console.log(`published in ${Math.round((performance.now() - started) / 1000)} s`)
}

/** A need that names ten concepts, of all frequencies. */
function benchNeed() {
  const specific = lexicon.concepts.filter(
    ({ generic, forms }) => !generic && forms.some(({ german }) => german),
  )
  const named = Array.from({ length: 10 }, (_, i) => specific[Math.floor((i * specific.length) / 10)])
  const words = named.map(({ forms }) => forms.find(({ german }) => german).text)
  return needSchema.parse({
    id: 'bench',
    title: words.slice(0, 3).join(', '),
    text: `Die Stadt sucht eine Lösung für ${words.slice(3, 7).join(', ')}. Dabei geht es auch um ${words.slice(7).join(', ')}.`,
    search: { en: named.map(({ names }) => names.en).join(', ') },
  })
}

function referenceLoop() {
  for (let n = 0; n < 10_000; n++) createHash('sha256').update(String(n)).digest()
}

function timed(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

function share(values, at) {
  return [...values].sort((a, b) => a - b)[Math.min(Math.floor(values.length * at), values.length - 1)]
}
