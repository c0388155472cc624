import { splitCompound } from './compounds.js'
import { fold, foldGerman } from './fold.js'
import type { Language } from './guess-language.js'
import { hasLostLetter, mendLostLetters } from './lost-letters.js'
import { endsSentence } from './sentence-end.js'
import { stemEnglish } from './stem-english.js'
import { stemGerman } from './stem-german.js'
import { isStopWord } from './stop-words.js'
import { wordPattern, wordPlaces } from './word-places.js'

/** A word of a text as the search sees it. */
export interface Token {
  /** Folded stem. */
  term: string
  /** Stems of the parts of a compound; empty for other words. */
  parts: readonly string[]
  /** The word in folded letters, before stemming. */
  folded: string
  /** Language of the text. */
  language: Language
  /** True for a word that begins with a small letter: in German it is no noun. */
  small: boolean
  /** True for an English word in -ing that stands as a verb: "is building", "building the". */
  verb: boolean
  /** Number of the sentence or list item it stands in, from 0. */
  sentence: number
  /** Offsets in the text, in UTF-16 units. */
  start: number
  end: number
}

/** Stem and parts of one written word; null for a stop word. */
type Word = Pick<Token, 'term' | 'parts' | 'folded' | 'small'> | null

/** Written in capitals these English stop words are names. */
const acronyms: ReadonlySet<string> = new Set(['IT', 'US', 'WHO'])
const noParts: readonly string[] = []
/** Stemming costs ten times a look-up, and a text's words are mostly known ones; bounded, since listings never end. */
const known: Record<Language, Map<string, Word>> = {
  de: new Map(),
  en: new Map(),
  fr: new Map(),
  other: new Map(),
}
const knownLimit = 200_000

/** The content words of a text in a known language, in order; stop words are left out. */
export function analyse(text: string, language: Language): Token[] {
  const tokens: Token[] = []
  const places = wordPlaces(text)
  let sentence = 0
  let before: string | undefined
  for (let i = 0; i < places.length; i += 2) {
    const start = places[i] as number
    const end = places[i + 1] as number
    const written = text.slice(start, end)
    if (before !== undefined) {
      const behind = places[i - 1] as number
      // One blank ends none.
      const isBlank = start - behind === 1 && text.charCodeAt(behind) === 32
      if (!isBlank && endsSentence(before, text.slice(behind, start), written.charAt(0))) sentence++
    }
    const word = lookUp(written, language)
    if (word)
      tokens.push({
        term: word.term,
        parts: word.parts,
        folded: word.folded,
        language,
        small: word.small,
        verb:
          endsInIng.test(written) &&
          isVerb(before, i + 2 < places.length ? text.slice(places[i + 2], places[i + 3]) : undefined),
        sentence,
        start,
        end,
      })
    before = written
  }
  return tokens
}

const endsInIng = /ing$/i
/** Behind these an English word in -ing tells what somebody does, and before those what is done to something. */
const beforeVerb = /^(?:is|are|am|was|were|be|been|re|m|by|while|when|without|start(?:ed)?|currently|now)$/i
const behindVerb = /^(?:an?|the|our|your|their|its|his|her|my|this|these|those|something|up|out|on|for)$/i

function isVerb(before: string | undefined, behind: string | undefined): boolean {
  return (
    (before !== undefined && beforeVerb.test(before)) || (behind !== undefined && behindVerb.test(behind))
  )
}

/** The same without offsets, for the index: calls `take` with each word's stem and the stems of its parts. */
export function forEachTerm(
  text: string,
  language: Language,
  take: (term: string, parts: readonly string[]) => void,
): void {
  const words = text.match(wordPattern)
  if (!words) return
  for (const written of words) {
    const word = lookUp(written, language)
    if (word) take(word.term, word.parts)
  }
}

/**
 * The stems under which a single word can stand in listings: of its own language, and of the other one, because German
 * listings are full of English words and a short text's language is a guess.
 */
export function stemsOf(word: string): string[] {
  return [...new Set([stemGerman(foldWord(word, 'de')), stemEnglish(foldWord(word, 'en'))])]
}

function beginsSmall(word: string): boolean {
  const first = word.charAt(0)
  return first !== first.toUpperCase()
}

/** The words of a text as written, stop words left out. */
export function contentWords(text: string, language: Language): string[] {
  return (text.match(wordPattern) ?? []).filter((word) => lookUp(word, language) !== null)
}

/** One word in the letters it is compared in: "E-Mail" and "eMail" give "email". */
export function foldWord(written: string, language: Language): string {
  const joined = written.replace(/[-‐‑]/, '')
  if (hasLostLetter(joined)) return mendLostLetters(joined)
  return language === 'de' ? foldGerman(joined) : fold(joined)
}

function lookUp(written: string, language: Language): Word {
  const cache = known[language]
  let word = cache.get(written)
  if (word === undefined) {
    word = analyseWord(written, language)
    if (cache.size >= knownLimit) cache.clear()
    cache.set(written, word)
  }
  return word
}

function analyseWord(written: string, language: Language): Word {
  const folded = foldWord(written, language)
  if (folded.length < 2 || folded.length > 60) return null
  if (isStopWord(folded, language) && !acronyms.has(written)) return null
  const small = beginsSmall(written)
  if (language === 'de')
    return { term: stemGerman(folded), parts: splitCompound(folded).map(stemGerman), folded, small }
  return { term: language === 'en' ? stemEnglish(folded) : folded, parts: noParts, folded, small }
}
