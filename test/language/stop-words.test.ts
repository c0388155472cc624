import { expect, test } from 'vitest'
import { fold } from '../../src/language/fold.js'
import { isStopWord } from '../../src/language/stop-words.js'

test.each([
  ['de', ['und', 'für', 'sollen', 'zurück']],
  ['en', ['the', 'with', 'should']],
  ['fr', ['avec', 'où', 'nous']],
] as const)('%s has its function words, folded', (language, words) => {
  for (const word of words) expect(isStopWord(fold(word), language)).toBe(true)
})

test('words that carry a task are none', () => {
  for (const word of ['antrag', 'wasser', 'ohne']) expect(isStopWord(word, 'de')).toBe(false)
  for (const word of ['permit', 'water', 'no', 'without']) expect(isStopWord(word, 'en')).toBe(false)
})
