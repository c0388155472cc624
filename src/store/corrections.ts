import { type CorrectableField, type Correction, parseCorrection } from '../firms/corrections.js'
import { usageProblem } from '../problem.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { checkText, presentFirm } from './words.js'

/**
 * An analyst's word on a field of a firm: it wins when read, whatever the directories say later.
 * @throws Problem for an unknown field, a value that is none, or without a reason
 */
export function saveCorrection(
  store: Store,
  firm: number,
  { field, value, because }: { field: string; value: string; because: string },
): Correction {
  const clean = parseCorrection(field, value)
  const reason = checkText(because, 'The reason', 500)
  return saveRow(store, firm, { field: clean.field, value: clean.value, withdrawn: 0, because: reason })
}

/**
 * Takes an analyst's word back: the directories' holds again.
 * @throws Problem where there is none
 */
export function withdrawCorrection(store: Store, firm: number, field: string, because: string): void {
  const before = (listCorrections(store, [firm]).get(firm) ?? []).find((one) => one.field === field)
  if (!before)
    throw usageProblem(`Nobody has set ${field} of this firm.`, 'govscout firms show FIRM shows what is set.')
  saveRow(store, firm, {
    field: before.field,
    value: null,
    withdrawn: 1,
    because: checkText(because, 'The reason', 500),
  })
}

function saveRow(
  store: Store,
  firm: number,
  row: { field: CorrectableField; value: string | null; withdrawn: 0 | 1; because: string },
): Correction {
  return transaction(store, () => {
    const before = (listCorrections(store, [firm]).get(firm) ?? []).find((one) => one.field === row.field)
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

/** The corrections that hold, by firm, in the order of the fields. */
export function listCorrections(store: Store, firms?: readonly number[]): Map<number, Correction[]> {
  const rows = prepared(
    store,
    `SELECT * FROM (SELECT id, ${presentFirm('corrections')} AS firm, field, value, withdrawn, because, made_by, made_at FROM corrections)
     WHERE @firms IS NULL OR firm IN (SELECT value FROM json_each(@firms)) ORDER BY id`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as (Correction & {
    firm: number
    withdrawn: 0 | 1
    id: number
  })[]
  const newest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) newest.set(`${row.firm} ${row.field}`, row)
  const byFirm = new Map<number, Correction[]>()
  for (const { firm, id: _, withdrawn, ...correction } of newest.values()) {
    if (withdrawn) continue
    byFirm.set(firm, [...(byFirm.get(firm) ?? []), correction])
  }
  return byFirm
}
