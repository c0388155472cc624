import type { CandidateListing } from './candidate-firm.js'
import type { ListingTexts } from './match-listing.js'

/** The listings whose vectors lie nearest to that of a need. */
export interface NearListings {
  /** Kind and model that made the vectors. */
  model: string
  /** What the vectors count against the words, 0 to 0.5; the measured default (fuse.ts) where nothing is said. */
  share?: number | undefined
  /** Cosine by listing id. */
  cosines: ReadonlyMap<number, number>
  /** The cosine from which a firm that no word finds is kept: it stands out from the base. */
  outstanding: number
}

/**
 * Standard deviations above the mean of all listings from which a cosine stands out. Something is always nearest; a base that has
 * nothing of the kind is not filled up with it. Cosines of two models have no scale in common, their spread has.
 */
const outstandingBy = 2

/** Listings that are taken for near: as many as have their texts read for their words. */
export const nearLimit = 500

/** Of a long description the beginning says what a firm does; an encoder that averages drowns in the rest. */
const longestText = 600

/** What of a listing is given to a model: what the firm does, not what it is called. Its name where it says nothing else. */
export function textForVector({ name, summary, tags, description }: ListingTexts): string {
  const text = [summary, tags.join(', '), description]
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .reduce((before, part) => (before ? `${before}${/[.!?]$/.test(before) ? '' : '.'} ${part}` : part), '')
  return cut(text || name.trim(), longestText)
}

/** Cut at a word's end; never within a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const head = text.slice(0, most)
  const end = head.lastIndexOf(' ')
  return end > most / 2 ? head.slice(0, end) : head.replace(/[\uD800-\uDBFF]$/, '')
}

/** The listings that stand out: whose firms are read, whether or not a word finds them. */
export function outstandingOf({ cosines, outstanding }: NearListings): number[] {
  return [...cosines].filter(([, cosine]) => cosine >= outstanding).map(([id]) => id)
}

/** The nearest of a firm's listings; the lower id among equals. */
export function nearestOf(
  listings: readonly CandidateListing[],
  cosines: ReadonlyMap<number, number>,
): { listing: CandidateListing; cosine: number } | undefined {
  return listings
    .flatMap((listing) => {
      const cosine = cosines.get(listing.id)
      return cosine === undefined ? [] : [{ listing, cosine }]
    })
    .sort((a, b) => b.cosine - a.cosine || a.listing.id - b.listing.id)[0]
}

/**
 * The nearest so many vectors, by brute force: for 100,000 of 512 numbers half a second of processor time, most of it to read them.
 * Vectors of another size than the need's are passed over.
 * @param vectors listing ids with vectors of length 1, in any order
 */
export function nearestVectors(
  vectors: Iterable<readonly [id: number, vector: Float32Array]>,
  need: Float32Array,
  limit = nearLimit,
): Pick<NearListings, 'cosines' | 'outstanding'> {
  const size = need.length
  let kept: { id: number; cosine: number }[] = []
  let least = Number.NEGATIVE_INFINITY
  let [count, sum, squares] = [0, 0, 0]
  const keepBest = () => {
    kept.sort((a, b) => b.cosine - a.cosine || a.id - b.id)
    kept = kept.slice(0, limit)
    if (kept.length === limit) least = kept.at(-1)?.cosine ?? least
  }
  for (const [id, vector] of vectors) {
    if (vector.length !== size) continue
    let cosine = 0
    for (let i = 0; i < size; i++) cosine += (need[i] as number) * (vector[i] as number)
    count++
    sum += cosine
    squares += cosine * cosine
    if (cosine < least) continue
    kept.push({ id, cosine })
    if (kept.length >= limit * 4) keepBest()
  }
  keepBest()
  const mean = count ? sum / count : 0
  const spread = count ? Math.sqrt(Math.max(0, squares / count - mean * mean)) : 0
  return {
    cosines: new Map(kept.map(({ id, cosine }) => [id, cosine])),
    // Where all are alike, none stands out.
    outstanding: spread > 1e-6 ? mean + outstandingBy * spread : Number.POSITIVE_INFINITY,
  }
}
