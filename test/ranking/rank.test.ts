import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CandidateFirm } from '../../src/ranking/candidate-firm.js'
import { firm, listing, needOf, quote, rank } from './firms.js'

const need = needOf('Rohrbruch und Leckage finden, Gebäude prüfen')

const words = [
  'Leckage',
  'Rohrbruch',
  'leak',
  'pipe burst',
  'building',
  'Gebäude',
  'prüfen',
  'check',
  'water',
  'Brot',
  'software',
  'Die Stadt.',
  'For the city.',
]
const text = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join(' '))
const evidence = fc.array(
  fc
    .record({ text: fc.constantFrom('KI', 'AI inside', 'Behörden'), strong: fc.boolean() })
    .map((one) => quote(one.text, one.strong ? 'strong' : 'weak')),
  { maxLength: 3 },
)
const someFirms = fc
  .array(fc.record({ summary: text, description: text, ai: evidence, govtech: evidence }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((rows) =>
    rows.map(({ summary, description, ai, govtech }, i) =>
      firm([listing(i + 1, { name: `Firma ${'ABC'[i % 3]}`, summary, description })], {
        firm: `F${i + 1}`,
        evidence: { ai, govtech },
      }),
    ),
  )

describe('any ranking', () => {
  const each = (check: (firms: CandidateFirm[]) => void) =>
    fc.assert(fc.property(someFirms, check), { numRuns: 150 })

  test('adds up to the score, within the range, and is unknown only where there is no quote', () =>
    each((firms) => {
      for (const { score, low, high, reasons, unknown, firm: id } of rank(need, firms)) {
        const sum = reasons.reduce((total, { points }) => total + Math.round(points * 100), 0)
        expect(sum).toBe(Math.round(score * 100))
        expect(low).toBeLessThanOrEqual(score)
        expect(score).toBeLessThanOrEqual(high)
        expect(high).toBeLessThanOrEqual(100)
        const found = firms.find((one) => one.firm === id)?.evidence
        expect(unknown.includes('ai')).toBe(found?.ai.length === 0)
        expect(unknown.includes('public_sector')).toBe(found?.govtech.length === 0)
        for (const { points } of reasons) expect(points).toBeGreaterThan(0)
      }
    }))

  test('quotes what stands in the listing', () =>
    each((firms) => {
      for (const { firm: id, reasons } of rank(need, firms)) {
        const texts = firms
          .find((one) => one.firm === id)
          ?.listings.flatMap(({ name, summary, description, tags }) => [
            name,
            summary,
            description,
            tags.join(', '),
          ])
        for (const reason of reasons.filter(({ criterion }) => criterion === 'fit')) {
          const said = reason.quote.replace(/^…|…$/g, '')
          expect(texts?.some((one) => one.replace(/\s+/g, ' ').includes(said))).toBe(true)
        }
      }
    }))

  test('is the same each time, in whatever order the firms come, ties by name and then by id', () =>
    each((firms) => {
      const ranked = rank(need, firms)
      expect(rank(need, [...firms].reverse())).toEqual(ranked)
      expect(ranked.map(({ rank: place }) => place)).toEqual(ranked.map((_, i) => i + 1))
      ranked.slice(1).forEach((one, i) => {
        const before = ranked[i]
        if (!before) return
        expect(before.score).toBeGreaterThanOrEqual(one.score)
        if (before.score === one.score) expect([before.name, before.firm] <= [one.name, one.firm]).toBe(true)
      })
    }))
})

test('evidence that is missing leaves the range open, a weak quote alone half of it', () => {
  const one = (ai: ReturnType<typeof quote>[]) =>
    rank(need, [
      firm([listing(1, { summary: 'Leckage' })], { evidence: { ai, govtech: [quote('Behörden')] } }),
    ])[0]
  const [none, weak, strong] = [one([]), one([quote('KI', 'weak')]), one([quote('KI')])]
  expect(none).toMatchObject({ unknown: ['ai'], low: none?.score, high: (none?.score ?? 0) + 10 })
  expect(weak).toMatchObject({ unknown: [], score: (none?.score ?? 0) + 5, high: (none?.score ?? 0) + 10 })
  expect(strong).toMatchObject({ unknown: [], score: (none?.score ?? 0) + 10, high: (none?.score ?? 0) + 10 })
  // Two weak ones say yes, but not the same sentence twice.
  expect(one([quote('KI', 'weak'), quote('AI', 'weak')])?.score).toBe(strong?.score)
  expect(one([quote('KI', 'weak'), quote('KI', 'weak')])?.score).toBe(weak?.score)
})

test('a firm is as good as its best listing: standing in more directories adds nothing', () => {
  const good = listing(1, { summary: 'Findet jede Leckage.' })
  const poor = listing(2, { summary: 'Clean water' })
  const alone = rank(need, [firm([good]), firm([listing(3)])])[0]
  const both = rank(need, [firm([good, { ...good, id: 4 }, poor]), firm([listing(3)])])[0]
  expect(both?.reasons.map(({ url }) => url)).toEqual(both?.reasons.map(() => good.url))
  expect(both?.reasons[0]?.quote).toBe(alone?.reasons[0]?.quote)
})

test('words that must be there, and must not, decide who is ranked', () => {
  const firms = [
    firm([listing(1, { summary: 'Leckage in Gebäuden' })]),
    firm([listing(2, { summary: 'Leckage im Netz' })]),
  ]
  const ids = (over: object) => rank(needOf('Leckage finden', over), firms).map(({ firm: id }) => id)
  expect(ids({}).sort()).toEqual(['F1', 'F2'])
  expect(ids({ must: ['Gebäude'] })).toEqual(['F1'])
  expect(ids({ not: ['Gebäude'] })).toEqual(['F2'])
})

test('a guard word leaves a quarter, and says so', () => {
  const [plain, guarded] = ['Stops every leak of the building', 'Stops every data leak of the building'].map(
    (summary) => rank(needOf('Leckage'), [firm([listing(1, { summary })])])[0],
  )
  expect(guarded?.score).toBeLessThan(plain?.score ?? 0)
  expect(guarded?.reasons[0]?.label).toBe('leak (another job is named too)')
})

test('no need, no firm, no word in common: an empty list', () => {
  expect(rank(need, [])).toEqual([])
  expect(rank(need, [firm([listing(1, { summary: 'Brot und Kuchen' })])])).toEqual([])
  expect(rank(needOf('?'), [firm([listing(1, { summary: 'Leckage' })])])).toEqual([])
})
