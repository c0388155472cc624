import type { Decided } from '../firms/listing-key.js'
import { listRelations } from './relations.js'
import { prepared, type Store, transaction } from './store.js'

export type IdentityVerdict = 'same' | 'different' | 'later' | 'open'

/** What an analyst says of two listings. */
export interface VerdictOnPair {
  a: number
  b: number
  verdict: IdentityVerdict
}

/** The newest row of each pair. */
const standingVerdicts = `
  SELECT a, b, verdict, made_at FROM identity_verdicts v
  WHERE id = (SELECT max(id) FROM identity_verdicts WHERE a = v.a AND b = v.b)`

/** Appends what an analyst says of pairs; the newest word on a pair holds. @returns each row as the log tells it */
export function saveVerdicts(
  store: Store,
  verdicts: readonly VerdictOnPair[],
  because: string | null,
): [a: number, b: number, verdict: IdentityVerdict][] {
  const insert = prepared(
    store,
    `INSERT INTO identity_verdicts (a, b, verdict, because, made_by, made_at)
     VALUES (@a, @b, @verdict, @because, @who, @now)`,
  )
  return transaction(store, () =>
    verdicts.map(({ verdict, ...pair }) => {
      const { a, b } = ordered(pair.a, pair.b)
      insert.run({ a, b, verdict, because, who: store.who, now: store.now() })
      return [a, b, verdict]
    }),
  )
}

/** All that stands above the rules: analysts' words, and the edges from earlier. */
export function findDecided(store: Store): Required<Decided> {
  const verdicts = prepared(store, standingVerdicts).all() as VerdictOnPair[]
  const pairs = (wanted: IdentityVerdict) =>
    verdicts.filter(({ verdict }) => verdict === wanted).map(({ a, b }) => [a, b] as const)
  return {
    same: pairs('same'),
    different: [...pairs('different'), ...findRelatedPairs(store)],
    standing: prepared(store, 'SELECT a, b, reason, strength FROM identity_edges ORDER BY a, b').all() as {
      a: number
      b: number
      reason: string
      strength: number
    }[],
  }
}

/** Firms that have a relation are two: one listing of each, for whoever is not to be joined. */
function findRelatedPairs(store: Store): (readonly [number, number])[] {
  const oldest = prepared(store, 'SELECT min(id) FROM listings WHERE firm = ?').pluck()
  return [...listRelations(store).entries()].flatMap(([firm, relations]) =>
    relations.flatMap((relation) => {
      const [a, b] = [oldest.get(relation.firm), oldest.get(relation.other)] as (number | null)[]
      return relation.firm === firm && a && b ? [[a, b] as const] : []
    }),
  )
}

/** Pairs an analyst wants to look at later, with the day. */
export function findPostponed(store: Store): Map<string, string> {
  const rows = prepared(store, `${standingVerdicts} AND verdict = 'later'`).all() as {
    a: number
    b: number
    made_at: string
  }[]
  return new Map(rows.map(({ a, b, made_at }) => [`${a} ${b}`, made_at]))
}

/** Smaller id first, as all tables of pairs have it. */
export function ordered(a: number, b: number): { a: number; b: number } {
  return a < b ? { a, b } : { a: b, b: a }
}
