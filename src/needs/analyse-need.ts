import { analyse, type Token } from '../language/analyse.js'
import { guessLanguage, type Language } from '../language/guess-language.js'
import type { Form, Lexicon } from '../language/lexicon.js'
import { parseForm } from '../language/lexicon.js'
import { type Found, PhraseFinder } from '../language/phrase-finder.js'
import type { Need } from './need.js'
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
  /** Sentences held to be side remarks, which count less. */
  sideRemarks: string[]
  /** Words that stand in the need and are not searched for. */
  ignored: string[]
  /** What a person should know of the analysis, in sentences. */
  notes: string[]
  weights: Need['weights']
}

/** The title says what is sought more often than any sentence does. */
const titleWeight = 1.8
/** Words so common that they cannot carry a need. */
const genericWeight = 0.45
/** What the vocabulary does not know is a name or a detail as often as the task. */
const wordWeight = 0.6
/** Each doubling of the mentions adds this share, up to this many: a long text outweighs no title by saying a word again. */
const repetition = 0.25
const mostDoublings = 2

const ignoredOwner = Symbol('ignored')

/** What a need asks for, in words of both languages, with the weight of each. */
export function analyseNeed(need: Need, lexicon: Lexicon): AnalysedNeed {
  const finder = finderOf(lexicon)
  const gathering: Gathering = { lexicon, terms: new Map(), ignored: new Set() }
  const sideRemarks: string[] = []
  const language = guessLanguage(`${need.title}. ${need.text}`, 'de')
  gather(gathering, finder, {
    text: need.title,
    language: guessLanguage(need.title, language),
    weight: titleWeight,
    part: 'text',
  })
  weighSentences(need, lexicon, language).forEach(({ text, weight, aside }) => {
    if (aside) sideRemarks.push(text)
    gather(gathering, finder, { text, language, weight, part: 'text' })
  })
  for (const phrase of [...need.should, ...need.must])
    gather(gathering, finder, {
      text: phrase,
      language: guessLanguage(phrase, language),
      weight: titleWeight,
      part: 'text',
    })
  for (const line of ['de', 'en'] as const)
    if (need.search[line])
      gather(gathering, finder, { text: need.search[line], language: line, weight: 1, part: 'search' })
  const terms = [...gathering.terms.values()].map(toTerm).sort(byWeight)
  return {
    need: need.id,
    lexicon: lexicon.version,
    language,
    terms,
    must: need.must.map((text) => phraseOf(text, language, lexicon)),
    not: need.not.map((text) => phraseOf(text, language, lexicon)),
    search: {
      ...(need.search.de === undefined ? {} : { de: need.search.de }),
      ...(need.search.en === undefined ? {} : { en: need.search.en }),
    },
    sideRemarks,
    ignored: [...gathering.ignored],
    notes: notesOn(need, terms),
    weights: need.weights,
  }
}

export { formatAnalysis } from './format-analysis.js'

interface Mention {
  term: Omit<NeedTerm, 'weights' | 'from'>
  from: Set<string>
  text: number[]
  search: number[]
}

interface Gathering {
  lexicon: Lexicon
  terms: Map<string, Mention>
  ignored: Set<string>
}

interface Passage {
  text: string
  language: Language
  weight: number
  part: 'text' | 'search'
}

type Owner = number | typeof ignoredOwner
const finders = new WeakMap<Lexicon, PhraseFinder<Owner>>()

/** Made once per lexicon: the forms are many. */
function finderOf(lexicon: Lexicon): PhraseFinder<Owner> {
  let finder = finders.get(lexicon)
  if (!finder) {
    finder = new PhraseFinder<Owner>([
      ...lexicon.concepts.flatMap((concept, owner) =>
        concept.forms.filter((form) => form.weight === 1).map((form) => ({ owner: owner as Owner, form })),
      ),
      ...lexicon.ignored.map((form) => ({ owner: ignoredOwner as Owner, form })),
    ])
    finders.set(lexicon, finder)
  }
  return finder
}

