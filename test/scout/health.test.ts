import { describe, expect, test } from 'vitest'
import { healthOf, isDue, isUnproven } from '../../src/scout/health.js'
import { directory } from './fake.js'

const now = '2026-11-24T04:00:00Z'
const daysAgo = (days: number) => new Date(Date.parse(now) - days * 86_400_000).toISOString()
const record = (days: number | null, failures = 0) => ({
  lastSuccess: days === null ? null : daysAgo(days),
  failures,
  lastFailure: failures ? 'Silent.' : null,
})
type Case = [Parameters<typeof isDue>[0], Parameters<typeof isDue>[1]]

describe('a directory is due', () => {
  test.each<[...Case, boolean]>([
    ['daily', undefined, true],
    ['monthly', record(null, 2), true],
    ['daily', record(1), true],
    // A cron job that starts a minute earlier than the night before must not skip a day.
    ['daily', record(1 - 1 / 1440), true],
    ['daily', record(0.8), false],
    ['weekly', record(6.95), true],
    ['weekly', record(6), false],
    ['weekly', record(1, 1), true],
    ['monthly', record(29), false],
    ['monthly', record(30), true],
    // The clock was ahead, and has been set back since.
    ['weekly', record(-0.05), false],
    ['weekly', record(-1), true],
    ['monthly', record(-3650), true],
    ['never', record(-3650), false],
    ['never', undefined, false],
    ['never', record(999, 9), false],
  ])('%s, with %o: %s', (frequency, one, due) => expect(isDue(frequency, one, now)).toBe(due))
})

describe('its health', () => {
  test.each<[...Case, boolean, string]>([
    ['weekly', undefined, false, 'new'],
    ['weekly', record(1), false, 'healthy'],
    ['weekly', record(14), false, 'healthy'],
    ['weekly', record(14.1), false, 'stale'],
    ['daily', record(2.1), false, 'stale'],
    ['never', record(999), false, 'healthy'],
    ['weekly', record(1, 1), false, 'suspect'],
    ['weekly', record(99, 2), false, 'suspect'],
    ['weekly', record(1, 3), false, 'failing'],
    ['weekly', record(null, 9), false, 'failing'],
    ['weekly', record(1, 9), true, 'paused'],
    ['weekly', undefined, true, 'paused'],
  ])('%s, with %o, paused %s: %s', (frequency, one, paused, health) => {
    expect(healthOf(frequency, one, { paused, now })).toBe(health)
  })
})

describe('a recipe is unproven', () => {
  const one = (state: string, origin: 'built-in' | 'own') => ({
    ...directory('json', { proof: state === 'unverified' ? { state } : { state, on: '2026-11-01' } }),
    origin,
  })
  test.each<[string, ReturnType<typeof one>, Parameters<typeof isUnproven>[1], boolean]>([
    ['if it is built in and nobody has seen it work', one('unverified', 'built-in'), undefined, true],
    ['also after runs that failed', one('unverified', 'built-in'), record(null, 2), true],
    ['no longer after one that did not', one('unverified', 'built-in'), record(40, 2), false],
    ['not if its form was recorded', one('recorded', 'built-in'), undefined, false],
    ['not if it is an own one', one('unverified', 'own'), undefined, false],
  ])('%s', (_, recipe, crawls, unproven) => expect(isUnproven(recipe, crawls)).toBe(unproven))
})
