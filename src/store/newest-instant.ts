import type { Store } from './store.js'

/** The newest instant that anything in the base was written at (ISO): by a run, a visit or a person; null for an empty base. */
export function newestInstant({ db }: Store): string | null {
  return db
    .prepare(
      `SELECT max(at) FROM (SELECT max(at) AS at FROM log UNION ALL SELECT max(started_at) FROM runs
       UNION ALL SELECT max(finished_at) FROM runs UNION ALL SELECT max(started_at) FROM site_visits)`,
    )
    .pluck()
    .get() as string | null
}
