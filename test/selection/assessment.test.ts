import { describe, expect, test } from 'vitest'
import {
  type Answer,
  checkAssessment,
  type GivenAssessment,
  reachOf,
  shareOf,
} from '../../src/selection/assessment.js'

const today = '2026-11-24'
const check = (answer: Answer, given: GivenAssessment = {}) => checkAssessment('C06', answer, given, today)

test('a page without a tier is the own word of the firm, of today', () => {
  expect(check('yes', { evidence: ' https://firma.example/a b ', quote: ' ISO\u00a027001  ' })).toEqual({
    criterion: 'C06',
    answer: 'yes',
    url: 'https://firma.example/a%20b',
    quote: 'ISO 27001',
    tier: 'own',
    evidence_on: today,
    because: null,
  })
})

describe('refused are', () => {
  test.each<[string, Answer, GivenAssessment, RegExp]>([
    ['evidence of the unknown', 'unknown', { evidence: 'https://firma.example' }, /takes no evidence/],
    ['a tier of the unknown', 'unknown', { tier: 'own' }, /takes no evidence/],
    ['a quote without a page', 'yes', { quote: 'ISO 27001' }, /needs the page/],
    ['a tier without a page', 'no', { tier: 'press' }, /needs the page/],
    ['a strange tier', 'yes', { evidence: 'https://firma.example', tier: 'rumour' }, /no tier "rumour"/],
    ['a script as page', 'yes', { evidence: 'javascript:alert(1)' }, /no address of a page/],
    ['a file as page', 'yes', { evidence: 'file:///etc/passwd' }, /no address of a page/],
    ['a password in the address', 'yes', { evidence: 'https://a:b@firma.example' }, /carries a password/],
    ['a day to come', 'yes', { on: '2026-11-25' }, /in the future/],
    ['a long quote', 'yes', { evidence: 'https://firma.example', quote: 'x'.repeat(201) }, /201 characters/],
    ['an empty quote', 'yes', { evidence: 'https://firma.example', quote: '  ' }, /--quote is empty/],
    ['a turned quote', 'yes', { evidence: 'https://firma.example', quote: 'a\u202eb' }, /control character/],
  ])('%s', (_, answer, given, says) => expect(() => check(answer, given)).toThrow(says))
})

describe('what an answer earns', () => {
  const page = { url: 'https://firma.example/', quote: 'ISO 27001' }
  test.each([
    ['yes', 'authority', 1],
    ['yes', 'press', 0.75],
    ['yes', 'own', 0.5],
    ['partly', 'authority', 0.5],
    ['partly', 'own', 0.25],
    ['no', 'authority', 0],
    ['unknown', null, 0],
  ] as const)('%s by %s: %s', (answer, tier, share) => expect(shareOf({ answer, tier, ...page })).toBe(share))

  test.each([
    { url: null, quote: null },
    { url: page.url, quote: null },
  ])('nothing without a page and its quote: %j', (evidence) =>
    expect(shareOf({ answer: 'yes', tier: 'authority', ...evidence })).toBe(0),
  )

  test.each([
    ['yes', 1],
    ['partly', 0.5],
    ['no', 0],
    ['unknown', 0],
  ] as const)('%s reaches %s', (answer, reach) => expect(reachOf({ answer })).toBe(reach))
})
