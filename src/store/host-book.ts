import { type HostBook, memoryHostBook } from '../crawl/host-book.js'
import { prepared, type Store } from './store.js'

/**
 * What hosts asked for, kept in the base: a pause that a host wants holds for later runs too, and its robots.txt is asked once
 * a day and not once a run. The times between single requests stay in memory: one process at a time crawls into a base.
 */
export function storedHostBook(store: Store): HostBook {
  const { bookRequest } = memoryHostBook()
  return {
    bookRequest,
    deferredUntil(host) {
      const row = prepared(store, 'SELECT not_before FROM hosts WHERE host = ?').get(host) as
        | { not_before: number }
        | undefined
      return row?.not_before ?? 0
    },
    defer(host, until) {
      prepared(
        store,
        `INSERT INTO hosts (host, not_before) VALUES (@host, @until)
         ON CONFLICT DO UPDATE SET not_before = max(not_before, excluded.not_before)`,
      ).run({ host, until })
    },
    robots(origin) {
      const row = prepared(store, 'SELECT status, body, fetched_at FROM robots WHERE origin = ?').get(
        origin,
      ) as { status: number; body: Buffer; fetched_at: number } | undefined
      return row ? { status: row.status, body: row.body, fetchedAt: row.fetched_at } : null
    },
    saveRobots(origin, { status, body, fetchedAt }) {
      prepared(
        store,
        'INSERT OR REPLACE INTO robots (origin, status, body, fetched_at) VALUES (?, ?, ?, ?)',
      ).run(origin, status, Buffer.from(body), fetchedAt)
    },
  }
}
