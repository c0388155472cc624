import { expect, test } from 'vitest'
import { analyseStored } from '../../src/dossier/analyse-stored.js'
import { rankNeed } from '../../src/dossier/rank-need.js'
import { parseLexicon } from '../../src/language/lexicon.js'
import { analyseNeed } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { createNeed, editNeed, findNeed, freezeNeed } from '../../src/store/needs.js'
import { listing, openBase, publish } from '../store/base.js'
import { filledBase, lexicon, need } from './base.js'

const same = { country: 'DE', summary: 'Prüft Bauanträge.' }

test.each<[what: string, places: string[], points: number | undefined, score: number, unknown: boolean]>([
  ['no wish', [], undefined, 0, false],
  ['a wish without points', ['Kiel'], undefined, 0, false],
  ['points for the seat', ['Ulm', 'kiel'], 5, 5, false],
  ['points for a seat elsewhere', ['Ulm'], 5, 0, false],
])('%s: a firm in Kiel', (_, places, place, score, unknown) => {
  const store = openBase()
  publish(store, [listing('Kielbau', { ...same, city: 'Kiel' })])
  const wish = {
    prefer: { places, languages: [] },
    weights: { ...need.weights, ...(place ? { place } : {}) },
  }
  const ranked = (one: typeof need) => rankNeed(store, { need: one }, { lexicon }, {}, 10).firms[0]
  const plain = ranked(need)
  const firm = ranked(needSchema.parse({ ...need, ...wish }))
  expect((firm?.score ?? 0) - (plain?.score ?? 0)).toBeCloseTo(score, 6)
  expect(firm?.reasons.filter(({ criterion }) => criterion === 'place')).toEqual(
    score ? [expect.objectContaining({ points: 5, quote: 'Kiel', label: 'seat in a preferred place' })] : [],
  )
  expect(firm?.unknown.includes('place')).toBe(unknown)
  // Where the seat is known to be elsewhere nothing is open.
  expect((firm?.high ?? 0) - (plain?.high ?? 0)).toBeCloseTo(score, 6)
})

test('a seat nobody knows is open', () => {
  const store = openBase()
  publish(store, [listing('Ohnesitz', same)])
  const wish = needSchema.parse({
    ...need,
    prefer: { places: ['Kiel'], languages: [] },
    weights: { ...need.weights, place: 5 },
  })
  const [firm] = rankNeed(store, { need: wish }, { lexicon }, {}, 10).firms
  expect(firm?.unknown).toContain('place')
  expect((firm?.high ?? 0) - (firm?.score ?? 0)).toBeCloseTo(25, 6)
})

test('a frozen need is ranked as it was understood, whatever the vocabulary says later', () => {
  const store = filledBase()
  createNeed(store, need)
  freezeNeed(store, findNeed(store, need.id), analyseNeed(need, lexicon))
  const later = parseLexicon([
    {
      name: 'concepts.yaml',
      text: 'concepts:\n  - {id: bread, field: T05, de: "Brot, Bauantrag, Bauanträge", en: bread}\n',
    },
  ])
  const frozen = findNeed(store, need.id)
  expect(rankNeed(store, frozen, { lexicon: later }, {}, 10).firms).toEqual(
    rankNeed(store, { need }, { lexicon }, {}, 10).firms,
  )
  expect(analyseStored(store, frozen, { lexicon: later }).lexicon).toBe(lexicon.version)
  editNeed(store, { ...need, title: 'Bauanträge' }, 1)
  expect(analyseStored(store, findNeed(store, need.id), { lexicon: later }).lexicon).toBe(later.version)
})
