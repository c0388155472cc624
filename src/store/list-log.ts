import type { LogRow } from './log.js'
import { prepared, type Store } from './store.js'
import { idsOfFirm } from './words.js'

/** Which rows of the log are wanted; all that are given must hold. */
export interface LogFilter {
  firm?: number
  need?: string
  /** Instant or day, ISO; rows of then and later. */
  since?: string
  /** Begin of the action: "decide". */
  action?: string
  /** So many newest rows. */
  last: number
}

/** Rows of the log, oldest first; those on ids that forward to the firm are the firm's. */
export function listLog(store: Store, { firm, need, since, action, last }: LogFilter): LogRow[] {
  return (
    prepared(
      store,
      `SELECT * FROM log WHERE (@firms IS NULL OR firm IN (SELECT value FROM json_each(@firms)))
         AND (@need IS NULL OR need = @need COLLATE NOCASE) AND (@since IS NULL OR at >= @since)
         AND (@action IS NULL OR substr(action, 1, length(@action)) = @action)
       ORDER BY id DESC LIMIT @last`,
    ).all({
      firms: firm === undefined ? null : JSON.stringify(idsOfFirm(store, firm)),
      need: need ?? null,
      since: since ?? null,
      action: action ?? null,
      last,
    }) as LogRow[]
  ).reverse()
}
