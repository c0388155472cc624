import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/language/analyse.js'
import { parseForm } from '../../src/language/lexicon.js'
import type { NeedTerm } from '../../src/needs/analyse-need.js'
import { findCandidates, k1, saturation } from '../../src/ranking/candidates.js'
import { ListingMatcher } from '../../src/ranking/match-listing.js'
import {
  bodyOf,
  chunkSize,
  headOf,
  leadAndRest,
  listingLanguage,
  offsetOf,
} from '../../src/ranking/postings.js'
import { createMemoryIndex } from '../../src/ranking/text-index.js'
import { lexicon } from '../needs/lexicon.js'
import { listing, needOf } from './firms.js'

const words = [
  'Leckage',
  'leak',
  'pipe burst',
  'Gebäudeprüfung',
  'Gebäude',
  'building permit',
  'water',
  'for the',
  'die und',
  'Brot.',
]
const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((list) => list.join(' '))
const row = fc.record({ title: text, summary: text, tags: text, description: text })
const rows = fc
  .array(row, { minLength: 1, maxLength: 8 })
  .map((list) => list.map((one, i) => ({ ...one, id: i + 1 })))

/** What each stem counts, by listing, in halves of an occurrence: the index without its packing. */
function naive(one: { title: string; summary: string; tags: string; description: string }) {
  const language = listingLanguage(one)
  const { lead, rest } = leadAndRest(one)
  const counts = new Map<string, { head: number; body: number }>()
  const add = (part: string, halves: number, where: 'head' | 'body') => {
    for (const token of analyse(part, language))
      for (const [stem, weight] of [
        [token.term, halves] as const,
        ...token.parts.filter((piece) => piece !== token.term).map((piece) => [piece, halves / 2] as const),
      ]) {
        const known = counts.get(stem) ?? { head: 0, body: 0 }
        known[where] += weight
        counts.set(stem, known)
      }
  }
  add(one.title, 2, 'head')
  add(lead, 4, 'head')
  add(one.tags, 4, 'head')
  add(rest, 2, 'body')
  return counts
}

test('the index holds what reading each listing anew gives', () =>
  fc.assert(
    fc.property(rows, (listings) => {
      const index = createMemoryIndex(listings)
      const expected = listings.map((one) => [one.id, naive(one)] as const)
      const stems = new Set(expected.flatMap(([, counts]) => [...counts.keys()]))
      expect(index.documents).toBe(listings.length)
      for (const stem of stems)
        expect(
          [...(index.postings(0, [stem]).get(stem) ?? [])].map((one) => [
            offsetOf(one),
            headOf(one),
            bodyOf(one),
          ]),
        ).toEqual(
          expected.flatMap(([id, counts]) => {
            const known = counts.get(stem)
            return known ? [[id, known.head, known.body]] : []
          }),
        )
    }),
  ))

const concept = (id: string): NeedTerm => {
  const found = lexicon.concepts.find((one) => one.id === id)
  if (!found) throw new Error(id)
  const { forms, guards, generic, names } = found
  return {
    kind: 'concept',
    id,
    label: id,
    names,
    generic,
    weights: { text: 1, search: 0 },
    from: [],
    forms,
    guards,
  }
}
const ask = (listings: Parameters<typeof createMemoryIndex>[0], terms: NeedTerm[], over = {}) =>
  findCandidates(createMemoryIndex(listings), { terms, weigh: (idf) => idf, must: [], limit: 50, ...over })
const one = (id: number, summary: string) => ({ id, title: '', summary, tags: '', description: '' })

describe('candidates', () => {
  test('the words of a concept in both languages share one frequency', () => {
    const german = [one(1, 'Leckage im Netz und für alle'), one(2, 'Brot für die Stadt')]
    const both = [one(1, 'Leckage im Netz und für alle'), one(2, 'A leak in the network')]
    const [leak] = [concept('water-leak')]
    const idf = (df: number, all: number) => Math.log(1 + (all - df + 0.5) / (df + 0.5))
    expect(ask(german, [leak]).idf[0]).toBeCloseTo(idf(1, 2), 6)
    expect(ask(both, [leak]).idf[0]).toBeCloseTo(idf(2, 2), 6)
    expect(ask([...both, one(3, 'A leak is a Leckage, a pipe burst')], [leak]).idf[0]).toBeCloseTo(
      idf(3, 3),
      6,
    )
  })

  test('a word near the thing makes it less frequent than the thing itself', () => {
    const near = ask([one(1, 'water for the city'), one(2, 'Brot')], [concept('water-leak')]).idf[0] ?? 0
    const itself = ask([one(1, 'leak in the city'), one(2, 'Brot')], [concept('water-leak')]).idf[0] ?? 0
    expect(near).toBeGreaterThan(itself)
  })

  test('what the texts have, the counts have found before', () =>
    fc.assert(
      fc.property(rows, (listings) => {
        const need = needOf('Leckage am Gebäude mit Baugenehmigung')
        const found = new Set(ask(listings, need.terms, { weigh: () => need.terms.map(() => 1) }).listings)
        const matcher = new ListingMatcher(need)
        for (const each of listings) {
          const { tags, ...texts } = each
          const { matches } = matcher.match({ ...listing(each.id), ...texts, name: each.title, tags: [tags] })
          if (matches.length) expect(found.has(each.id)).toBe(true)
        }
      }),
    ))

  test('the best come first, the lower id among equals, and no more than asked for', () => {
    const listings = [one(3, 'leak'), one(2, 'leak'), one(1, 'a pipe burst and leak'), one(4, 'Brot')]
    const found = (limit: number) => ask(listings, [concept('water-leak')], { limit }).listings
    expect(found(10).slice(-2)).toEqual([2, 3])
    expect(found(1)).toEqual(found(10).slice(0, 1))
  })

  test('only listings with a form of each group that must be there', () => {
    const must = [[parseForm('Kiel', 'de')], [parseForm('Post', 'de'), parseForm('mail', 'en')]]
    const listings = [one(1, 'leak Kiel Post'), one(2, 'leak Kiel'), one(3, 'leak mail Kiel')]
    expect(ask(listings, [concept('water-leak')], { must }).listings.sort()).toEqual([1, 3])
  })

  test('span chunks', () => {
    const listings = [one(7, 'leak'), one(chunkSize + 7, 'leak'), one(5 * chunkSize, 'Brot')]
    expect(ask(listings, [concept('water-leak')]).listings).toEqual([7, chunkSize + 7])
  })
})

test('an answer to a count grows ever less, is less in a long listing, and stays below its limit', () => {
  const at = (count: number, length = 10) => saturation(count, length, { averageLength: 10 })
  expect(at(0)).toBe(0)
  expect(at(1)).toBeCloseTo(1, 6)
  expect(at(2) - at(1)).toBeLessThan(at(1) - at(0))
  expect(at(1, 100)).toBeLessThan(at(1, 10))
  expect(at(1e6)).toBeLessThan(k1 + 1)
})
