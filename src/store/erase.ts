import type Database from 'better-sqlite3'

/**
 * What is still to be done until nothing of a forgotten firm is in the bytes of the file: writing the file anew, for what was changed or
 * deleted before has left its words in free space; then emptying the log of changes beside it (`-wal`).
 */
type Pending = 'rewrite' | 'checkpoint'

/** Notes that the file is to be written anew. Belongs into the transaction that forgets. */
export function askToErase(db: Database.Database): void {
  note(db, 'rewrite')
}

/**
 * Does what askToErase has noted, as far as other readers and writers of the base let it; what is left is done when the base is opened
 * the next time.
 * @param patience milliseconds to wait for others
 * @returns whether all is done
 */
export function erase(db: Database.Database, patience: number): boolean {
  const pending = findPending(db)
  if (pending === null) return true
  const timeout = db.pragma('busy_timeout', { simple: true }) as number
  db.pragma(`busy_timeout = ${patience}`)
  // A copy of the whole base in memory would be too much.
  db.pragma('temp_store = FILE')
  try {
    if (pending === 'rewrite') {
      db.exec('VACUUM')
      note(db, 'checkpoint')
    }
    if (isInUse(db)) return false
    db.prepare("DELETE FROM made_with WHERE part = 'erase'").run()
    return true
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (/^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/.test(code)) return false
    throw error
  } finally {
    db.pragma('temp_store = MEMORY')
    db.pragma(`busy_timeout = ${timeout}`)
  }
}

/** Empties the -wal file, if no reader needs it. */
function isInUse(db: Database.Database): boolean {
  const [answer] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return answer?.busy !== 0
}

function note(db: Database.Database, pending: Pending): void {
  db.prepare(
    "INSERT INTO made_with (part, version) VALUES ('erase', ?) ON CONFLICT DO UPDATE SET version = excluded.version",
  ).run(pending)
}

/** What is left to be done; null where nothing is. */
export function findPending(db: Database.Database): Pending | null {
  return (
    (db.prepare("SELECT version FROM made_with WHERE part = 'erase'").pluck().get() as Pending | undefined) ??
    null
  )
}

/** Runs `work` so that what it deletes or writes over is overwritten in the file, too. */
export function overwriting<Result>(db: Database.Database, work: () => Result): Result {
  db.pragma('secure_delete = ON')
  try {
    return work()
  } finally {
    db.pragma('secure_delete = OFF')
  }
}
