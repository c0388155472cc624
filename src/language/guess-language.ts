import { fold } from './fold.js'
import { isStopWord } from './stop-words.js'

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

/** What a word says for each language. */
interface Points {
  de: number
  en: number
  fr: number
}

/** A word; a letter that a page has lost is a part of it (lost-letters.ts). */
const lettersOfWord = /\p{L}+(?:[?\uFFFD]\p{Ll}+)*/gu
/** French alone drops a vowel before another one: "l'eau", "d'un", "qu'elle". */
const elision = /(?<![\p{L}'’])(?:[cdjlnst]|qu|jusqu|lorsqu|puisqu)['’](?=[aeiouyhàâéèêîô])/giu

/** Words are mostly known ones; bounded, since listings never end. */
const known = new Map<string, Points>()
const knownLimit = 200_000
/** Longer texts have told their language long before, in UTF-16 units. */
const enough = 500

/**
 * The language of a text by its function words; by letters and endings where it has none, as one-liners often do.
 * @param fallback for a text without any sign
 */
export function guessLanguage(text: string, fallback: Language = 'en'): Language {
  const points: Points = { de: 0, en: 0, fr: 0 }
  const beginning = text.slice(0, enough)
  const words = beginning.match(lettersOfWord) ?? []
  points.fr += beginning.match(elision)?.length ?? 0
  for (const word of words) {
    const { de, en, fr } = pointsOf(word)
    points.de += de
    points.en += en
    points.fr += fr
  }
  const best = (['en', 'de', 'fr'] as const).reduce((a, b) => (points[b] > points[a] ? b : a))
  if (points[best] > 0) return best
  // A long text without one known function word is in none of the three.
  return words.length > 25 ? 'other' : fallback
}

function pointsOf(word: string): Points {
  let points = known.get(word)
  if (!points) {
    points = weighWord(word)
    if (known.size >= knownLimit) known.clear()
    known.set(word, points)
  }
  return points
}

function weighWord(word: string): Points {
  const folded = fold(word)
  const points: Points = {
    de: /[äöüßÄÖÜ?\uFFFD]/.test(word) ? 1 : 0,
    en: 0,
    fr: /[éèêçœà]/.test(word) ? 0.5 : 0,
  }
  if (shared.has(folded)) return points
  for (const language of ['de', 'en', 'fr'] as const) if (isStopWord(folded, language)) points[language] += 1
  if (folded.length > 6) {
    if (germanEndings.test(folded)) points.de += 0.6
    if (englishEndings.test(folded)) points.en += 0.3
  }
  return points
}
