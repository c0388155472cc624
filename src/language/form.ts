import { contentWords, foldWord, stemsOf } from './analyse.js'
import type { Language } from './guess-language.js'

/** A word or phrase as it is looked for: for each of its content words the stems that may stand there. */
export interface Form {
  text: string
  words: string[][]
  /** 1 for the thing itself, less for what only lies near it. */
  weight: number
  /** In needs this form says the thing itself, whatever its weight in listings. */
  sign?: true
  /**
   * A single German word, with what keeps it apart from others of the same stem. A noun is meant in German texts by a
   * capitalised word alone ("sucht" is not Sucht, "steuern" not Steuern), unless it is made of a verb (Beratung). In other
   * texts the word is meant as it is written: "rent" is not Rente.
   */
  german?: { folded: string; noun: boolean }
  /** Folded: the very word is meant. So are guards ("customers" guards "customs", which has its stem) and nouns in -ing. */
  written?: string
  /** An English noun that is a form of a verb as well: not meant where it stands as one ("is building"). */
  noun?: true
}

/** A phrase as it is looked for; no words where it is all stop words. */
export function parseForm(text: string, language: Language, weight = 1): Form {
  const words = contentWords(text, language)
  const form: Form = { text, words: words.map(stemsOf), weight }
  const [only] = words
  if (language === 'de' && words.length === 1 && only)
    form.german = { folded: foldWord(only, 'de'), noun: isNoun(only) }
  return form
}

/** Whether a form says the thing in a need; the others only find it in listings. */
export function isSign(form: Form): boolean {
  return form.weight === 1 || form.sign === true
}

function isNoun(word: string): boolean {
  return /^\p{Lu}/u.test(word) && !/(ung|ungen|tion|tionen|ieren)$/.test(word)
}
