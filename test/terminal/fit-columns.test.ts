import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Claim, fitColumns } from '../../src/terminal/fit-columns.js'

const firm = (natural: number, priority = 1): Claim => ({ natural, title: 4, flexible: false, priority })
const flexible = (natural: number, priority = 1): Claim => ({ ...firm(natural, priority), flexible: true })

describe('fitColumns', () => {
  it.each<[string, Claim[], number, [place: number, width: number][] | null]>([
    [
      'all at their natural width',
      [firm(5), flexible(30)],
      37,
      [
        [0, 5],
        [1, 30],
      ],
    ],
    [
      'the flexible one shrinks',
      [firm(5), flexible(30)],
      30,
      [
        [0, 5],
        [1, 23],
      ],
    ],
    [
      'the widest shrink first',
      [flexible(20), flexible(60)],
      62,
      [
        [0, 20],
        [1, 40],
      ],
    ],
    [
      'no column is lost to rounding',
      [flexible(60), flexible(60)],
      61,
      [
        [0, 30],
        [1, 29],
      ],
    ],
    [
      'an overlong firm one is cut',
      [firm(90), firm(4)],
      60,
      [
        [0, 54],
        [1, 4],
      ],
    ],
    [
      'the lowest priority goes',
      [firm(20), firm(20, 2), firm(20, 3)],
      45,
      [
        [0, 20],
        [1, 20],
      ],
    ],
    [
      'of equals the last goes',
      [firm(20), firm(20, 2), firm(20, 2)],
      45,
      [
        [0, 20],
        [1, 20],
      ],
    ],
    [
      'the first alone may get narrower',
      [firm(90), flexible(90)],
      40,
      [
        [0, 22],
        [1, 16],
      ],
    ],
    ['nothing fits', [firm(30), firm(30), firm(30)], 40, null],
  ])('%s', (_, claims, width, expected) => {
    expect(
      fitColumns(claims, { width, gap: 2 })?.map((column) => [column.place, column.width]) ?? null,
    ).toEqual(expected)
  })
  it('never exceeds the window nor gives more than is wanted', () => {
    const claim = fc.record({
      natural: fc.integer({ min: 1, max: 200 }),
      title: fc.integer({ min: 1, max: 20 }),
      flexible: fc.boolean(),
      priority: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(
        fc.array(claim, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 20, max: 200 }),
        (claims, width) => {
          const fitted = fitColumns(claims, { width, gap: 2 })
          if (!fitted) return
          const total = fitted.reduce((sum, column) => sum + column.width + 2, -2)
          expect(total).toBeLessThanOrEqual(width)
          for (const column of fitted)
            expect(column.width).toBeLessThanOrEqual(claims[column.place]?.natural ?? 0)
          const first = claims.flatMap((one, place) => (one.priority === 1 ? [place] : []))
          expect(fitted.map(({ place }) => place)).toEqual(expect.arrayContaining(first))
        },
      ),
    )
  })
})
