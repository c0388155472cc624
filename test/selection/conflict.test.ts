import { expect, test } from 'vitest'
import { checkConflict } from '../../src/selection/conflict.js'

test.each([
  [{ firm: 'F1' }, 'none', /of a need as a whole/],
  [{ because: 'im Verein' }, 'membership', /is with a firm/],
  [{ firm: 'F1', because: ' ' }, 'share', /needs a sentence/],
] as const)('%j of kind %s is refused', (given, kind, says) =>
  expect(() => checkConflict(kind, given)).toThrow(says),
)

test('none names nobody, a conflict says what and how it is dealt with', () => {
  expect(checkConflict('none', {})).toEqual({ kind: 'none', because: null, remedy: null })
  expect(checkConflict('membership', { firm: 'F1', because: ' im Verein ', remedy: 'andere' })).toEqual({
    kind: 'membership',
    because: 'im Verein',
    remedy: 'andere',
  })
})
