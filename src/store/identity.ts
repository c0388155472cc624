import { type Store, transaction } from './store.js'

/**
 * Puts new and changed listings to the firm they belong to: the oldest one with the same registrable domain.
 * A listing that has moved its domain stays where it is, for tags and decisions hang there.
 */
export function joinListings(store: Store, ids: number[]): void {
  transaction(store, () => {
    const select = store.db.prepare('SELECT domain, firm FROM listings WHERE id = ?')
    const oldest = store.db.prepare('SELECT min(firm) AS firm FROM listings WHERE domain = ? AND firm < ?')
    const alone = store.db.prepare('SELECT count(*) AS listings FROM listings WHERE firm = ?')
    const move = store.db.prepare('UPDATE listings SET firm = ? WHERE id = ?')
    const removeEmpty = store.db.prepare(
      'DELETE FROM firms WHERE id = ? AND NOT EXISTS (SELECT 1 FROM listings WHERE firm = firms.id)',
    )
    for (const id of ids) {
      const { domain, firm } = select.get(id) as { domain: string | null; firm: number }
      if (!domain || (alone.get(firm) as { listings: number }).listings > 1) continue
      const home = (oldest.get(domain, firm) as { firm: number | null }).firm
      if (home === null) continue
      if (hasAnalystWords(store, firm)) continue
      move.run(home, id)
      removeEmpty.run(firm)
    }
  })
}

function hasAnalystWords(store: Store, firm: number): boolean {
  return (
    (
      store.db
        .prepare(
          'SELECT EXISTS (SELECT 1 FROM tags WHERE firm = @firm) OR EXISTS (SELECT 1 FROM decisions WHERE firm = @firm) AS found',
        )
        .get({ firm }) as { found: number }
    ).found === 1
  )
}
