import type { Token } from '../language/analyse.js'
import type { NeedWords } from '../language/lexicon.js'

/**
 * German words in small letters are verbs, adjectives and adverbs. What is sought stands in nouns; the rest tells how a need is
 * told ("legen auf", "kam es zu") and is rare in listings, most of which are English, for that reason alone.
 */
const smallWord = 0.25

/**
 * What a word that no concept knows says of the task, 0 to 1: how rare it is among those who buy (the share of the greatest
 * thinkable inverse document frequency), less for what is no noun.
 */
export function wordRarity({ term, language, small }: Token, { buyers, counts }: NeedWords): number {
  const rare = rarity(Object.hasOwn(counts, term) ? (counts[term] ?? 0) : 0, buyers)
  return language === 'de' && small ? smallWord * rare : rare
}

function rarity(users: number, buyers: number): number {
  if (!buyers) return 1
  return Math.max(0, Math.log((buyers + 1) / (users + 0.5)) / Math.log((buyers + 1) / 0.5))
}
