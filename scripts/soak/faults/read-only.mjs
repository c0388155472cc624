// A base, a folder or an output that may not be written: mounted read-only, or by rights for another user than root.
import { chmodSync, chownSync, copyFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { mountDisk } from './disk.mjs'
import { came, judgeBase, judgeWords, Tally } from './judge.mjs'
import { need, reading, writing } from './world.mjs'

export const name = 'read-only'

/** nobody, whom modes hold back as they do an analyst. */
const nobody = 65534

export async function* run(world) {
  yield* mounted(world)
  yield* byRights(world)
}

async function* mounted(world) {
  const disk = mountDisk(16 * 1024 * 1024)
  if (!disk) return yield new Tally('Read-only disk', 'skipped: no disk can be mounted here')
  try {
    const db = disk.file('base.db')
    copyFileSync(world.original, db)
    disk.remount('ro')
    yield* readAndWrite(world, 'Read-only disk', 'tmpfs mounted again with -o ro', { db })
    const output = new Tally('Read-only output folder', 'tmpfs mounted again with -o ro')
    for (const format of ['csv', 'xlsx', 'docx', 'html', 'md', 'json'])
      await refuses(output, world, [
        'export',
        need,
        '--as',
        'longlist',
        '--format',
        format,
        '-o',
        disk.file(`p.${format}`),
      ])
    await refuses(output, world, ['export', need, '--as', 'all', '--format', 'all', '-o', disk.file('akte')])
    await refuses(output, world, ['backup', disk.file('copy.db')])
    await refuses(output, world, ['needs', 'snapshot', need, '-o', disk.file('s.snapshot')])
    yield output
    disk.remount('rw')
  } finally {
    disk.close()
  }
}

async function refuses(tally, world, args) {
  const outcome = await world.run(args, { db: world.copy() })
  tally.add(came(outcome), judgeWords(outcome, { codes: [1], where: args.at(-1) }))
}

async function* byRights(world) {
  if (process.getuid?.() !== 0) return
  chmodSync(world.folder, 0o755)
  chmodSync(dirname(world.web.file('x')), 0o755)
  const cases = [
    ['Read-only file', 'chmod 0444, as nobody', 0o444, 0o777],
    ['Read-only folder', 'chmod 0555, as nobody', 0o666, 0o555],
    ['Read-only file and folder', 'chmod 0444 and 0555, as nobody', 0o444, 0o555],
  ]
  for (const [fault, how, fileMode, folderMode] of cases) {
    const db = world.copy()
    chmodSync(db, fileMode)
    chmodSync(dirname(db), folderMode)
    yield* readAndWrite(world, fault, how, { db, user: nobody })
  }
  const none = new Tally('File that may not be read', 'chmod 0600 of another user, as nobody')
  const db = world.copy()
  chmodSync(db, 0o600)
  for (const args of [...reading, ...writing, ['doctor'], world.crawl()]) {
    const outcome = await world.run(args, { db, user: nobody })
    none.add(came(outcome), judgeWords(outcome, { codes: [1, 2], where: 'base.db' }))
  }
  none.wrong.push(...judgeBase(db, world.original))
  yield none
  const folder = new Tally('Folder in which no base can be made', 'chmod 0555, as nobody')
  const place = world.fresh('none/base.db')
  mkdirSync(dirname(place), { mode: 0o555 })
  chownSync(dirname(place), 0, 0)
  for (const args of [world.crawl(), world.import(world.list), ['refresh']]) {
    const outcome = await world.run(args, { db: place, user: nobody })
    folder.add(came(outcome), judgeWords(outcome, { codes: [1], where: 'base.db' }))
  }
  yield folder
}

/** Reading works, writing is refused in words, and nothing of it stays. */
async function* readAndWrite(world, fault, how, { db, user }) {
  const options = { db, ...(user === undefined ? {} : { user }) }
  const read = new Tally(`${fault}: reading`, how)
  for (const args of [
    ...reading,
    ['export', need, '--as', 'longlist', '-o', '-'],
    ['references', '--firm', 'F1'],
  ]) {
    const outcome = await world.run(args, options)
    read.add(came(outcome), judgeWords(outcome, { codes: [0] }))
  }
  yield read
  const write = new Tally(`${fault}: writing`, how)
  const more = [
    world.crawl('--fresh'),
    world.import(world.list),
    ['refresh'],
    ['restore', world.original, '--replace'],
  ]
  for (const args of [...writing, ...more]) {
    const outcome = await world.run(args, options)
    // A folder that may be written lets a copy take the place of a file that may not.
    if (args[0] === 'restore' && user !== undefined && outcome.code === 0) continue
    // A refresh that finds nothing due writes nothing.
    if (args[0] === 'refresh' && outcome.code === 0 && outcome.stderr.includes('Nothing is due')) continue
    write.add(came(outcome), judgeWords(outcome, { codes: [1], where: 'base.db' }))
  }
  write.wrong.push(...judgeBaseReadOnly(world, db))
  yield write
}

/** The base is looked at as a copy: the place itself may not be written. */
function judgeBaseReadOnly(world, db) {
  const copy = world.fresh()
  copyFileSync(db, copy)
  return judgeBase(copy, world.original)
}
