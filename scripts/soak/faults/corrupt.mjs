// Bytes of the file are other than they were written: of each kind of page, of its end, of what stands beside it.
import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { came, judgeWords, Tally } from './judge.mjs'
import { need } from './world.mjs'

export const name = 'corrupt'
export const trials = 4

const pageSize = 4096

export async function* run(world, { trials: count, random }) {
  const pages = kindsOfPages(world.original)
  const commands = (world) => [
    ['firms', 'list', '--limit', '500', '--json'],
    ['shortlist', need, '--top', '50'],
    ['note', 'add', 'F3', 'Rückruf'],
    ['backup', world.fresh('copy.db')],
    ['log', 'verify'],
    ['export', need, '--as', 'record', '--format', 'md', '-o', '-'],
  ]
  for (const [what, numbers] of pages) {
    const tally = new Tally(`Damaged page: ${what}`, 'a quarter of a page set to random bytes')
    for (let i = 0; i < count; i++) {
      const page = numbers[Math.floor(random() * numbers.length)]
      await tryAll(
        world,
        tally,
        commands(world),
        (bytes) => {
          const begin = (page - 1) * pageSize + (i % 4) * 1024
          for (let at = begin; at < begin + 1024; at++) bytes[at] = Math.floor(random() * 256)
          return bytes
        },
        i,
      )
    }
    yield tally
  }
  const bits = new Tally('Single bits anywhere', 'one to eight bits turned')
  for (let i = 0; i < count * 4; i++)
    await tryAll(
      world,
      bits,
      commands(world),
      (bytes) => {
        for (let n = 0; n <= random() * 8; n++) bytes[Math.floor(random() * bytes.length)] ^= 1 << (n % 8)
        return bytes
      },
      i,
    )
  yield bits
  const short = new Tally('Truncated file', 'cut at a random length, within a page or between')
  for (let i = 0; i < count; i++)
    await tryAll(
      world,
      short,
      commands(world),
      (bytes) => bytes.subarray(0, Math.floor(random() * (bytes.length - 1)) + 1),
      i,
    )
  yield short
  yield await noDatabase(world, commands(world))
  yield await brokenWal(world, commands(world), count, random)
}

/**
 * Doctor and one other command on a damaged copy. What SQLite itself finds, doctor must find; and whatever a command does with damage
 * that nobody can see, it shows no defect.
 */
async function tryAll(world, tally, commands, damage, i) {
  const db = world.fresh()
  writeFileSync(db, damage(readFileSync(world.original)))
  const isDamaged = sqliteFinds(db)
  const doctor = await world.run(['doctor', '--full'], { db })
  const faults = judgeWords(doctor, { codes: isDamaged ? [1] : [0, 1] })
  if (
    isDamaged &&
    !/(damaged|no.? a? ?govscout|not one of govscout|cannot be)/.test(doctor.stdout + doctor.stderr)
  )
    faults.push(`doctor does not find it: ${doctor.stdout.replaceAll('\n', ' | ').slice(0, 300)}`)
  if (isDamaged && doctor.code === 1 && !/restore|--db/.test(doctor.stdout + doctor.stderr))
    faults.push('doctor does not say what to do')
  const args = commands[i % commands.length]
  const outcome = await world.run(args, { db })
  faults.push(
    ...judgeWords(outcome, { codes: [0, 1, 2] }).map((text) => `${args.slice(0, 2).join(' ')}: ${text}`),
  )
  // The way out that is told.
  const back = await world.run(['restore', world.original, '--replace'], { db })
  if (back.code !== 0) faults.push(`a copy cannot be put back: ${back.stderr.trim()}`)
  tally.add(`${isDamaged ? 'found' : 'not to be seen'}, ${came(outcome)}`, faults)
}

function sqliteFinds(file) {
  let db
  try {
    db = new Database(file, { readonly: true })
    const [answer] = db.pragma('integrity_check(1)')
    return answer.integrity_check !== 'ok' || db.pragma('foreign_key_check').length > 0
  } catch {
    return true
  } finally {
    db?.close()
  }
}

