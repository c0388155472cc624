import type { Store } from './store.js'

const queries = {
  need: 'SELECT DISTINCT id FROM needs ORDER BY id',
  tag: 'SELECT DISTINCT tag FROM tags ORDER BY tag',
  run: "SELECT 'R' || id FROM runs ORDER BY id DESC LIMIT 50",
  firm: `SELECT word FROM (
    SELECT domain AS word FROM listings WHERE domain IS NOT NULL
    UNION SELECT name FROM listings UNION SELECT 'F' || firm FROM decisions) ORDER BY word COLLATE NOCASE`,
}

/** Words that name needs, tags, runs or firms, for a shell to complete. */
export function listWordsFor(store: Store, what: keyof typeof queries): string[] {
  return store.db.prepare(queries[what]).pluck().all() as string[]
}
