import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fuseNear, worthOfRank } from '../../src/ranking/fuse.js'
import { labelsIn } from '../../src/ranking/labels.js'
import { explainFirm, type ScoredFirm } from '../../src/ranking/score.js'

const listing = {
  id: 1,
  name: 'Lotsenwerk',
  summary: 'Checks permits.',
  tags: [],
  description: '',
  url: 'https://nordliste.example/1',
  seen_at: '2026-11-24T10:00:00Z',
}

/** An invented firm with what its words and its vector come to; null where it has none of it. */
function scored(name: string, fit: number | null, cosine: number | null, evidence = 0): ScoredFirm {
  return {
    fitting: {
      firm: {
        firm: `F-${name}`,
        name,
        website: null,
        listings: [listing],
        evidence: { ai: [], govtech: [] },
      },
      listing,
      parts: [],
      fit: fit ?? 0,
      covered: 0,
      ...(cosine === null ? {} : { nearest: { listing, cosine } }),
    },
    // As by words alone: takes the place of what fusion gives.
    fit: Math.round((fit ?? 0) * 8000),
    evidence: [
      {
        criterion: 'ai',
        most: 1000,
        points: evidence,
        reach: 1000,
        known: evidence > 0,
        quote: undefined,
        knockout: false,
      },
    ],
    score: Math.round((fit ?? 0) * 8000) + evidence,
  }
}

const near = { model: 'toy/one', share: 0.5, cosines: new Map<number, number>(), outstanding: 0 }
const names = (order: readonly ScoredFirm[]) => order.map(({ fitting }) => fitting.firm.name)

// By hand: 61 / (60 + rank).
test.each([
  [1, 1],
  [2, 61 / 62],
  [10, 61 / 70],
  [61, 61 / 121],
  [500, 61 / 560],
  [null, 0],
])('rank %s is worth %d', (rank, worth) => {
  expect(worthOfRank(rank)).toBeCloseTo(worth, 12)
})

describe('two orders', () => {
  test.each<[string, [string, number | null, number | null][], number, [string, number, number][]]>([
    [
      'add up by rank, whatever the size of a match or a cosine',
      [
        ['Alster', 0.9, 0.1],
        ['Bille', 0.2, 0.9],
        ['Elbe', 0.1, 0.2],
      ],
      0.5,
      // 4000 × 61/61 = 4000, 61/62 = 3935.48, 61/63 = 3873.02, in hundredths.
      [
        ['Bille', 3935, 4000],
        ['Alster', 4000, 3873],
        ['Elbe', 3873, 3935],
      ],
    ],
    [
      'go by name where they are equal',
      [
        ['Elbe', 0.9, 0.1],
        ['Alster', 0.1, 0.9],
      ],
      0.5,
      [
        ['Alster', 3935, 4000],
        ['Elbe', 4000, 3935],
      ],
    ],
    [
      'leave a firm without a near listing what its words are worth',
      [
        ['Alster', 0.9, null],
        ['Bille', 0.1, 0.5],
      ],
      0.25,
      [
        ['Bille', 5903, 2000],
        ['Alster', 6000, 0],
      ],
    ],
    [
      'let a firm in that no word finds',
      [
        ['Alster', 0.9, 0.1],
        ['Bille', null, 0.9],
      ],
      0.25,
      [
        ['Alster', 6000, 1968],
        ['Bille', 0, 2000],
      ],
    ],
  ])('%s', (_, firms, share, expected) => {
    const order = fuseNear(
      firms.map(([name, fit, cosine]) => scored(name, fit, cosine)),
      { ...near, share },
      8000,
    )
    expect(order.map((one) => [one.fitting.firm.name, one.fit, one.near?.points ?? 0])).toEqual(expected)
  })

  test('are joined one to nine where nothing is said', () => {
    const [one] = fuseNear(
      [scored('Alster', 0.5, 0.5)],
      { model: 'm', cosines: new Map(), outstanding: 0 },
      8000,
    )
    expect(one).toMatchObject({ fit: 7200, near: { points: 800, rank: 1 }, score: 8000 })
  })

  test('keep the points of evidence', () => {
    const [one] = fuseNear([scored('Alster', 0.5, 0.5, 500)], near, 8000)
    expect(one?.score).toBe(8500)
  })
})

test('a firm that is read and not ranked has the ranks it would have, and moves nobody', () => {
  const firms = [scored('Alster', 0.9, 0.9), scored('Bille', 0.8, 0.8), scored('Elbe', 0.7, 0.7)]
  const whole = fuseNear(firms, near, 8000, (firm) => firm === 'F-Bille')
  const without = fuseNear([firms[0], firms[2]] as ScoredFirm[], near, 8000)
  expect(whole.filter(({ fitting }) => fitting.firm.name !== 'Bille')).toEqual(without)
  expect(whole.find(({ fitting }) => fitting.firm.name === 'Bille')?.near?.rank).toBe(2)
})

test('the reason names model and rank and quotes how the listing begins', () => {
  const [one] = fuseNear([scored('Alster', null, 0.5)], near, 8000)
  expect(one && explainFirm(one, 1, labelsIn('en')).reasons).toEqual([
    {
      criterion: 'fit',
      label: 'embeddings: toy/one, rank 1',
      rule: 'embeddings:toy/one',
      points: 40,
      quote: 'Checks permits.',
      url: listing.url,
      seen_at: listing.seen_at,
    },
  ])
})

test('in any order of firms the same comes out, and the points add up to the score', () => {
  const value = fc.option(fc.double({ min: 0.001, max: 1, noNaN: true }), { nil: null })
  const firm = fc.record({ fit: value, cosine: value, evidence: fc.integer({ min: 0, max: 1000 }) })
  const share = fc.double({ min: 0.05, max: 0.5, noNaN: true })
  fc.assert(
    fc.property(fc.array(firm, { maxLength: 30 }), share, (firms, share) => {
      const all = firms.map(({ fit, cosine, evidence }, i) => scored(`Firm ${i}`, fit, cosine, evidence))
      const order = fuseNear(all, { ...near, share }, 8000)
      expect(fuseNear([...all].reverse(), { ...near, share }, 8000)).toEqual(order)
      for (const { fit, near, evidence, score } of order)
        expect(fit + (near?.points ?? 0) + (evidence[0]?.points ?? 0)).toBe(score)
      const scores = order.map(({ score }) => score)
      expect(scores).toEqual([...scores].sort((a, b) => b - a))
      expect(names(order).sort()).toEqual(names(all).sort())
    }),
  )
})
