import { describe, expect, test } from 'vitest'
import type { SiteVisit } from '../../src/store/site-visits.js'
import { isResting, isStale, restsUntil } from '../../src/visit/due.js'

const visit = (over: Partial<SiteVisit>): SiteVisit => ({
  id: 1,
  firm: 1,
  website: 'https://aktenlotse.example/',
  state: 'visited',
  reason: null,
  redirected_to: null,
  plan: [],
  requests: 8,
  bytes: 1,
  started_at: '2026-01-01T00:00:00Z',
  finished_at: '2026-01-01T00:00:00Z',
  rests_until: null,
  ...over,
})

test('a visit or rest in the future, of a clock that was set back since, keeps nobody away', () => {
  const now = '2026-01-01T00:00:00Z'
  const of = { shortlisted: false, flagged: false, now }
  expect(isStale(visit({ finished_at: '2031-01-01T00:00:00Z' }), of)).toBe(true)
  expect(isStale(visit({ finished_at: '2026-01-01T12:00:00Z' }), of)).toBe(false)
  const resting = visit({ state: 'blocked', rests_until: '2031-01-31T00:00:00Z' })
  expect(isResting(resting, resting.website, now)).toBe(false)
})

describe('a site is stale', () => {
  test.each([
    [
      'of a firm on a shortlist after 60 days',
      { shortlisted: true, flagged: false },
      'visited',
      '2026-03-01',
      false,
    ],
    [
      'of a firm on a shortlist after 60 days',
      { shortlisted: true, flagged: false },
      'visited',
      '2026-03-02',
      true,
    ],
    ['of another after 180', { shortlisted: false, flagged: false }, 'visited', '2026-06-29', false],
    ['of another after 180', { shortlisted: false, flagged: false }, 'visited', '2026-06-30', true],
    ['dead, for a second look after 14', { shortlisted: false, flagged: false }, 'dead', '2026-01-15', true],
    ['dead twice, as any other', { shortlisted: false, flagged: true }, 'dead', '2026-01-15', false],
  ] as const)('%s (%j, %s, %s: %s)', (_, of, state, day, stale) => {
    expect(isStale(visit({ state }), { ...of, now: `${day}T00:00:00Z` })).toBe(stale)
  })
})

test('a site that turned us away rests for 30 days, its successor does not', () => {
  const rests_until = restsUntil('blocked', false, '2026-01-01T00:00:00Z')
  expect(rests_until).toBe('2026-01-31T00:00:00Z')
  const blocked = visit({ state: 'blocked', rests_until })
  expect(isResting(blocked, blocked.website, '2026-01-30T23:59:59Z')).toBe(true)
  expect(isResting(blocked, blocked.website, '2026-01-31T00:00:00Z')).toBe(false)
  expect(isResting(blocked, 'https://neu.example/', '2026-01-02T00:00:00Z')).toBe(false)
  expect(isResting(undefined, 'https://neu.example/', '2026-01-02T00:00:00Z')).toBe(false)
})

test('robots.txt that could not be read forbids for a day', () => {
  expect(restsUntil('robots', true, '2026-01-01T00:00:00Z')).toBe('2026-01-02T00:00:00Z')
  expect(restsUntil('robots', false, '2026-01-01T00:00:00Z')).toBeNull()
  expect(restsUntil('visited', false, '2026-01-01T00:00:00Z')).toBeNull()
})
