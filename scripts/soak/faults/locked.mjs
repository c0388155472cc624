// Another process has the base locked, for a moment or for long.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { came, judgeBase, judgeWords, Tally } from './judge.mjs'
import { need, reading, writing } from './world.mjs'

export const name = 'locked'
export const trials = 1

const sqlite = createRequire(import.meta.url).resolve('better-sqlite3')

export async function* run(world, { trials: count, random }) {
  for (const [how, statements, blocksReaders] of [
    ['BEGIN IMMEDIATE', "db.exec('BEGIN IMMEDIATE')", false],
    ['BEGIN EXCLUSIVE', "db.exec('BEGIN EXCLUSIVE')", false],
    [
      'locking_mode = EXCLUSIVE',
      "db.pragma('locking_mode = EXCLUSIVE'); db.exec('BEGIN EXCLUSIVE'); db.exec('CREATE TABLE IF NOT EXISTS held (x); DROP TABLE held')",
      true,
    ],
  ]) {
    const short = new Tally('Locked for a moment', `${how}, 0.3 to 3 s`)
    for (let i = 0; i < count; i++)
      await Promise.all(
        [...reading, ...writing].map(async (args) => {
          const db = world.copy()
          const holder = await hold(db, statements)
          setTimeout(() => holder.kill('SIGKILL'), 300 + random() * 2700)
          const outcome = await world.run(args, { db })
          short.add(came(outcome), [...judgeWords(outcome, { codes: [0] }), ...judgeBase(db, world.original)])
        }),
      )
    yield short
    const long = new Tally('Locked for long', `${how}, longer than is waited`)
    await Promise.all(
      [...reading, ...writing, world.import(world.list), ['export', need, '--as', 'longlist', '-o', '-']].map(
        async (args) => {
          const db = world.copy()
          const holder = await hold(db, statements)
          const outcome = await world.run(args, { db })
          const reads = reading.includes(args) || args[0] === 'export'
          const codes = reads && !blocksReaders ? [0] : [75]
          const faults = judgeWords(outcome, { codes, where: outcome.code ? 'base.db' : undefined })
          holder.kill('SIGKILL')
          const again = await world.run(args, { db })
          if (again.code !== 0) faults.push(`the next one ends with ${came(again)}: ${again.stderr}`)
          long.add(`${reads ? 'reading' : 'writing'}: ${came(outcome)}`, [
            ...faults,
            ...judgeBase(db, world.original),
          ])
        },
      ),
    )
    yield long
  }
}

/** A process that holds the base until it is killed. */
async function hold(file, statements) {
  const code = `const db = require(${JSON.stringify(sqlite)})(${JSON.stringify(file)}, { timeout: 5000 })
    db.pragma('journal_mode = WAL'); ${statements}; console.log('held'); setInterval(() => {}, 1e6)`
  const child = spawn(process.execPath, ['--input-type=commonjs', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', () => reject(new Error('the holder has ended')))
  })
  return child
}
