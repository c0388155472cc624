import { describe, expect, test } from 'vitest'
import { checkConclusion } from '../../src/selection/conclusion.js'

const given = { because: 'drei Anbieter', who: 'analystin', verdictBy: null }

test('a verdict with its sentence, and a review by somebody else', () => {
  expect(checkConclusion('partly', given)).toBeUndefined()
  expect(
    checkConclusion('reviewed', { because: null, who: 'kollege', verdictBy: 'analystin' }),
  ).toBeUndefined()
})

describe('refused is', () => {
  test.each([
    ['a verdict without a sentence', 'covers', { because: null }, /needs a sentence/],
    ['a review of nothing', 'reviewed', {}, /no verdict to be reviewed/],
    [
      'a review of one’s own verdict',
      'reviewed',
      { verdictBy: 'analystin' },
      /a review is for another person/,
    ],
  ] as const)('%s', (_, what, over, says) => {
    expect(() => checkConclusion(what, { ...given, ...over })).toThrow(says)
  })
})
