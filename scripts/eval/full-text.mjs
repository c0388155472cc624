import Database from 'better-sqlite3'

/**
 * The baseline: plain full text, SQLite's FTS5 with its tokenizer unicode61, words joined by OR, bm25() over all columns alike.
 * In a base in memory.
 * @returns a function that gives the ids of the listings for a text, best first
 */
export function createFullText(listings) {
  const base = new Database(':memory:')
  base.exec("CREATE VIRTUAL TABLE texts USING fts5(name, summary, tags, description, tokenize = 'unicode61')")
  const insert = base.prepare(
    'INSERT INTO texts (rowid, name, summary, tags, description) VALUES (?, ?, ?, ?, ?)',
  )
  base.transaction(() => {
    for (const { id, name, summary, tags, description } of listings)
      insert.run(id, name, summary, tags.join(', '), description)
  })()
  const select = base.prepare(
    'SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts), rowid LIMIT 300',
  )
  return (text) => {
    const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
    return select.all(words.map((word) => `"${word}"`).join(' OR ')).map(({ rowid }) => rowid)
  }
}
