import { analyse } from '../language/analyse.js'
import type { Language } from '../language/guess-language.js'
import type { Form } from '../language/lexicon.js'
import { type Found, PhraseFinder } from '../language/phrase-finder.js'
import type { AnalysedNeed } from '../needs/analyse-need.js'
import { fieldHalves, leadAndRest, listingLanguage } from './postings.js'

/** Texts of a listing as the ranking reads them. */
export interface ListingTexts {
  name: string
  summary: string
  tags: readonly string[]
  description: string
}

/** Parts of a listing's texts, in the order in which they are read. */
export const textParts = ['lead', 'tags', 'rest', 'name'] as const
export type TextPart = (typeof textParts)[number]

export function textOfPart(listing: ListingTexts, part: TextPart): string {
  if (part === 'name') return listing.name
  return part === 'tags' ? listing.tags.join(', ') : leadAndRest(listing)[part]
}

/** Where a term of the need stands in a listing. */
export interface TermMatch {
  /** Place of the term in the need. */
  term: number
  /** What it counts, in plain occurrences. */
  count: number
  /** True where a guard word says that the same words mean another job. */
  guarded: boolean
  /** The occurrence that shows it best: where in which part of the listing, in UTF-16 units. */
  best: { part: TextPart; start: number; end: number }
}

export interface ListingMatch {
  matches: TermMatch[]
  /** Content words of the listing. */
  length: number
  /** Has all that must be there and nothing that must not. */
  admitted: boolean
}

type Owner = { term: number } | { guardOf: number } | { must: number; part: number } | { not: number }

/** Reads the texts of candidates for one need: finds its words and phrases, in order and near each other. */
export class ListingMatcher {
  readonly #need: AnalysedNeed
  readonly #finder: PhraseFinder<Owner>

  constructor(need: AnalysedNeed) {
    this.#need = need
    this.#finder = new PhraseFinder<Owner>([
      ...need.terms.flatMap((term, i) => [
        ...entries(term.forms, { term: i }),
        ...entries(term.guards, { guardOf: i }),
      ]),
      ...need.must.flatMap((phrase, must) =>
        phrase.parts.flatMap((forms, part) => entries(forms, { must, part })),
      ),
      ...need.not.flatMap((phrase, not) => phrase.parts.flatMap((forms) => entries(forms, { not }))),
    ])
  }

  match(listing: ListingTexts): ListingMatch {
    const tags = listing.tags.join(', ')
    const language = listingLanguage({ summary: listing.summary, tags, description: listing.description })
    const counts = new Map<number, TermMatch & { bestWeight: number }>()
    const guarded = new Set<number>()
    const had = new Set<string>()
    let forbidden = false
    let length = 0
    const { lead, rest } = leadAndRest(listing)
    for (const [part, text, weight] of [
      ['lead', lead, fieldHalves.summary / 2],
      ['tags', tags, fieldHalves.tags / 2],
      ['rest', rest, fieldHalves.description / 2],
      ['name', listing.name, fieldHalves.title / 2],
    ] as const) {
      const { tokens, found } = this.#find(text, language)
      length += tokens.length
      for (const { owner, first, last, weight: strength } of found) {
        if ('guardOf' in owner) guarded.add(owner.guardOf)
        else if ('must' in owner) had.add(`${owner.must} ${owner.part}`)
        else if ('not' in owner) forbidden ||= strength === 1
        else {
          const value = weight * strength
          const start = tokens[first]?.start ?? 0
          const end = tokens[last]?.end ?? start
          const known = counts.get(owner.term)
          if (!known)
            counts.set(owner.term, {
              term: owner.term,
              count: value,
              guarded: false,
              best: { part, start, end },
              bestWeight: value,
            })
          else {
            known.count += value
            if (value > known.bestWeight) {
              known.best = { part, start, end }
              known.bestWeight = value
            }
          }
        }
      }
    }
    const admitted =
      !forbidden &&
      this.#need.must.every((phrase, i) => phrase.parts.every((_, part) => had.has(`${i} ${part}`)))
    const matches = [...counts.values()]
      .sort((x, y) => x.term - y.term)
      .map(({ term, count, best }) => ({ term, count, guarded: guarded.has(term), best }))
    return { matches, length: Math.max(length, 1), admitted }
  }

  #find(text: string, language: Language) {
    const tokens = text ? analyse(text, language) : []
    return { tokens, found: withoutOverlap(this.#finder.find(tokens)) }
  }
}

function entries(forms: readonly Form[], owner: Owner): { owner: Owner; form: Form }[] {
  return forms.map((form) => ({ owner, form }))
}

/** Within one term each word counts once, for the longest and strongest form that has it. */
function withoutOverlap(found: Found<Owner>[]): Found<Owner>[] {
  if (found.length < 2) return found
  const used = new Map<Owner, Set<number>>()
  return found
    .sort((x, y) => y.last - y.first - (x.last - x.first) || y.weight - x.weight || x.first - y.first)
    .filter(({ owner, first, last }) => {
      let places = used.get(owner)
      if (!places) {
        places = new Set()
        used.set(owner, places)
      }
      for (let i = first; i <= last; i++) if (places.has(i)) return false
      for (let i = first; i <= last; i++) places.add(i)
      return true
    })
}
