import { beforeEach, describe, expect, test } from 'vitest'
import { type RankFilter, rankNeed, readListed } from '../../src/dossier/rank-need.js'
import { parseWhere } from '../../src/firms/where.js'
import { needSchema } from '../../src/needs/need-schema.js'
import type { Stage } from '../../src/selection/stage.js'
import { saveDecision } from '../../src/store/decisions.js'
import { saveStage } from '../../src/store/stages.js'
import { addTags } from '../../src/store/tags.js'
import { openBase, publish } from '../store/base.js'
import { filledBase, findEvidence, fuchs, lexicon, need } from './base.js'

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = filledBase()
})

function rank(filter: RankFilter = {}, limit = 300) {
  const { firms, left } = rankNeed(store, { need }, { lexicon }, filter, limit)
  return { names: firms.map(({ name }) => name), left, dossiers: [...readListed(store, firms).keys()], firms }
}

test('the firms that fit are ranked, and those that have ended or are gone are counted', () => {
  expect(rank()).toMatchObject({
    names: ['Aktenfuchs', 'Wienbau'],
    left: { ended: 3, filtered: 0, knocked_out: 0 },
    dossiers: ['F1', 'F2'],
  })
})

describe('a filter', () => {
  test.each<[RankFilter, string[], { ended: number; filtered: number }]>([
    [{ country: 'DE' }, ['Aktenfuchs'], { ended: 3, filtered: 1 }],
    [{ place: 'Wien' }, ['Wienbau'], { ended: 3, filtered: 1 }],
    [{ tag: 'pilot' }, ['Wienbau'], { ended: 3, filtered: 1 }],
    [{ directory: 'de-suedliste' }, [], { ended: 3, filtered: 2 }],
    [{ govtech: true }, ['Aktenfuchs'], { ended: 3, filtered: 1 }],
    [{ where: [parseWhere('city=Vienna')] }, ['Wienbau'], { ended: 3, filtered: 1 }],
    [{ where: [parseWhere('tag~pil')] }, ['Wienbau'], { ended: 3, filtered: 1 }],
    [{ where: [parseWhere('ai=yes'), parseWhere('city~ki')] }, ['Aktenfuchs'], { ended: 3, filtered: 1 }],
    [{ where: [parseWhere('founded>=1900')] }, [], { ended: 3, filtered: 2 }],
    [{ stage: 'longlist' }, ['Aktenfuchs', 'Wienbau'], { ended: 3, filtered: 0 }],
    [{ stage: 'talk' }, [], { ended: 3, filtered: 2 }],
  ])('%o leaves %j and counts the others', (filter, names, left) => {
    addTags(store, 2, ['pilot'])
    expect(rank(filter)).toMatchObject({ names, left })
  })

  test('may let those that have ended in', () => {
    const { names, left } = rank({ ended: true })
    expect(names.sort()).toEqual(['Aktenfuchs', 'Altbau', 'Fortbau', 'Kaufbau', 'Wienbau'])
    expect(left).toEqual({ ended: 0, filtered: 0, knocked_out: 0 })
  })
})

test('a stage chooses among those decided on as well', () => {
  const decide = (firm: number, verdict: 'in' | 'out') =>
    saveDecision(store, { need: need.id, need_version: 1, firm, verdict, reason: null, because: null })
  decide(1, 'in')
  decide(2, 'in')
  saveStage(store, { need: need.id, firm: 2, stage: 'talk', because: null })
  const at = (stage: Stage) => {
    const { firms, decided } = rankNeed(store, { need }, { lexicon }, { stage }, 300)
    return [...firms, ...decided].map(({ name }) => name)
  }
  expect(at('talk')).toEqual(['Wienbau'])
  expect(at('shortlist')).toEqual(['Aktenfuchs'])
  expect(at('longlist')).toEqual([])
  decide(1, 'out')
  expect(at('longlist')).toEqual(['Aktenfuchs'])
})

test('a limit cuts the list', () => expect(rank({}, 1).names).toEqual(['Aktenfuchs']))

test('every point has its quote, page and day, and the points add up', () => {
  for (const { score, reasons, low, high } of rank().firms) {
    expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 6)
    expect(low).toBeLessThanOrEqual(high)
    for (const reason of reasons) {
      expect(reason.quote).not.toBe('')
      expect(reason.url).toMatch(/^https:\/\/nordliste\.example\//)
      expect(reason.seen_at).toBe('2026-11-24T10:00:00Z')
    }
  }
})

test('a listing counts as it was read last', () => {
  publish(store, [{ ...fuchs, summary: 'Liefert Brot.' }], { findEvidence, coverage: 'partial' })
  expect(rank().names).toEqual(['Wienbau'])
})

test('an empty base has an empty ranking, and so has a need that says nothing', () => {
  const nothing = needSchema.parse({ id: 'leer', title: '?', text: '!' })
  expect(rankNeed(store, { need: nothing }, { lexicon }, {}, 10)).toMatchObject({
    firms: [],
    left: { ended: 0, filtered: 0, knocked_out: 0 },
  })
  store = openBase()
  expect(rank()).toMatchObject({ names: [], left: { ended: 0, filtered: 0, knocked_out: 0 } })
})
