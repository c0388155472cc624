import type Database from 'better-sqlite3'

/** The open base, with the clock and the name that every written row carries. */
export interface Store {
  db: Database.Database
  /** File of the base, or `:memory:`. */
  file: string
  /** The present instant, ISO UTC with seconds. */
  now(): string
  /** Who works: --as, GOVSCOUT_USER or the login name. */
  who: string
  /** Version of the tool, kept with every run. */
  toolVersion: string
}

/**
 * Runs `work` in one write transaction; nested calls join it. Within it the clock stands, from when it has the base for itself: a row and
 * the log that tells of it are of the same second, or the log would be said to tell otherwise.
 */
export function transaction<Result>(store: Store, work: () => Result): Result {
  if (store.db.inTransaction) return work()
  const { now } = store
  const atOneInstant = () => {
    const instant = now()
    store.now = () => instant
    try {
      return work()
    } finally {
      store.now = now
    }
  }
  return store.db.transaction(atOneInstant).immediate()
}

type Statement = Database.Statement<unknown[]>
const statements = new WeakMap<Database.Database, Map<string, Statement>>()

/** The statement, prepared once per base: preparing costs as much as running a small one. */
export function prepared(store: Store, sql: string): Statement {
  let known = statements.get(store.db)
  if (!known) {
    known = new Map()
    statements.set(store.db, known)
  }
  let statement = known.get(sql)
  if (!statement) {
    statement = store.db.prepare<unknown[]>(sql)
    known.set(sql, statement)
  }
  return statement
}
