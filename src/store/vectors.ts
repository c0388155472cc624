import type { ListingTexts } from '../ranking/match-listing.js'
import { prepared, type Store, transaction } from './store.js'

/** A listing whose vector by a model is missing, or may be of an older text. */
export interface ListingToRead extends ListingTexts {
  id: number
  hash: string
  /** Hash of the text that its vector was made of; null where it has none. */
  text_hash: string | null
}

/** A vector of a listing, to be kept. */
export interface ListingVector {
  listing: number
  listing_hash: string
  text_hash: string
  vector: Float32Array
}

const unread = `FROM listings l LEFT JOIN listing_vectors v ON v.model = ? AND v.listing = l.id
  WHERE v.listing_hash IS NOT l.hash`

/** How many listings the model has not read in their present form. */
export function countUnread(store: Store, model: string): number {
  return prepared(store, `SELECT count(*) ${unread}`).pluck().get(model) as number
}

/** The first so many of them behind a listing, by id. */
export function findUnread(store: Store, model: string, after: number, limit: number): ListingToRead[] {
  const rows = prepared(
    store,
    `SELECT l.id, l.hash, l.name, l.summary, l.tags, l.description, v.text_hash ${unread} AND l.id > ? ORDER BY l.id LIMIT ?`,
  ).all(model, after, limit) as (Omit<ListingToRead, 'summary' | 'tags' | 'description'> & {
    summary: string | null
    tags: string
    description: string | null
  })[]
  return rows.map(({ summary, tags, description, ...row }) => ({
    ...row,
    summary: summary ?? '',
    tags: JSON.parse(tags) as string[],
    description: description ?? '',
  }))
}

/** Keeps vectors, each in place of the one its listing had from this model; a listing that is gone meanwhile is passed over. */
export function saveListingVectors(store: Store, model: string, rows: readonly ListingVector[]): void {
  const remove = prepared(store, 'DELETE FROM listing_vectors WHERE model = ? AND listing = ?')
  const insert = prepared(
    store,
    `INSERT INTO listing_vectors (listing, model, listing_hash, text_hash, vector)
     SELECT id, ?, ?, ?, ? FROM listings WHERE id = ?`,
  )
  transaction(store, () => {
    for (const { listing, listing_hash, text_hash, vector } of rows) {
      remove.run(model, listing)
      insert.run(model, listing_hash, text_hash, pack(vector), listing)
    }
  })
}

/** Notes that the vectors of these listings still are of their texts: something else of the listings changed. */
export function confirmListingVectors(
  store: Store,
  model: string,
  rows: readonly Pick<ListingToRead, 'id' | 'hash'>[],
): void {
  const update = prepared(
    store,
    'UPDATE listing_vectors SET listing_hash = ? WHERE model = ? AND listing = ?',
  )
  transaction(store, () => {
    for (const { id, hash } of rows) update.run(hash, model, id)
  })
}

/** All vectors of a model, one at a time. Each is the same array with other numbers in it: look at it, do not keep it. */
export function* eachListingVector(
  store: Store,
  model: string,
): Generator<[id: number, vector: Float32Array]> {
  const rows = store.db
    .prepare('SELECT listing, vector FROM listing_vectors WHERE model = ?')
    .raw()
    .iterate(model) as IterableIterator<[number, Buffer]>
  let vector = new Float32Array()
  let bytes = Buffer.alloc(0)
  for (const [listing, blob] of rows) {
    if (blob.length !== bytes.length) {
      vector = new Float32Array(Math.floor(blob.length / 4))
      bytes = Buffer.from(vector.buffer)
    }
    // Copied, since a blob need not begin where an array of floats may.
    blob.copy(bytes)
    yield [listing, vector]
  }
}

/** How many numbers the kept vectors of a model have; null where there is none. */
export function vectorSize(store: Store, model: string): number | null {
  const bytes = prepared(store, 'SELECT length(vector) FROM listing_vectors WHERE model = ? LIMIT 1')
    .pluck()
    .get(model) as number | undefined
  return bytes === undefined ? null : bytes / 4
}

/** Takes all vectors of a model out. */
export function removeVectors(store: Store, model: string): void {
  transaction(store, () => {
    for (const table of ['listing_vectors', 'need_vectors'])
      prepared(store, `DELETE FROM ${table} WHERE model = ?`).run(model)
  })
}

/** The vector of a need's text; null where the model has not read it. */
export function findNeedVector(store: Store, model: string, textHash: string): Float32Array | null {
  const blob = prepared(store, 'SELECT vector FROM need_vectors WHERE model = ? AND text_hash = ?')
    .pluck()
    .get(model, textHash) as Buffer | undefined
  return blob === undefined ? null : unpack(blob)
}

export function saveNeedVector(store: Store, model: string, textHash: string, vector: Float32Array): void {
  transaction(store, () => {
    prepared(
      store,
      'INSERT INTO need_vectors (model, text_hash, vector) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET vector = excluded.vector',
    ).run(model, textHash, pack(vector))
  })
}

function pack(vector: Float32Array): Buffer {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)
}

function unpack(blob: Buffer): Float32Array {
  const vector = new Float32Array(Math.floor(blob.length / 4))
  blob.copy(Buffer.from(vector.buffer))
  return vector
}
