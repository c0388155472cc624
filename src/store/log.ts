import { createHash } from 'node:crypto'
import { type Store, transaction } from './store.js'

export interface LogEntry {
  action: string
  firm?: number
  need?: string
  directory?: string
  before?: unknown
  after?: unknown
}

export interface LogRow {
  id: number
  at: string
  who: string
  action: string
  firm: number | null
  need: string | null
  directory: string | null
  before: string | null
  after: string | null
  previous_hash: string
  hash: string
}

/** The hash that stands before the first row. */
export const rootHash = '0'.repeat(64)

/**
 * Appends one row, chained to the one before it by SHA-256 over all its columns.
 * Call it inside the transaction of the change it tells of.
 */
export function appendLog(store: Store, entry: LogEntry): void {
  transaction(store, () => {
    const last = store.db.prepare('SELECT id, hash FROM log ORDER BY id DESC LIMIT 1').get() as
      | { id: number; hash: string }
      | undefined
    const row = {
      id: (last?.id ?? 0) + 1,
      at: store.now(),
      who: store.who,
      action: entry.action,
      firm: entry.firm ?? null,
      need: entry.need ?? null,
      directory: entry.directory ?? null,
      before: entry.before === undefined ? null : JSON.stringify(entry.before),
      after: entry.after === undefined ? null : JSON.stringify(entry.after),
      previous_hash: last?.hash ?? rootHash,
    }
    store.db
      .prepare(
        `INSERT INTO log (id, at, who, action, firm, need, directory, before, after, previous_hash, hash)
         VALUES (@id, @at, @who, @action, @firm, @need, @directory, @before, @after, @previous_hash, @hash)`,
      )
      .run({ ...row, hash: hashRow(row) })
  })
}

/** SHA-256, hex, over the JSON array of a row's columns in table order. */
export function hashRow(row: Omit<LogRow, 'hash'>): string {
  const columns = [
    row.id,
    row.at,
    row.who,
    row.action,
    row.firm,
    row.need,
    row.directory,
    row.before,
    row.after,
    row.previous_hash,
  ]
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex')
}
