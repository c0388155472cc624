import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DatedEdge, partOfFirm } from '../../src/firms/part-of-firm.js'

const edge = (a: number, b: number, day: number): DatedEdge => ({
  a,
  b,
  reason: 'same domain',
  strength: 1,
  made_at: `2026-11-0${day}T10:00:00Z`,
})

test.for<[string, DatedEdge[], number, number[]]>([
  ['one listing', [edge(1, 2, 1)], 2, [2]],
  ['two that came together', [edge(1, 2, 3), edge(2, 3, 1)], 2, [2, 3]],
  [
    'the youngest edge is the one that is cut, wherever it is',
    [edge(1, 2, 1), edge(2, 3, 3), edge(3, 4, 2)],
    4,
    [3, 4],
  ],
  ['of one day, the one next to the listing', [edge(1, 2, 1), edge(2, 3, 1)], 3, [3]],
  ['nothing joins it', [edge(1, 2, 1)], 9, [9]],
])('%s', ([, edges, from, part]) => expect(partOfFirm(edges, from, 1)).toEqual(part))

test('the part holds the listing and never the firm’s own', () => {
  const trees = fc
    .array(fc.nat(), { minLength: 1, maxLength: 12 })
    .map((seeds) => seeds.map((seed, i) => edge((seed % (i + 1)) + 1, i + 2, (seed % 9) + 1)))
  fc.assert(
    fc.property(trees, fc.nat(), (edges, pick) => {
      const from = (pick % edges.length) + 2
      const part = partOfFirm(edges, from, 1)
      expect(part).toContain(from)
      expect(part).not.toContain(1)
    }),
  )
})
