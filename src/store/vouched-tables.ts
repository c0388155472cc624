import { createHash } from 'node:crypto'
import { prepared, type Store } from './store.js'
import type { Tell, Told, ToldRow, Words } from './told-rows.js'

/** A table of analysts that is only ever added to: each of its rows was told by one row of the log, in the same order. */
interface VouchedTable {
  name: string
  /** Actions of the log that add a row. */
  actions: RegExp
  /** What the row has to be like, as far as the log tells it; without words it tells less. */
  says: (told: ToldRow) => Words
  /** What is made of columns, where the log tells that. */
  derived?: (row: Words, rows: readonly Words[]) => Words
  /** Forgetting a firm takes its rows out; of others it takes the words and leaves the row. */
  goesWithFirm?: true
}

/** Who and when, as most tables have them; the firm and the need are those of the row of the log. */
const made = ({ who, at, firm, need }: ToldRow): Words => ({
  made_by: who,
  made_at: at,
  ...(firm === null ? {} : { firm }),
  ...(need === null ? {} : { need }),
})
const lastWord = ({ action }: ToldRow) => action.slice(action.lastIndexOf(' ') + 1)
const plain = (told: ToldRow): Words => ({ ...made(told), ...told.after })
/** Words that were left out of the log because there were none are none in the table. */
const withReason = (told: ToldRow, key: string): Words =>
  told.wordless ? {} : { [key]: told.after?.[key] ?? null }

const tables: readonly VouchedTable[] = [
  {
    name: 'decisions',
    actions: /^decide /,
    says: (told) => ({
      decided_by: told.who,
      decided_at: told.at,
      firm: told.firm,
      need: told.need,
      verdict: lastWord(told),
      ...told.after,
    }),
  },
  {
    name: 'assessments',
    actions: /^assess /,
    says: (told) => ({ ...plain(told), need: told.need, answer: lastWord(told) }),
  },
  { name: 'stages', actions: /^stage /, says: (told) => ({ ...plain(told), stage: lastWord(told) }) },
  { name: 'informations', actions: /^information add$/, says: plain },
  { name: 'contacts', actions: /^contact add$/, says: plain },
  {
    name: 'conclusions',
    actions: /^conclude /,
    says: (told) => ({ ...plain(told), what: lastWord(told) }),
  },
  {
    name: 'conflicts',
    actions: /^conflict declare$/,
    says: (told) => ({ ...plain(told), firm: told.firm }),
  },
  {
    name: 'notes',
    actions: /^note (?:add|take back)$/,
    goesWithFirm: true,
    derived: (row, rows) => ({
      text_sha256: sha256(row['text']),
      firm_of_note: rows.find(({ id }) => id === row['takes_back'])?.['firm'] === row['firm'],
    }),
    says: (told) =>
      told.action === 'note add'
        ? {
            ...made(told),
            takes_back: null,
            ...(told.after ? { id: told.after['note'], text_sha256: told.after['sha256'] } : {}),
          }
        : {
            // The row stands at the firm that the note was given to, which the log may know by another id.
            firm_of_note: true,
            made_by: told.who,
            made_at: told.at,
            text: '',
            ...(told.before ? { takes_back: told.before['note'] } : {}),
          },
  },
  {
    name: 'corrections',
    actions: /^firm (?:set|unset)$/,
    goesWithFirm: true,
    says: (told) => ({ ...plain(told), withdrawn: Number(told.action === 'firm unset') }),
  },
  {
    name: 'firm_relations',
    actions: /^relation (?:add|remove)$/,
    goesWithFirm: true,
    says: (told) => ({
      ...plain(told),
      ended: Number(told.action === 'relation remove'),
      ...withReason(told, 'because'),
      ...(told.after ? { other: idOf(told.after['other']) } : {}),
    }),
  },
  {
    name: 'award_verdicts',
    actions: /^award review /,
    goesWithFirm: true,
    says: (told) => ({ ...plain(told), verdict: lastWord(told), ...withReason(told, 'because') }),
  },
  {
    name: 'approvals',
    actions: /^directory approve$/,
    says: ({ who, at, directory, after }) => ({ directory, approved_by: who, approved_at: at, ...after }),
  },
  {
    name: 'pauses',
    actions: /^directory (?:pause|resume)$/,
    says: (told) => ({
      ...made(told),
      directory: told.directory,
      paused: Number(told.action === 'directory pause'),
      ...withReason(told, 'reason'),
    }),
  },
  {
    name: 'need_freezes',
    actions: /^need freeze$/,
    derived: (row) => ({ analysis_sha256: sha256(row['analysis']) }),
    says: ({ who, at, need, after }) => ({ need, frozen_by: who, frozen_at: at, ...after }),
  },
]

