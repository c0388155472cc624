import { expect, test } from 'vitest'
import { analyse, type Token } from '../../src/language/analyse.js'
import type { Language } from '../../src/language/guess-language.js'
import { parseLexicon } from '../../src/language/lexicon.js'
import { wordRarity } from '../../src/needs/word-rarity.js'

const { needWords } = parseLexicon([
  { name: 'n.yaml', text: 'need_words:\n  buyers: 100\n  words:\n    "90": Lieferung\n    "5": Kanal\n' },
])
const rarity = (word: string, language: Language = 'de', words = needWords) =>
  wordRarity(analyse(word, language)[0] as Token, words)

test('what all buyers write says little, what none writes all', () => {
  expect(rarity('Lieferungen')).toBeLessThan(0.1)
  expect(rarity('Kanal')).toBeGreaterThan(rarity('Lieferung'))
  expect(rarity('Drohnenschwarm')).toBe(1)
})

test('German words in small letters count a quarter, English ones in full', () => {
  expect(rarity('frumpelt')).toBe(0.25)
  expect(rarity('swarm', 'en')).toBe(1)
})

test('without counts every noun is rare, and no count makes a weight negative', () => {
  expect(rarity('Lieferung', 'de', { buyers: 0, counts: {} })).toBe(1)
  expect(rarity('Lieferung', 'de', { buyers: 2, counts: { liefer: 90 } })).toBe(0)
})
