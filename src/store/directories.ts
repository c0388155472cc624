import { prepared, type Store } from './store.js'

/** What a directory is, as its last run had it. */
export interface DirectoryRow {
  id: string
  title: string
  /** Kind of the recipe; "list" for a file of one's own. */
  kind: string
}

/** Written only where something is new. */
export function saveDirectory(store: Store, directory: DirectoryRow): void {
  prepared(
    store,
    `INSERT INTO directories (id, title, kind) VALUES (@id, @title, @kind)
     ON CONFLICT DO UPDATE SET title = excluded.title, kind = excluded.kind
       WHERE title IS NOT excluded.title OR kind IS NOT excluded.kind`,
  ).run({ ...directory })
}

/** Directories by id. */
export function listDirectories(store: Store): Map<string, DirectoryRow> {
  const rows = prepared(store, 'SELECT id, title, kind FROM directories ORDER BY id').all() as DirectoryRow[]
  return new Map(rows.map((row) => [row.id, row]))
}
