import { analyse, type Token } from '../language/analyse.js'
import { isSign, parseForm } from '../language/form.js'
import { guessLanguage, type Language } from '../language/guess-language.js'
import type { Form, Lexicon } from '../language/lexicon.js'
import { type Found, PhraseFinder } from '../language/phrase-finder.js'
import type { NeedTerm } from './analyse-need.js'
import { wordRarity } from './word-rarity.js'

/** Words so common that they cannot carry a need. */
const genericWeight = 0.45
/** What the vocabulary does not know is a name or a detail as often as the task. */
const wordWeight = 0.6
/** In a search line each word was chosen. */
const lineWordWeight = 1
/** Each doubling of the mentions adds this share, up to this many: a long text outweighs no title by saying a word again. */
const repetition = 0.25
const mostDoublings = 2

/** Part of a need with what it counts. */
export interface Passage {
  text: string
  language: Language
  weight: number
  part: 'text' | 'search'
}

interface Mention {
  term: Omit<NeedTerm, 'weights' | 'from'>
  from: Set<string>
  text: number[]
  search: number[]
}

const ignoredOwner = Symbol('ignored')
type Owner = number | typeof ignoredOwner
const finders = new WeakMap<Lexicon, PhraseFinder<Owner>>()

/** Made once per lexicon: the forms are many. */
function finderOf(lexicon: Lexicon): PhraseFinder<Owner> {
  let finder = finders.get(lexicon)
  if (!finder) {
    finder = new PhraseFinder<Owner>([
      ...lexicon.concepts.flatMap((concept, owner) =>
        concept.forms.filter(isSign).map((form) => ({ owner: owner as Owner, form: { ...form, weight: 1 } })),
      ),
      ...lexicon.ignored.map((form) => ({ owner: ignoredOwner as Owner, form })),
    ])
    finders.set(lexicon, finder)
  }
  return finder
}

/** Gathers what the passages of one need ask for: concepts, and words the vocabulary does not know. */
export class TermGatherer {
  readonly #lexicon: Lexicon
  readonly #finder: PhraseFinder<Owner>
  readonly #own: PhraseFinder<null>
  readonly #left: Set<string>
  readonly #terms = new Map<string, Mention>()
  readonly #ignored = new Set<string>()

  /** @param ignore words of the need, or concepts as the analysis names them, that are not searched for */
  constructor(lexicon: Lexicon, ignore: readonly string[]) {
    this.#lexicon = lexicon
    this.#finder = finderOf(lexicon)
    this.#left = new Set(ignore.map((text) => text.toLowerCase()))
    this.#own = new PhraseFinder(
      ignore
        .map((text) => parseForm(text, guessLanguage(text, 'de')))
        .filter(({ words }) => words.length > 0)
        .map((form) => ({ owner: null, form })),
    )
  }

  /** The terms, the heaviest first. */
  get terms(): NeedTerm[] {
    return [...this.#terms.values()].map(toTerm).sort(byWeight)
  }

  /** Words that are passed over, as written. */
  get ignored(): string[] {
    return [...this.#ignored]
  }

  add(passage: Passage): void {
    const tokens = analyse(passage.text, passage.language)
    const written = (first: number, last: number) =>
      passage.text.slice((tokens[first] as Token).start, (tokens[last] as Token).end)
    const covered = new Set<number>()
    const skipped = this.#wordsLeftOut(tokens)
    // A word to pass over is one as a whole: Verbrauch is not brauchen.
    const sought = this.#finder
      .find(tokens)
      .filter((each) => each.owner !== ignoredOwner || each.weight === 1)
      .filter(({ first, last }) => !overlaps(first, last, skipped))
    for (const found of longestFirst(sought, covered, (owner) => this.#isGeneric(owner))) {
      if (found.owner === ignoredOwner) {
        for (let i = found.first; i <= found.last; i++) skipped.add(i)
        continue
      }
      const concept = this.#lexicon.concepts[found.owner]
      if (!concept) continue
      const { id, names, generic, forms, guards } = concept
      const label = id.replaceAll('-', ' ')
      if ([id, label, names.de, names.en].some((name) => this.#left.has(name.toLowerCase()))) {
        for (let i = found.first; i <= found.last; i++) skipped.add(i)
        continue
      }
      const weight = passage.weight * found.weight * (generic ? genericWeight : 1)
      this.#mention(`concept:${id}`, weight, passage.part, written(found.first, found.last), () => ({
        kind: 'concept',
        id,
        label,
        names,
        generic,
        forms,
        guards,
      }))
    }
    tokens.forEach((token, i) => {
      if (skipped.has(i)) this.#ignored.add(written(i, i))
      else if (!covered.has(i)) this.#addWord(token, written(i, i), passage)
    })
  }

  #wordsLeftOut(tokens: readonly Token[]): Set<number> {
    const places = new Set<number>()
    for (const { first, last, weight } of this.#own.find(tokens))
      if (weight === 1) for (let i = first; i <= last; i++) places.add(i)
    return places
  }

  #isGeneric(owner: Owner): boolean {
    return owner !== ignoredOwner && this.#lexicon.concepts[owner]?.generic === true
  }

  #addWord(token: Token, word: string, { language, weight, part }: Passage): void {
    const form = parseForm(word, language)
    if (!form.words.length || /^\d+$/.test(word)) return
    const share =
      (part === 'search' ? lineWordWeight : wordWeight) * wordRarity(token, this.#lexicon.needWords)
    this.#mention(`word:${token.term}`, weight * share, part, word, () => ({
      kind: 'word',
      id: token.term,
      label: word,
      names: { de: word, en: word },
      generic: false,
      forms: [form, ...partForms(token)],
      guards: [],
    }))
  }

  #mention(
    key: string,
    weight: number,
    part: Passage['part'],
    written: string,
    make: () => Mention['term'],
  ): void {
    let known = this.#terms.get(key)
    if (!known) {
      known = { term: make(), from: new Set(), text: [], search: [] }
      this.#terms.set(key, known)
    }
    known.from.add(written)
    known[part].push(weight)
  }
}

function overlaps(first: number, last: number, places: ReadonlySet<number>): boolean {
  for (let i = first; i <= last; i++) if (places.has(i)) return true
  return false
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
