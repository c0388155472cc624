import { analyse } from '../language/analyse.js'
import type { Language } from '../language/guess-language.js'
import type { Lexicon } from '../language/lexicon.js'
import { PhraseFinder } from '../language/phrase-finder.js'

/** What a sentence about data protection, hosting, dates or offices counts against one about the task. */
const sideRemarkWeight = 0.3
/** Behind this many sentences a need tells of circumstances more than of the task. */
const opening = 3
const laterWeight = 0.7

/** Sentences and list items of a text; abbreviations and ordinals ("z. B.", "1. Januar") end none. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=\p{L}{3}[)"”“]?[.!?])\s+(?=[\p{Lu}„"(])|\s*[;\n•]+\s*/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
}

const finders = new WeakMap<Lexicon, PhraseFinder<null>>()

/** 1 for a sentence that tells the task, less for a side remark. */
export function sideRemarkFactor(sentence: string, lexicon: Lexicon, language: Language): number {
  let finder = finders.get(lexicon)
  if (!finder) {
    finder = new PhraseFinder(lexicon.sideRemarks.map((form) => ({ owner: null, form })))
    finders.set(lexicon, finder)
  }
  return finder.find(analyse(sentence, language)).length ? sideRemarkWeight : 1
}

/** What a sentence counts by its place, from 0. */
export function placeFactor(place: number): number {
  return place < opening ? 1 : laterWeight
}
