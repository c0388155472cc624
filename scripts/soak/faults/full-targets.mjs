// The base has room, and what is written beside it has none: papers, copies, snapshots, the folder for temporary files, standard output.

import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mountDisk } from './disk.mjs'
import { came, judgeBase, judgeWords, Tally } from './judge.mjs'
import { bin, need } from './world.mjs'

export const name = 'full-targets'
export const trials = 10

const papers = ['longlist', 'shortlist', 'matrix', 'profile', 'record', 'exclusions']
const formats = ['csv', 'xlsx', 'docx', 'html', 'md', 'json']
const whatWas = 'what was there before'

export async function* run(world, { trials: count, random }) {
  const disk = mountDisk(16 * 1024 * 1024)
  if (!disk) return yield new Tally('Disk full beside the base', 'skipped: no disk can be mounted here')
  const db = world.copy()
  try {
    yield await exports(world, disk, db, random)
    yield await wholeFolder(world, disk, db, Math.ceil(count / 4), random)
    yield await copies(world, disk, db, 'backup', count, random, (file) => ['backup', file])
    yield await copies(world, disk, db, 'snapshot', count, random, (file) => [
      'needs',
      'snapshot',
      need,
      '-o',
      file,
    ])
    yield await restores(world, disk, count, random)
    yield await temporary(world, disk, db, count, random)
    yield await standardOutput(world, db)
    const left = judgeBase(db, world.original)
    if (left.length) throw new Error(`The base came to harm: ${left.join(', ')}`)
  } finally {
    disk.close()
  }
}

/** Each paper in each form, over a file that is there, with no room and with some. */
async function exports(world, disk, db, random) {
  const tally = new Tally('Disk full: export of each paper and form', 'tmpfs with a random rest of room')
  for (const paper of papers)
    for (const format of formats) {
      disk.clear()
      const file = disk.file(`papier.${format}`)
      writeFileSync(file, whatWas)
      disk.fill(random() < 0.5 ? 0 : Math.floor(random() * 30_000))
      const outcome = await world.run(['export', need, '--as', paper, '--format', format, '-o', file], { db })
      const isNone = /is no table/.test(outcome.stderr)
      if (isNone) continue
      const faults = judgeWords(outcome, { codes: [0, 1], where: outcome.code ? 'papier' : undefined })
      const names = readdirSync(disk.folder).filter((one) => one !== 'filler')
      if (names.some((one) => one.endsWith('.tmp'))) faults.push(`left behind: ${names.join(', ')}`)
      if (outcome.code === 1 && format !== 'csv' && readFileSync(file, 'utf8') !== whatWas)
        faults.push('the file that was there came to harm')
      disk.empty()
      const again = await world.run(['export', need, '--as', paper, '--format', format, '-o', file], { db })
      if (again.code !== 0) faults.push(`the next one ends with ${came(again)}`)
      tally.add(came(outcome), faults)
    }
  return tally
}

async function wholeFolder(world, disk, db, count, random) {
  const tally = new Tally('Disk full: the whole set of papers', 'tmpfs with a random rest of room')
  const command = (folder) => ['export', need, '--as', 'all', '--format', 'all', '-o', folder]
  for (let i = 0; i < count; i++) {
    disk.clear()
    disk.fill(Math.floor(random() * 900_000))
    const outcome = await world.run(command(disk.file('akte')), { db })
    const faults = judgeWords(outcome, { codes: [0, 1] })
    const names = existsSync(disk.file('akte')) ? readdirSync(disk.file('akte')) : []
    if (names.some((one) => one.endsWith('.tmp'))) faults.push('a draft is left behind')
    disk.empty()
    const again = await world.run(command(disk.file('akte')), { db })
    if (again.code !== 0) faults.push(`the next one ends with ${came(again)}`)
    tally.add(came(outcome), faults)
  }
  return tally
}

