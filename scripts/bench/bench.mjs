// Benchmarks with goals: what is measured runs in turn with what it is measured against, so that ratios hold where times do not.
//   npm run bench [-- --only crawl,start] [--quick] [--calmest]
// --only does some parts; the others keep what an earlier run brought (docs/performance.json), so that the table in docs/performance.md
// can be filled in several runs. --quick is a small form that writes nothing. --calmest keeps an earlier result of the same
// code where the machine was calmer then. What others crawl with is installed into scripts/bench/peers from its own lock.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { measureAnalysts } from './parts/analysts.mjs'
import { measureCrawl } from './parts/crawl.mjs'
import { measureExport } from './parts/export.mjs'
import { measureExtract } from './parts/extract.mjs'
import { measureIdentity } from './parts/identity.mjs'
import { measureIngest } from './parts/ingest.mjs'
import { measureMemory } from './parts/memory.mjs'
import { measureLargeRanking, measureRanking } from './parts/ranking.mjs'
import { measureStart } from './parts/start.mjs'
import { median, root } from './processes.mjs'
import { formatRow, mergeResults, readResults, writeResults } from './results.mjs'

const parts = {
  start: measureStart,
  crawl: measureCrawl,
  extract: measureExtract,
  memory: measureMemory,
  ingest: measureIngest,
  identity: measureIdentity,
  ranking: measureRanking,
  'ranking-large': measureLargeRanking,
  export: measureExport,
  analysts: measureAnalysts,
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    calmest: { type: 'boolean', default: false },
  },
})
const chosen = values.only?.split(',') ?? Object.keys(parts)
const unknown = chosen.filter((name) => !(name in parts))
if (unknown.length) {
  console.error(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
const peers = chosen.includes('crawl') && installPeers()
const commit = codeCommit()
for (const name of chosen) {
  const started = performance.now()
  const before = restlessness()
  const rows = await parts[name]({ quick: values.quick, peers })
  const calm = median([before, restlessness()])
  const at = new Date().toISOString().slice(0, 10)
  console.log(`${name}: ${Math.round((performance.now() - started) / 1000)} s`)
  for (const row of rows) console.log(`  ${formatRow(row)}`)
  if (values.quick) continue
  const measured = rows.map((row) => ({ part: name, ...row, at, commit, calm }))
  writeResults(
    mergeResults(readResults(), measured, { part: name, calmest: values.calmest }),
    Object.keys(parts),
  )
}

/** Milliseconds of a fixed loop: the same machine takes longer for it while it works for others. */
function restlessness() {
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now()
    for (let n = 0; n < 100_000; n++) createHash('sha256').update(String(n)).digest()
    return performance.now() - started
  })
  return Math.round(median(times))
}

/** The last commit that touched what is measured. */
function codeCommit() {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  try {
    const code = ['src', 'data', 'bin', 'package-lock.json', 'scripts']
    const dirty = git('status', '--porcelain', '--', ...code) ? '+' : ''
    return git('log', '-1', '--format=%h', '--', ...code) + dirty
  } catch {
    return 'unknown'
  }
}

/** @returns whether they are there */
function installPeers() {
  const folder = join(root, 'scripts/bench/peers')
  if (existsSync(join(folder, 'node_modules/@crawlee/cheerio'))) return true
  try {
    const options = ['--ignore-scripts', '--no-audit', '--no-fund']
    execFileSync('npm', ['ci', '--prefix', folder, ...options], { stdio: ['ignore', 'ignore', 'inherit'] })
    return true
  } catch {
    console.error('What others crawl with could not be installed; those rows are left out.')
    return false
  }
}
