import { appendLog } from './log.js'
import { type Store, transaction } from './store.js'

/** A directory taken out of the schedule: by an analyst, or by too many failures in a row. */
export interface Pause {
  directory: string
  reason: string | null
  made_by: string
  made_at: string
}

/** Takes a directory out of the schedule, or back in. @returns whether that changed anything */
export function savePause(
  store: Store,
  directory: string,
  pause: { paused: boolean; reason: string | null },
): boolean {
  return transaction(store, () => {
    const before = findPauses(store).get(directory)
    if (Boolean(before) === pause.paused) return false
    const row = {
      directory,
      paused: Number(pause.paused),
      reason: pause.reason,
      made_by: store.who,
      made_at: store.now(),
    }
    store.db
      .prepare(
        `INSERT INTO pauses (directory, paused, reason, made_by, made_at)
         VALUES (@directory, @paused, @reason, @made_by, @made_at)`,
      )
      .run(row)
    appendLog(store, {
      action: pause.paused ? 'directory pause' : 'directory resume',
      directory,
      ...(before ? { before } : {}),
      ...(pause.reason ? { after: { reason: pause.reason } } : {}),
    })
    return true
  })
}

/** The directories that are paused now. */
export function findPauses(store: Store): Map<string, Pause> {
  const rows = store.db
    .prepare(
      `SELECT directory, reason, made_by, made_at FROM pauses p
       WHERE paused = 1 AND id = (SELECT max(id) FROM pauses WHERE directory = p.directory)`,
    )
    .all() as Pause[]
  return new Map(rows.map((row) => [row.directory, row]))
}
