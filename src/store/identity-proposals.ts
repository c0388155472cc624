import type { Grouping } from '../firms/listing-key.js'
import { findPostponed, ordered } from './identity-verdicts.js'
import { prepared, type Store } from './store.js'

/** Two listings that a person should look at. */
export interface StoredProposal {
  a: number
  b: number
  firmA: number
  firmB: number
  /** join: they may be one firm; doubt: they are one, and no rule says so any more. */
  kind: 'join' | 'doubt'
  reasons: string[]
  made_at: string
  /** When an analyst said "later"; null where nobody has looked. */
  postponed_at: string | null
}

/** Replaces the proposals about the listings that were compared with everything. */
export function saveProposals(
  store: Store,
  compared: readonly number[],
  { groups, proposals, doubts }: Grouping,
): void {
  const asked = JSON.stringify(compared)
  const reached = JSON.stringify(groups.flat())
  const stale = prepared(
    store,
    `DELETE FROM identity_proposals WHERE a IN (SELECT value FROM json_each(@asked)) OR b IN (SELECT value FROM json_each(@asked))
       OR (a IN (SELECT value FROM json_each(@reached)) AND b IN (SELECT value FROM json_each(@reached)))
     RETURNING a, b, kind, reasons, made_at`,
  ).all({ asked, reached }) as { a: number; b: number; kind: string; reasons: string; made_at: string }[]
  // What was open before keeps its day: it is no news.
  const before = new Map(stale.map((row) => [`${row.a} ${row.b} ${row.kind}`, row.made_at]))
  const insert = prepared(
    store,
    `INSERT INTO identity_proposals (a, b, kind, reasons, made_at) VALUES (@a, @b, @kind, @reasons, @made_at)
     ON CONFLICT DO NOTHING`,
  )
  for (const [kind, list] of [
    ['doubt', doubts],
    ['join', proposals],
  ] as const)
    for (const { a, b, reasons } of list) {
      const pair = ordered(a, b)
      const made_at = before.get(`${pair.a} ${pair.b} ${kind}`) ?? store.now()
      insert.run({ ...pair, kind, reasons: JSON.stringify(reasons), made_at })
    }
}

/** A pair is answered: it is not asked again. */
export function removeProposal(store: Store, pair: { a: number; b: number }): void {
  const { a, b } = ordered(pair.a, pair.b)
  prepared(store, 'DELETE FROM identity_proposals WHERE a = ? AND b = ?').run(a, b)
}

/** Open proposals, one a pair of firms: doubts first, then the best reasoned, those put off last. */
export function listProposals(store: Store): StoredProposal[] {
  const postponed = findPostponed(store)
  const rows = prepared(
    store,
    `SELECT p.a, p.b, x.firm AS firmA, y.firm AS firmB, p.kind, p.reasons, p.made_at
     FROM identity_proposals p JOIN listings x ON x.id = p.a JOIN listings y ON y.id = p.b
     WHERE (p.kind = 'doubt') = (x.firm = y.firm) ORDER BY p.kind = 'join', p.made_at, p.a, p.b`,
  ).all() as (Omit<StoredProposal, 'reasons' | 'postponed_at'> & { reasons: string })[]
  const seen = new Set<string>()
  return rows
    .filter(({ a, b, firmA, firmB, kind }) => {
      const key = kind === 'doubt' ? `${a} ${b}` : `${Math.min(firmA, firmB)} ${Math.max(firmA, firmB)}`
      return !seen.has(key) && seen.add(key)
    })
    .map(({ reasons, ...row }) => ({
      ...row,
      reasons: JSON.parse(reasons) as string[],
      postponed_at: postponed.get(`${row.a} ${row.b}`) ?? null,
    }))
    .sort((x, y) => Number(x.postponed_at !== null) - Number(y.postponed_at !== null))
}
