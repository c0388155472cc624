import Database from 'better-sqlite3'

/** What an analyst reads of a base, as text; reports of runs and kept pages may grow. */
export function dumpBase(file: string): string {
  const db = new Database(file, { readonly: true })
  const tables = ['listings', 'listing_changes', 'firms', 'evidence', 'search_chunks', 'search_postings']
  const dump = tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).raw().all()])
  db.close()
  return JSON.stringify(dump)
}

/** Changes the base behind the tool's back: what time would have done. */
export function change(file: string, sql: string): void {
  const db = new Database(file)
  db.exec(sql)
  db.close()
}
