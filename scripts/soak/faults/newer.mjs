// A base from a newer version: refused, and not a byte of it changed.
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { came, judgeWords, Tally } from './judge.mjs'
import { need, reading, writing } from './world.mjs'

export const name = 'newer'

export async function* run(world) {
  const tally = new Tally('Base from a newer version', 'user_version raised by 1 and by 1000')
  for (const by of [1, 1000]) {
    const db = world.copy()
    const base = new Database(db)
    base.pragma(`user_version = ${base.pragma('user_version', { simple: true }) + by}`)
    base.close()
    const before = readFileSync(db)
    const more = [
      world.crawl(),
      world.import(world.list),
      ['refresh'],
      ['doctor'],
      ['backup', world.fresh('c.db')],
      ['export', need, '--as', 'longlist'],
    ]
    for (const args of [...reading, ...writing, ...more]) {
      const outcome = await world.run(args, { db })
      const faults = judgeWords(outcome, { codes: [1], where: 'newer version' })
      if (!readFileSync(db).equals(before)) faults.push('the file has changed')
      tally.add(came(outcome), faults)
    }
  }
  yield tally
}
