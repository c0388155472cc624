import { appendLog } from './log.js'
import { type Store, transaction } from './store.js'
import { idsOfFirm, presentFirm } from './words.js'

/** An analyst's word on a firm for a need. */
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

/** @returns false where the very same was decided before, for the same version of the need: nothing is written then */
export function saveDecision(store: Store, decision: Omit<Decision, 'decided_by' | 'decided_at'>): boolean {
  return transaction(store, () => {
    const before = findDecisions(store, decision.need).get(decision.firm)
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

/** The decisions that hold for a need, by firm: of firms that have become one, the newest. */
export function findDecisions(store: Store, need: string): Map<number, Decision> {
  const rows = store.db
    .prepare(
      `SELECT need, need_version, ${presentFirm('d')} AS firm, verdict, reason, because, decided_by, decided_at
       FROM decisions d WHERE need = ? ORDER BY d.id`,
    )
    .all(need) as Decision[]
  const newest = new Map(rows.map((row) => [row.firm, row]))
  return new Map([...newest].sort(([a], [b]) => a - b))
}

/**
 * The newest word on a firm for each need, the newest first: of firms that have become one each one's, where they differ, so that
 * nobody's verdict is hidden.
 */
export function findDecisionsOnFirm(store: Store, firm: number): Decision[] {
  const rows = store.db
    .prepare(
      `SELECT need, need_version, ${presentFirm('d')} AS firm, verdict, reason, because, decided_by, decided_at
       FROM decisions d WHERE firm IN (SELECT value FROM json_each(?))
         AND id = (SELECT max(id) FROM decisions WHERE need = d.need AND firm = d.firm) ORDER BY d.id DESC`,
    )
    .all(JSON.stringify(idsOfFirm(store, firm))) as Decision[]
  return [
    ...new Map(rows.toReversed().map((row) => [`${row.need} ${row.verdict}`, row])).values(),
  ].toReversed()
}
