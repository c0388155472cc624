import type { Store } from './store.js'

/** What SQLite finds wrong with the file, at most ten faults; empty where it is whole. */
export function checkIntegrity(store: Store): string[] {
  const rows = store.db.pragma('quick_check(10)') as { quick_check: string }[]
  const broken = rows.map((row) => row.quick_check).filter((text) => text !== 'ok')
  const orphans = store.db.pragma('foreign_key_check') as { table: string }[]
  return [
    ...broken,
    ...orphans.slice(0, 10 - broken.length).map(({ table }) => `a row of ${table} points nowhere`),
  ]
}
