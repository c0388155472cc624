import { forEachTerm } from '../language/analyse.js'
import { guessLanguage } from '../language/guess-language.js'

/** A listing as it is indexed. */
export interface ListingText {
  id: number
  title: string
  summary: string
  tags: string
  description: string
}

/** Postings of a run of consecutive ids. */
export interface Chunk {
  chunk: number
  documents: number
  words: number
  lengths: Uint16Array
  postings: Map<string, Uint32Array>
}

/** Listings of a chunk; an offset fits in 16 bits. */
export const chunkSize = 32_768

/**
 * What one occurrence counts, in halves of a plain occurrence: summary and tags twice as much as name and description,
 * a part of a compound half of the word. The index holds sums of these, not places: phrases are verified in the texts
 * of the candidates, of which there are few.
 */
export const fieldHalves = { title: 2, summary: 4, tags: 4, description: 2 } as const

/**
 * Version of what the index holds: raised with every change of the text analysis (words, stems, compounds, stop words), of the
 * fields' weights or of the packing. A base whose index has another one makes it anew (store/rebuild-index.ts).
 */
export const indexVersion = '2'

/** A posting: offset of the listing, then what the stem counts in name, summary and tags, then in the description. */
export function packPosting(offset: number, head: number, body: number): number {
  return ((offset << 16) | (Math.min(head, 255) << 8) | Math.min(body, 255)) >>> 0
}

export const offsetOf = (posting: number): number => posting >>> 16
export const headOf = (posting: number): number => (posting >>> 8) & 255
export const bodyOf = (posting: number): number => posting & 255

/** Analyses listings and gathers their postings by chunk. */
export class PostingsBuilder {
  readonly #chunks = new Map<
    number,
    { lengths: Uint16Array; documents: number; words: number; postings: Map<string, number[]> }
  >()
  readonly #head = new Map<string, number>()
  readonly #body = new Map<string, number>()
  #length = 0

  add(listing: ListingText): void {
    this.#analyse(listing)
    const number = Math.floor(listing.id / chunkSize)
    let chunk = this.#chunks.get(number)
    if (!chunk) {
      chunk = { lengths: new Uint16Array(chunkSize), documents: 0, words: 0, postings: new Map() }
      this.#chunks.set(number, chunk)
    }
    const offset = listing.id % chunkSize
    // A listing without a word still is one: length 0 stands for "no listing".
    const length = Math.min(Math.max(this.#length, 1), 65_535)
    chunk.lengths[offset] = length
    chunk.documents++
    chunk.words += length
    for (const [term, head] of this.#head)
      push(chunk.postings, term, packPosting(offset, head, this.#body.get(term) ?? 0))
    for (const [term, body] of this.#body)
      if (!this.#head.has(term)) push(chunk.postings, term, packPosting(offset, 0, body))
  }

  /** The chunks in order, postings by offset. */
  finish(): Chunk[] {
    return [...this.#chunks]
      .sort(([a], [b]) => a - b)
      .map(([chunk, { lengths, documents, words, postings }]) => ({
        chunk,
        documents,
        words,
        lengths,
        postings: new Map([...postings].map(([term, list]) => [term, Uint32Array.from(list).sort()])),
      }))
  }

  #analyse(listing: ListingText): void {
    this.#head.clear()
    this.#body.clear()
    this.#length = 0
    const language = listingLanguage(listing)
    this.#count(listing.title, language, fieldHalves.title, this.#head)
    const { lead, rest } = leadAndRest(listing)
    this.#count(lead, language, fieldHalves.summary, this.#head)
    this.#count(listing.tags, language, fieldHalves.tags, this.#head)
    this.#count(rest, language, fieldHalves.description, this.#body)
  }

  #count(
    text: string,
    language: ReturnType<typeof listingLanguage>,
    halves: number,
    into: Map<string, number>,
  ): void {
    if (!text) return
    forEachTerm(text, language, (term, parts) => {
      this.#length++
      into.set(term, (into.get(term) ?? 0) + halves)
      for (const part of parts) if (part !== term) into.set(part, (into.get(part) ?? 0) + halves / 2)
    })
  }
}

/** Longest beginning of a description that is taken for the summary of a listing without one, in UTF-16 units. */
const longestLead = 240

/**
 * Summary and description of a listing. Where a directory has no line of its own for what a firm does, the first sentence
 * of the description is that line: directories without one (most German ones) would otherwise always come second.
 */
export function leadAndRest({ summary, description }: Pick<ListingText, 'summary' | 'description'>): {
  lead: string
  rest: string
} {
  if (summary.trim()) return { lead: summary, rest: description }
  const sentence = /[.!?](?=\s)/.exec(description.slice(0, longestLead))
  const end = sentence ? sentence.index + 1 : description.length <= longestLead ? description.length : 0
  const cut = end || Math.max(description.lastIndexOf(' ', longestLead), 0)
  return { lead: description.slice(0, cut), rest: description.slice(cut) }
}

/** One language for a listing: its tags and name are too short to tell. */
export function listingLanguage(listing: Pick<ListingText, 'summary' | 'tags' | 'description'>) {
  return guessLanguage(`${listing.description} ${listing.summary} `, guessLanguage(listing.tags))
}

function push(postings: Map<string, number[]>, term: string, posting: number): void {
  const list = postings.get(term)
  if (list) list.push(posting)
  else postings.set(term, [posting])
}
