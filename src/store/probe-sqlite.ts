import Database from 'better-sqlite3'

/** What the store uses beyond the SQL that every SQLite has, each with a statement that needs it. */
const features: readonly [name: string, sql: string][] = [
  ['JSON', `SELECT value FROM json_each('[1]')`],
  ['RETURNING', 'INSERT INTO probe VALUES (1) ON CONFLICT DO UPDATE SET a = a RETURNING a'],
  ['window functions', 'SELECT row_number() OVER (ORDER BY a) FROM probe'],
  ['tables without row ids', 'SELECT a FROM probe'],
]

/**
 * Loads SQLite and tries what the store needs of it.
 * @throws Error of the loader where the compiled module does not fit this Node.js
 */
export function probeSqlite(): { version: string; missing: string[] } {
  const db = new Database(':memory:')
  try {
    db.exec('CREATE TABLE probe (a INTEGER PRIMARY KEY) WITHOUT ROWID')
    return {
      version: db.prepare('SELECT sqlite_version()').pluck().get() as string,
      missing: features.filter(([, sql]) => !works(db, sql)).map(([name]) => name),
    }
  } finally {
    db.close()
  }
}

function works(db: Database.Database, sql: string): boolean {
  try {
    db.prepare(sql).all()
    return true
  } catch {
    return false
  }
}
