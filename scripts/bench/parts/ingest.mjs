import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { listingMaker, someEvidence } from '../made-up-listings.mjs'
import { load, median, root, spread } from '../processes.mjs'

/** Listings published into a base, against rows of the same size put into a table without any index; in one process, in turn. */
export async function measureIngest({ quick }) {
  const count = quick ? 10_000 : 100_000
  const rounds = quick ? 1 : 3
  const { openStore } = await load('store/open.js')
  const { publishRun } = await load('store/publish.js')
  const { startRun } = await load('store/runs.js')
  const { indexListings } = await load('store/text-index.js')
  const { readLexicon } = await load('lexicons.js')
  const { concepts } = readLexicon(join(root, 'data'))
  const folder = mkdtempSync(join(tmpdir(), 'govscout-bench-'))
  const times = { plain: [], first: [], again: [], words: [], ratio: [], faster: [] }
  let grown = 0
  let bytes = 0
  try {
    for (let round = 0; round < rounds; round++) {
      const make = listingMaker(concepts)
      const listings = Array.from({ length: count }, (_, i) => make('d-0', i))
      const rows = listings.map((listing) => JSON.stringify(listing))
      bytes = rows.reduce((sum, row) => sum + row.length, 0) / count
      const plain = timed(() => fillPlain(join(folder, `plain-${round}.db`), rows))
      const file = join(folder, `base-${round}.db`)
      const store = openStore({ file, now: () => '2026-11-24T10:00:00Z', who: 'bench', toolVersion: '0' })
      const publish = () => {
        const run = startRun(store, {
          directory: 'd-0',
          trigger: 'manual',
          coverage: 'full',
          recipeHash: 'h',
        })
        return publishRun(store, { ...publication, run, listings: [...listings] })
      }
      const size = () => {
        store.db.pragma('wal_checkpoint(TRUNCATE)')
        return statSync(file).size
      }
      const first = timed(publish)
      const before = size()
      const again = timed(publish)
      grown = Math.max(grown, size() - before)
      times.words.push(wordsAlone(store, listings, indexListings))
      store.db.close()
      times.plain.push(plain)
      times.first.push(first)
      times.again.push(again)
      times.ratio.push(plain / first)
      times.faster.push(first / again)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const perSecond = (name) => Math.round(count / median(times[name])).toLocaleString('en')
  const share = Math.round((100 * median(times.words)) / median(times.first))
  const thousands = count.toLocaleString('en')
  return [
    {
      id: 'ingest',
      what: `ingest of ${thousands} listings with indices, full text and identity, vs a plain table`,
      unit: 'x',
      goal: { least: 0.14 },
      ...spread(times.ratio),
      details: `${perSecond('first')} listings/s, plain ${perSecond('plain')} rows/s of ${Math.round(bytes)} bytes; the words alone take ${share} %`,
    },
    {
      id: 'ingest-again',
      what: `ingest of ${thousands} unchanged listings, vs the first ingest`,
      unit: 'x',
      goal: { least: 10 },
      ...spread(times.faster),
      details: `${perSecond('again')} listings/s`,
    },
    {
      id: 'ingest-growth',
      what: 'what the file grows by it',
      unit: 'bytes',
      goal: { most: 0 },
      value: grown,
      low: grown,
      high: grown,
      details: 'after a checkpoint of the WAL',
    },
  ]
}

const publication = {
  directory: 'd-0',
  about: { title: 'd-0', kind: 'list' },
  coverage: 'full',
  looked: true,
  unread: [],
  findEvidence: someEvidence,
  evidenceVersion: '1',
  filled: {},
  requests: 0,
  bytes: 0,
  issues: [],
}

/** The same settings as a base has, no key and no index. */
function fillPlain(file, rows) {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -32000')
  db.exec('CREATE TABLE plain (row TEXT)')
  const insert = db.prepare('INSERT INTO plain VALUES (?)')
  db.transaction(() => {
    for (const row of rows) insert.run(row)
  })()
  db.close()
}

/** The full text by itself, in an index of its own. */
function wordsAlone(store, listings, indexListings) {
  store.db.exec('DELETE FROM search_postings; DELETE FROM search_chunks')
  const texts = listings.map(({ name, summary, tags, description }, i) => ({
    id: i + 1,
    title: name,
    summary: summary ?? '',
    tags: tags.join(', '),
    description: description ?? '',
  }))
  return timed(() =>
    store.db.transaction(() => {
      for (let from = 0; from < texts.length; from += 1000)
        indexListings(store.db, texts.slice(from, from + 1000))
    })(),
  )
}

/** Seconds. */
function timed(work) {
  const started = performance.now()
  work()
  return (performance.now() - started) / 1000
}
