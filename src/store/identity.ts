import { appendLog } from './log.js'
import { type Store, transaction } from './store.js'

interface Claimant {
  firm: number
  listings: number
  /** Whether an analyst has given it a tag or decided on it. */
  has_words: 0 | 1
}

/**
 * Brings listings with the same registrable domain to one firm: to the one that analysts have spoken of, else to one that
 * holds several listings, else to the oldest. A firm of several listings, or with words of an analyst, is never taken apart.
 * A firm that ends this way forwards to the other for ever; one that was made for a new listing goes without a trace.
 */
export function joinListings(store: Store, written: readonly { id: number; isNew: boolean }[]): void {
  transaction(store, () => {
    const select = store.db.prepare('SELECT domain FROM listings WHERE id = ?').pluck()
    const claimants = store.db.prepare(
      `SELECT firm, (SELECT count(*) FROM listings WHERE firm = l.firm) AS listings,
         EXISTS (SELECT 1 FROM tags WHERE firm = l.firm) OR EXISTS (SELECT 1 FROM decisions WHERE firm = l.firm) AS has_words
       FROM listings l WHERE domain = ? GROUP BY firm ORDER BY has_words DESC, listings > 1 DESC, firm`,
    )
    const move = store.db.prepare('UPDATE listings SET firm = ? WHERE firm = ?')
    const forward = store.db.prepare('UPDATE firms SET merged_into = ? WHERE id = ?')
    const remove = store.db.prepare('DELETE FROM firms WHERE id = ?')
    const firmOf = store.db.prepare('SELECT firm FROM listings WHERE id = ?').pluck()
    const unseen = new Set(written.flatMap(({ id, isNew }) => (isNew ? (firmOf.get(id) as number) : [])))
    for (const domain of new Set(written.map(({ id }) => select.get(id) as string | null))) {
      if (domain === null) continue
      const [home, ...others] = claimants.all(domain) as Claimant[]
      for (const { firm, listings, has_words } of others) {
        if (!home || listings > 1 || has_words) continue
        move.run(home.firm, firm)
        if (unseen.has(firm)) remove.run(firm)
        else {
          forward.run(home.firm, firm)
          appendLog(store, { action: 'firm join', firm: home.firm, before: { firm }, after: { domain } })
        }
      }
    }
  })
}
