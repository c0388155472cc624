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

/** Runs `work` in one write transaction; nested calls join it. */
export function transaction<Result>(store: Store, work: () => Result): Result {
  return store.db.inTransaction ? work() : store.db.transaction(work).immediate()
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
