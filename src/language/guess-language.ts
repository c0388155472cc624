import { fold } from './fold.js'
import { stopWords } from './stop-words.js'

export type Language = 'de' | 'en' | 'fr' | 'other'

/** Stop words of one language that are everyday content words of another would mislead: "die", "war", "in", "an". */
const shared = new Set([
  'an',
  'in',
  'so',
  'am',
  'was',
  'will',
  'man',
  'die',
  'war',
  'on',
  'me',
  'a',
  'no',
  'des',
  'de',
  'en',
  'du',
  'or',
  'se',
  's',
  't',
  'es',
  'us',
  'mein',
  'per',
  'pro',
  'hat',
  'etc',
  'do',
  'son',
  'plus',
  'must',
  'i',
  'm',
  'd',
  'pour',
  'he',
  'il',
])

const germanEndings =
  /(ung|ungen|keit|keiten|heit|heiten|schaft|lich|lichen|ieren|isch|ische|ischen|verwaltung|portal(e|s)?)$/
const englishEndings = /(tion|tions|ing|ment|ments|ness|ful|able|ware|ity|ies|ed|ly)$/

/**
 * The language of a text by its function words; by letters and endings where it has none, as one-liners often do.
 * @param fallback for a text without any sign
 */
export function guessLanguage(text: string, fallback: Language = 'en'): Language {
  const points = { de: 0, en: 0, fr: 0 }
  let words = 0
  for (const [word] of text.slice(0, 2000).matchAll(/\p{L}+/gu)) {
    words++
    const folded = fold(word)
    if (/[äöüßÄÖÜ]/.test(word)) points.de += 1
    if (/[éèêçœà]/.test(word)) points.fr += 0.5
    if (shared.has(folded)) continue
    for (const language of ['de', 'en', 'fr'] as const)
      if (stopWords[language].has(folded)) points[language] += 1
    if (folded.length > 6) {
      if (germanEndings.test(folded)) points.de += 0.6
      if (englishEndings.test(folded)) points.en += 0.3
    }
  }
  const best = (['en', 'de', 'fr'] as const).reduce((a, b) => (points[b] > points[a] ? b : a))
  if (points[best] > 0) return best
  // A long text without one known function word is in none of the three.
  return words > 25 ? 'other' : fallback
}
