import type { Store } from './store.js'

const queries = {
  need: 'SELECT DISTINCT id AS word FROM needs',
  tag: 'SELECT DISTINCT tag AS word FROM tags',
  run: "SELECT 'R' || id AS word FROM runs",
  firm: `SELECT domain AS word FROM listings WHERE domain IS NOT NULL
    UNION SELECT name FROM listings UNION SELECT 'F' || firm FROM decisions`,
}

/** Words that a shell is offered are read up to this number: among those that SQLite finds, the caller chooses. */
const mostOffered = 1000

/** Words that name needs, tags, runs or firms. */
export function listWordsFor(store: Store, what: keyof typeof queries): string[] {
  return store.db
    .prepare(`SELECT word FROM (${queries[what]}) ORDER BY word COLLATE NOCASE`)
    .pluck()
    .all() as string[]
}

/**
 * Those that begin so, for a shell to complete, by the alphabet. SQLite knows no capitals beyond ASCII, so that such letters stand for any
 * one: who asks compares again.
 */
export function listWordsBeginning(store: Store, what: keyof typeof queries, begun: string): string[] {
  const pattern = `${begun.replace(/[%_\\]/g, '\\$&').replace(/[^ -~]/gu, '_')}%`
  return store.db
    .prepare(
      `SELECT word FROM (${queries[what]}) WHERE word LIKE ? ESCAPE '\\' ORDER BY word COLLATE NOCASE LIMIT ${mostOffered}`,
    )
    .pluck()
    .all(pattern) as string[]
}
