import type { Assessment } from '../selection/assessment.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { presentFirm } from './words.js'

/** An answer as it is kept; `need` is null where it holds whatever the need. */
export interface StoredAssessment extends Assessment {
  id: number
  firm: number
  need: string | null
  made_by: string
  made_at: string
}

const columns = 'id, firm, criterion, need, answer, url, quote, tier, evidence_on, because, made_by, made_at'

/** @returns null where the very same answer stands already: nothing is written then */
export function saveAssessment(
  store: Store,
  firm: number,
  need: string | null,
  assessment: Assessment,
): StoredAssessment | null {
  return transaction(store, () => {
    const before = findAssessments(store, { firms: [firm], need })
      .get(firm)
      ?.find((one) => one.criterion === assessment.criterion && one.need === need)
    if (before && isSame(before, assessment)) return null
    const row = prepared(
      store,
      `INSERT INTO assessments (firm, criterion, need, answer, url, quote, tier, evidence_on, because, made_by, made_at)
       VALUES (@firm, @criterion, @need, @answer, @url, @quote, @tier, @evidence_on, @because, @who, @now)
       RETURNING ${columns}`,
    ).get({ ...assessment, firm, need, who: store.who, now: store.now() }) as StoredAssessment
    appendLog(store, {
      action: `assess ${assessment.answer}`,
      firm,
      ...(need === null ? {} : { need }),
      ...(before ? { before } : {}),
      after: row,
    })
    return row
  })
}

/**
 * The answers that hold, by firm and in order of the criteria: the newest of each criterion, one given for the need before one for all;
 * of firms that have become one, the newest of both.
 * @param about.need answers given for other needs are left away; null leaves away all that were given for one
 */
export function findAssessments(
  store: Store,
  about: { firms?: readonly number[]; need?: string | null },
): Map<number, StoredAssessment[]> {
  const held = new Map<number, Map<string, StoredAssessment>>()
  for (const row of listAssessments(store, about)) {
    const ofFirm = held.get(row.firm) ?? new Map<string, StoredAssessment>()
    held.set(row.firm, ofFirm)
    const known = ofFirm.get(row.criterion)
    // Rows come oldest first: a later one replaces an earlier one, but not the need's own.
    if (!known || known.need === null || row.need !== null) ofFirm.set(row.criterion, row)
  }
  return new Map(
    [...held].map(([firm, byCriterion]) => [
      firm,
      [...byCriterion.values()].sort((a, b) => (a.criterion < b.criterion ? -1 : 1)),
    ]),
  )
}

/** Every answer that was ever given, oldest first, each with the firm it belongs to now. */
export function listAssessments(
  store: Store,
  { firms, need }: { firms?: readonly number[]; need?: string | null },
): StoredAssessment[] {
  return prepared(
    store,
    `SELECT * FROM (SELECT a.*, ${presentFirm('a')} AS present FROM assessments a)
     WHERE (@firms IS NULL OR present IN (SELECT value FROM json_each(@firms)))
       AND (@every OR need IS NULL OR need = @need) ORDER BY id`,
  )
    .all({
      firms: firms ? JSON.stringify(firms) : null,
      every: need === undefined ? 1 : 0,
      need: need ?? null,
    })
    .map((row) => {
      const { present, ...one } = row as StoredAssessment & { present: number }
      return { ...one, firm: present }
    })
}

/** The day counts where there is a page: seen again later is evidence that is newer. */
function isSame(before: StoredAssessment, now: Assessment): boolean {
  const keys = [
    'answer',
    'url',
    'quote',
    'tier',
    'because',
    ...(now.url ? ['evidence_on' as const] : []),
  ] as const
  return keys.every((key) => before[key] === now[key])
}
