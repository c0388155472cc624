import { prepared, type Store } from './store.js'

/** What searching for a version of a need came to (dossier/need-search.ts). */
export interface KeptSearch {
  /** What the tool understood, as JSON. */
  analysis: string
  /** State of the search index that `found` holds for. */
  state: number
  found: string
}

/** Which version of a need, and the vocabulary and code that search for it. */
export interface SearchKey {
  need: string
  version: number
  madeWith: string
}

/** Null where nothing is kept, or something that another vocabulary or other code has made. */
export function findNeedSearch(store: Store, { need, version, madeWith }: SearchKey): KeptSearch | null {
  return (
    (prepared(
      store,
      'SELECT analysis, state, found FROM need_searches WHERE need = ? AND version = ? AND made_with = ?',
    ).get(need, version, madeWith) as KeptSearch | undefined) ?? null
  )
}

/**
 * Keeps a search where it can be written at once: a reading command neither waits for a crawl nor fails for it, and where the index has
 * changed meanwhile there is nothing to keep.
 * @returns whether it is kept
 */
export function saveNeedSearch(
  store: Store,
  key: SearchKey,
  { analysis, state, found }: KeptSearch,
): boolean {
  const { db } = store
  if (db.readonly || db.inTransaction) return false
  const timeout = Number(db.pragma('busy_timeout', { simple: true }))
  db.pragma('busy_timeout = 0')
  try {
    return db
      .transaction(() => {
        if (findSearchState(store) !== state) return false
        prepared(
          store,
          `INSERT INTO need_searches (need, version, made_with, analysis, state, found)
           VALUES (@need, @version, @madeWith, @analysis, @state, @found)
           ON CONFLICT DO UPDATE SET made_with = excluded.made_with, analysis = excluded.analysis, state = excluded.state,
             found = excluded.found`,
        ).run({ ...key, analysis, state, found })
        return true
      })
      .immediate()
  } catch (error) {
    // In use, full or not to be written: the list is as good without.
    if (/^SQLITE_(BUSY|READONLY|FULL|IOERR)/.test((error as { code?: string }).code ?? '')) return false
    throw error
  } finally {
    db.pragma(`busy_timeout = ${timeout}`)
  }
}

/** Takes away all that was found, with a firm that is to be forgotten; it is found anew without it. */
export function removeNeedSearches(store: Store): void {
  prepared(store, 'DELETE FROM need_searches').run()
}

/** Another number with each change of the search index. */
export function findSearchState(store: Store): number {
  return prepared(store, 'SELECT state FROM search_state').pluck().get() as number
}