async function noDatabase(world, commands) {
  const tally = new Tally('No database', 'empty file, text, an image, zeroes, another program’s base')
  const other = world.fresh('other.db')
  const made = new Database(other)
  made.exec('CREATE TABLE places (id INTEGER)')
  made.close()
  const contents = [
    ['text', Buffer.from('Firma;Ort\nAktenfuchs;Kiel\n'.repeat(100))],
    ['image', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(9000, 7)])],
    ['zeroes', Buffer.alloc(20_000)],
    ['other', readFileSync(other)],
  ]
  for (const [what, bytes] of contents)
    for (const args of [...commands, ['doctor']]) {
      const db = world.fresh()
      writeFileSync(db, bytes)
      const outcome = await world.run(args, { db })
      const faults = judgeWords(outcome, { codes: [1], where: 'base.db' })
      if (!readFileSync(db).equals(bytes)) faults.push('the file has changed')
      tally.add(`${what}: ${came(outcome)}`, faults)
    }
  for (const args of commands) {
    const db = world.fresh()
    writeFileSync(db, '')
    // SQLite takes an empty file for an empty base; so do we, and find nothing in it.
    const outcome = await world.run(args, { db })
    tally.add(`empty: ${came(outcome)}`, judgeWords(outcome, { codes: [2], where: 'is empty' }))
  }
  return tally
}

/** What waits in the WAL is random, cut, or that of another base. Only what was committed last may be lost, and nothing else. */
async function brokenWal(world, commands, count, random) {
  const tally = new Tally('Damaged WAL', 'random bytes, cut, or in its middle')
  for (let i = 0; i < count; i++) {
    const db = world.copy()
    const writer = new Database(db)
    writer.pragma('journal_mode = WAL')
    writer.exec("UPDATE listings SET city = 'Kiel'")
    const copy = world.fresh()
    copyFileSync(db, copy)
    const wal = readFileSync(`${db}-wal`)
    writer.close()
    if (i % 3 === 0) for (let at = 0; at < wal.length; at++) wal[at] = Math.floor(random() * 256)
    if (i % 3 === 1) wal.fill(0x5a, Math.floor(random() * wal.length))
    writeFileSync(`${copy}-wal`, wal)
    if (i % 3 === 2) truncateSync(`${copy}-wal`, Math.floor(random() * wal.length))
    const args = commands[i % commands.length]
    const outcome = await world.run(args, { db: copy })
    const faults = judgeWords(outcome, { codes: [0] })
    const doctor = await world.run(['doctor', '--full'], { db: copy })
    faults.push(...judgeWords(doctor, { codes: [0] }))
    tally.add(came(outcome), faults)
    rmSync(copy)
  }
  return tally
}

/** Numbers of pages by what they hold. */
function kindsOfPages(file) {
  const db = new Database(file)
  db.exec('CREATE TABLE spare (room BLOB); INSERT INTO spare VALUES (zeroblob(100000)); DROP TABLE spare')
  const of = (where) => db.prepare(`SELECT pageno FROM dbstat WHERE ${where}`).pluck().all()
  const used = new Set(of('1'))
  const all = db.pragma('page_count', { simple: true })
  const kinds = [
    ['header and schema', [1]],
    ['further schema', of("name = 'sqlite_schema' AND pageno > 1")],
    ['listings', of("name = 'listings'")],
    ['log and notes', of("name IN ('log', 'notes', 'needs', 'decisions')")],
    ['index', of("name LIKE '%\\_by\\_%' ESCAPE '\\' OR name LIKE 'sqlite_autoindex%'")],
    ['full text', of("name LIKE 'search_%'")],
    ['pages of the crawl', of("name IN ('pages', 'page_bodies')")],
    ['free list', Array.from({ length: all }, (_, i) => i + 1).filter((page) => !used.has(page))],
  ]
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return kinds.filter(([, numbers]) => numbers.length)
}
