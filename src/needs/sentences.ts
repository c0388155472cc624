import { analyse } from '../language/analyse.js'
import type { Language } from '../language/guess-language.js'
import type { Form, Lexicon } from '../language/lexicon.js'
import { PhraseFinder } from '../language/phrase-finder.js'
import { abbreviationPattern } from '../language/sentence-end.js'
import type { Need } from './need.js'

/** A sentence of a need with what it counts. */
export interface WeighedSentence {
  text: string
  weight: number
  /** True for a side remark. */
  aside: boolean
}

/** A sentence about data protection, hosting, dates or offices is a condition of the purchase: it is not searched for. */
const sideRemarkWeight = 0
/** Behind this many sentences a need that asks in none of them tells of circumstances more than of the task. */
const opening = 3
const laterWeight = 0.7
/** Where some sentences ask for something, the others tell why: how it is done today, how much of it, what is wrong with it. */
const circumstanceWeight = 0.4
/** Fewer sentences than this are the task as a whole. */
const longNeed = 3
/** Words with which a need asks, German and English, as they stand in a sentence. */
const asking =
  /(?<!\p{L})(?:such(?:t|en)|gesucht|benötig(?:t|en)|brauch(?:t|en)|soll(?:en|te|ten)?|möchten?|will|wollen|wünsch\p{L}*|angestrebt|strebt|erforderlich|gefordert|beabsichtigt|erprobt|Ziel ist|needs?|needed|wants?|seeks?|looking for|should)(?!\p{L})/iu

/** The end of a sentence: a word of two letters or more that is no abbreviation, its full stop, a capital. */
const sentenceEnd = new RegExp(
  String.raw`(?<=\p{L}{2}[)"”“]?[.!?])(?<!(?<!\p{L})(?:${abbreviationPattern})\.)\s+(?=[\p{Lu}„"(])|[;\n•]+`,
  'u',
)

/** A text is taken as wrapped only where it has a line of this many characters; shorter lines are items. */
const leastWidth = 60

/**
 * Joins lines that a mail or an editor has broken within a sentence: the line does not end one, and the next word had hardly room on it (people break lines earlier than programs).
 * List items end where they like.
 */
function unwrap(text: string): string {
  const lines = text.split(/\r?\n/)
  const width = lines.reduce((most, line) => Math.max(most, line.length), 0)
  if (lines.length === 1 || width < leastWidth) return text
  return lines
    .map((line, i) => {
      const [word] = /^\p{L}\S*/u.exec(lines[i + 1] ?? '') ?? []
      const isBroken =
        word !== undefined && !/[.!?:;]\s*$/.test(line) && line.length + 1 + word.length > 0.9 * width
      return isBroken ? `${line.trimEnd()} ` : `${line}\n`
    })
    .join('')
}

/** Sentences and list items of a text; abbreviations and ordinals ("z. B.", "1. Januar") end none. */
export function sentencesOf(text: string): string[] {
  return unwrap(text)
    .split(sentenceEnd)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
}

/**
 * The sentences of a need's text, each with its weight. What the title names is the task, wherever it stands: a need for
 * barrier-free documents has no side remark about accessibility. A text of side remarks alone has none.
 */
export function weighSentences(
  { title, text }: Pick<Need, 'title' | 'text'>,
  lexicon: Lexicon,
  language: Language,
): WeighedSentence[] {
  const remarks = (sentence: string) =>
    new Set(
      finderOf(lexicon)
        .find(analyse(sentence, language))
        .map((found) => found.form),
    )
  const task = remarks(title)
  const written = sentencesOf(text)
  const asks = written.map((sentence) => asking.test(sentence))
  const tells = written.length >= longNeed && asks.includes(true)
  const sentences = written.map((sentence, place) => ({
    text: sentence,
    weight: tells ? (asks[place] ? 1 : circumstanceWeight) : place < opening ? 1 : laterWeight,
    aside: [...remarks(sentence)].some((form) => !task.has(form)),
  }))
  if (sentences.every((sentence) => sentence.aside))
    return sentences.map((each) => ({ ...each, aside: false }))
  return sentences.map((each) => (each.aside ? { ...each, weight: sideRemarkWeight } : each))
}

const finders = new WeakMap<Lexicon, PhraseFinder<null>>()

/** Made once per lexicon. */
function finderOf(lexicon: Lexicon): PhraseFinder<null> {
  let finder = finders.get(lexicon)
  if (!finder) {
    finder = new PhraseFinder(lexicon.sideRemarks.map((form: Form) => ({ owner: null, form })))
    finders.set(lexicon, finder)
  }
  return finder
}
