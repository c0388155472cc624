import { describe, expect, test } from 'vitest'
import { parseDay, parseYear } from '../../src/firms/dates.js'
import { parseStatus } from '../../src/firms/status.js'

test.for([
  ['24.11.2026', '2026-11-24'],
  ['4.1.2026', '2026-01-04'],
  ['Zuletzt aktualisiert: 04. 01. 2026', '2026-01-04'],
  ['2026-11-24', '2026-11-24'],
  ['2026-11-24T10:00:00Z', '2026-11-24'],
  ['29.02.2024', '2024-02-29'],
  ['29.02.2023', null],
  ['31.04.2026', null],
  ['00.00.2026', null],
  ['2026-13-01', null],
  ['12-06-18', null],
  ['gestern', null],
  ['', null],
])('the day of %j is %j', ([text, day]) => {
  expect(parseDay(text ?? '')).toBe(day)
})

test.for([
  ['2006', 2006],
  [' 2013', 2013],
  ['2006 / 2001', 2006],
  ['seit Mai 2011', 2011],
  ['2005 (als GbR)', 2005],
  ['01.04.2015', 2015],
  ['4/2015', 2015],
  ['1898', 1898],
  ['200', null],
  ['20155', null],
  ['10.2000 Kunden', 2000],
  ['1.999 Euro', null],
  ['1750', 1750],
  ['1700 Kunden seit 2011', 2011],
  ['1599', null],
  ['2026', 2026],
  ['2027', null],
  ['2099', null],
  ['geplant 2099, als GbR 2019', 2019],
  ['', null],
] as const)('the year of %j is %j', ([text, year]) => {
  expect(parseYear(text, 2026)).toBe(year)
})

describe('parseStatus', () => {
  test.for([
    ['Active', 'active'],
    ['aktiv', 'active'],
    ['Public', 'active'],
    ['True', 'active'],
    ['1', 'active'],
    ['False', 'inactive'],
    ['0', 'inactive'],
    ['Inactive', 'inactive'],
    ['inaktiv', 'inactive'],
    ['nicht mehr aktiv', 'inactive'],
    ['not active', 'inactive'],
    ['Closed', 'inactive'],
    ['gelöscht', 'inactive'],
    ['Insolvenz', 'inactive'],
    ['Acquired', 'acquired'],
    ['übernommen', 'acquired'],
    ['verkauft an Falkenbach', 'acquired'],
    ['Seed', 'unknown'],
    ['radioactive', 'unknown'],
    ['', 'unknown'],
  ] as const)('%j is %s', ([text, status]) => {
    expect(parseStatus(text)).toBe(status)
  })
})
