import { hashRow, holdsItsWords, type LogRow, rootHash } from './log.js'
import { prepared, type Store } from './store.js'
import { mayBeWordless, readTold, type Tell, type ToldRow } from './told-rows.js'
import { checkNeeds, checkTables } from './vouched-tables.js'
import { checkVerdicts } from './vouched-verdicts.js'
import { checkBorneWords } from './vouched-words.js'

/** What does not hold: a row of the log, or a row of an analysts' table that the log tells otherwise. */
export interface LogFault {
  /** Row of the log; null where a row has none. */
  row: number | null
  /** One sentence. */
  what: string
}

export interface LogVerdict {
  rows: number
  /** Hash of the last row: what papers carry. */
  head: string
  /** Rows whose words were forgotten (GDPR, article 17); who and when stay, and so does the chain. */
  forgotten: number
  faults: LogFault[]
}

/** Faults are told up to this number: one altered row is enough to know. */
const mostFaults = 100

/**
 * Walks the chain from its first row: numbers without a gap, each hash over its row and the one before, words as they were
 * written. Then holds every table that analysts write against the words of the log, so that a row altered beside the log is seen too.
 * Rows cut off at the end cannot be told from the base alone: compare the head with one that a paper carries (`knowsHead`).
 */
export function verifyLog(store: Store): LogVerdict {
  const faults: LogFault[] = []
  const tell: Tell = (row, what) => {
    if (faults.length < mostFaults) faults.push({ row, what })
  }
  const about = aboutSnapshot(store)
  const { rows, told, head } = walkChain(store, tell)
  const forgotten = findForgotten(store, told, tell)
  const wordless = told.filter((row) => row.wordless)
  for (const row of wordless)
    if (!mayBeWordless(row, forgotten))
      tell(row.id, `The words of row ${row.id} are missing, and its firm was not forgotten.`)
  // A snapshot has the log as a whole, and of the rest what its need has.
  const ours = about ? told.filter(({ need }) => need === null || need === about.need) : told
  if (about && about.log_hash !== head)
    tell(null, 'The log of the snapshot does not end where it ended when the snapshot was written.')
  const vouched = { rows: ours, forgotten }
  for (const check of [checkNeeds, checkTables, checkBorneWords, checkVerdicts]) check(store, vouched, tell)
  return { rows, head, forgotten: wordless.length, faults }
}

/** The chain from its first row, each that holds as what it tells. */
function walkChain(store: Store, tell: Tell): { rows: number; told: ToldRow[]; head: string } {
  let [rows, head] = [0, rootHash]
  const told: ToldRow[] = []
  for (const row of prepared(store, 'SELECT * FROM log ORDER BY id').iterate() as IterableIterator<LogRow>) {
    rows++
    const read = readTold(row)
    if (row.id !== rows) tell(row.id, `Row ${row.id} stands where row ${rows} is expected: rows are missing.`)
    if (row.previous_hash !== head) tell(row.id, `Row ${row.id} does not follow the row before it.`)
    if (hashRow(row) !== row.hash) tell(row.id, `Row ${row.id} is not as it was written.`)
    else if (!read || !holdsItsWords(row))
      tell(row.id, `The words of row ${row.id} are not those it was written with.`)
    head = row.hash
    if (read) told.push(read)
    // Numbers go on from what is there, so that one missing row is told once.
    rows = Math.max(rows, Number(row.id) || rows)
  }
  return { rows, told, head }
}

/** Firms that were forgotten, each of which the log has to tell of, by its id or by that of the firm it had become part of. */
function findForgotten(store: Store, told: readonly ToldRow[], tell: Tell): Set<number> {
  const known = new Set(told.flatMap(({ action, firm }) => (action === 'firm forget' ? [firm] : [])))
  const rows = prepared(
    store,
    `SELECT f.id, coalesce(h.merged_into, h.id, f.id) AS present FROM firms f LEFT JOIN firms h ON h.id = f.merged_into
     WHERE f.forgotten_at IS NOT NULL`,
  ).all() as { id: number; present: number }[]
  for (const { id, present } of rows)
    if (!known.has(present)) tell(null, `F${id} is called forgotten, and the log tells of no forgetting.`)
  return new Set(rows.flatMap(({ id, present }) => (known.has(present) ? [id] : [])))
}

/** Whether a hash that a paper carries is one of this log: then the log has only been added to since. */
export function knowsHead(store: Store, hash: string): { row: number; at: string } | null {
  return (
    (prepared(store, 'SELECT id AS row, at FROM log WHERE hash = ?').get(hash.toLowerCase()) as
      | { row: number; at: string }
      | undefined) ?? null
  )
}

/** Hash of the last row. */
export function logHead(store: Store): string {
  return (
    (prepared(store, 'SELECT hash FROM log ORDER BY id DESC LIMIT 1').pluck().get() as string | undefined) ??
    rootHash
  )
}

/** What a snapshot is of; null for a base. */
function aboutSnapshot({ db }: Store): { need: string; log_hash: string } | null {
  if (!db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'snapshot_about'").get()) return null
  const value = db.prepare('SELECT value FROM snapshot_about WHERE key = ?').pluck()
  return { need: String(value.get('need')), log_hash: String(value.get('log_hash')) }
}