/** Tables that are held against the log row by row. */
export const vouchedTables: readonly string[] = tables.map(({ name }) => name)

/** Holds every table that is only added to against what the log tells of it. */
export function checkTables(store: Store, told: Told, tell: Tell): void {
  for (const table of tables) checkTable(store, table, told, tell)
}

function checkTable(store: Store, table: VouchedTable, { rows: all, forgotten }: Told, tell: Tell): void {
  const told = all.filter(({ action }) => table.actions.test(action))
  const rows = prepared(store, `SELECT * FROM ${table.name} ORDER BY id`).all() as Words[]
  const ids = new Set(rows.map(({ id }) => id))
  // A row that went with its firm is passed over; where its words went for another reason, the row is still there.
  const mayBeGone = (one: ToldRow) =>
    table.goesWithFirm === true &&
    (one.wordless ||
      (one.firm !== null && forgotten.has(one.firm)) ||
      saysOther(one, forgotten) ||
      takesBackNone(one, ids))
  const due = told.filter((one) => !mayBeGone(one)).length
  if (rows.length < due || rows.length > told.length)
    tell(null, `The table "${table.name}" has ${rows.length} rows, the log tells of ${told.length}.`)
  let next = 0
  for (const row of rows) {
    const known = { ...row, ...table.derived?.(row, rows) }
    while (next < told.length - 1 && mayBeGone(told[next] as ToldRow) && differing(table, told[next], known))
      next++
    const said = told[next++]
    const column = differing(table, said, known)
    if (said && column !== null)
      tell(
        said.id,
        `Row ${row['id']} of "${table.name}" says otherwise than row ${said.id} of the log (${column}).`,
      )
  }
}

/** The first column in which a row is not what the log says; null where it is. */
function differing({ says }: VouchedTable, told: ToldRow | undefined, row: Words): string | null {
  if (!told) return 'id'
  const wanted = says(told)
  const found = Object.keys(wanted).find((column) => column in row && wanted[column] !== row[column])
  return found ?? null
}

/** Rows about two firms go with either. */
function saysOther({ after }: ToldRow, forgotten: ReadonlySet<number>): boolean {
  const other = idOf(after?.['other'])
  return other !== null && forgotten.has(other)
}

/** A note that is taken back under another id of its firm went with the note. */
function takesBackNone({ action, before }: ToldRow, ids: ReadonlySet<unknown>): boolean {
  return action === 'note take back' && before !== null && !ids.has(before['note'])
}

/** Each version of a need is the document that the log tells, and no version is there that it does not tell of. */
export function checkNeeds(store: Store, { rows }: Told, tell: Tell): void {
  const told = rows.filter(({ action }) => action === 'need new' || action === 'need edit')
  const versions = prepared(
    store,
    'SELECT id, version, document, made_by, made_at FROM needs ORDER BY id, version',
  ).all() as { id: string; version: number; document: string; made_by: string; made_at: string }[]
  if (told.length !== versions.length)
    tell(null, `There are ${versions.length} versions of needs, the log tells of ${told.length}.`)
  for (const { id, version, document, made_by, made_at } of versions) {
    const said = told.filter(({ need }) => need === id)[version - 1]
    if (!said || typeof version !== 'number') {
      tell(null, `The log tells of no version ${version} of the need "${id}".`)
      continue
    }
    const isSame =
      (said.wordless || JSON.stringify(said.after) === document) &&
      said.who === made_by &&
      said.at === made_at
    if (!isSame)
      tell(
        said.id,
        `Version ${version} of the need "${id}" is not the one that row ${said.id} of the log tells.`,
      )
  }
}

/** Null for what is no text: a BLOB of the same bytes is another value. */
function sha256(text: unknown): string | null {
  return typeof text === 'string' ? createHash('sha256').update(text).digest('hex') : null
}

/** 17 for "F17". */
function idOf(id: unknown): number | null {
  return typeof id === 'string' && /^F\d+$/.test(id) ? Number(id.slice(1)) : null
}
