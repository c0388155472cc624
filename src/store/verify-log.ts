import { hashRow, holdsItsWords, type LogRow, rootHash } from './log.js'
import { prepared, type Store } from './store.js'

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
 * written. Then holds what analysts' tables say against the words of the log, so that a row altered beside the log is seen too.
 * Rows cut off at the end cannot be told from the base alone: compare the head with one that a paper carries (`knowsHead`).
 */
export function verifyLog(store: Store): LogVerdict {
  const faults: LogFault[] = []
  const tell = (row: number | null, what: string) => {
    if (faults.length < mostFaults) faults.push({ row, what })
  }
  let [rows, head] = [0, rootHash]
  const wordless: number[] = []
  let lastForget = 0
  const told = new Map<string, ToldRow[]>()
  const only = needOfSnapshot(store)
  for (const row of prepared(store, 'SELECT * FROM log ORDER BY id').iterate() as IterableIterator<LogRow>) {
    rows++
    if (row.id !== rows) tell(row.id, `Row ${row.id} stands where row ${rows} is expected: rows are missing.`)
    if (row.previous_hash !== head) tell(row.id, `Row ${row.id} does not follow the row before it.`)
    if (hashRow(row) !== row.hash) tell(row.id, `Row ${row.id} is not as it was written.`)
    else if (!holdsItsWords(row))
      tell(row.id, `The words of row ${row.id} are not those it was written with.`)
    if ((row.before_sha256 && row.before === null) || (row.after_sha256 && row.after === null))
      wordless.push(row.id)
    if (row.action === 'firm forget') lastForget = row.id
    head = row.hash
    // A snapshot has the log as a whole, and of the rest what its need has.
    if (only === null || row.need === null || row.need === only) remember(told, row)
    // Numbers go on from what is there, so that one missing row is told once.
    rows = Math.max(rows, Number(row.id) || rows)
  }
  for (const row of wordless)
    if (row > lastForget)
      tell(row, `The words of row ${row} are missing, and no firm was forgotten after it.`)
  checkNeeds(store, only, tell)
  for (const table of analystTables) checkTable(store, table, told.get(table.name) ?? [], tell)
  return { rows, head, forgotten: wordless.length, faults }
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

interface ToldRow {
  log: number
  after: Record<string, unknown> | null
}

/** Tables of analysts that are only ever added to, and the actions that add to them. */
const analystTables: readonly { name: string; actions: RegExp; columns: readonly string[] }[] = [
  {
    name: 'decisions',
    actions: /^decide /,
    columns: ['need', 'need_version', 'firm', 'verdict', 'reason', 'because', 'decided_by', 'decided_at'],
  },
  {
    name: 'assessments',
    actions: /^assess /,
    columns: [
      'firm',
      'criterion',
      'need',
      'answer',
      'url',
      'quote',
      'tier',
      'evidence_on',
      'because',
      'made_by',
      'made_at',
    ],
  },
  { name: 'stages', actions: /^stage /, columns: ['need', 'firm', 'stage', 'because', 'made_by', 'made_at'] },
  { name: 'informations', actions: /^information add$/, columns: ['need', 'text', 'made_by', 'made_at'] },
  {
    name: 'contacts',
    actions: /^contact add$/,
    columns: ['need', 'firm', 'kind', 'held_on', 'information', 'text', 'made_by', 'made_at'],
  },
  {
    name: 'conclusions',
    actions: /^conclude /,
    columns: ['need', 'need_version', 'what', 'because', 'made_by', 'made_at'],
  },
  {
    name: 'conflicts',
    actions: /^conflict declare$/,
    columns: ['need', 'firm', 'kind', 'because', 'remedy', 'made_by', 'made_at'],
  },
]

function remember(told: Map<string, ToldRow[]>, row: LogRow): void {
  const table = analystTables.find(({ actions }) => actions.test(String(row.action)))
  if (!table) return
  const known = told.get(table.name) ?? []
  told.set(table.name, known)
  const after = parseWords(row.after)
  // Rows of decisions are told without who and when, which stand in the row of the log itself.
  known.push({ log: row.id, after: after && { decided_by: row.who, decided_at: row.at, ...after } })
}

/** Words that are no JSON any more were altered: the row itself is told by its hash. */
function parseWords(words: string | null): Record<string, unknown> | null {
  if (words === null) return null
  try {
    return JSON.parse(words) as Record<string, unknown>
  } catch {
    return null
  }
}

/** Each row was told by one row of the log, in the same order; forgotten words tell nothing any more. */
function checkTable(
  store: Store,
  { name, columns }: (typeof analystTables)[number],
  told: readonly ToldRow[],
  tell: (row: number | null, what: string) => void,
): void {
  const rows = store.db.prepare(`SELECT id, ${columns.join(', ')} FROM ${name} ORDER BY id`).all() as Record<
    string,
    unknown
  >[]
  if (rows.length !== told.length)
    tell(null, `The table "${name}" has ${rows.length} rows, the log tells of ${told.length}.`)
  rows.forEach((row, i) => {
    const said = told[i]
    if (!said?.after) return
    const differs = columns.find(
      (column) => column in (said.after ?? {}) && said.after?.[column] !== row[column],
    )
    if (differs !== undefined)
      tell(
        said.log,
        `Row ${row['id']} of "${name}" says otherwise than row ${said.log} of the log (${differs}).`,
      )
  })
}

/** Each version of a need is the document that the log tells. */
function checkNeeds(
  store: Store,
  only: string | null,
  tell: (row: number | null, what: string) => void,
): void {
  const told = prepared(
    store,
    `SELECT id, need, after FROM log WHERE action IN ('need new', 'need edit') AND (@only IS NULL OR need = @only) ORDER BY id`,
  ).all({ only }) as { id: number; need: string; after: string | null }[]
  const versions = prepared(store, 'SELECT id, version, document FROM needs ORDER BY id, version').all() as {
    id: string
    version: number
    document: string
  }[]
  if (told.length !== versions.length)
    tell(null, `There are ${versions.length} versions of needs, the log tells of ${told.length}.`)
  for (const { id, version, document } of versions) {
    const said = told.filter(({ need }) => need === id)[version - 1]
    if (said && said.after !== null && said.after !== document)
      tell(
        said.id,
        `Version ${version} of the need "${id}" is not the one that row ${said.id} of the log tells.`,
      )
  }
}

/** The need that a snapshot is of; null for a base. */
function needOfSnapshot({ db }: Store): string | null {
  const isSnapshot = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'snapshot_about'").get()
  if (!isSnapshot) return null
  return (
    (db.prepare("SELECT value FROM snapshot_about WHERE key = 'need'").pluck().get() as string | undefined) ??
    null
  )
}
