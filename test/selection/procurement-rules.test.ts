import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Land, lands } from '../../src/selection/lands.js'
import { findRules, parseProcurementRules } from '../../src/selection/procurement-rules.js'

const file = new URL('../../data/procurement-rules.yaml', import.meta.url)
const rules = parseProcurementRules(readFileSync(file, 'utf8'), 'procurement-rules.yaml')
const find = (land: Land, value: number, today = '2026-11-25') => findRules(rules, { land, value, today })
const brief = (land: Land, value: number, today?: string) =>
  find(land, value, today).map(({ rule, state, warnings }) => [rule.id, state, ...warnings].join(' '))

test('every rule has a source, a day and an id of its own', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  expect(rules.filter(({ source }) => !source.startsWith('https://'))).toEqual([])
})

const uvgo = ['hh-negotiated may apply unconfirmed', 'hh-restricted may apply unconfirmed']

test('no rule of another Land, nor of whom it is not for, in any Land at any value', () => {
  for (const land of lands)
    for (const value of [1, 500, 1000, 5000, 25_000, 100_000, 216_000, 1_000_000])
      for (const { rule } of find(land, value)) {
        expect([land, 'DE', 'EU']).toContain(rule.land)
        if (rule.for === 'federal') expect(land).toBe('DE')
      }
})

describe('what may apply', () => {
  test.each<[Land, number, string | undefined, string[]]>([
    [
      'HH',
      80_000,
      undefined,
      [
        'hh-ex-post may apply',
        'hh-experiment may apply expires-soon',
        'hh-negotiated may apply unconfirmed',
        'hh-restricted may apply unconfirmed',
      ],
    ],
    [
      'HH',
      80_000,
      '2027-01-01',
      [
        'hh-ex-post may apply',
        'hh-negotiated may apply unconfirmed',
        'hh-restricted may apply unconfirmed',
        'hh-experiment ended expired',
      ],
    ],
    ['HH', 216_000, undefined, ['hh-ex-post may apply', 'eu-2026-others may apply']],
    ['DE', 150_000, undefined, ['eu-2026-federal may apply']],
    [
      'DE',
      900,
      undefined,
      [
        'de-direct-2025 may apply unconfirmed',
        'de-direct-planned may apply unconfirmed',
        'uvgo-direct may apply',
      ],
    ],
    ['TH', 900, undefined, ['uvgo-direct may apply']],
    ['TH', 20_000, undefined, []],
    ['SN', 500, undefined, ['sn-direct may apply', 'uvgo-direct may apply']],
    ['BY', 50_000, '2024-12-01', ['by-direct not yet not-yet']],
    ['NI', 20_000, '2027-08-01', ['ni-direct may apply unchecked']],
    // At the limits: up to a value means with it, from a value on means with it; a day that ends something is its last.
    ['NI', 20_000.01, undefined, []],
    ['HH', 24_999.99, '2026-12-31', ['hh-experiment may apply expires-soon', ...uvgo]],
    ['HH', 25_000, '2024-01-01', ['hh-ex-post may apply', 'hh-experiment may apply', ...uvgo]],
    ['HH', 25_000, '2023-12-31', ['hh-ex-post may apply', ...uvgo, 'hh-experiment not yet not-yet']],
    ['HH', 25_000, '2026-10-02', ['hh-ex-post may apply', 'hh-experiment may apply expires-soon', ...uvgo]],
    ['HH', 25_000, '2026-10-01', ['hh-ex-post may apply', 'hh-experiment may apply', ...uvgo]],
    ['SN', 215_999, undefined, []],
    ['SN', 216_000, '2025-12-31', ['eu-2026-others not yet not-yet']],
    ['NI', 20_000, '2027-05-23', ['ni-direct may apply']],
    ['NI', 20_000, '2027-05-24', ['ni-direct may apply unchecked']],
  ])('%s, %d euros, on %s', (land, value, today, expected) =>
    expect(brief(land, value, today)).toEqual(expected),
  )
})

test('a rule without a limit, or with two, is refused with its line', () => {
  expect(() => parseProcurementRules('- { id: a, land: HH }', 'own.yaml')).toThrow(/own\.yaml:1/)
})
