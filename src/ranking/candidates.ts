import type { Form } from '../language/lexicon.js'
import type { NeedTerm } from '../needs/analyse-need.js'
import { bodyOf, chunkSize, headOf, offsetOf, packPosting } from './postings.js'
import type { TextIndex } from './text-index.js'

/** BM25 with the constants measured best for one-line listings. */
export const k1 = 0.9
const b = 0.4

/** How rare each term is, and the listings that match best. */
export interface Candidates {
  /** Inverse document frequency by place of the term in the need. */
  idf: number[]
  /** Listing ids, best first. */
  listings: number[]
}

export interface CandidateQuestion {
  terms: readonly NeedTerm[]
  /** Weight of each term given its rarity: what it counts in the sum. */
  weigh(idf: number[]): number[]
  /** Only listings with one form of each. */
  must: readonly Form[][]
  limit: number
}

/** Counts of one term in one chunk. */
interface Counts {
  offsets: Uint16Array
  counts: Float32Array
}

/**
 * The listings a need could mean, by counts alone: synonyms share one count and one frequency (Pirkola 1998), a phrase
 * counts where all its words stand in the same part of a listing. Too generous with phrases, so the texts decide later.
 */
export function findCandidates(
  index: TextIndex,
  { terms, weigh, must, limit }: CandidateQuestion,
): Candidates {
  const counted = new Map<number, Counts[]>()
  const frequency = new Array<number>(terms.length).fill(0)
  const required = new Map<number, Uint8Array>()
  const room = { sums: new Float32Array(chunkSize), touched: new Uint16Array(chunkSize) }
  const stems = stemsOf([...terms.map(({ forms }) => forms), ...must].flat())
  for (const chunk of index.chunks) {
    const reader = new ChunkReader(index.postings(chunk, stems), room)
    counted.set(
      chunk,
      terms.map((term, i) => {
        const counts = reader.count(term.forms)
        // A listing with nothing but a word near the thing is less than one with the thing.
        frequency[i] = (frequency[i] ?? 0) + atMostOne(counts.counts)
        return counts
      }),
    )
    if (must.length) required.set(chunk, reader.having(must))
  }
  const idf = frequency.map((df) => (df ? Math.log(1 + (index.documents - df + 0.5) / (df + 0.5)) : 0))
  const weights = weigh(idf)
  const best = new BestOf(limit)
  const scores = new Float32Array(chunkSize)
  for (const [chunk, terms] of counted) {
    scores.fill(0)
    const lengths = index.lengths(chunk)
    terms.forEach(({ offsets, counts }, i) => {
      const weight = weights[i] ?? 0
      if (weight <= 0) return
      for (let k = 0; k < offsets.length; k++) {
        const offset = offsets[k] as number
        scores[offset] =
          (scores[offset] as number) +
          weight * saturation(counts[k] as number, lengths[offset] as number, index)
      }
    })
    const mask = required.get(chunk)
    for (let offset = 0; offset < chunkSize; offset++) {
      const score = scores[offset] as number
      if (score > 0 && (!mask || mask[offset])) best.offer(chunk * chunkSize + offset, score)
    }
  }
  return { idf, listings: best.ids() }
}

function atMostOne(counts: Float32Array): number {
  let sum = 0
  for (let k = 0; k < counts.length; k++) sum += Math.min(counts[k] as number, 1)
  return sum
}

/** BM25's answer to a count in a listing of so many words: 0 to k1 + 1. */
export function saturation(count: number, length: number, index: { averageLength: number }): number {
  return (count * (k1 + 1)) / (count + k1 * (1 - b + (b * length) / (index.averageLength || 1)))
}

/** Every stem that the forms may stand under, each once. */
function stemsOf(forms: readonly Form[]): string[] {
  return [...new Set(forms.flatMap(({ words }) => words.flat()))]
}

const none = new Uint32Array()

class ChunkReader {
  readonly #postings: ReadonlyMap<string, Uint32Array>
  readonly #words = new Map<string, Uint32Array>()
  readonly #sums: Float32Array
  readonly #touched: Uint16Array

  /** @param room two arrays over the listings of a chunk, zeros in the first, which every chunk uses in turn */
  constructor(
    postings: ReadonlyMap<string, Uint32Array>,
    room: { sums: Float32Array; touched: Uint16Array },
  ) {
    this.#postings = postings
    this.#sums = room.sums
    this.#touched = room.touched
  }

