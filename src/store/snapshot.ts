import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { Problem, usageProblem } from '../problem.js'
import type { Store } from './store.js'
import { logHead } from './verify-log.js'
import { writeWhole } from './write-whole.js'

/** A file of rules that a list was made with: vocabulary, criteria, recipes. */
export interface RuleFile {
  /** Path within the folder of the data, with slashes: "lexicon/concepts/t06.yaml"; those of the unit begin with "own/". */
  path: string
  text: string
}

export interface SnapshotAbout {
  need: string
  version: number
  /** Instant of the newest row, ISO: the state the snapshot is of, whenever it was written. */
  as_of: string
  tool_version: string
  log_hash: string
}

/**
 * Tables that no list is made from: kept pages and what is known of hosts; and what was found at the last look, which a look alone
 * changes and the next one finds again. Later ones are taken along unless they stand here.
 */
const leftOut = new Set([
  'page_bodies',
  'pages',
  'hosts',
  'robots',
  'site_pages',
  'site_page_texts',
  'identity_keys',
  'need_searches',
  'listing_vectors',
  'need_vectors',
])

/** Order of the rows of tables without a key; else that of their writing would show, which the same state can have come to in many ways. */
const orders: Readonly<Record<string, string>> = {
  evidence: 'listing, rowid',
  firm_ids: 'firm, kind, value, court, rowid',
  search_postings: 'chunk, term',
}

/** Rows that say how the base came to be as it is and not what it is; the number of changes of the index begins anew. */
const rewritten: Readonly<Record<string, { where?: string; columns?: Readonly<Record<string, string>> }>> = {
  made_with: { where: "part <> 'erase'" },
  search_state: { columns: { state: '1' } },
}

/**
 * Writes one file with all that a need's list and papers are made from. Nothing of when or where it is written goes in: two snapshots
 * of the same state are equal to the byte, and its hash tells whether one was altered. Other needs' own rows stay out; the log
 * goes in whole, since a chain with gaps proves nothing.
 * @throws Problem where the file is there already (usage) or cannot be written
 */
export function writeSnapshot(
  store: Store,
  file: string,
  need: { id: string; version: number },
  rules: readonly RuleFile[],
): SnapshotAbout {
  if (existsSync(file))
    throw usageProblem(`${file} is there already.`, 'Name a new file; snapshots are never written over.')
  const about: SnapshotAbout = {
    need: need.id,
    version: need.version,
    as_of: newestInstant(store),
    tool_version: store.toolVersion,
    log_hash: logHead(store),
  }
  writeWhole(file, (draft) => fillCopy(draft, store, about, rules))
  return about
}

/** The copy is a base of its own, in one file: no WAL beside it. */
function fillCopy(file: string, { db }: Store, about: SnapshotAbout, rules: readonly RuleFile[]): void {
  const made = new Database(file)
  try {
    made.pragma('page_size = 4096')
    // Rows are copied table by table; what they point to may come later, or stay out.
    made.pragma('foreign_keys = OFF')
    made.pragma('journal_mode = OFF')
    made.exec('BEGIN')
    const objects = db
      .prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table' DESC, name",
      )
      .all() as { type: string; name: string; tbl_name: string; sql: string }[]
    for (const { type, sql } of objects) if (type === 'table') made.exec(sql)
    for (const { type, name } of objects)
      if (type === 'table' && !leftOut.has(name)) copyTable(db, made, name, about.need)
    for (const { type, sql } of objects) if (type !== 'table') made.exec(sql)
    made.exec(`CREATE TABLE snapshot_about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE snapshot_files (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, text TEXT NOT NULL) WITHOUT ROWID`)
    const tell = made.prepare('INSERT INTO snapshot_about (key, value) VALUES (?, ?)')
    for (const [key, value] of Object.entries(about)) tell.run(key, String(value))
    const keep = made.prepare('INSERT INTO snapshot_files (path, sha256, text) VALUES (?, ?, ?)')
    for (const { path, text } of rules.toSorted((a, b) => (a.path < b.path ? -1 : 1)))
      keep.run(path, createHash('sha256').update(text).digest('hex'), text)
    made.exec('COMMIT')
    made.pragma(`application_id = ${db.pragma('application_id', { simple: true })}`)
    made.pragma(`user_version = ${db.pragma('user_version', { simple: true })}`)
  } finally {
    made.close()
  }
}

/** What a snapshot is of, and the rules it was made with. @throws Problem where the file is none */
export function readSnapshot(file: string): { about: SnapshotAbout; rules: RuleFile[] } {
  if (!existsSync(file)) throw usageProblem(`There is no file ${file}.`, 'Name a snapshot: --from FILE.')
  let db: Database.Database | undefined
  try {
    db = new Database(file, { readonly: true })
    const about = Object.fromEntries(
      (db.prepare('SELECT key, value FROM snapshot_about').all() as { key: string; value: string }[]).map(
        ({ key, value }) => [key, value],
      ),
    ) as Record<keyof SnapshotAbout, string>
    const files = db
      .prepare('SELECT path, sha256, text FROM snapshot_files ORDER BY path')
      .all() as (RuleFile & {
      sha256: string
    })[]
    const altered = files.find(
      ({ sha256, text }) => createHash('sha256').update(text).digest('hex') !== sha256,
    )
    if (altered)
      throw new Problem(`${file} was altered: ${altered.path} is not what it was.`, {
        remedy: 'Use the copy in the file (E-Akte).',
      })
    return {
      about: { ...about, version: Number(about.version) },
      rules: files.map(({ path, text }) => ({ path, text })),
    }
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw usageProblem(
      `${file} is no snapshot of a need.`,
      'Make one with "govscout needs snapshot NEED"; a backup is opened with --db FILE.',
    )
  } finally {
    db?.close()
  }
}

/** Rows in the order of their key, so that the pages of the copy come out the same each time. */
function copyTable(from: Database.Database, to: Database.Database, table: string, need: string): void {
  const columns = from.pragma(`table_info("${table}")`) as { name: string; pk: number }[]
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  const keys = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  const order = orders[table] ?? (keys.length ? keys.map(({ name }) => `"${name}"`).join(', ') : 'rowid')
  const { where: kept = '1', columns: fixed = {} } = rewritten[table] ?? {}
  // The log is kept whole; of the rest the rows of other needs stay out.
  const needColumn = table === 'needs' ? 'id' : columns.some(({ name }) => name === 'need') ? 'need' : null
  const isOurs = needColumn && table !== 'log' ? `("${needColumn}" = @need OR "${needColumn}" IS NULL)` : '1'
  const read = columns.map(({ name }) => fixed[name] ?? `"${name}"`).join(', ')
  const insert = to.prepare(`INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
  const rows = from
    .prepare(`SELECT ${read} FROM "${table}" WHERE ${kept} AND ${isOurs} ORDER BY ${order}`)
    .raw()
  for (const row of isOurs === '1' ? rows.iterate() : rows.iterate({ need })) insert.run(row as unknown[])
}

/** The newest instant that a row of the base tells of. */
function newestInstant(store: Store): string {
  return (
    (store.db
      .prepare(
        `SELECT max(at) FROM (SELECT max(at) AS at FROM log UNION ALL SELECT max(finished_at) FROM runs
           UNION ALL SELECT max(made_at) FROM needs UNION ALL SELECT max(made_at) FROM notes)`,
      )
      .pluck()
      .get() as string | null) ?? '1970-01-01T00:00:00Z'
  )
}
