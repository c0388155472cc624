import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cut, nearestOf, nearestVectors, textForVector } from '../../src/ranking/near.js'

describe('the text of a listing', () => {
  test.each([
    [
      'is what the firm does, not its name',
      { name: 'Lotsenwerk', summary: 'Prüft Bauanträge.', tags: ['KI', 'Bau'], description: 'Seit\n 2019.' },
      'Prüft Bauanträge. KI, Bau. Seit 2019.',
    ],
    [
      'is its name where it says nothing',
      { name: 'Lotsenwerk', summary: ' ', tags: [], description: '' },
      'Lotsenwerk',
    ],
  ])('%s', (_, listing, text) => {
    expect(textForVector(listing)).toBe(text)
  })

  test('is cut at a word, and never within a character', () => {
    expect(cut('eins zwei drei', 11)).toBe('eins zwei')
    expect(cut('eins zwei', 9)).toBe('eins zwei')
    expect(cut(`${'x'.repeat(9)}🐟`, 10)).toBe('x'.repeat(9))
    const long = textForVector({ name: 'x', summary: 'Wort '.repeat(500), tags: [], description: '' })
    expect(long.length).toBeLessThanOrEqual(600)
    expect(long).toMatch(/Wort$/)
  })
})

test('the nearest are those with the largest dot products, the lower id among equals', () => {
  const number = fc.integer({ min: -3, max: 3 })
  const vector = fc.array(number, { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(
      fc.array(vector, { maxLength: 40 }),
      vector,
      fc.integer({ min: 1, max: 7 }),
      (rows, need, limit) => {
        const vectors = rows.map((row, i) => [i + 1, Float32Array.from(row)] as const)
        const expected = rows
          .map((row, i) => [i + 1, row.reduce((sum, x, k) => sum + x * (need[k] as number), 0)] as const)
          .sort(([a, x], [b, y]) => y - x || a - b)
          .slice(0, limit)
        expect([...nearestVectors(vectors, Float32Array.from(need), limit).cosines]).toEqual(expected)
        // In whatever order the base gives them.
        expect([...nearestVectors(vectors.toReversed(), Float32Array.from(need), limit).cosines]).toEqual(
          expected,
        )
      },
    ),
  )
})

test('vectors of another size are passed over', () => {
  const vectors = [
    [1, Float32Array.of(1, 0)],
    [2, Float32Array.of(1, 0, 0)],
  ] as const
  expect([...nearestVectors(vectors, Float32Array.of(1, 0, 0), 5).cosines.keys()]).toEqual([2])
})

test.each<[string, number[], number]>([
  // Mean 0.28, standard deviation 0.36.
  ['one of five alike stands out', [1, 0.1, 0.1, 0.1, 0.1], 1],
  ['two of five do not', [1, 1, 0.1, 0.1, 0.1], 1.342],
  ['of a base of one firm none does', [0.9], Number.POSITIVE_INFINITY],
  ['where all are alike none does', [0.5, 0.5, 0.5], Number.POSITIVE_INFINITY],
  ['of no vectors none does', [], Number.POSITIVE_INFINITY],
])('what stands out is two standard deviations above the mean: %s', (_, cosines, least) => {
  const vectors = cosines.map((cosine, i) => [i + 1, Float32Array.of(cosine)] as const)
  expect(nearestVectors(vectors, Float32Array.of(1)).outstanding).toBeCloseTo(least, 3)
})

test('of a firm the nearest listing counts', () => {
  const one = { id: 1, name: 'a', summary: '', tags: [], description: '', url: 'u1', seen_at: '2026-01-01' }
  const two = { ...one, id: 2 }
  const three = { ...one, id: 3 }
  const cosines = new Map([
    [2, 0.4],
    [3, 0.4],
  ])
  expect(nearestOf([one, three, two], cosines)).toEqual({ listing: two, cosine: 0.4 })
  expect(nearestOf([one], cosines)).toBeUndefined()
})
