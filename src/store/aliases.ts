import { usageProblem } from '../problem.js'
import { regroup } from './identity.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { checkText, idsOfFirm, presentFirm } from './words.js'

/** A name an analyst knows a firm by, beside those of its listings. */
export interface Alias {
  name: string
  kind: 'also' | 'former'
  /** Last day of a former name, ISO; null where nobody knows. */
  until_on: string | null
  because: string | null
  made_by: string
  made_at: string
}

/**
 * Names lead to the firm: entries that directories list under them are found as candidates for it.
 * @throws Problem for a name that is there already
 */
export function addAlias(
  store: Store,
  firm: number,
  alias: Pick<Alias, 'name' | 'kind' | 'until_on' | 'because'>,
): void {
  const name = checkText(alias.name, 'The name', 200)
  const because = alias.because === null ? null : checkText(alias.because, 'The reason', 500)
  transaction(store, () => {
    if ((listAliases(store, [firm]).get(firm) ?? []).some((one) => one.name === name))
      throw usageProblem(
        `The firm has the name "${name}" already.`,
        'See its names with: govscout firms show FIRM',
      )
    prepared(
      store,
      `INSERT INTO firm_aliases (firm, name, kind, until_on, because, made_by, made_at)
       VALUES (@firm, @name, @kind, @until_on, @because, @who, @now)`,
    ).run({ ...alias, firm, name, because, who: store.who, now: store.now() })
    appendLog(store, {
      action: 'alias add',
      firm,
      after: { name, kind: alias.kind, until_on: alias.until_on, because },
    })
    regroup(store, listingsOf(store, firm), { settled: true })
  })
}

/** @throws Problem for a name that no analyst has given */
export function removeAlias(store: Store, firm: number, name: string): void {
  transaction(store, () => {
    const ids = JSON.stringify(idsOfFirm(store, firm))
    const { changes } = prepared(
      store,
      'DELETE FROM firm_aliases WHERE name = ? AND firm IN (SELECT value FROM json_each(?))',
    ).run(checkText(name, 'The name', 200), ids)
    if (!changes)
      throw usageProblem(
        `No analyst has given the firm the name "${name}".`,
        'Names of listings stay as the directories have them.',
      )
    appendLog(store, { action: 'alias remove', firm, before: { name } })
    regroup(store, listingsOf(store, firm), { settled: true })
  })
}

/** Names that analysts gave, by firm. */
export function listAliases(store: Store, firms?: readonly number[]): Map<number, Alias[]> {
  const rows = prepared(
    store,
    `SELECT * FROM (SELECT id, ${presentFirm('a')} AS firm, name, kind, until_on, because, made_by, made_at FROM firm_aliases a)
     WHERE @firms IS NULL OR firm IN (SELECT value FROM json_each(@firms)) ORDER BY firm, id`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as (Alias & { id: number; firm: number })[]
  const byFirm = new Map<number, Alias[]>()
  for (const { id: _, firm, ...alias } of rows) byFirm.set(firm, [...(byFirm.get(firm) ?? []), alias])
  return byFirm
}

function listingsOf(store: Store, firm: number): number[] {
  return prepared(store, 'SELECT id FROM listings WHERE firm = ?').pluck().all(firm) as number[]
}