  /** What the forms count together, in plain occurrences. */
  count(forms: readonly Form[]): Counts {
    const sums = this.#sums
    const touched = this.#touched
    let n = 0
    for (const form of forms) {
      const postings = this.#form(form)
      for (let k = 0; k < postings.length; k++) {
        const posting = postings[k] as number
        const offset = offsetOf(posting)
        if (sums[offset] === 0) touched[n++] = offset
        sums[offset] = (sums[offset] as number) + ((headOf(posting) + bodyOf(posting)) / 2) * form.weight
      }
    }
    const offsets = touched.slice(0, n)
    const counts = new Float32Array(n)
    for (let k = 0; k < n; k++) {
      const offset = offsets[k] as number
      counts[k] = sums[offset] as number
      sums[offset] = 0
    }
    return { offsets, counts }
  }

  /** 1 at each listing that has one form of every group. */
  having(groups: readonly Form[][]): Uint8Array {
    const all = new Uint8Array(chunkSize).fill(1)
    for (const forms of groups) {
      const has = new Uint8Array(chunkSize)
      for (const form of forms) for (const posting of this.#form(form)) has[offsetOf(posting)] = 1
      for (let i = 0; i < chunkSize; i++) all[i] = (all[i] as number) & (has[i] as number)
    }
    return all
  }

  #form(form: Form): Uint32Array {
    const [first, ...others] = form.words
    return others.reduce((postings, stems) => both(postings, this.#word(stems)), this.#word(first ?? []))
  }

  /** Postings of a word under any of its stems; read once, since phrases share words. */
  #word(stems: readonly string[]): Uint32Array {
    const [only, ...others] = stems
    if (only !== undefined && !others.length) return this.#postings.get(only) ?? none
    const key = stems.join(' ')
    let postings = this.#words.get(key)
    if (!postings) {
      postings = stems.map((stem) => this.#postings.get(stem) ?? none).reduce(either, none)
      this.#words.set(key, postings)
    }
    return postings
  }
}

/** Listings of either list; counts add up. */
function either(left: Uint32Array, right: Uint32Array): Uint32Array {
  if (!left.length) return right
  if (!right.length) return left
  const out = new Uint32Array(left.length + right.length)
  let i = 0
  let j = 0
  let n = 0
  while (i < left.length || j < right.length) {
    const a = i < left.length ? (left[i] as number) : 0xffffffff
    const b = j < right.length ? (right[j] as number) : 0xffffffff
    const atA = a >>> 16
    const atB = b >>> 16
    if (j >= right.length || (i < left.length && atA < atB)) {
      out[n++] = a
      i++
    } else if (i >= left.length || atB < atA) {
      out[n++] = b
      j++
    } else {
      out[n++] = packPosting(atA, headOf(a) + headOf(b), bodyOf(a) + bodyOf(b))
      i++
      j++
    }
  }
  return out.subarray(0, n)
}

/** Listings with both in the same part; the smaller count, since a phrase needs each word. */
function both(left: Uint32Array, right: Uint32Array): Uint32Array {
  const out = new Uint32Array(Math.min(left.length, right.length))
  let i = 0
  let j = 0
  let n = 0
  while (i < left.length && j < right.length) {
    const a = left[i] as number
    const b = right[j] as number
    const atA = a >>> 16
    const atB = b >>> 16
    if (atA < atB) i++
    else if (atB < atA) j++
    else {
      const head = Math.min(headOf(a), headOf(b))
      const body = Math.min(bodyOf(a), bodyOf(b))
      if (head || body) out[n++] = packPosting(atA, head, body)
      i++
      j++
    }
  }
  return out.subarray(0, n)
}

/** Keeps the best so many; the lower id among equals, so that the order is always the same. */
class BestOf {
  readonly #limit: number
  #kept: { id: number; score: number }[] = []
  #least = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  offer(id: number, score: number): void {
    if (score <= this.#least) return
    this.#kept.push({ id, score })
    if (this.#kept.length >= this.#limit * 4) this.#cut()
  }

  ids(): number[] {
    this.#cut()
    return this.#kept.map((entry) => entry.id)
  }

  #cut(): void {
    this.#kept.sort((a, b) => b.score - a.score || a.id - b.id)
    if (this.#kept.length > this.#limit) {
      this.#kept.length = this.#limit
      this.#least = this.#kept[this.#limit - 1]?.score ?? 0
    }
  }
}
