import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestQuote } from '../../src/firms/quote-around.js'
import { sharePoints } from '../../src/ranking/points.js'
import { bodyOf, headOf, leadAndRest, offsetOf, packPosting } from '../../src/ranking/postings.js'
import { quoteAround } from '../../src/ranking/quote.js'

describe('points', () => {
  test.each([
    [100, [1, 1], [50, 50]],
    [10, [1, 1, 1], [4, 3, 3]],
    [1, [1, 1], [1, 0]],
    [7, [0, 2], [0, 7]],
    [5, [0, 0], [0, 0]],
    [0, [3], [0]],
    [9, [], []],
  ])('%i among %j are %j', (total, parts, shares) => expect(sharePoints(total, parts)).toEqual(shares))

  test('always add up, and a larger part never gets less', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (total, parts) => {
          const shares = sharePoints(total, parts)
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(total)
          for (const [i, part] of parts.entries())
            for (const [k, other] of parts.entries())
              if (part > other) expect((shares[i] ?? 0) + 1).toBeGreaterThanOrEqual(shares[k] ?? 0)
        },
      ),
    ))
})

describe('a quote', () => {
  const long = 'Wir ordnen Akten. '.repeat(20)
  test.each([
    ['a short text is whole', 'Ordnet  Akten\nund Post', 8, 'Ordnet Akten und Post'],
    [
      'begins with its sentence',
      `${long}Dann kommt der Treffer hier. ${long}`,
      long.length + 15,
      /^…Dann kommt der Treffer hier\. Wir/,
    ],
    [
      'is cut at words',
      `${'Aktenordnung '.repeat(40)}Treffer ${'Ablage '.repeat(40)}`,
      520,
      /^…Aktenordnung .*Treffer .*Ablage…$/,
    ],
  ])('%s', (_, text, at, expected) => {
    const found = quoteAround(text, at, at + 7)
    if (typeof expected === 'string') expect(found).toBe(expected)
    else expect(found).toMatch(expected)
  })

  test('holds its match, stands in the text and is never too long', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Akte', 'Post.', 'ein', 'Rohrbruch', '\n', 'Verwaltungsdigitalisierung!'), {
          minLength: 1,
          maxLength: 120,
        }),
        fc.nat(),
        (list, seed) => {
          const text = list.join(' ')
          const places = [...text.matchAll(/\S+/g)]
          const place = places[seed % Math.max(places.length, 1)]
          if (!place) return
          const found = quoteAround(text, place.index, place.index + place[0].length)
          expect(found.length).toBeLessThanOrEqual(longestQuote)
          expect(found).toContain(place[0])
          expect(text.replace(/\s+/g, ' ')).toContain(found.replace(/^…|…$/g, ''))
        },
      ),
    ))
})

describe('a posting', () => {
  test('gives back what was packed, counts up to 255', () =>
    fc.assert(
      fc.property(fc.nat(32_767), fc.nat(400), fc.nat(400), (offset, head, body) => {
        const posting = packPosting(offset, head, body)
        expect([offsetOf(posting), headOf(posting), bodyOf(posting)]).toEqual([
          offset,
          Math.min(head, 255),
          Math.min(body, 255),
        ])
      }),
    ))
})

describe('summary and description', () => {
  test.each([
    ['a summary stays', 'Kurz.', 'Lang. Länger.', 'Kurz.', 'Lang. Länger.'],
    ['the first sentence stands for it', '', 'Lang. Länger.', 'Lang.', ' Länger.'],
    ['a short text is all of it', ' ', 'ohne Punkt', 'ohne Punkt', ''],
  ])('%s', (_, summary, description, lead, rest) =>
    expect(leadAndRest({ summary, description })).toEqual({ lead, rest }),
  )

  test('nothing is lost', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), (description) => {
        const { lead, rest } = leadAndRest({ summary: '', description })
        expect(lead + rest).toBe(description)
      }),
    ))
})
