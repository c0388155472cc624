import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { Problem, usageProblem } from '../problem.js'
import { baseProblem, isWantOfRoom } from './base-problem.js'
import { erase } from './erase.js'
import { checkOrigin, migrate } from './migrate.js'
import { openReadOnly } from './open-read-only.js'
import type { Store } from './store.js'

export interface OpenOptions {
  file: string
  now(): string
  who: string
  toolVersion: string
  /** Reading commands do not make a base out of nothing. */
  mustExist?: boolean
}

/**
 * Opens the base, makes it if needed, and brings its schema up to date. Where it must exist and cannot be written, it is
 * opened for reading.
 * @throws Problem when the file is missing, unreadable, no SQLite file, or from a newer version of the tool
 */
export function openStore(options: OpenOptions): Store {
  const { file } = options
  if (file !== ':memory:' && !existsSync(file)) {
    if (options.mustExist)
      throw usageProblem(
        `There is no database at ${file} yet.`,
        'Make one with "govscout scout ID" or "govscout import FILE --as ID", or name another with --db FILE.',
      )
    makeFolder(dirname(file))
  }
  // SQLite takes an empty file for a new base: who only reads would be told of no firms, and not that they are gone.
  if (options.mustExist && statSync(file, { throwIfNoEntry: false })?.size === 0) throw emptyProblem(file)
  const db = options.mustExist ? openWhatIsThere(file) : openToWrite(file)
  return { db, file, now: options.now, who: options.who, toolVersion: options.toolVersion }
}

/** What an empty file in the place of a base is to whoever only reads. */
export function emptyProblem(file: string): Problem {
  return usageProblem(
    `${file} is empty: there is no database in it.`,
    'If there was one, put back a copy with "govscout restore COPY --replace"; else make one with "govscout scout ID".',
  )
}

/** Without the right or the room to write, a base can still be read; a command that writes is told so when it does. */
function openWhatIsThere(file: string): Database.Database {
  if (!canWrite(file)) return openAsItIs(file)
  try {
    return openToWrite(file)
  } catch (error) {
    if (!isWantOfRoom(error)) throw error
    try {
      return openAsItIs(file)
    } catch {
      throw error
    }
  }
}

function openAsItIs(file: string): Database.Database {
  try {
    const db = openReadOnly(file)
    checkOrigin(db, file)
    return db
  } catch (cause) {
    throw openProblem(file, cause)
  }
}

function canWrite(file: string): boolean {
  try {
    accessSync(file, constants.W_OK)
    accessSync(dirname(file), constants.W_OK)
    return true
  } catch {
    return false
  }
}

function openToWrite(file: string): Database.Database {
  let db: Database.Database
  try {
    db = new Database(file, { timeout: 10_000 })
  } catch (cause) {
    throw openProblem(file, cause)
  }
  try {
    // Before anything is written: another program's file stays as it is.
    checkOrigin(db, file)
    // WAL lets analysts read while cron writes; NORMAL loses nothing at a crash of the process, at most the last
    // commit at a power cut.
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('foreign_keys = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -32000')
    migrate(db, file)
    // What forgetting a firm could not finish, for others used the base.
    erase(db, 0)
  } catch (cause) {
    db.close()
    throw openProblem(file, cause)
  }
  return db
}

/**
 * Leaves SQLite fewer pages of the base in memory. A crawl writes forward and reads each page of its own once: what it keeps of a
 * large base only makes the process larger.
 */
export function keepLessCached({ db }: Store): void {
  db.pragma('cache_size = -8000')
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (cause) {
    throw new Problem(`The folder ${folder} cannot be made: ${(cause as Error).message}`, {
      remedy: 'Choose another place with --db FILE or GOVSCOUT_DB.',
      cause,
    })
  }
}

/** What SQLite says of a file, as a person can mend it. */
export function openProblem(file: string, cause: unknown): unknown {
  const code = (cause as { code?: string }).code ?? ''
  if (cause instanceof Problem || !code.startsWith('SQLITE')) {
    if (cause instanceof TypeError)
      return new Problem(`${file} cannot be opened: ${cause.message}`, {
        remedy: 'Check --db and GOVSCOUT_DB.',
        cause,
      })
    return cause
  }
  return (
    baseProblem(cause, file) ??
    new Problem(`${file} cannot be used (${code}).`, { remedy: 'govscout doctor tells more.', cause })
  )
}
