import { describe, expect, it } from 'vitest'
import { daysBetween, formatWhen } from '../../src/terminal/when.js'

const now = '2026-11-24T10:00:00Z'

describe('formatWhen', () => {
  it.each([
    ['2026-11-24T09:59:30Z', 'just now'],
    ['2026-11-24T10:00:20Z', 'just now'],
    ['2026-11-24T09:59:00Z', '1 minute ago'],
    ['2026-11-24T09:00:01Z', '59 minutes ago'],
    ['2026-11-24T07:30:00Z', '2 hours ago'],
    ['2026-11-23T10:00:00Z', '1 day ago'],
    ['2026-11-22T09:00:00Z', '2 days ago'],
    ['2026-08-01T09:00:00Z', '2026-08-01'],
    ['2026-11-26T10:00:00Z', 'in 2 days'],
    ['2026-11-24', 'today'],
    ['2026-11-23', 'yesterday'],
    ['2026-11-14', '10 days ago'],
    ['2026-11-25', '2026-11-25'],
    ['2026-01-02', '2026-01-02'],
    ['never', 'never'],
    ['', ''],
  ])('%s is %s', (iso, expected) => {
    expect(formatWhen(iso, now, true)).toBe(expected)
    expect(formatWhen(iso, now, false)).toBe(iso)
  })
})

describe('daysBetween', () => {
  it.each([
    ['2026-11-23T23:59:59Z', '2026-11-24T00:00:01Z', 1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-11-24', '2026-11-20T09:00:00Z', -4],
  ])('%s to %s', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days)
  })
})
