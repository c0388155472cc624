import { beforeEach, describe, expect, test } from 'vitest'
import { rankNeed } from '../../src/dossier/rank-need.js'
import { whyFirm } from '../../src/dossier/why-firm.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { labelsIn } from '../../src/ranking/labels.js'
import { type Answer, checkAssessment, type GivenAssessment } from '../../src/selection/assessment.js'
import { saveAssessment } from '../../src/store/assessments.js'
import { saveDecision } from '../../src/store/decisions.js'
import { createNeed, findNeed } from '../../src/store/needs.js'
import type { openBase } from '../store/base.js'
import { filledBase, lexicon, need } from './base.js'

const asking = needSchema.parse({
  ...need,
  criteria: [
    { id: 'C06', weight: 5 },
    { id: 'C09', knockout: true },
  ],
})
const page = { evidence: 'https://firma.example/a', quote: 'Zertifikat 4711' }

let store: ReturnType<typeof openBase>
beforeEach(() => {
  store = filledBase()
  createNeed(store, asking)
})

const rank = () => rankNeed(store, findNeed(store, asking.id), { lexicon }, {}, 300)
const first = () => rank().firms.find(({ firm }) => firm === 'F1')
const assess = (criterion: string, answer: Answer, given: GivenAssessment = {}, firm = 1) =>
  saveAssessment(store, firm, null, checkAssessment(criterion, answer, given, '2026-11-24'))

describe('an answer to a criterion', () => {
  test('that nobody gave widens the range and is named', () => {
    expect(first()?.unknown).toEqual(['C06', 'C09'])
  })

  test.each<[Answer, string | undefined, number, number]>([
    ['yes', 'authority', 1, 1],
    ['yes', 'press', 0.75, 1],
    ['yes', 'own', 0.5, 1],
    ['partly', 'own', 0.25, 0.5],
    ['no', 'press', 0, 0],
  ])(
    '%s by %s earns that share, and can still reach what an authority would bring',
    (answer, tier, share, reach) => {
      const before = first()
      const most = (before?.high ?? 0) - (before?.low ?? 0)
      assess('C06', answer, { ...page, ...(tier ? { tier } : {}) })
      const after = first()
      expect((after?.score ?? 0) - (before?.score ?? 0)).toBeCloseTo(most * share, 1)
      expect((after?.high ?? 0) - (before?.low ?? 0)).toBeCloseTo(most * reach, 1)
      expect(after?.unknown).toEqual(['C09'])
      const sum = after?.reasons.reduce((all, { points }) => all + Math.round(points * 100), 0)
      expect(sum).toBe(Math.round((after?.score ?? 0) * 100))
      const reason = after?.reasons.find(({ criterion }) => criterion === 'C06')
      expect(reason && { quote: reason.quote, url: reason.url, seen_at: reason.seen_at }).toEqual(
        share ? { quote: 'Zertifikat 4711', url: page.evidence, seen_at: '2026-11-24' } : undefined,
      )
    },
  )

  test('without a page is known and earns nothing', () => {
    const before = first()?.score
    assess('C06', 'yes')
    expect(first()).toMatchObject({ score: before, unknown: ['C09'] })
  })

  test('"unknown" takes an answer back', () => {
    const before = first()
    assess('C06', 'yes', page)
    assess('C06', 'unknown')
    expect(first()).toEqual(before)
  })

  test('to a criterion that the need does not set changes nothing', () => {
    const before = first()
    assess('C12', 'yes', page)
    expect(first()).toEqual(before)
  })
})

describe('"no" to a knock-out', () => {
  test('keeps a firm out of the ranking, is counted, and is told to who asks', () => {
    assess('C09', 'no', page)
    const { firms, left, decided } = rank()
    expect(firms.map(({ firm }) => firm)).not.toContain('F1')
    expect([left.knocked_out, decided]).toEqual([1, []])
    const why = whyFirm(
      {
        store,
        stored: findNeed(store, asking.id),
        vocabulary: { lexicon },
        labels: labelsIn('en'),
        filter: {},
        top: 20,
      },
      1,
    )
    expect(why).toMatchObject({ state: 'knocked-out', rank: null })
  })

  test('leaves a firm that was decided on in every paper, without a rank', () => {
    saveDecision(store, {
      need: asking.id,
      need_version: 1,
      firm: 1,
      verdict: 'in',
      reason: null,
      because: null,
    })
    assess('C09', 'no', page)
    expect(rank().decided.map(({ firm, rank: place }) => [firm, place])).toEqual([['F1', null]])
  })

  test('to another need only keeps it in', () => {
    saveAssessment(store, 1, 'other', checkAssessment('C09', 'no', page, '2026-11-24'))
    expect(rank().firms.map(({ firm }) => firm)).toContain('F1')
  })
})
