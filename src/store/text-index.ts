import type Database from 'better-sqlite3'
import { type Chunk, chunkSize, type ListingText, offsetOf, PostingsBuilder } from '../ranking/postings.js'
import type { TextIndex } from '../ranking/text-index.js'

/** Rows indexed at a time: bounds the memory of a large import. */
const batchSize = 20_000

interface ChunkRow {
  documents: number
  words: number
  lengths: Buffer
}

/** Puts listings into the index, in place of what it has of them. Belongs into the transaction that writes the listings. */
export function indexListings(db: Database.Database, rows: readonly ListingText[]): void {
  if (rows.length) markChanged(db)
  const sorted = [...rows].sort((a, b) => a.id - b.id)
  for (let start = 0; start < sorted.length; start += batchSize) {
    const batch = sorted.slice(start, start + batchSize)
    removeFromChunks(
      db,
      batch.map((row) => row.id),
    )
    const builder = new PostingsBuilder()
    for (const row of batch) builder.add(row)
    for (const chunk of builder.finish()) addChunk(db, chunk)
  }
}

/** Takes listings out of the index; ids it does not have are passed over. */
export function removeFromIndex(db: Database.Database, ids: readonly number[]): void {
  if (ids.length) markChanged(db)
  removeFromChunks(db, ids)
}

/** Empties the index. */
export function clearIndex(db: Database.Database): void {
  markChanged(db)
  db.exec('DELETE FROM search_postings; DELETE FROM search_chunks')
}

/** What was found in the index before holds no more (need-searches.ts). */
function markChanged(db: Database.Database): void {
  db.exec('UPDATE search_state SET state = state + 1')
}

function removeFromChunks(db: Database.Database, ids: readonly number[]): void {
  const byChunk = new Map<number, number[]>()
  for (const id of ids) {
    const chunk = Math.floor(id / chunkSize)
    const offsets = byChunk.get(chunk)
    if (offsets) offsets.push(id % chunkSize)
    else byChunk.set(chunk, [id % chunkSize])
  }
  for (const [chunk, offsets] of byChunk) removeFromChunk(db, chunk, offsets)
}

/** The index of an open base. Chunks and lengths are read once, postings when asked for. */
export function openTextIndex(db: Database.Database): TextIndex {
  const rows = db.prepare('SELECT chunk, documents, words FROM search_chunks ORDER BY chunk').all() as {
    chunk: number
    documents: number
    words: number
  }[]
  const documents = rows.reduce((sum, row) => sum + row.documents, 0)
  const words = rows.reduce((sum, row) => sum + row.words, 0)
  const selectLengths = db.prepare('SELECT lengths FROM search_chunks WHERE chunk = ?').pluck()
  const selectPostings = db
    .prepare(
      'SELECT term, postings FROM search_postings WHERE chunk = ? AND term IN (SELECT value FROM json_each(?))',
    )
    .raw()
  const lengths = new Map<number, Uint16Array>()
  return {
    documents,
    averageLength: documents ? words / documents : 0,
    chunks: rows.map((row) => row.chunk),
    lengths(chunk) {
      let known = lengths.get(chunk)
      if (!known) {
        known = asUint16(selectLengths.get(chunk) as Buffer | undefined)
        lengths.set(chunk, known)
      }
      return known
    },
    postings(chunk, terms) {
      const rows = selectPostings.all(chunk, JSON.stringify(terms)) as [string, Buffer][]
      return new Map(rows.map(([term, postings]) => [term, asUint32(postings)]))
    },
  }
}

