import { type CorrectableField, type Correction, parseCorrection } from '../firms/corrections.js'
import { usageProblem } from '../problem.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { checkText, idsOfFirm, presentFirm } from './words.js'

/**
 * An analyst's word on a field of a firm: it wins when read, whatever the directories say later.
 * @throws Problem for an unknown field, a value that is none, or without a reason
 */
export function saveCorrection(
  store: Store,
  firm: number,
  { field, value, because }: { field: string; value: string; because: string },
): Correction {
  const clean = parseCorrection(field, value, Number(store.now().slice(0, 4)))
  const reason = checkText(because, 'The reason', 500)
  return saveRow(store, firm, { field: clean.field, value: clean.value, withdrawn: 0, because: reason })
}

/**
 * Takes an analyst's word back: the directories' holds again.
 * @throws Problem where there is none
 */
export function withdrawCorrection(store: Store, firm: number, field: string, because: string): void {
  const reason = checkText(because, 'The reason', 500)
  transaction(store, () => {
    const holders = prepared(
      store,
      `SELECT DISTINCT firm FROM corrections c WHERE field = @field AND firm IN (SELECT value FROM json_each(@ids))
         AND NOT (SELECT withdrawn FROM corrections WHERE firm = c.firm AND field = c.field ORDER BY id DESC LIMIT 1)`,
    )
      .pluck()
      .all({ field, ids: JSON.stringify(idsOfFirm(store, firm)) }) as number[]
    if (!holders.length)
      throw usageProblem(
        `Nobody has set ${field} of this firm.`,
        'govscout firms show FIRM shows what is set.',
      )
    // Of firms that have become one, each one's word is taken back, or another would come up in its place.
    for (const holder of holders)
      saveRow(store, holder, { field: field as CorrectableField, value: null, withdrawn: 1, because: reason })
  })
}

function saveRow(
  store: Store,
  firm: number,
  row: { field: CorrectableField; value: string | null; withdrawn: 0 | 1; because: string },
): Correction {
  return transaction(store, () => {
    const before = (listCorrections(store, [firm]).get(firm) ?? []).findLast((one) => one.field === row.field)
    prepared(
      store,
      `INSERT INTO corrections (firm, field, value, withdrawn, because, made_by, made_at)
       VALUES (@firm, @field, @value, @withdrawn, @because, @who, @now)`,
    ).run({ firm, ...row, who: store.who, now: store.now() })
    appendLog(store, {
      action: row.withdrawn ? 'firm unset' : 'firm set',
      firm,
      before: { field: row.field, value: before?.value ?? null },
      after: { field: row.field, value: row.value, because: row.because },
    })
    return { ...row, made_by: store.who, made_at: store.now() }
  })
}

/**
 * The corrections that hold, by firm, oldest first: of firms that have become one each one's, so that the newest wins and the others
 * are seen beside it.
 */
export function listCorrections(store: Store, firms?: readonly number[]): Map<number, Correction[]> {
  const rows = prepared(
    store,
    `SELECT * FROM (SELECT id, ${presentFirm('c')} AS firm, field, value, withdrawn, because, made_by, made_at
       FROM corrections c WHERE id = (SELECT max(id) FROM corrections WHERE firm = c.firm AND field = c.field))
     WHERE NOT withdrawn AND (@firms IS NULL OR firm IN (SELECT value FROM json_each(@firms))) ORDER BY id`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as (Correction & {
    id: number
    firm: number
    withdrawn: number
  })[]
  const byFirm = new Map<number, Correction[]>()
  for (const { firm, id: _id, withdrawn: _withdrawn, ...correction } of rows)
    byFirm.set(firm, [...(byFirm.get(firm) ?? []), correction])
  return byFirm
}

/** Firms on whose fields an analyst has said something, withdrawn or not. */
export function correctedFirms(store: Store): Set<number> {
  return new Set(
    prepared(store, `SELECT DISTINCT ${presentFirm('corrections')} FROM corrections`)
      .pluck()
      .all() as number[],
  )
}
