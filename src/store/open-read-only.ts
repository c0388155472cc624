import { existsSync, readFileSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Problem } from '../problem.js'
import { migrations } from './migrations/index.js'

/**
 * Opens a base that cannot be written, for reading: a file or folder without the right to write, a share, a filed copy.
 * SQLite wants to write its shared memory beside a base in WAL mode; where the folder does not allow that either, and
 * nothing waits in the WAL, the file is read into memory.
 * @throws Problem where the base is older than this version and would have to be brought up to date first
 */
export function openReadOnly(file: string): Database.Database {
  const db = openFile(file)
  const version = db.pragma('user_version', { simple: true }) as number
  if (version >= migrations.length) return db
  db.close()
  throw new Problem(`${file} is of an older version of govscout and cannot be written.`, {
    remedy: 'Copy it to where it can be written, and name the copy with --db FILE.',
  })
}

/** A base for reading, whatever its schema. @throws SqliteError */
export function openFile(file: string): Database.Database {
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true, timeout: 10_000 })
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
    return db
  } catch (cause) {
    db?.close()
    const wal = `${file}-wal`
    if (existsSync(wal) && statSync(wal).size > 0) throw cause
    return openCopy(readFileSync(file))
  }
}

/** Bytes 18 and 19 of the header say that the file is in WAL mode, which memory has not (SQLite file format, 1.3.3). */
export function openCopy(bytes: Buffer): Database.Database {
  bytes[18] = 1
  bytes[19] = 1
  return new Database(bytes, { readonly: true })
}
