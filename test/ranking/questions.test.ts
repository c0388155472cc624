import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { budgetOf } from '../../src/ranking/criteria.js'
import { findQuestions } from '../../src/ranking/questions.js'
import type { ScoredFirm } from '../../src/ranking/score.js'

type Open = Partial<ScoredFirm['evidence'][number]>

/** A firm with so many hundredths of points, and what is open of it. */
function scored(name: string, score: number, ...open: Open[]): ScoredFirm {
  return {
    fitting: { firm: { firm: name, name, website: null } } as ScoredFirm['fitting'],
    fit: score,
    evidence: open.map((one) => ({
      criterion: 'ai',
      most: 1000,
      points: 0,
      quote: undefined,
      knockout: false,
      known: false,
      reach: one.most ?? 1000,
      ...one,
    })),
    score,
  }
}
const told = (order: ScoredFirm[], top = 20) =>
  findQuestions(order, top).map(({ firm, criterion, rank, if_yes, if_no }) => [
    firm,
    criterion,
    rank,
    if_yes,
    if_no,
  ])

describe('questions', () => {
  test.each<[string, ScoredFirm[], unknown[]]>([
    ['of nobody', [], []],
    ['where all is known', [scored('A', 50), scored('B', 40)], []],
    ['of the first firm, which cannot rise', [scored('A', 50, {}), scored('B', 40)], []],
    ['of one that cannot reach the next', [scored('A', 5000), scored('B', 3000, {})], []],
    ['of one that can', [scored('A', 5000), scored('B', 4500, {})], [['B', 'ai', 2, 1, 2]]],
    ['half answered', [scored('A', 5000), scored('B', 4500, { points: 600 })], []],
    ['a tie goes by name', [scored('A', 5500), scored('B', 4500, {})], []],
    ['a tie goes by name, the other way', [scored('B', 5500), scored('A', 4500, {})], [['A', 'ai', 2, 1, 2]]],
    [
      'from 3 to 1 before 3 to 2',
      [
        scored('A', 5000),
        scored('B', 4900),
        scored('C', 4800, { most: 150, criterion: 'ai' }, { criterion: 'C05' }),
      ],
      [
        ['C', 'C05', 3, 1, 3],
        ['C', 'ai', 3, 2, 3],
      ],
    ],
    [
      'a knock-out of the first before all',
      [scored('A', 5000, { criterion: 'C05', most: 0, knockout: true }), scored('B', 4500, {})],
      [
        ['A', 'C05', 1, 1, null],
        ['B', 'ai', 2, 1, 2],
      ],
    ],
  ])('%s', (_, order, expected) => expect(told(order)).toEqual(expected))

  test('leave out what cannot come up among the first', () => {
    const order = [9, 8, 7, 6].map((points, i) =>
      scored('ABCD'[i] ?? '', points * 1000, i === 3 ? { most: 1001 } : {}),
    )
    expect(told(order, 2)).toEqual([['B', 'ai', 2, 1, 2]].filter(() => false))
    expect(told(order, 3)).toEqual([['D', 'ai', 4, 3, 4]])
  })

  test('an answer yes gives the rank that a new ranking would', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ score: fc.integer({ min: 0, max: 30 }), most: fc.integer({ min: 0, max: 12 }) }),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        (rows) => {
          const sort = (list: ScoredFirm[]) =>
            [...list].sort(
              (a, b) => b.score - a.score || (a.fitting.firm.name < b.fitting.firm.name ? -1 : 1),
            )
          const order = sort(rows.map(({ score, most }, i) => scored(`Firma ${i + 10}`, score, { most })))
          for (const { firm, if_yes, effect } of findQuestions(order, 99)) {
            const anew = sort(
              order.map((one) =>
                one.fitting.firm.firm === firm
                  ? { ...one, score: one.score + (one.evidence[0]?.most ?? 0) }
                  : one,
              ),
            )
            expect(anew.findIndex((one) => one.fitting.firm.firm === firm) + 1).toBe(if_yes)
            expect(effect).toBeGreaterThan(0)
          }
        },
      ),
    ))
})

describe('the points', () => {
  const weights = { fit: 80, public_sector: 10, ai: 10 }
  test.each([
    [
      'stay as they are without criteria',
      [],
      { fit: 8000, public_sector: 1000, ai: 1000, place: 0, criteria: [] },
    ],
    [
      'stay as they are where criteria have no weight',
      [{ id: 'C05', knockout: true }, { id: 'C07' }],
      {
        fit: 8000,
        public_sector: 1000,
        ai: 1000,
        place: 0,
        criteria: [
          { id: 'C05', most: 0, knockout: true },
          { id: 'C07', most: 0, knockout: false },
        ],
      },
    ],
    [
      'make room for those that have',
      [{ id: 'C03', weight: 25 }],
      {
        fit: 6400,
        public_sector: 800,
        ai: 800,
        place: 0,
        criteria: [{ id: 'C03', most: 2000, knockout: false }],
      },
    ],
  ])('%s', (_, criteria, budget) => expect(budgetOf(weights, criteria)).toEqual(budget))
})
