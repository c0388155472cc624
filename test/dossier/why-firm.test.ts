import { beforeEach, describe, expect, test } from 'vitest'
import type { RankFilter } from '../../src/dossier/rank-need.js'
import { whyFirm } from '../../src/dossier/why-firm.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { labelsIn } from '../../src/ranking/labels.js'
import { saveDecision } from '../../src/store/decisions.js'
import { createNeed } from '../../src/store/needs.js'
import { openBase } from '../store/base.js'
import { filledBase, lexicon, need } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = filledBase()
})

function why(
  firm: number,
  { filter = {}, top = 20, over = {} }: { filter?: RankFilter; top?: number; over?: object } = {},
) {
  const stored = createNeed(store, needSchema.parse({ ...need, ...over }))
  return whyFirm({ store, stored, vocabulary: { lexicon }, labels: labelsIn('en'), filter, top }, firm)
}

// F1 fits best, F2 fits, F3 has ended, F4 was taken over, F5 is gone, F6 does something else.
describe('a firm of the base', () => {
  test.each<[string, number, Parameters<typeof why>[1], object]>([
    ['is on the list', 1, {}, { state: 'listed', rank: 1, ranked: 2, words: [] }],
    ['is below the line', 2, { top: 1 }, { state: 'below', rank: 2, ranked: 2, top: 1 }],
    ['has ended', 3, {}, { state: 'ended', rank: null, points: { score: expect.any(Number) } }],
    ['is gone from its directory', 5, {}, { state: 'ended', directories: [{ gone: true }] }],
    ['has ended and is asked for all the same', 3, { filter: { ended: true } }, { state: 'listed' }],
    ['is outside the filter', 2, { filter: { country: 'DE' } }, { state: 'filtered', rank: null }],
    ['is not matched', 6, {}, { state: 'not-matched', points: null, words: ['Liefert', 'Brot'] }],
    [
      'lacks what must be there',
      2,
      { over: { must: ['Behörde'] } },
      { state: 'not-matched', must_missing: ['Behörde'] },
    ],
    [
      'has what must not be there',
      1,
      { over: { not: ['Behörde'] } },
      { state: 'not-matched', not_found: ['Behörde'] },
    ],
  ])('that %s', (_, firm, more, expected) => expect(why(firm, more)).toMatchObject(expected))

  test('is told what the others have and it has not', () => {
    const { sought, score_at_top, points } = why(2, { top: 1 })
    const permit = sought.find(({ rule }) => rule === 'concept:building-permit')
    expect(permit).toMatchObject({ has: true, above: 1 })
    expect(score_at_top).toBeGreaterThan(points?.score ?? 100)
  })

  test.each([
    ['out', 'A2'],
    ['in', null],
  ] as const)('that was decided %s is told by whom, when and why', (verdict, reason) => {
    saveDecision(store, {
      need: need.id,
      need_version: 1,
      firm: 6,
      verdict,
      reason,
      because: 'liefert nur Brot',
    })
    expect(why(6)).toMatchObject({
      state: verdict,
      rank: null,
      decision: {
        verdict,
        reason,
        because: 'liefert nur Brot',
        decided_by: 'analyst',
        decided_at: '2026-11-24T10:00:00Z',
      },
    })
  })

  test('is not moved by being asked for', () => {
    const before = why(1).points
    store = filledBase()
    expect(why(6).ranked).toBe(2)
    store = filledBase()
    expect(why(1).points).toEqual(before)
  })
})

test('a firm without listings is a defect of the caller', () => {
  store = openBase()
  expect(() => why(9)).toThrow(/no listings/)
})