function addChunk(db: Database.Database, chunk: Chunk): void {
  const before = findChunk(db, chunk.chunk)
  const lengths = before ? asUint16(before.lengths) : new Uint16Array(chunkSize)
  const behind = before ? lastOffset(lengths) : -1
  chunk.lengths.forEach((length, offset) => {
    if (length) lengths[offset] = length
  })
  saveChunk(db, chunk.chunk, {
    documents: (before?.documents ?? 0) + chunk.documents,
    words: (before?.words ?? 0) + chunk.words,
    lengths: asBuffer(lengths),
  })
  const insert = db.prepare(
    `INSERT INTO search_postings (chunk, term, postings) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET postings = CAST(postings || excluded.postings AS BLOB)`,
  )
  const select = db.prepare('SELECT postings FROM search_postings WHERE chunk = ? AND term = ?').pluck()
  const update = db.prepare('UPDATE search_postings SET postings = ? WHERE chunk = ? AND term = ?')
  // In the order of the key, which SQLite then writes page after page.
  for (const term of [...chunk.postings.keys()].sort()) {
    const postings = chunk.postings.get(term) as Uint32Array
    // New listings have higher ids than all before them: their postings are put behind. Others are sorted in.
    const old =
      before && offsetOf(postings[0] as number) <= behind
        ? asUint32(select.get(chunk.chunk, term) as Buffer | undefined)
        : undefined
    if (old?.length) {
      const all = new Uint32Array(old.length + postings.length)
      all.set(old)
      all.set(postings, old.length)
      update.run(asBuffer(all.sort()), chunk.chunk, term)
    } else insert.run(chunk.chunk, term, asBuffer(postings))
  }
}

function removeFromChunk(db: Database.Database, chunk: number, offsets: readonly number[]): void {
  const row = findChunk(db, chunk)
  if (!row) return
  const lengths = asUint16(row.lengths)
  const gone = new Uint8Array(chunkSize)
  let documents = 0
  let words = 0
  for (const offset of offsets) {
    const length = lengths[offset]
    if (!length) continue
    gone[offset] = 1
    lengths[offset] = 0
    documents++
    words += length
  }
  if (!documents) return
  saveChunk(db, chunk, {
    documents: row.documents - documents,
    words: row.words - words,
    lengths: asBuffer(lengths),
  })
  const changed: { term: string; postings: Uint32Array }[] = []
  const all = db.prepare('SELECT term, postings FROM search_postings WHERE chunk = ?')
  for (const { term, postings } of all.iterate(chunk) as IterableIterator<{
    term: string
    postings: Buffer
  }>) {
    const before = asUint32(postings)
    const left = before.filter((posting) => !gone[offsetOf(posting)])
    if (left.length < before.length) changed.push({ term, postings: left })
  }
  const update = db.prepare('UPDATE search_postings SET postings = ? WHERE chunk = ? AND term = ?')
  const remove = db.prepare('DELETE FROM search_postings WHERE chunk = ? AND term = ?')
  for (const { term, postings } of changed)
    if (postings.length) update.run(asBuffer(postings), chunk, term)
    else remove.run(chunk, term)
}

function findChunk(db: Database.Database, chunk: number): ChunkRow | undefined {
  return db.prepare('SELECT documents, words, lengths FROM search_chunks WHERE chunk = ?').get(chunk) as
    | ChunkRow
    | undefined
}

function saveChunk(db: Database.Database, chunk: number, { documents, words, lengths }: ChunkRow): void {
  db.prepare(
    `INSERT INTO search_chunks (chunk, documents, words, lengths) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET documents = excluded.documents, words = excluded.words, lengths = excluded.lengths`,
  ).run(chunk, documents, words, lengths)
}

function lastOffset(lengths: Uint16Array): number {
  return lengths.findLastIndex((length) => length > 0)
}

/** Numbers are kept in the byte order of the machine: little-endian wherever this tool runs. */
function asBuffer(numbers: Uint32Array | Uint16Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)
}

function asUint32(buffer: Buffer | undefined): Uint32Array {
  if (!buffer) return new Uint32Array()
  const { buffer: bytes, byteOffset } = aligned(buffer, 4)
  return new Uint32Array(bytes, byteOffset, buffer.length / 4)
}

function asUint16(buffer: Buffer | undefined): Uint16Array {
  if (!buffer) return new Uint16Array()
  const { buffer: bytes, byteOffset } = aligned(buffer, 2)
  return new Uint16Array(bytes, byteOffset, buffer.length / 2)
}

function aligned(buffer: Buffer, size: number): Buffer {
  if (buffer.byteOffset % size === 0) return buffer
  const copy = Buffer.alloc(buffer.length)
  buffer.copy(copy)
  return copy.byteOffset % size === 0 ? copy : Buffer.from(new Uint8Array(buffer).buffer)
}
