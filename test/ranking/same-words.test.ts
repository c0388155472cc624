import { describe, expect, test } from 'vitest'
import { parseLexicon } from '../../src/language/lexicon.js'
import { analyseNeed } from '../../src/needs/analyse-need.js'
import { needSchema } from '../../src/needs/need-schema.js'
import { firm, listing, rank } from './firms.js'

// Two concepts that share forms, as those of a field do.
const lexicon = parseLexicon([
  {
    name: 'concepts.yaml',
    text: `concepts:
  - {id: waste, field: T12, de: "Abfall, Füllstand", en: "waste, smart bins"}
  - {id: fill-level, field: T12, de: Füllstand, en: "fill level, smart bins, bins"}
  - {id: routes, field: T12, de: Touren, en: routes}
`,
  },
])
const need = analyseNeed(
  needSchema.parse({
    id: 'n-1',
    title: 'Füllstand messen und Touren planen',
    text: 'Abfall nach Füllstand holen.',
  }),
  lexicon,
)
const reasonsFor = (summary: string) => {
  const [first] = rank(need, [firm([listing(1, { summary })])])
  return { reasons: first?.reasons ?? [], score: first?.score ?? 0 }
}
const rulesFor = (summary: string) => reasonsFor(summary).reasons.map(({ rule }) => rule)

describe('words that two concepts have', () => {
  test.each([
    ['The smart bins of a city.', 1],
    ['Waste and fill level.', 2],
    ['Smart bins on routes.', 2],
  ])('%j is shown by %i reasons', (summary, count) => expect(rulesFor(summary)).toHaveLength(count))

  test('are named by the longest match, with the points of both', () => {
    const { reasons, score } = reasonsFor('The smart bins of a city.')
    expect(reasons.map(({ points }) => points)).toEqual([score])
  })

  test('no place of a listing stands in two reasons', () => {
    const { reasons, score } = reasonsFor('Smart bins on routes, waste by fill level.')
    const sum = reasons.reduce((all, { points }) => all + Math.round(points * 100), 0)
    expect(sum).toBe(Math.round(score * 100))
    expect(new Set(reasons.map(({ rule }) => rule)).size).toBe(reasons.length)
  })
})
