// Identity in a base of its own: time to group many made-up listings at once, and after a refresh that changes 100 of them.
//   npm run build && node scripts/bench/identity.mjs [--listings 100000] [--runs 5] [--json]
// Prints medians in milliseconds, and the same work as a ratio to a plain loop of SHA-256 on this machine; with --json least and most too.
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))
const load = (path) => import(pathToFileURL(resolve(root, 'dist', path)))
const { values } = parseArgs({
  options: {
    listings: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
})
const [count, runs] = [Number(values.listings), Number(values.runs)]

const { openStore } = await load('store/open.js')
const { publishRun } = await load('store/publish.js')
const { startRun } = await load('store/runs.js')
const { regroup } = await load('store/identity.js')
const { groupListings } = await load('firms/group-listings.js')
const { findListingKeys, listListingIds } = await load('store/identity-keys.js')

const folder = mkdtempSync(join(tmpdir(), 'govscout-bench-'))
const store = openStore({
  file: join(folder, 'base.db'),
  now: () => '2026-11-24T10:00:00Z',
  who: 'bench',
  toolVersion: '0',
})
try {
  const perDirectory = count / 10
  const started = performance.now()
  for (let d = 0; d < 10; d++)
    publish(
      `d-${d}`,
      Array.from({ length: perDirectory }, (_, i) => listing(`d-${d}`, d * perDirectory + i)),
    )
  if (!values.json)
    console.log(
      `${count} listings published in ${Math.round(performance.now() - started)} ms, evidence left out`,
    )

  const keys = findListingKeys(store, listListingIds(store))
  const all = report('all grouped at once (groupListings)', () =>
    groupListings(keys, { same: [], different: [] }),
  )
  const changed = keys.filter((_, i) => i % Math.floor(count / 100) === 7).map(({ id }) => id)
  const some = report(`identity of ${changed.length} changed listings, in the base (regroup)`, () =>
    regroup(store, changed),
  )
  report('of which reading their keys', () => findListingKeys(store, changed))
  if (values.json)
    console.log(JSON.stringify({ listings: count, changed: changed.length, all, regroup: some }))
} finally {
  store.db.close()
  rmSync(folder, { recursive: true, force: true })
}

function publish(directory, listings) {
  const run = startRun(store, { directory, trigger: 'manual', coverage: 'full', recipeHash: 'h' })
  publishRun(store, {
    run,
    directory,
    about: { title: directory, kind: 'list' },
    coverage: 'full',
    looked: true,
    listings,
    unread: [],
    findEvidence: () => ({ ai: [], govtech: [] }),
    evidenceVersion: '1',
    filled: {},
    requests: 0,
    bytes: 0,
    issues: [],
  })
}

/** Made-up firms, three listings of ten with a twin in another directory. */
function listing(directory, i) {
  const syllables = 'ba ke li mo nu ra se ti vo zu dal fen gor him jul kes lan mir nop qua'.split(' ')
  const towns = ['Kiel', 'Ulm', 'Jena', 'Köln', 'Bonn', 'Hof', 'Lahr', 'Leer', null]
  const firm = i % Math.floor(count * 0.7)
  const name = [0, 1, 2, 3].map((at) => syllables[Math.floor(firm / 20 ** at) % 20]).join('')
  const domain = i % 3 ? `${name}.de` : null
  return {
    directory,
    entry: String(i),
    url: `https://${directory}.example/${i}`,
    name: i % 5 ? name : `${name} Labs`,
    former_names: [],
    legal_form: 'GmbH',
    website: domain && `https://${domain}/`,
    domain,
    city: towns[firm % towns.length],
    region: null,
    address: null,
    country: 'DE',
    founded: null,
    summary: null,
    description: null,
    tags: [],
    status: 'unknown',
    updated_on: null,
    extra: {},
    original: {},
  }
}

function report(what, work) {
  const [times, ratios] = [[], []]
  for (let i = 0; i < runs; i++) {
    const reference = timed(() => {
      for (let n = 0; n < 100_000; n++) createHash('sha256').update(String(n)).digest()
    })
    const time = timed(work)
    times.push(time)
    ratios.push(time / reference)
  }
  if (!values.json)
    console.log(
      `${median(times).toFixed(0).padStart(6)} ms  ${median(ratios).toFixed(2).padStart(6)} x  ${what}`,
    )
  return { time: spread(times), ratio: spread(ratios) }
}

function timed(work) {
  const start = performance.now()
  work()
  return performance.now() - start
}

function spread(values) {
  return { value: median(values), low: Math.min(...values), high: Math.max(...values) }
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
}
