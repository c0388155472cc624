import type Database from 'better-sqlite3'
import { Problem } from '../problem.js'
import { migrations } from './migrations/index.js'

/**
 * Brings the schema up to date, each migration in one transaction with its number in `PRAGMA user_version`.
 * A base with data is copied beside itself before the first one.
 * @throws Problem when the base was made by a newer version of the tool
 */
export function migrate(db: Database.Database, file: string): void {
  const found = db.pragma('user_version', { simple: true }) as number
  if (found === migrations.length) return
  if (found > migrations.length)
    throw new Problem(
      `${file} was made by a newer version of govscout (schema ${found}, known ${migrations.length}).`,
      {
        remedy: 'Update govscout, or name another file with --db.',
      },
    )
  if (found === 0 && hasTables(db))
    throw new Problem(`${file} is an SQLite file, but not one of govscout's.`, {
      remedy: 'Name the right file with --db FILE or GOVSCOUT_DB.',
    })
  if (found > 0 && file !== ':memory:') db.prepare('VACUUM INTO ?').run(`${file}.before-${found + 1}`)
  db.transaction(() => {
    // Another process may have been faster between the check and the lock.
    const current = db.pragma('user_version', { simple: true }) as number
    for (const migration of migrations.slice(current)) db.exec(migration.sql)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}

function hasTables(db: Database.Database): boolean {
  return db.prepare("SELECT 1 FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' LIMIT 1").get() !== undefined
}

/** The schema as text, one statement a paragraph, for the committed `schema.sql`. */
export function formatSchema(db: Database.Database): string {
  const rows = db
    .prepare(
      `SELECT sql FROM sqlite_schema
       WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_data' AND name NOT GLOB '*_idx'
         AND name NOT GLOB '*_docsize' AND name NOT GLOB '*_config' AND name NOT GLOB '*_content'
       ORDER BY rowid`,
    )
    .all() as { sql: string }[]
  return `${rows.map((row) => `${row.sql};`).join('\n\n')}\n`
}
