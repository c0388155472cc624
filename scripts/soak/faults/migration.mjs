// The first start of a new version brings an old base up to date, and is killed at a random moment of it.
import { existsSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { came, judgeWords, Tally } from './judge.mjs'
import { ended } from './world.mjs'

export const name = 'migration'
export const trials = 50

const migrationsFile = new URL('../../../dist/store/migrations/index.js', import.meta.url)
const { migrations } = await import(pathToFileURL(fileURLToPath(migrationsFile)).href)
/** Rows of an old base: enough that copying and bringing up to date take a while. */
const runs = 20_000
const decisions = 3000

export async function* run(world, { trials: count, random }) {
  for (const signal of ['SIGKILL', 'SIGTERM']) {
    const tally = new Tally(`Migration ended by ${signal}`, 'at a random moment, from each older version')
    for (let i = 0; i < count; i++) {
      const version = 1 + (i % (migrations.length - 1))
      const db = world.fresh()
      oldBase(db, version)
      const whole = i < 1 ? await timeOf(world, version) : undefined
      if (whole) tally.whole = whole
      const child = world.start(['runs', 'list', '--limit', '1'], { db })
      const timer = setTimeout(() => child.kill(signal), 40 + random() * tally.whole)
      const outcome = await ended(child)
      clearTimeout(timer)
      const faults = judgeWords(outcome, {})
      const found = look(db, faults)
      if (found !== version && found !== migrations.length) faults.push(`it is of version ${found}`)
      const again = await world.run(['runs', 'list', '--limit', '1'], { db })
      faults.push(...judgeWords(again, { codes: [0] }))
      if (look(db, faults) !== migrations.length) faults.push('the next start has not finished it')
      const copy = `${db}.before-${version + 1}`
      if (!existsSync(copy)) faults.push('the copy from before is not there')
      else if (look(copy, faults) !== version) faults.push('the copy is of another version')
      const state = found === migrations.length ? 'new' : 'old'
      tally.add(`${came(outcome)}, ${state} version`, faults)
      tally.drafts =
        (tally.drafts ?? 0) + readdirSync(dirname(db)).filter((one) => one.endsWith('.tmp')).length
    }
    if (tally.drafts) tally.fault += ` (${tally.drafts} drafts of copies left)`
    yield tally
  }
}

async function timeOf(world, version) {
  const db = world.fresh()
  oldBase(db, version)
  const began = performance.now()
  await world.run(['runs', 'list', '--limit', '1'], { db })
  return performance.now() - began
}

/** A base as an older version has left it, with rows in it. */
function oldBase(file, version) {
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  for (const { sql } of migrations.slice(0, version)) db.exec(sql)
  const insert =
    db.prepare(`INSERT INTO runs (directory, trigger, recipe_hash, tool_version, started_by, started_at)
    VALUES ('de-nordliste', 'manual', 'h', '0', 'a', '2026-01-01T00:00:00Z')`)
  const firm = db.prepare("INSERT INTO firms (id, made_at) VALUES (?, '2026-01-01T00:00:00Z')")
  const decide =
    db.prepare(`INSERT INTO decisions (need, need_version, firm, verdict, because, decided_by, decided_at)
    VALUES ('b-1', 1, ?, 'in', ?, 'a', '2026-01-01T00:00:00Z')`)
  db.transaction(() => {
    for (let i = 0; i < runs; i++) insert.run()
    for (let i = 1; i <= decisions; i++) {
      firm.run(i)
      decide.run(i, `Begründung ${i} `.repeat(40))
    }
  })()
  db.pragma(`user_version = ${version}`)
  db.close()
}

/** @returns its version */
function look(file, faults) {
  const db = new Database(file)
  try {
    const whole = db.pragma('integrity_check', { simple: true })
    if (whole !== 'ok') faults.push(`integrity_check says ${whole}`)
    const dangling = db.pragma('foreign_key_check')
    if (dangling.length) faults.push(`${dangling.length} rows point nowhere`)
    const count = (table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    if (count('runs') !== runs || count('decisions') !== decisions) faults.push('rows are lost')
    return db.pragma('user_version', { simple: true })
  } finally {
    db.close()
  }
}
