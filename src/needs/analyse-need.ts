import { type Form, isSign, parseForm } from '../language/form.js'
import { guessLanguage, type Language } from '../language/guess-language.js'
import type { Lexicon } from '../language/lexicon.js'
import { TermGatherer } from './gather-terms.js'
import { languages, type Need } from './need.js'
import { weighSentences } from './sentences.js'

/** One thing the listings are searched for: a concept with all its forms, or a word of the need. */
export interface NeedTerm {
  kind: 'concept' | 'word'
  /** Concept id, or the word's stem. */
  id: string
  /** For people: the concept's id in plain words, or the word as written. */
  label: string
  /** For papers: the concept's name in each language, or the word as written. */
  names: { de: string; en: string }
  generic: boolean
  /** What it counts in title and text, and in the search lines; 0 where it does not stand. */
  weights: { text: number; search: number }
  /** Words of the need that led to it. */
  from: string[]
  forms: Form[]
  guards: Form[]
}

/** A phrase that must stand in a listing, or must not; several terms where it is no single concept. */
export interface NeedPhrase {
  text: string
  /** A listing has the phrase where it has one form of each. */
  parts: Form[][]
}

/** What the tool understood of a need. Plain data: it is printed, and kept with a frozen need. */
export interface AnalysedNeed {
  need: string
  lexicon: string
  language: Language
  terms: NeedTerm[]
  must: NeedPhrase[]
  not: NeedPhrase[]
  search: { de?: string; en?: string }
  /** Sentences held to be side remarks, which are not searched for. */
  sideRemarks: string[]
  /** Words that stand in the need and are not searched for. */
  ignored: string[]
  /** What a person should know of the analysis, in sentences. */
  notes: string[]
  weights: Need['weights']
}

/** The title says what is sought more often than any sentence does. */
const titleWeight = 1.8

/**
 * What a need asks for, in words of both languages, with the weight of each. A drafted search line is not searched with until
 * a person has confirmed it: it says nothing that the text does not say.
 */
export function analyseNeed(need: Need, lexicon: Lexicon): AnalysedNeed {
  const gatherer = new TermGatherer(lexicon, need.ignore)
  const sideRemarks: string[] = []
  const language = guessLanguage(`${need.title}. ${need.text}`, 'de')
  gatherer.add({
    text: need.title,
    language: guessLanguage(need.title, language),
    weight: titleWeight,
    part: 'text',
  })
  for (const { text, weight, aside } of weighSentences(need, lexicon, language)) {
    if (aside) sideRemarks.push(text)
    else gatherer.add({ text, language, weight, part: 'text' })
  }
  for (const text of [...need.should, ...need.must, ...need.phrases])
    gatherer.add({ text, language: guessLanguage(text, language), weight: titleWeight, part: 'text' })
  const search = confirmedLines(need)
  for (const line of languages) {
    const text = search[line]
    if (text) gatherer.add({ text, language: line, weight: 1, part: 'search' })
  }
  const { terms, ignored } = gatherer
  return {
    need: need.id,
    lexicon: lexicon.version,
    language,
    terms,
    must: need.must.map((text) => phraseOf(text, language, lexicon)),
    not: need.not.map((text) => phraseOf(text, language, lexicon)),
    search,
    sideRemarks,
    ignored,
    notes: notesOn(need, terms, language),
    weights: need.weights,
  }
}

export { formatAnalysis } from './format-analysis.js'

function confirmedLines({ search, drafted }: Need): { de?: string; en?: string } {
  return Object.fromEntries(
    languages.flatMap((line) => (search[line] && !drafted.includes(line) ? [[line, search[line]]] : [])),
  )
}

/** A phrase that is a concept stands for all its forms; any other for its own words, each of which must stand there. */
function phraseOf(text: string, language: Language, lexicon: Lexicon): NeedPhrase {
  const own = parseForm(text, guessLanguage(text, language))
  const key = JSON.stringify(own.words)
  const concept = lexicon.concepts.find((candidate) =>
    candidate.forms.some((form) => isSign(form) && JSON.stringify(form.words) === key),
  )
  const forms = concept ? [own, ...concept.forms.filter(isSign)] : [own]
  return { text, parts: own.words.length ? [forms] : [] }
}

function notesOn(need: Need, terms: NeedTerm[], language: Language): string[] {
  const notes: string[] = []
  if (!terms.length) notes.push('Nothing in this need says what is sought: no listing can match it.')
  else if (!terms.some((term) => term.kind === 'concept' && !term.generic))
    notes.push('None of the words is in the vocabulary: only listings with the very same words are found.')
  if (need.drafted.length)
    notes.push(
      `The search line in ${need.drafted.join(' and ')} is a draft of the tool and not searched with: correct or confirm it with "govscout needs edit ${need.id}".`,
    )
  if (!need.search.en && language !== 'en')
    notes.push('There is no English search line: most listings are English, one line finds far more.')
  return notes
}
