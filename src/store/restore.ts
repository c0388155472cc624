import { copyFileSync, existsSync, linkSync, realpathSync, renameSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { ExitCode, Problem, usageProblem } from '../problem.js'
import { checkOrigin } from './migrate.js'
import { openFile } from './open-read-only.js'
import { writeWhole } from './write-whole.js'

/**
 * Puts a copy in the place of the base. The copy is looked through first, and what was there is kept beside it; so a wrong file costs
 * nothing.
 * @param place file of the base; where it is a link, what it leads to is replaced, so that all its names stay those of one base
 * @throws Problem where the copy is missing, damaged or none of ours, the base is there and `replace` is not given, it is in use, or
 * what is there is no file: a folder is nobody's base
 */
export function restore(
  file: string,
  place: string,
  { replace, now }: { replace: boolean; now: string },
): { kept: string | null; firms: number; needs: number } {
  if (!existsSync(file))
    throw usageProblem(`There is no file ${file}.`, 'Name a copy that "govscout backup" wrote.')
  const target = existsSync(place) ? realpathSync(place) : place
  if (statSync(target, { throwIfNoEntry: false })?.isFile() === false)
    throw usageProblem(`${place} is no file.`, 'Name the file of the database with --db FILE.')
  const found = lookThrough(file)
  if (existsSync(target) && !replace)
    throw usageProblem(
      `There is a database at ${target}.`,
      'Give --replace: what is there is kept beside it under another name.',
    )
  let kept: string | null = null
  writeWhole(target, (draft) => {
    copyWhole(file, draft)
    // Not before the copy is there: a full disk leaves the base where it is.
    kept = existsSync(target) ? setAside(target, now) : null
  })
  return { kept, ...found }
}

/** A copy that was made with the tools of the system may have its newest rows in the WAL beside it. */
function copyWhole(file: string, draft: string): void {
  if (!statSync(`${file}-wal`, { throwIfNoEntry: false })?.size) {
    copyFileSync(file, draft)
    return
  }
  const db = openFile(file)
  try {
    db.prepare('VACUUM INTO ?').run(draft)
  } finally {
    db.close()
  }
}

function lookThrough(file: string): { firms: number; needs: number } {
  let db: Database.Database | undefined
  try {
    db = openFile(file)
    checkOrigin(db, file)
    const state = db.pragma('integrity_check', { simple: true })
    if (state !== 'ok')
      throw new Problem(`${file} is damaged: ${String(state)}`, { remedy: 'Take an earlier copy.' })
    const count = (sql: string) => db?.prepare(sql).pluck().get() as number
    return {
      firms: count('SELECT count(DISTINCT firm) FROM listings'),
      needs: count('SELECT count(DISTINCT id) FROM needs'),
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    const code = String((cause as { code?: unknown }).code ?? '')
    if (/CORRUPT/.test(code))
      throw new Problem(`${file} is damaged.`, { remedy: 'Take an earlier copy.', cause })
    if (/CANTOPEN|EACCES|EISDIR/.test(code))
      throw usageProblem(`${file} cannot be opened.`, 'Check the path and the rights of the file.')
    throw usageProblem(
      `${file} is no copy of a govscout database.`,
      'Name a copy that "govscout backup" wrote.',
    )
  } finally {
    db?.close()
  }
}

/**
 * Gives the base a second name, under which it stays, whole: what waits in its WAL is written into it first. It keeps its own name
 * until the copy takes it, so that at no moment there is none.
 */
function setAside(target: string, now: string): string {
  let db: Database.Database | undefined
  try {
    db = new Database(target, { timeout: 1000 })
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE; COMMIT')
    db.pragma('wal_checkpoint(TRUNCATE)')
  } catch (cause) {
    if (/BUSY|LOCKED/.test((cause as { code?: string }).code ?? ''))
      throw new Problem(`${target} is in use by another govscout.`, {
        remedy: 'Try again when it has ended.',
        exitCode: ExitCode.locked,
        cause,
      })
    // A damaged base is what one restores for: it is moved as it is.
  } finally {
    db?.close()
  }
  const kept = `${target}.before-${now.replace(/[-:]/g, '')}`
  if (existsSync(kept)) throw usageProblem(`${kept} is there already.`, 'Move it away first.')
  linkOrMove(target, kept)
  for (const ending of ['-wal', '-shm'])
    if (existsSync(`${target}${ending}`)) renameSync(`${target}${ending}`, `${kept}${ending}`)
  return kept
}

/** Some network drives know no second names. */
function linkOrMove(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    renameSync(from, to)
  }
}
