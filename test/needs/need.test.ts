import fc from 'fast-check'
import { expect, test } from 'vitest'
import { completeNeed, languages, routes } from '../../src/needs/need.js'
import { needSchema } from '../../src/needs/need-schema.js'

const words = fc.constantFrom('Akten', 'Bauanträge prüfen', 'ein Wort', 'two words')
const lists = fc.array(words, { maxLength: 2 })

/** Documents in any version of the schema: every part that may be left away is left away at times. */
const documents = fc.record(
  {
    id: fc.constantFrom('n-1', 'BAU_2'),
    title: words,
    text: words,
    owner: words,
    route: fc.constantFrom(...routes),
    search: fc.record({ en: words, de: words }, { requiredKeys: [] }),
    fields: fc.array(fc.constantFrom('T01', 'T25'), { maxLength: 2 }),
    must: lists,
    should: lists,
    not: lists,
    phrases: lists,
    ignore: lists,
    criteria: fc.constantFrom([], [{ weight: 2, id: 'C05' }], [{ id: 'C01', knockout: true }, { id: 'C02' }]),
    prefer: fc.record({ languages: lists, places: fc.constant(['Kiel']) }, { requiredKeys: ['places'] }),
    weights: fc.record({ ai: fc.integer({ min: 0, max: 100 }), fit: fc.constant(70) }, { requiredKeys: [] }),
  },
  { requiredKeys: ['id', 'title', 'text'] },
)

test('a kept need is completed as the schema would, to the order of its parts', () => {
  fc.assert(
    fc.property(documents, (document) => {
      const checked = needSchema.parse(document)
      // What is kept has passed the schema; an older version of it had fewer parts.
      expect(JSON.stringify(completeNeed(JSON.stringify(checked)))).toBe(JSON.stringify(checked))
      const { weights, prefer, criteria, ...older } = checked
      expect(JSON.stringify(completeNeed(JSON.stringify(older)))).toBe(
        JSON.stringify(needSchema.parse(older)),
      )
    }),
  )
})

test('no part of the schema is forgotten', () => {
  const all = {
    ...{ id: 'n-1', title: 'T', text: 'T', owner: 'O', route: routes[0], drafted: [languages[0]] },
    ...{ search: { de: 'Suche' }, origin: { de: { by: 'ollama/x', at: '2026-11-24T10:00:00Z' } } },
  }
  expect(Object.keys(completeNeed(JSON.stringify(all))).sort()).toEqual(Object.keys(needSchema.shape).sort())
})
