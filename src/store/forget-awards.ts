import { signsOf } from '../awards/match-award.js'
import type { NoticeParty, OfficialId } from '../awards/notice.js'
import { firmMarks } from '../firms/tombstones.js'
import { removeSigns } from './award-signs.js'
import { prepared, type Store } from './store.js'
import { isMarked, saveMarks } from './tombstones.js'

/**
 * Takes the awards of a firm out, those that lead to it and those that may, its ids and what analysts said of it; marks keep an import
 * from bringing its awards back.
 * @param ids the firm and all that forward to it
 * @returns how many awards
 */
export function forgetAwards(store: Store, firm: number, ids: readonly number[]): number {
  const asked = JSON.stringify(ids)
  const rows = prepared(
    store,
    `SELECT id, supplier_ids, supplier_domain FROM awards WHERE id IN (
       SELECT award FROM award_links WHERE firm IN (SELECT value FROM json_each(@asked))
       UNION SELECT award FROM award_proposals p JOIN awards a ON a.id = p.award
         WHERE p.firm IN (SELECT value FROM json_each(@asked)) AND method <> 'name'
           AND NOT EXISTS (SELECT 1 FROM award_links l WHERE l.award = p.award)
           AND NOT EXISTS (SELECT 1 FROM award_words w WHERE w.supplier_key = a.supplier_key AND w.verdict = 'different'
             AND w.firm IN (SELECT value FROM json_each(@asked))))`,
  ).all({ asked }) as { id: number; supplier_ids: string; supplier_domain: string | null }[]
  const own = prepared(
    store,
    'SELECT key FROM firm_ids WHERE key IS NOT NULL AND firm IN (SELECT value FROM json_each(?))',
  )
    .pluck()
    .all(asked) as string[]
  const signs = rows.flatMap((row) =>
    signsOf({ ids: JSON.parse(row.supplier_ids) as OfficialId[], domain: row.supplier_domain }).map(
      ({ key }) => key,
    ),
  )
  removeSigns(store, [...own, ...signs])
  for (const table of ['award_proposals', 'award_verdicts', 'firm_ids'])
    prepared(store, `DELETE FROM ${table} WHERE firm IN (SELECT value FROM json_each(?))`).run(asked)
  // What another firm states as well would keep that one out.
  const shared = prepared(store, 'SELECT 1 FROM firm_ids WHERE key = ?')
  const marks = [...own, ...signs].filter((sign) => !sign.startsWith('host ') && !shared.get(sign))
  saveMarks(
    store,
    firm,
    marks.map((sign) => `sign ${sign}`),
  )
  prepared(store, 'DELETE FROM awards WHERE id IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(rows.map(({ id }) => id)),
  )
  return rows.length
}

/**
 * Whether a supplier is a firm that was forgotten: by an id, by its domain, or by its name with its town.
 * @param bareName without legal form
 */
export function isForgottenSupplier(store: Store, supplier: NoticeParty, bareName: string): boolean {
  return isMarked(store, [
    ...signsOf(supplier).flatMap(({ method, key }) => (method === 'host' ? [] : [`sign ${key}`])),
    ...firmMarks({ ...supplier, name: bareName, profile: null }),
  ])
}
