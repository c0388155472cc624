import { prepared, type Store } from './store.js'

/** Columns of analysts' tables that may name a firm or say something of it. */
const words: Readonly<Record<string, readonly string[]>> = {
  assessments: ['url', 'quote', 'because'],
  stages: ['because'],
  contacts: ['text'],
  conflicts: ['because', 'remedy'],
}

/**
 * Takes the words out of what analysts did on these firms; that it was done, when and by whom stays with the id, as in the log, so
 * that the log can still be held against the tables.
 */
export function forgetDesk(store: Store, firms: readonly number[]): void {
  for (const [table, columns] of Object.entries(words))
    prepared(
      store,
      `UPDATE ${table} SET ${columns.map((column) => `${column} = NULL`).join(', ')}
       WHERE firm IN (SELECT value FROM json_each(?))`,
    ).run(JSON.stringify(firms))
}
