import { describe, expect, test } from 'vitest'
import type { Direction } from '../../src/firms/evidence.js'
import { judgeEvidence, supports } from '../../src/firms/judge-evidence.js'

const quote = (rule: string, strength: 'strong' | 'weak', direction?: Direction) => ({
  rule,
  strength,
  ...(direction && { direction }),
})

describe('judgeEvidence', () => {
  test.for<[string, ReturnType<typeof quote>[], string, number]>([
    ['nothing', [], 'none', 0],
    ['one weak', [quote('a', 'weak')], 'maybe', 0.3],
    ['one weak rule twice', [quote('a', 'weak'), quote('a', 'weak')], 'maybe', 0.3],
    ['two weak rules', [quote('a', 'weak'), quote('b', 'weak')], 'yes', 0.5],
    ['three weak rules', [quote('a', 'weak'), quote('b', 'weak'), quote('c', 'weak')], 'yes', 0.6],
    ['one strong', [quote('a', 'strong')], 'yes', 0.7],
    ['strong and weak', [quote('a', 'strong'), quote('b', 'weak')], 'yes', 0.8],
    ['six strong', 'abcdef'.split('').map((rule) => quote(rule, 'strong')), 'yes', 1],
    ['who is regulated', [quote('a', 'strong', 'regulated-by')], 'none', 0],
    ['who helps to sell', [quote('a', 'strong', 'helps-selling-to')], 'maybe', 0.3],
    [
      'helping and one weak word',
      [quote('a', 'strong', 'helps-selling-to'), quote('b', 'weak', 'sells-to')],
      'maybe',
      0.3,
    ],
    [
      'helping and selling',
      [quote('a', 'strong', 'helps-selling-to'), quote('b', 'strong', 'sells-to')],
      'yes',
      0.7,
    ],
    [
      'regulated and selling',
      [quote('a', 'weak', 'regulated-by'), quote('b', 'strong', 'sells-to')],
      'yes',
      0.7,
    ],
  ])('%s', ([, quotes, outcome, score]) => {
    expect(judgeEvidence(quotes)).toEqual({ outcome, score })
    expect(judgeEvidence([...quotes].reverse())).toEqual({ outcome, score })
  })
})

test('regulated-by supports nothing', () => {
  expect([
    supports({}),
    supports({ direction: 'helps-selling-to' }),
    supports({ direction: 'regulated-by' }),
  ]).toEqual([true, true, false])
})
