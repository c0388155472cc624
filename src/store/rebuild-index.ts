import { indexVersion } from '../ranking/postings.js'
import { findVersion, renewVersion } from './made-with.js'
import { prepared, type Store, transaction } from './store.js'
import { clearIndex, indexListings } from './text-index.js'

const part = 'search index'
/** Listings read at a time: bounds the memory. */
const batchSize = 20_000

/** Whether the search index was made with another text analysis than this version's. An empty base has no index to be old. */
export function isIndexOld(store: Store): boolean {
  return (
    findVersion(store, part) !== indexVersion &&
    prepared(store, 'SELECT 1 FROM search_chunks LIMIT 1').get() !== undefined
  )
}

/** Makes the index anew where its version is another one. For the transaction that writes listings. @returns whether it did */
export function renewIndex(store: Store): boolean {
  if (!renewVersion(store, part, indexVersion)) return false
  if (prepared(store, 'SELECT 1 FROM search_chunks LIMIT 1').get() === undefined) return false
  fillIndex(store)
  return true
}

/** Makes the index anew from the listings, whatever its version. @returns how many listings it has */
export function rebuildIndex(store: Store): number {
  return transaction(store, () => {
    renewVersion(store, part, indexVersion)
    return fillIndex(store)
  })
}

function fillIndex(store: Store): number {
  clearIndex(store.db)
  const select = prepared(
    store,
    'SELECT id, name, summary, tags, description FROM listings WHERE id > ? ORDER BY id LIMIT ?',
  )
  let count = 0
  for (let last = 0; ; ) {
    const rows = select.all(last, batchSize) as {
      id: number
      name: string
      summary: string | null
      tags: string
      description: string | null
    }[]
    const end = rows.at(-1)
    if (!end) return count
    indexListings(
      store.db,
      rows.map(({ id, name, summary, tags, description }) => ({
        id,
        title: name,
        summary: summary ?? '',
        tags: (JSON.parse(tags) as string[]).join(', '),
        description: description ?? '',
      })),
    )
    count += rows.length
    last = end.id
  }
}
