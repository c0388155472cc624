import { describe, expect, test } from 'vitest'
import { coverageOf, coverageShares } from '../../src/ranking/coverage.js'
import { fieldOf } from '../../src/ranking/field.js'
import type { ScoredFirm } from '../../src/ranking/score.js'
import { firm, listing, needOf, rank } from './firms.js'

const order = (...rows: [score: number, covered: number][]) =>
  rows.map(([score, covered]) => ({ score, fitting: { covered } as ScoredFirm['fitting'] }))

describe('a field', () => {
  test.each<[string, [number, number][], { clear: number; cliff_after: number | null; note: RegExp | null }]>(
    [
      ['of nobody', [], { clear: 0, cliff_after: null, note: null }],
      [
        'of one firm',
        [[8000, 0.9]],
        { clear: 1, cliff_after: null, note: /^A thin field: one clear match,/ },
      ],
      [
        'with a cliff',
        [
          [8000, 1],
          [7900, 0.6],
          [4000, 0.2],
          [3900, 0.1],
        ],
        { clear: 2, cliff_after: 2, note: /2 clear matches.* falls most behind rank 2\./ },
      ],
      [
        'that falls evenly',
        Array.from({ length: 9 }, (_, i) => [8000 - i * 100, 0.1]),
        { clear: 0, cliff_after: null, note: /no clear match/ },
      ],
      [
        'that is full',
        Array.from({ length: 9 }, (_, i) => [8000 - i * 100, i < 5 ? 0.5 : 0.49]),
        { clear: 5, cliff_after: null, note: null },
      ],
      [
        'that ends at nothing',
        [
          [5000, 0.8],
          [0, 0],
          [0, 0],
        ],
        { clear: 1, cliff_after: 1, note: /rank 1/ },
      ],
    ],
  )('%s', (_, rows, { clear, cliff_after, note }) => {
    const field = fieldOf(order(...rows))
    expect(field).toMatchObject({ clear, cliff_after })
    if (note) expect(field.note).toMatch(note)
    else expect(field.note).toBeNull()
  })
})

describe('what a listing covers', () => {
  const { terms } = needOf('Leckage und Steuern prüfen')
  const at = (id: string) => terms.findIndex((term) => term.id === id)

  test('is shared among the terms that are not common, and adds up to one', () => {
    const shares = coverageShares(
      terms,
      terms.map(() => 0.25),
    )
    expect(shares[at('check')]).toBe(0)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })

  test('of a need of common words alone is counted by these', () => {
    const { terms: common } = needOf('Gebäude prüfen')
    expect(coverageShares(common, [0.5, 0.5])).toEqual([0.5, 0.5])
  })

  test('counts nothing beside a guard word', () => {
    const part = (guarded: boolean) => [{ match: { term: 0, guarded } }]
    expect(coverageOf(part(false), [0.7, 0.3])).toBe(0.7)
    expect(coverageOf(part(true), [0.7, 0.3])).toBe(0)
  })

  test('is told of each firm', () => {
    const firms = [
      firm([listing(1, { summary: 'Findet Leckage und prüft Steuern' })]),
      firm([listing(2, { summary: 'Findet Leckage' })]),
      firm([listing(3, { summary: 'Prüft Gebäude' })]),
      firm([listing(4, { summary: 'Stops every data leak' })]),
    ]
    const covered = rank(needOf('Leckage und Steuern prüfen'), firms).map((one) => [one.firm, one.covered])
    expect(Object.fromEntries(covered)).toMatchObject({ F1: 1, F3: 0, F4: 0 })
  })
})
