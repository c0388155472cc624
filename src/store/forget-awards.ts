import { signsOf } from '../awards/match-award.js'
import type { NoticeParty, OfficialId } from '../awards/notice.js'
import { firmMarks } from '../firms/tombstones.js'
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
       UNION SELECT award FROM award_proposals WHERE firm IN (SELECT value FROM json_each(@asked)) AND method <> 'name')`,
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
  saveMarks(
    store,
    firm,
    [...own, ...signs].filter((sign) => !sign.startsWith('host ')).map((sign) => `sign ${sign}`),
  )
  prepared(store, 'DELETE FROM award_signs WHERE sign IN (SELECT value FROM json_each(?))').run(
    JSON.stringify([...own, ...signs]),
  )
  for (const table of ['award_proposals', 'award_verdicts', 'firm_ids'])
    prepared(store, `DELETE FROM ${table} WHERE firm IN (SELECT value FROM json_each(?))`).run(asked)
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