async function copies(world, disk, db, what, count, random, command) {
  const tally = new Tally(`Disk full: ${what}`, 'tmpfs with a random rest of room')
  for (let i = 0; i < count; i++) {
    disk.clear()
    disk.fill(Math.floor(random() * 1_800_000))
    const file = disk.file('kopie.db')
    const outcome = await world.run(command(file), { db })
    const faults = judgeWords(outcome, { codes: [0, 1], where: outcome.code ? 'kopie.db' : undefined })
    const names = readdirSync(disk.folder).filter((one) => one !== 'filler')
    if (outcome.code === 1 && names.length) faults.push(`left behind: ${names.join(', ')}`)
    disk.empty()
    const again = outcome.code === 0 ? outcome : await world.run(command(file), { db })
    if (again.code !== 0) faults.push(`the next one ends with ${came(again)}: ${again.stderr}`)
    if (what === 'backup') faults.push(...judgeBase(file, world.original))
    tally.add(came(outcome), faults)
  }
  return tally
}

/** The base itself is on the disk that is full. */
async function restores(world, disk, count, random) {
  const tally = new Tally('Disk full: restore', 'tmpfs with a random rest of room')
  for (let i = 0; i < count; i++) {
    disk.clear()
    const db = disk.file('base.db')
    copyFileSync(world.original, db)
    disk.fill(Math.floor(random() * 1_800_000))
    const command = ['restore', world.original, '--replace']
    const outcome = await world.run(command, { db })
    const faults = judgeWords(outcome, { codes: [0, 1], where: outcome.code ? 'base.db' : undefined })
    disk.empty()
    faults.push(...judgeBase(db, world.original))
    const names = readdirSync(disk.folder)
    if (outcome.code === 1 && names.length > 1) faults.push(`left behind: ${names.join(', ')}`)
    if (outcome.code === 1) {
      const again = await world.run(command, { db })
      if (again.code !== 0) faults.push(`the next one ends with ${came(again)}`)
    }
    tally.add(came(outcome), faults)
  }
  return tally
}

async function temporary(world, disk, db, count, random) {
  const tally = new Tally('Disk full: temporary files', 'TMPDIR on a tmpfs with a random rest of room')
  const snapshot = world.fresh('akte.snapshot')
  await world.run(['needs', 'snapshot', need, '-o', snapshot], { db })
  for (let i = 0; i < Math.ceil(count / 2); i++) {
    disk.clear()
    disk.fill(Math.floor(random() * 1_500_000))
    const env = { TMPDIR: disk.folder, SQLITE_TMPDIR: disk.folder }
    const command =
      i % 2 ? ['shortlist', need, '--top', '2'] : ['shortlist', need, '--top', '2', '--from', snapshot]
    const outcome = await world.run(command, { db, env })
    const faults = judgeWords(outcome, { codes: [0, 1] })
    const names = readdirSync(disk.folder).filter((one) => one !== 'filler')
    if (names.length) faults.push(`left behind: ${names.join(', ')}`)
    tally.add(came(outcome), faults)
  }
  return tally
}

async function standardOutput(world, db) {
  const tally = new Tally('Disk full: standard output', '> /dev/full')
  if (!existsSync('/dev/full')) return tally
  const commands = [
    ['firms', 'list', '--json'],
    ['firms', 'list', '--csv'],
    ['shortlist', need],
    ['export', need, '--as', 'longlist', '--format', 'csv', '-o', '-'],
    ['log'],
  ]
  for (const args of commands) {
    const { status, signal, stderr } = spawnSync(
      'sh',
      ['-c', '"$@" > /dev/full', 'sh', process.execPath, bin, ...args],
      { env: { ...world.web.env('unused.db'), GOVSCOUT_DB: db }, encoding: 'utf8', cwd: join(db, '..') },
    )
    const outcome = { code: status, signal, stdout: '', stderr }
    tally.add(came(outcome), judgeWords(outcome, { codes: [1] }))
  }
  return tally
}
