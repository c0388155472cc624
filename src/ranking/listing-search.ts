import type { AnalysedNeed } from '../needs/analyse-need.js'
import { findCandidates } from './candidates.js'
import { type ListingMatch, type TermMatch, textParts } from './match-listing.js'
import { termShares } from './term-shares.js'
import type { TextIndex } from './text-index.js'

/** Listings whose texts are read: enough that what counts alone put too low still comes up. */
const candidateLimit = 500

/** What searching the listings for one need came to. It depends on the need's analysis and on the texts alone. */
export interface ListingSearch {
  /** Inverse document frequency by place of the term in the need. */
  idf: number[]
  /** Content words of a listing on average. */
  averageLength: number
  /** Ids of the listings that match best by counts, best first. */
  listings: number[]
  /** What their texts say, by id; of those that were read so far, and of other listings of their firms. */
  matches: Map<number, ListingMatch>
}

/** Searches an index; the texts are read by the ranking, which then adds what they say. */
export function searchListings(need: AnalysedNeed, index: TextIndex): ListingSearch {
  const { idf, listings } = findCandidates(index, {
    terms: need.terms,
    weigh: (idf) => termShares(need.terms, idf),
    must: need.must.flatMap((phrase) => phrase.parts),
    limit: candidateLimit,
  })
  return { idf, listings, averageLength: index.averageLength, matches: new Map() }
}

/** Numbers of a match of one term: term, count, guarded, part of the text, start, end. */
const numbersPerTerm = 6

/** The search as JSON: a need has some thousand matches, which are rows of bare numbers. */
export function packSearch({ idf, averageLength, listings, matches }: ListingSearch): string {
  const rows = [...matches].map(([id, { length, admitted, matches: terms }]) => [
    id,
    length,
    Number(admitted),
    ...terms.flatMap(({ term, count, guarded, best }) => [
      term,
      count,
      Number(guarded),
      textParts.indexOf(best.part),
      best.start,
      best.end,
    ]),
  ])
  return JSON.stringify([idf, averageLength, listings, rows])
}

/** @param text what packSearch has made */
export function unpackSearch(text: string): ListingSearch {
  const [idf, averageLength, listings, rows] = JSON.parse(text) as [number[], number, number[], number[][]]
  return {
    idf,
    averageLength,
    listings,
    matches: new Map(rows.map((row) => [row[0] as number, toMatch(row)])),
  }
}

function toMatch(row: readonly number[]): ListingMatch {
  const matches: TermMatch[] = []
  for (let at = 3; at < row.length; at += numbersPerTerm) {
    const [term = 0, count = 0, guarded = 0, part = 0, start = 0, end = 0] = row.slice(
      at,
      at + numbersPerTerm,
    )
    matches.push({
      term,
      count,
      guarded: guarded === 1,
      best: { part: textParts[part] ?? 'lead', start, end },
    })
  }
  return { matches, length: row[1] as number, admitted: row[2] === 1 }
}
