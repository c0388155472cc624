import type { Conflict } from '../selection/conflict.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { presentFirm } from './words.js'

/** A declaration of an analyst for a need; one of "none" names no firm. */
export interface StoredConflict extends Conflict {
  id: number
  need: string
  firm: number | null
  made_by: string
  made_at: string
}

export function saveConflict(
  store: Store,
  need: string,
  firm: number | null,
  conflict: Conflict,
): StoredConflict {
  return transaction(store, () => {
    const row = prepared(
      store,
      `INSERT INTO conflicts (need, firm, kind, because, remedy, made_by, made_at)
       VALUES (@need, @firm, @kind, @because, @remedy, @who, @now)
       RETURNING id, need, firm, kind, because, remedy, made_by, made_at`,
    ).get({ ...conflict, need, firm, who: store.who, now: store.now() }) as StoredConflict
    appendLog(store, {
      action: 'conflict declare',
      need,
      ...(firm === null ? {} : { firm }),
      after: row,
    })
    return row
  })
}

/** All declarations of a need, oldest first, each with the firm it belongs to now. */
export function listConflicts(store: Store, need: string): StoredConflict[] {
  return prepared(
    store,
    `SELECT id, need, CASE WHEN firm IS NULL THEN NULL ELSE ${presentFirm('c')} END AS firm, kind, because, remedy, made_by, made_at
     FROM conflicts c WHERE need = ? ORDER BY id`,
  ).all(need) as StoredConflict[]
}

/** Analysts who worked on a need (decided, assessed, moved, contacted) and have declared nothing. */
export function undeclared(store: Store, need: string): string[] {
  return prepared(
    store,
    `SELECT DISTINCT who FROM (
       SELECT decided_by AS who FROM decisions WHERE need = @need UNION SELECT made_by FROM assessments WHERE need = @need
       UNION SELECT made_by FROM stages WHERE need = @need UNION SELECT made_by FROM contacts WHERE need = @need)
     WHERE who NOT IN (SELECT made_by FROM conflicts WHERE need = @need) ORDER BY who`,
  )
    .pluck()
    .all({ need }) as string[]
}