function gather({ lexicon, terms, ignored }: Gathering, finder: PhraseFinder<Owner>, passage: Passage): void {
  const tokens = analyse(passage.text, passage.language)
  const written = (first: number, last: number) =>
    passage.text.slice((tokens[first] as Token).start, (tokens[last] as Token).end)
  const covered = new Set<number>()
  const skipped = new Set<number>()
  const isGeneric = (owner: Owner) => owner !== ignoredOwner && lexicon.concepts[owner]?.generic === true
  // A word to pass over is one as a whole: Verbrauch is not brauchen.
  const sought = finder.find(tokens).filter((each) => each.owner !== ignoredOwner || each.weight === 1)
  for (const found of longestFirst(sought, covered, isGeneric)) {
    if (found.owner === ignoredOwner) {
      for (let i = found.first; i <= found.last; i++) skipped.add(i)
      continue
    }
    const concept = lexicon.concepts[found.owner]
    if (!concept) continue
    const weight = passage.weight * found.weight * (concept.generic ? genericWeight : 1)
    mention(terms, `concept:${concept.id}`, weight, passage.part, written(found.first, found.last), () => ({
      kind: 'concept',
      id: concept.id,
      label: concept.id.replaceAll('-', ' '),
      names: concept.names,
      generic: concept.generic,
      forms: concept.forms,
      guards: concept.guards,
    }))
  }
  tokens.forEach((token, i) => {
    if (skipped.has(i)) ignored.add(written(i, i))
    else if (!covered.has(i)) {
      const word = written(i, i)
      const form = parseForm(word, passage.language)
      if (!form.words.length || /^\d+$/.test(word)) return
      mention(terms, `word:${token.term}`, passage.weight * wordWeight, passage.part, word, () => ({
        kind: 'word',
        id: token.term,
        label: word,
        names: { de: word, en: word },
        generic: false,
        forms: [form, ...partForms(token)],
        guards: [],
      }))
    }
  })
}

/** Parts of a compound nobody knows find at least the listings that name one. */
function partForms(token: Token): Form[] {
  return token.parts
    .filter((part) => part.length >= 5)
    .map((part) => ({ text: part, words: [[part]], weight: 0.4 }))
}

/**
 * Longer forms win over the shorter ones inside them: "building permit" is no building. Of equally long ones a word to pass
 * over wins, then those of a field; common words are left what nothing else explains. Marks the words that are covered;
 * forms of different fields over the same words stay side by side.
 */
function longestFirst(
  found: Found<Owner>[],
  covered: Set<number>,
  isGeneric: (owner: Owner) => boolean,
): Found<Owner>[] {
  const taken: { first: number; last: number; owner: Owner }[] = []
  const rank = ({ owner }: Found<Owner>) => (owner === ignoredOwner ? 0 : isGeneric(owner) ? 2 : 1)
  return [...found]
    .sort(
      (a, b) =>
        b.last - b.first - (a.last - a.first) ||
        rank(a) - rank(b) ||
        b.weight - a.weight ||
        a.first - b.first,
    )
    .filter((each) => {
      const { owner, first, last, weight } = each
      const inside = taken.some(
        (other) =>
          other.first <= first &&
          last <= other.last &&
          (other.last - other.first > last - first || other.owner === ignoredOwner || isGeneric(owner)) &&
          other.owner !== owner,
      )
      if (inside) return false
      // A part of a compound does not use the word up: "Baugenehmigungsverfahren" is searched for as well.
      if (weight === 1) {
        taken.push({ first, last, owner })
        for (let i = first; i <= last; i++) covered.add(i)
      }
      return true
    })
}

function mention(
  terms: Map<string, Mention>,
  key: string,
  weight: number,
  part: 'text' | 'search',
  written: string,
  make: () => Mention['term'],
): void {
  let known = terms.get(key)
  if (!known) {
    known = { term: make(), from: new Set(), text: [], search: [] }
    terms.set(key, known)
  }
  known.from.add(written)
  known[part].push(weight)
}

function toTerm({ term, from, text, search }: Mention): NeedTerm {
  return { ...term, weights: { text: joined(text), search: joined(search) }, from: [...from] }
}

/** The strongest mention, and a little for each doubling of the others. */
function joined(weights: number[]): number {
  if (!weights.length) return 0
  const most = Math.max(...weights)
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return round(most * (1 + repetition * Math.min(Math.log2(sum / most), mostDoublings)))
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

function byWeight(a: NeedTerm, b: NeedTerm): number {
  return (
    Math.max(b.weights.text, b.weights.search) - Math.max(a.weights.text, a.weights.search) ||
    (a.id < b.id ? -1 : 1)
  )
}

/** A phrase that is a concept stands for all its forms; any other for its own words, each of which must stand there. */
function phraseOf(text: string, language: Language, lexicon: Lexicon): NeedPhrase {
  const own = parseForm(text, guessLanguage(text, language))
  const key = JSON.stringify(own.words)
  const concept = lexicon.concepts.find((candidate) =>
    candidate.forms.some((form) => form.weight === 1 && JSON.stringify(form.words) === key),
  )
  const forms = concept ? [own, ...concept.forms.filter((form) => form.weight === 1)] : [own]
  return { text, parts: own.words.length ? [forms] : [] }
}

function notesOn(need: Need, terms: NeedTerm[]): string[] {
  const notes: string[] = []
  if (!terms.length) notes.push('Nothing in this need says what is sought: no listing can match it.')
  else if (!terms.some((term) => term.kind === 'concept' && !term.generic))
    notes.push('None of the words is in the vocabulary: only listings with the very same words are found.')
  if (!need.search.en)
    notes.push('There is no English search line: most listings are English, one line finds far more.')
  return notes
}
