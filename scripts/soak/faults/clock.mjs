// A clock that was ahead and is set right, and one that jumps back in the middle of a run.
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { came, judgeBase, judgeWords, Tally } from './judge.mjs'
import { directory, writing } from './world.mjs'

export const name = 'clock'
export const trials = 3

const preload = fileURLToPath(new URL('shift-clock.cjs', import.meta.url))
const hour = 3_600_000
const day = 24 * hour
const aheads = [
  ['an hour', hour],
  ['two days', 2 * day],
  ['400 days', 400 * day],
  ['ten years', 3652 * day],
]
/** Longest that a command of this kind takes by a right clock, many times over, in ms. */
const patience = 20_000
/** A request that was booked by the clock of before may be waited for, a minute at most. */
const patienceWithin = 80_000
const approve = (id) => ['directories', 'approve', id, '--basis', 'eigene Seite']

export async function* run(world, { trials: count, random }) {
  world.declareAnother('de-nachfrage')
  // Side by side, since most of it is waiting.
  const rights = aheads.map(async ([what, ms]) => {
    const tally = new Tally(`Clock ${what} ahead, then set right`, 'Date of the process shifted for a crawl')
    const each = Array.from({ length: count }, async (_, i) => tally.add(...(await setRight(world, ms, i))))
    await Promise.all(each)
    return tally
  })
  yield* await Promise.all(rights)
  const back = new Tally('Clock jumps back within a crawl', 'by an hour to ten years, at a random moment')
  const jumps = Array.from({ length: count * 2 }, async (_, i) => {
    const db = world.copy()
    const [, ms] = aheads[i % aheads.length]
    await world.run(approve(directory), { db, preload, env: { SHIFT_MS: String(ms) } })
    const env = { SHIFT_MS: String(ms), JUMP_AFTER_MS: String(100 + random() * 700), JUMP_MS: String(-ms) }
    const outcome = await timed(world, world.crawl('--fresh'), { db, env, preload }, patienceWithin)
    back.add(came(outcome), [
      ...judgeWords(outcome, { codes: [0] }),
      ...outcome.late,
      ...judgeBase(db, world.original),
    ])
  })
  await Promise.all(jumps)
  yield back
  yield await approvals(world)
}

/** @returns what came, and what did not hold */
async function setRight(world, ms, i) {
  const db = world.copy()
  const ahead = { db, preload, env: { SHIFT_MS: String(ms) } }
  // 400 days on, the recipe's own check has lapsed.
  await world.run(approve(directory), ahead)
  const first = await timed(world, world.crawl('--fresh'), ahead)
  const faults = [...judgeWords(first, { codes: [0] }), ...first.late]
  const word = await world.run(writing[i % writing.length], ahead)
  faults.push(...judgeWords(word, { codes: [0] }))
  // A pause that was asked for while the clock was ahead.
  const base = new Database(db)
  base.prepare('UPDATE hosts SET not_before = ?').run(Date.now() + ms)
  base.close()
  const pausedFor = ms <= 30 * day
  const args = ['refresh', '--delay', '0', '--allow-host', world.web.host, '--json']
  const refresh = await timed(world, args, { db }, patienceWithin)
  faults.push(...judgeWords(refresh, { codes: [0, 3] }), ...refresh.late)
  const result = JSON.parse(refresh.stdout).find((one) => one.directory === directory)?.result ?? 'not due'
  const expected = pausedFor ? (ms > 2 * hour ? 'refused' : 'not due') : 'success'
  if (result !== expected) faults.push(`refresh says ${result} and not ${expected}`)
  if (expected === 'success') faults.push(...trusted(db))
  const after = await world.run(writing[(i + 1) % writing.length], { db })
  faults.push(...judgeWords(after, { codes: [0] }), ...judgeBase(db, world.original))
  return [`${came(first)}, refresh ${result}`, faults]
}

/** What a refresh has believed to be young though it is dated ahead. */
function trusted(file) {
  const db = new Database(file, { readonly: true })
  const soon = Date.now() + day
  const count = (sql, value) => db.prepare(sql).pluck().get(value)
  const robots = count('SELECT count(*) FROM robots WHERE fetched_at > ?', soon)
  const pages = count('SELECT count(*) FROM pages WHERE checked_at > ?', new Date(soon).toISOString())
  db.close()
  return [
    ...(robots ? ['an old robots.txt is trusted'] : []),
    ...(pages ? [`${pages} old pages are trusted`] : []),
  ]
}

/** An approval that is dated ahead does not hold for longer than twelve months, and can be given anew. */
async function approvals(world) {
  const tally = new Tally('Approval given while the clock was ahead', 'Date of the process shifted')
  const crawl = ['scout', 'de-nachfrage', '--limit', '5', '--delay', '0', '--allow-host', world.web.host]
  for (const [what, ms] of aheads) {
    const db = world.copy()
    const given = await world.run(approve('de-nachfrage'), { db, preload, env: { SHIFT_MS: String(ms) } })
    const faults = judgeWords(given, { codes: [0] })
    const first = await world.run(crawl, { db })
    faults.push(
      ...judgeWords(first, { codes: [ms > day ? 3 : 0], ...(ms > day ? { where: 'still to come' } : {}) }),
    )
    faults.push(...judgeWords(await world.run(approve('de-nachfrage'), { db }), { codes: [0] }))
    faults.push(...judgeWords(await world.run(crawl, { db }), { codes: [0] }))
    tally.add(`${what}: ${came(first)}`, [...faults, ...judgeBase(db, world.original)])
  }
  return tally
}

async function timed(world, args, options, longest = patience) {
  const began = performance.now()
  const outcome = await world.run(args, options)
  const ms = performance.now() - began
  return { ...outcome, late: ms > longest ? [`it took ${Math.round(ms / 1000)} s`] : [] }
}
