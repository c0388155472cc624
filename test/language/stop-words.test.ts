import { expect, test } from 'vitest'
import { fold } from '../../src/language/fold.js'
import { stopWords } from '../../src/language/stop-words.js'

test.each([
  ['de', ['und', 'für', 'sollen', 'zurück']],
  ['en', ['the', 'with', 'should']],
  ['fr', ['avec', 'où', 'nous']],
] as const)('%s has its function words, folded', (language, words) => {
  for (const word of words) expect(stopWords[language]).toContain(fold(word))
})

test('words that carry a task are none', () => {
  for (const word of ['antrag', 'wasser', 'ohne']) expect(stopWords.de).not.toContain(word)
  for (const word of ['permit', 'water', 'no', 'without']) expect(stopWords.en).not.toContain(word)
})
