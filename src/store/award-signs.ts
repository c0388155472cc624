import { createHash } from 'node:crypto'
import { prepared, type Store, transaction } from './store.js'

/**
 * Remembers under which names a sign was seen, of all suppliers that notices name: most are nobody's business here, so that signs and
 * names are kept as hashes alone.
 */
export function saveSigns(store: Store, seen: readonly { sign: string; name: string }[]): void {
  const insert = prepared(
    store,
    'INSERT INTO award_signs (sign_hash, name_hash) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  transaction(store, () => {
    for (const { sign, name } of seen) insert.run(hash(sign), hash(name))
  })
}

/** Forgets that signs were seen. */
export function removeSigns(store: Store, signs: readonly string[]): void {
  prepared(store, 'DELETE FROM award_signs WHERE sign_hash IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(signs.map(hash)),
  )
}

/** How many different names notices have had for a sign; 0 for one that was never seen. */
export function countNamesOfSign(store: Store, sign: string): number {
  return prepared(store, 'SELECT count(*) FROM award_signs WHERE sign_hash = ?')
    .pluck()
    .get(hash(sign)) as number
}

/** 96 bits. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16)
}
