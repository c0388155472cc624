import type { ConclusionKind } from '../selection/conclusion.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'

export interface Conclusion {
  id: number
  need: string
  need_version: number
  what: ConclusionKind
  because: string | null
  made_by: string
  made_at: string
}

export function saveConclusion(
  store: Store,
  conclusion: Pick<Conclusion, 'need' | 'need_version' | 'what' | 'because'>,
): Conclusion {
  return transaction(store, () => {
    const row = prepared(
      store,
      `INSERT INTO conclusions (need, need_version, what, because, made_by, made_at)
       VALUES (@need, @need_version, @what, @because, @who, @now)
       RETURNING id, need, need_version, what, because, made_by, made_at`,
    ).get({ ...conclusion, who: store.who, now: store.now() }) as Conclusion
    appendLog(store, { action: `conclude ${conclusion.what}`, need: conclusion.need, after: row })
    return row
  })
}

/** The verdict that holds, and the review of it; a review of an earlier verdict is none of the newest. */
export function findConclusion(
  store: Store,
  need: string,
): { verdict: Conclusion | null; review: Conclusion | null } {
  const rows = prepared(
    store,
    'SELECT id, need, need_version, what, because, made_by, made_at FROM conclusions WHERE need = ? ORDER BY id',
  ).all(need) as Conclusion[]
  const verdict = rows.findLast(({ what }) => what !== 'reviewed') ?? null
  const review =
    rows.findLast(({ what, id }) => what === 'reviewed' && verdict !== null && id > verdict.id) ?? null
  return { verdict, review }
}
