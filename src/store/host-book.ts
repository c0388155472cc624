import { type HostBook, longestPauseOfHost, strayMs } from '../crawl/host-book.js'
import { prepared, type Store } from './store.js'

/**
 * What is known of hosts, kept in the base, so that processes which follow one another share it: the pause between two requests,
 * the pause that a host wants, and its robots.txt, asked once a day and not once a run. A booked request rewrites one narrow row.
 */
export function storedHostBook(store: Store): HostBook {
  return {
    bookRequest(host, now, delay) {
      const row = prepared(
        store,
        `INSERT INTO hosts (host, not_before, last_booked) VALUES (@host, 0, @now)
         ON CONFLICT DO UPDATE SET last_booked = max(@now, min(last_booked, @now + @stray) + @delay)
         RETURNING last_booked`,
      ).get({ host, now, delay, stray: strayMs }) as { last_booked: number }
      return row.last_booked
    },
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
         ON CONFLICT DO UPDATE SET not_before =
           iif(not_before - @until > @longest, @until, max(not_before, @until))`,
      ).run({ host, until, longest: longestPauseOfHost })
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
