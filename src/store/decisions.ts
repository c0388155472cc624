import { appendLog } from './log.js'
import { type Store, transaction } from './store.js'
import { idsOfFirm, presentFirm } from './words.js'

/** What can be said of a firm for a need; "open" takes back what was decided before. */
export type Word = 'in' | 'out' | 'open'

/** An analyst's word on a firm for a need, as it holds. */
export interface Decision {
  need: string
  need_version: number
  firm: number
  verdict: 'in' | 'out'
  /** Code A1 to A10 of data/reason-codes.yaml. */
  reason: string | null
  because: string | null
  decided_by: string
  decided_at: string
}

/**
 * @returns false where the very same was decided before, for the same version of the need, or nothing is there to be taken back:
 * nothing is written then
 */
export function saveDecision(
  store: Store,
  decision: Omit<Decision, 'verdict' | 'decided_by' | 'decided_at'> & { verdict: Word },
): boolean {
  return transaction(store, () => {
    const before = findDecisions(store, decision.need).get(decision.firm)
    if (!before && decision.verdict === 'open') return false
    if (
      before?.verdict === decision.verdict &&
      before.need_version === decision.need_version &&
      before.reason === decision.reason &&
      before.because === decision.because
    )
      return false
    store.db
      .prepare(
        `INSERT INTO decisions (need, need_version, firm, verdict, reason, because, decided_by, decided_at)
         VALUES (@need, @need_version, @firm, @verdict, @reason, @because, @who, @now)`,
      )
      .run({ ...decision, who: store.who, now: store.now() })
    appendLog(store, {
      action: `decide ${decision.verdict}`,
      firm: decision.firm,
      need: decision.need,
      ...(before ? { before } : {}),
      after: decision,
    })
    return true
  })
}

/**
 * When somebody first decided on a firm for a need, and whether the log has the freeze of a version before that; null where nobody has.
 * Days can be the same: the order of the log's rows tells.
 */
export function findFirstDecision(
  store: Store,
  need: string,
  version: number,
): { at: string; frozen_before: boolean } | null {
  const row = store.db
    .prepare(
      `SELECT d.at, f.id IS NOT NULL AND f.id < d.id AS frozen_before
       FROM (SELECT id, at FROM log WHERE need = @need AND action LIKE 'decide %' ORDER BY id LIMIT 1) d
       LEFT JOIN (SELECT min(id) AS id FROM log
         WHERE need = @need AND action = 'need freeze' AND after ->> '$.version' = @version) f`,
    )
    .get({ need, version }) as { at: string; frozen_before: 0 | 1 } | undefined
  return row ? { at: row.at, frozen_before: row.frozen_before === 1 } : null
}

/** The decisions that hold for a need, by firm: of firms that have become one, the newest. One that was taken back is none. */
export function findDecisions(store: Store, need: string): Map<number, Decision> {
  const rows = store.db
    .prepare(
      `SELECT need, need_version, ${presentFirm('d')} AS firm, verdict, reason, because, decided_by, decided_at
       FROM decisions d WHERE need = ? ORDER BY d.id`,
    )
    .all(need) as Row[]
  const newest = new Map(rows.map((row) => [row.firm, row]))
  const held = [...newest].flatMap(([firm, row]) => (holds(row) ? [[firm, row] as const] : []))
  return new Map(held.sort(([a], [b]) => a - b))
}

/**
 * The newest word on a firm for each need, the newest first: of firms that have become one each one's, where they differ, so that
 * nobody's verdict is hidden. Taking back takes back all that is older.
 */
export function findDecisionsOnFirm(store: Store, firm: number): Decision[] {
  const rows = store.db
    .prepare(
      `SELECT need, need_version, ${presentFirm('d')} AS firm, verdict, reason, because, decided_by, decided_at
       FROM decisions d WHERE firm IN (SELECT value FROM json_each(?))
         AND id = (SELECT max(id) FROM decisions WHERE need = d.need AND firm = d.firm) ORDER BY d.id DESC`,
    )
    .all(JSON.stringify(idsOfFirm(store, firm))) as Row[]
  const closed = new Set<string>()
  const held = rows.filter((row): row is Decision => {
    if (!holds(row)) closed.add(row.need)
    return !closed.has(row.need)
  })
  return [
    ...new Map(held.toReversed().map((row) => [`${row.need} ${row.verdict}`, row])).values(),
  ].toReversed()
}

type Row = Omit<Decision, 'verdict'> & { verdict: Word }

function holds(row: Row): row is Decision {
  return row.verdict !== 'open'
}
