import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { backOff } from '../../src/crawl/back-off.js'
import { parseRetryAfter } from '../../src/crawl/retry-after.js'

const now = Date.parse('2026-11-24T10:00:00Z')
const days = 24 * 3_600_000

describe('Retry-After', () => {
  test.for([
    ['120', 120_000],
    [' 5 ', 5000],
    ['1.5', 2000],
    ['Tue, 24 Nov 2026 10:05:00 GMT', 300_000],
    ['Tuesday, 24-Nov-26 10:05:00 GMT', 300_000],
    ['Tue Nov 24 10:05:00 2026', 300_000],
    ['Tue, 24 Nov 2026 11:05:00 +0100', 300_000],
    ['99999999', 30 * days],
    ['Fri, 01 Jan 2100 00:00:00 GMT', 30 * days],
    ['0', null],
    ['-5', null],
    ['Tue, 24 Nov 2026 09:00:00 GMT', null],
    ['soon', null],
    ['March', null],
    ['', null],
    [undefined, null],
  ] as const)('%s', ([value, pause]) => {
    expect(parseRetryAfter(value, now)).toBe(pause === null ? null : now + pause)
  })
})

test('the back-off doubles, lies between half and the whole of it, and has an end', () => {
  expect([1, 2, 3].map((failed) => backOff(failed, () => 1))).toEqual([2000, 4000, 8000])
  expect(backOff(1, () => 0)).toBe(1000)
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failed, chance) => {
        const pause = backOff(failed, () => chance)
        expect(pause).toBeGreaterThanOrEqual(1000)
        expect(pause).toBeLessThanOrEqual(30_000)
      },
    ),
  )
})
