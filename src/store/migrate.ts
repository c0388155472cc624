import { randomUUID } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { Problem } from '../problem.js'
import { migrations } from './migrations/index.js'
import { syncFile } from './write-whole.js'

/** Tables that every base has had since its first migration; another program's file has not all of them. */
const ownTables = ['runs', 'listings', 'firms', 'log']

/**
 * Refuses a file that this version of the tool must not write to; reads only.
 * @throws Problem when the base was made by a newer version, or by another program
 */
export function checkOrigin(db: Database.Database, file: string): void {
  const found = versionOf(db)
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all() as string[]
  const ours = ownTables.every((table) => tables.includes(table))
  if (found === 0 ? tables.length > 0 : !ours)
    throw new Problem(`${file} is an SQLite file, but not one of govscout's.`, {
      remedy: 'Name the right file with --db FILE or GOVSCOUT_DB.',
    })
  if (found > migrations.length)
    throw new Problem(
      `${file} was made by a newer version of govscout (schema ${found}, known ${migrations.length}).`,
      { remedy: 'Update govscout, or name another file with --db.' },
    )
}

/**
 * Brings the schema of a base (checkOrigin) up to date, all in one transaction, with the number of migrations in
 * `PRAGMA user_version`. A base with data is copied beside itself first.
 */
export function migrate(db: Database.Database, file: string): void {
  const found = versionOf(db)
  if (found >= migrations.length) return
  if (found > 0 && file !== ':memory:') keepCopy(db, `${file}.before-${found + 1}`, found)
  db.transaction(() => {
    // Another process may have been faster between the check and the lock.
    const current = versionOf(db)
    if (current >= migrations.length) return
    for (const migration of migrations.slice(current)) db.exec(migration.sql)
    db.pragma(`user_version = ${migrations.length}`)
  }).immediate()
}

/** Whole or not at all, and in the place of one that an earlier attempt has left. */
function keepCopy(db: Database.Database, file: string, version: number): void {
  const draft = `${file}.${randomUUID().slice(0, 8)}.tmp`
  try {
    db.prepare('VACUUM INTO ?').run(draft)
    syncFile(draft)
    // Where another process has migrated meanwhile, its copy is the one from before.
    if (versionOf(db) === version) renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
}

function versionOf(db: Database.Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** The schema as text, one statement a paragraph, for the committed `schema.sql`. */
export function formatSchema(db: Database.Database): string {
  const statements = db
    .prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
    )
    .pluck()
    .all() as string[]
  return `${statements.map((sql) => `${sql};`).join('\n\n')}\n`
}
