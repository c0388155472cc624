// The disk that the base is on is full: at once, or so much later that it hits in any phase.
import { copyFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { mountDisk } from './disk.mjs'
import { came, judgeBase, judgeWords, Tally } from './judge.mjs'
import { reading, writing } from './world.mjs'

export const name = 'disk-full'
export const trials = 24

export async function* run(world, { trials: count, random }) {
  const disk = mountDisk(24 * 1024 * 1024)
  if (!disk) return yield new Tally('Disk full', 'skipped: no disk can be mounted here')
  try {
    yield await fillsUnder(world, disk, 'crawl and publication', {
      args: world.crawl('--fresh'),
      count,
      random,
      room: 2_500_000,
      phase: phaseOfCrawl,
      codes: [0, 1],
    })
    yield await fillsUnder(world, disk, 'import and identity', {
      args: world.import(world.list),
      count: Math.ceil(count / 2),
      random,
      room: 2_500_000,
      codes: [0, 1],
    })
    yield await fillsUnder(world, disk, "analysts' commands", {
      args: writing,
      count,
      random,
      room: 160_000,
      codes: [0, 1],
    })
    yield await fillsUnder(world, disk, 'forgetting a firm', {
      args: ['firms', 'forget', 'F9', '--yes', '--because', 'Antrag'],
      count: Math.ceil(count / 4),
      random,
      room: 3_000_000,
      codes: [0, 1],
      forgets: true,
    })
    yield await readsOnFull(world, disk)
  } finally {
    disk.close()
  }
}

/** A command on a copy of the base, with so much room left by chance; then again with all the room. */
async function fillsUnder(world, disk, what, { args, count, random, room, phase, codes, forgets }) {
  const tally = new Tally(`Disk full: ${what}`, 'tmpfs with a random rest of room')
  for (let i = 0; i < count; i++) {
    disk.clear()
    const db = disk.file('base.db')
    copyFileSync(world.original, db)
    if (phase) await world.web.control(`version?${i + 2}`)
    disk.fill(Math.floor(random() * room))
    const command = Array.isArray(args[0]) ? args[i % args.length] : args
    const outcome = await world.run(command, { db })
    const where = outcome.code === 0 || phase ? undefined : 'base.db'
    const faults = judgeWords(outcome, { codes, where })
    disk.empty()
    faults.push(...judgeBase(db, forgets ? undefined : world.original))
    const again = outcome.code === 0 ? outcome : await world.run(command, { db })
    if (again.code !== 0) faults.push(`the next run ends with ${came(again)}: ${again.stderr.trim()}`)
    faults.push(...judgeBase(db, forgets ? undefined : world.original))
    tally.add(`${came(outcome)}${phase && outcome.code ? ` ${phase(db)}` : ''}`, faults)
  }
  return tally
}

/** Where a crawl stood when it ended: the report of its run that the base has, before it was gone on with. */
function phaseOfCrawl(file) {
  const db = new Database(file, { readonly: true })
  try {
    const stopped = db.prepare("SELECT count(*) FROM run_issues WHERE class = 'resumed'").pluck().get()
    return stopped ? 'in the crawl' : 'at its begin or in the publication'
  } finally {
    db.close()
  }
}

/** What only reads needs no room. */
async function readsOnFull(world, disk) {
  const tally = new Tally('Disk full: reading', 'tmpfs without any room')
  disk.clear()
  const db = disk.file('base.db')
  copyFileSync(world.original, db)
  disk.fill(0)
  for (const args of reading) {
    const outcome = await world.run(args, { db })
    tally.add(came(outcome), judgeWords(outcome, { codes: [0] }))
  }
  disk.empty()
  tally.wrong.push(...judgeBase(db, world.original))
  return tally
}
