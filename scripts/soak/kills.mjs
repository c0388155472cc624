// Kills crawls with SIGKILL at random moments and proves that nothing is lost and nothing asked twice.
//
//   npm run build && node scripts/soak/kills.mjs [--kills 200] [--entries 300] [--delay 3] [--seed 1]
//
// Each cycle crawls a new version of a loopback directory into one base, killed again and again until a run gets through; another
// base gets the same versions in peace. After each kill: PRAGMA integrity_check. After each cycle: both bases hold the same (without
// instants and run ids), and no entry's page was asked twice but the one in flight at a kill. Exit 1 where that is not so.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import Database from 'better-sqlite3'
import { scout, startSite } from '../loopback/tool.mjs'
import { generator } from './random.mjs'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    entries: { type: 'string', default: '300' },
    delay: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
})
const wanted = Number(values.kills)
const random = generator(Number(values.seed))
const web = await startSite({ entries: Number(values.entries), bytes: 4000, delay: Number(values.delay) })
const faults = []
let kills = 0
let cycles = 0
let inFlight = 0
let details = 0
let lastRun = 0
try {
  // The unbroken run also says how long a crawl takes.
  while (kills < wanted) {
    cycles++
    await web.control(`version?${cycles}`)
    const started = performance.now()
    await finish(scout(web, 'peace.db', '--fresh'))
    const duration = performance.now() - started
    await web.control('log')
    lastRun = newestRun(web.file('fire.db'))
    await crawlUnderFire(duration)
    judgeLog(JSON.parse(await web.control('log')))
    if (dump(web.file('fire.db')) !== dump(web.file('peace.db')))
      faults.push(`cycle ${cycles}: the bases differ`)
  }
} finally {
  web.close()
}
console.log(
  `${kills} kills in ${cycles} cycles (seed ${values.seed}): ${details} entries' pages asked, ${inFlight} of them again because they were in flight, ${faults.length} faults`,
)
for (const fault of faults.slice(0, 20)) console.log(fault)
process.exitCode = faults.length ? 1 : 0

/** Starts the crawl until it ends by itself. */
async function crawlUnderFire(duration) {
  for (;;) {
    const child = scout(web, 'fire.db', '--fresh')
    const timer = setTimeout(
      () => child.kill('SIGKILL'),
      kills < wanted ? random() * duration * 1.1 : 2 ** 30,
    )
    const { signal } = await ended(child)
    clearTimeout(timer)
    if (signal === null) return
    kills++
    await web.control('mark?kill')
    // Killed on its way out: what it had to do was done, and another start would be another run.
    if (checkBase(web.file('fire.db')) === 'success') return
  }
}

/** Between two kills each page is asked once; again only what was the last before a kill. */
function judgeLog(log) {
  const asked = new Map()
  const isLast = (i) => (log[i + 1] ?? '').startsWith('mark')
  for (const [i, line] of log.entries()) {
    if (!/^\/firms\/\d+$/.test(line)) continue
    details++
    const before = asked.get(line)
    asked.set(line, i)
    if (before === undefined) continue
    if (isLast(before)) inFlight++
    else faults.push(`cycle ${cycles}: ${line} was asked twice`)
  }
}

/** @returns how the newest run ended, as far as it did */
function checkBase(file) {
  const db = new Database(file)
  try {
    const answer = db.pragma('integrity_check', { simple: true })
    const dangling = db.pragma('foreign_key_check')
    if (answer !== 'ok' || dangling.length)
      faults.push(`kill ${kills}: integrity ${answer}, ${dangling.length} dangling`)
    const hasRuns = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'runs'").get()
    return hasRuns && db.prepare('SELECT result FROM runs WHERE id > ? ORDER BY id DESC').pluck().get(lastRun)
  } finally {
    db.close()
  }
}

function newestRun(file) {
  if (!existsSync(file)) return 0
  const db = new Database(file, { readonly: true })
  const newest = db.prepare('SELECT max(id) FROM runs').pluck().get()
  db.close()
  return newest ?? 0
}

/** What the base holds of directories, without instants and run ids. */
function dump(file) {
  const db = new Database(file, { readonly: true })
  const tables = [
    'listings',
    'listing_changes',
    'firms',
    'evidence',
    'search_chunks',
    'search_postings',
    'pages',
    'page_bodies',
  ]
  const dumped = tables.map((table) => {
    const columns = db.pragma(`table_info(${table})`).map(({ name }) => name)
    const kept = columns.filter((name) => !/_at$|^run$|^checked_run$|_since$/.test(name))
    return db
      .prepare(`SELECT ${kept.join(', ')} FROM ${table}`)
      .raw()
      .all()
  })
  db.close()
  return JSON.stringify(dumped)
}

async function finish(child) {
  const { code, stderr } = await ended(child)
  if (code !== 0) throw new Error(`The crawl failed: ${stderr}`)
}

async function ended(child) {
  let stderr = ''
  child.stdout.resume()
  child.stderr.on('data', (data) => {
    stderr += data
  })
  const [code, signal] = await new Promise((resolve) => child.once('close', (...how) => resolve(how)))
  if (code !== 0 && signal === null) throw new Error(`A crawl ended with ${code}: ${stderr}`)
  return { code, signal, stderr }
}
