import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firm, listing, needOf, quote, rank } from './firms.js'

const need = needOf('Leckage finden')
const firms = [
  firm([listing(1, { summary: 'Findet jede Leckage' })], { evidence: { ai: [quote('KI')], govtech: [] } }),
  firm([listing(2, { summary: 'Leckage' })]),
]

test('a criterion of the need that nobody has answered is unknown, and widens the range by its weight', () => {
  const [first] = rank(need, firms, {
    criteria: [{ id: 'C03', weight: 25 }, { id: 'C05', knockout: true }, { id: 'C07' }],
  })
  expect(first?.unknown).toEqual(['public_sector', 'C03', 'C05'])
  expect((first?.high ?? 0) - (first?.low ?? 0)).toBeCloseTo(8 + 20, 9)
  expect(first?.low).toBe(first?.score)
})

test('criteria without a weight move no point', () => {
  const bare = rank(need, firms)
  const asked = rank(need, firms, { criteria: [{ id: 'C05', knockout: true }, { id: 'C07' }] })
  expect(asked.map(({ unknown: _, ...one }) => one)).toEqual(bare.map(({ unknown: _, ...one }) => one))
})

test('with whatever weights the points shown add up to the score, and no range leaves 0 to 100', () =>
  fc.assert(
    fc.property(
      fc.array(
        fc.record({ weight: fc.option(fc.double({ min: 0.1, max: 10, noNaN: true }), { nil: undefined }) }),
        {
          maxLength: 6,
        },
      ),
      (weights) => {
        const criteria = weights.map(({ weight }, i) => ({ id: `C0${i + 1}`, weight }))
        for (const { score, reasons, low, high } of rank(need, firms, { criteria })) {
          expect(reasons.reduce((sum, { points }) => sum + Math.round(points * 100), 0)).toBe(
            Math.round(score * 100),
          )
          expect(low).toBeLessThanOrEqual(high)
          // Each criterion is rounded to hundredths by itself.
          expect(high).toBeLessThanOrEqual(100.05)
        }
      },
    ),
  ))
