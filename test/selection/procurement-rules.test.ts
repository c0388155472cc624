import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findRules, type Land, parseProcurementRules } from '../../src/selection/procurement-rules.js'

const file = new URL('../../data/procurement-rules.yaml', import.meta.url)
const rules = parseProcurementRules(readFileSync(file, 'utf8'), 'procurement-rules.yaml')
const find = (land: Land, value: number, today = '2026-11-25') => findRules(rules, { land, value, today })
const brief = (land: Land, value: number, today?: string) =>
  find(land, value, today).map(({ rule, state, warnings }) => [rule.id, state, ...warnings].join(' '))

test('every rule has a source, a day and an id of its own', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
  expect(rules.filter(({ source }) => !source.startsWith('https://'))).toEqual([])
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
  ])('%s, %d euros, on %s', (land, value, today, expected) =>
    expect(brief(land, value, today)).toEqual(expected),
  )
})

test('a rule without a limit, or with two, is refused with its line', () => {
  expect(() => parseProcurementRules('- { id: a, land: HH }', 'own.yaml')).toThrow(/own\.yaml:1/)
})
