import type { Store } from './store.js'

/**
 * What SQLite finds wrong with the file, at most ten faults; empty where it is whole.
 * @param options.full also holds each index against its table (integrity_check), which takes several times as long
 */
export function checkIntegrity(store: Store, { full = false } = {}): string[] {
  const pragma = full ? 'integrity_check' : 'quick_check'
  const rows = store.db.pragma(`${pragma}(10)`) as Record<string, string>[]
  const broken = rows.flatMap((row) => Object.values(row)).filter((text) => text !== 'ok')
  const orphans = store.db.pragma('foreign_key_check') as { table: string }[]
  return [
    ...broken,
    ...orphans.slice(0, 10 - broken.length).map(({ table }) => `a row of ${table} points nowhere`),
  ]
}
