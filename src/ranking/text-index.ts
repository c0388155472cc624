import { type ListingText, PostingsBuilder } from './postings.js'

/**
 * An inverted index over listings. Listings lie in chunks by id, so that a search works in arrays of fixed size and an
 * update touches one chunk; within a chunk a listing is its offset.
 */
export interface TextIndex {
  /** Number of listings. */
  documents: number
  /** Content words of a listing on average. */
  averageLength: number
  /** Numbers of the chunks, ascending. */
  chunks: readonly number[]
  /** Content words of each listing of a chunk by offset; 0 where there is none. */
  lengths(chunk: number): Uint16Array
  /** Packed postings (postings.ts) of these stems in a chunk, by offset; those that do not occur are left out. */
  postings(chunk: number, terms: readonly string[]): ReadonlyMap<string, Uint32Array>
}

/** The index in memory, for tests and evaluation. */
export function createMemoryIndex(listings: Iterable<ListingText>): TextIndex {
  const builder = new PostingsBuilder()
  for (const listing of listings) builder.add(listing)
  const chunks = builder.finish()
  const byNumber = new Map(chunks.map((chunk) => [chunk.chunk, chunk]))
  const documents = chunks.reduce((sum, chunk) => sum + chunk.documents, 0)
  const words = chunks.reduce((sum, chunk) => sum + chunk.words, 0)
  return {
    documents,
    averageLength: documents ? words / documents : 0,
    chunks: chunks.map((chunk) => chunk.chunk),
    lengths: (chunk) => byNumber.get(chunk)?.lengths ?? new Uint16Array(),
    postings(chunk, terms) {
      const all = byNumber.get(chunk)?.postings
      return new Map(
        terms.flatMap((term) => {
          const postings = all?.get(term)
          return postings ? [[term, postings]] : []
        }),
      )
    },
  }
}
