import { ordered } from './identity-verdicts.js'
import { prepared, type Store } from './store.js'

/** The firm that a listing is by itself. */
export function findHome(store: Store, listing: number): number | null {
  return (
    (prepared(store, 'SELECT coalesce(home, firm) FROM listings WHERE id = ?').pluck().get(listing) as
      | number
      | undefined) ?? null
  )
}

/**
 * A firm's website leads to the domain of another firm: the two are proposed for review, unless an analyst has spoken of them. Nothing
 * is merged.
 * @returns the other firm; null where the domain is nobody's, or that of several
 */
export function proposeSameSite(store: Store, firm: number, domain: string, reason: string): number | null {
  const others = prepared(
    store,
    'SELECT firm, min(id) AS listing FROM listings WHERE domain = ? AND firm <> ? GROUP BY firm',
  ).all(domain, firm) as { firm: number; listing: number }[]
  const [other] = others
  const own = prepared(store, 'SELECT min(id) FROM listings WHERE firm = ?').pluck().get(firm) as
    | number
    | null
  if (!other || others.length > 1 || own === null) return null
  const pair = ordered(own, other.listing)
  prepared(
    store,
    `INSERT INTO identity_proposals (a, b, kind, reasons, made_at)
     SELECT @a, @b, 'join', @reasons, @now
     WHERE NOT EXISTS (SELECT 1 FROM identity_verdicts v JOIN listings x ON x.id = v.a JOIN listings y ON y.id = v.b
       WHERE v.verdict IN ('same', 'different') AND x.firm IN (@firm, @other) AND y.firm IN (@firm, @other))
     ON CONFLICT DO NOTHING`,
  ).run({ ...pair, reasons: JSON.stringify([reason]), now: store.now(), firm, other: other.firm })
  return other.firm
}
