import { describe, expect, test } from 'vitest'
import { isItCpv, parseCpv, parseNoticeDay, parseValue } from '../../src/awards/values.js'

test.each([
  [['45331000-6'], ['45331000']],
  [['72'], ['72']],
  [['43,44,71'], ['43', '44', '71']],
  [['45233120-6; 45233121 - Straßen'], ['45233120', '45233121']],
  [['453310006'], ['45331000']],
  [['', null, undefined, '7', 'LOT-1'], []],
  [['72000000', '72000000-5'], ['72000000']],
])('codes in %j are %j', (texts, codes) => {
  expect(parseCpv(texts)).toEqual(codes)
})

test.each([
  [['72000000'], true],
  [['48'], true],
  [['45000000', '72'], true],
  [['45724800'], false],
  [[], false],
])('%j is IT: %s', (codes, isIt) => {
  expect(isItCpv(codes)).toBe(isIt)
})

test.each([
  ['571400', 'EUR', 571400, 'EUR'],
  [1000, 'eur', 1000, 'EUR'],
  ['999.99', 'EUR', null, null],
  ['0.01', 'EUR', null, null],
  ['9.99', 'GBP', null, null],
  ['', 'EUR', null, null],
  ['viel', 'EUR', null, null],
  [null, null, null, null],
  ['-5000', 'EUR', null, null],
  ['5000', 'Euro', 5000, null],
])('the value %j %j', (amount, currency, value, code) => {
  expect(parseValue(amount, currency)).toEqual({ value, currency: code })
})

describe('the day', () => {
  test.each([
    ['2025-12-04T23:00:00Z', '2025-12-05'],
    ['2025-07-04T22:30:00Z', '2025-07-05'],
    ['2020-02-19+01:00', '2020-02-19'],
    ['2025-12-01T00:00:00+01:00', '2025-12-01'],
    ['2024-01-15Z', '2024-01-15'],
    ['2000-01-01Z', null],
    ['0026-11-03T01:00:00Z', null],
    ['2025-02-30', null],
    ['2025-13-01', null],
    ['bald', null],
    ['', null],
    [undefined, null],
  ])('of %j is %j', (text, day) => {
    expect(parseNoticeDay(text)).toBe(day)
  })
})
