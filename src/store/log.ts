import { createHash } from 'node:crypto'
import { prepared, type Store, transaction } from './store.js'

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
  /** SHA-256 of before and after, which stay when the words are forgotten. */
  before_sha256: string | null
  after_sha256: string | null
  previous_hash: string
  hash: string
}

/** The hash that stands before the first row. */
export const rootHash = '0'.repeat(64)

/**
 * Appends one row, chained to the one before it by SHA-256 over its columns, words by their own hash.
 * Call it inside the transaction of the change it tells of.
 */
export function appendLog(store: Store, entry: LogEntry): void {
  transaction(store, () => {
    const last = store.db.prepare('SELECT id, hash FROM log ORDER BY id DESC LIMIT 1').get() as
      | { id: number; hash: string }
      | undefined
    const [before, after] = [entry.before, entry.after].map((value) =>
      value === undefined ? null : JSON.stringify(value),
    ) as [string | null, string | null]
    const row = {
      id: (last?.id ?? 0) + 1,
      at: store.now(),
      who: store.who,
      action: entry.action,
      firm: entry.firm ?? null,
      need: entry.need ?? null,
      directory: entry.directory ?? null,
      before,
      after,
      before_sha256: hashText(before),
      after_sha256: hashText(after),
      previous_hash: last?.hash ?? rootHash,
    }
    store.db
      .prepare(
        `INSERT INTO log (id, at, who, action, firm, need, directory, before, after, before_sha256, after_sha256, previous_hash, hash)
         VALUES (@id, @at, @who, @action, @firm, @need, @directory, @before, @after, @before_sha256, @after_sha256, @previous_hash, @hash)`,
      )
      .run({ ...row, hash: hashRow(row) })
  })
}

/** SHA-256, hex, over the JSON array of a row's columns in table order, before and after by their hashes. */
export function hashRow(row: Omit<LogRow, 'hash'>): string {
  const isOld = row.before_sha256 === null && row.after_sha256 === null
  const columns = [
    row.id,
    row.at,
    row.who,
    row.action,
    row.firm,
    row.need,
    row.directory,
    ...(isOld ? [row.before, row.after] : [row.before_sha256, row.after_sha256]),
    row.previous_hash,
  ]
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex')
}

/** Whether the words of a row are those it was written with; forgotten ones leave their hash. */
export function holdsItsWords(row: LogRow): boolean {
  return (
    [
      [row.before, row.before_sha256],
      [row.after, row.after_sha256],
    ] as const
  ).every(([words, hash]) => words === null || hash === null || hashText(words) === hash)
}

/**
 * Takes the words out of the rows on these firms, and of those on others that mention them; who did what and when stays, and so does
 * the chain.
 * @param firms ids that the rows were written with
 * @param mentions ids of firms and listings as rows write them: F17, L12
 * @returns how many rows on them are from before words could be forgotten, and keep theirs
 */
export function forgetWords(
  store: Store,
  { firms, mentions }: { firms: readonly number[]; mentions: readonly string[] },
): number {
  const input = {
    firms: JSON.stringify(firms),
    mentions: JSON.stringify(mentions.map((id) => JSON.stringify(id))),
  }
  // Only such rows name others by their ids; elsewhere "F17" is somebody's own word.
  const concerned = `(firm IN (SELECT value FROM json_each(@firms))
    OR (action IN ('firm merge', 'firm join', 'firm split') OR action GLOB 'firm review *' OR action GLOB 'relation *'
        OR action GLOB 'evidence *')
      AND EXISTS (SELECT 1 FROM json_each(@mentions) WHERE instr(before, value) OR instr(after, value)))`
  prepared(
    store,
    `UPDATE log SET before = NULL, after = NULL WHERE (before_sha256 IS NOT NULL OR after_sha256 IS NOT NULL) AND ${concerned}`,
  ).run(input)
  return prepared(
    store,
    `SELECT count(*) FROM log WHERE (before IS NOT NULL OR after IS NOT NULL) AND ${concerned}`,
  )
    .pluck()
    .get(input) as number
}

function hashText(text: string | null): string | null {
  return text === null ? null : createHash('sha256').update(text).digest('hex')
}
