import type { Token } from './analyse.js'
import type { Language } from './guess-language.js'
import type { Form } from './lexicon.js'

/** A form found in a text. */
export interface Found<Owner> {
  owner: Owner
  form: Form
  /** Indices of the first and last token. */
  first: number
  last: number
  /** 1 for whole words, less where a part of a compound stood for one, times the weight of the form. */
  weight: number
}

/** What a word inside a compound counts against the word itself. */
export const partWeight = 0.6
/** Words that may stand between two words of a phrase; stop words do not count. */
const gap = 1
/** Shorter stems begin too many unrelated words. */
const shortestPrefix = 8
const shortestWithAffixes = 12

/** Forms that may begin at a word or inside it, and what it counts there. */
interface Beginning<Owner> {
  forms: readonly { owner: Owner; form: Form }[]
  weight: number
}

const none: readonly never[] = []
/** In most compounds and long words no form begins, and they are met again and again; bounded, since listings never end. */
const knownLimit = 100_000

/** Finds many forms in texts at once: words and phrases, also inside German compounds. */
export class PhraseFinder<Owner> {
  readonly #byFirst = new Map<string, { owner: Owner; form: Form }[]>()
  /** By language and folded word, which decide on the stem and the parts. */
  readonly #known: Record<Language, Map<string, readonly Beginning<Owner>[]>> = {
    de: new Map(),
    en: new Map(),
    fr: new Map(),
    other: new Map(),
  }

  constructor(forms: Iterable<{ owner: Owner; form: Form }>) {
    for (const entry of forms)
      for (const stem of entry.form.words[0] ?? []) {
        const list = this.#byFirst.get(stem)
        if (list) list.push(entry)
        else this.#byFirst.set(stem, [entry])
      }
  }

  /** All forms in the tokens, in order of their first word. */
  find(tokens: readonly Token[]): Found<Owner>[] {
    const found: Found<Owner>[] = []
    for (let first = 0; first < tokens.length; first++) {
      const token = tokens[first] as Token
      const forms = this.#byFirst.get(token.term)
      if (forms) this.#findAt(tokens, first, { forms, weight: 1 }, found)
      if (token.parts.length || token.term.length >= shortestWithAffixes)
        for (const inside of this.#beginningsInside(token)) this.#findAt(tokens, first, inside, found)
    }
    return found
  }

  #beginningsInside(token: Token): readonly Beginning<Owner>[] {
    const known = this.#known[token.language]
    let beginnings = known.get(token.folded)
    if (!beginnings) {
      beginnings = this.#readInside(token)
      if (known.size >= knownLimit) known.clear()
      known.set(token.folded, beginnings)
    }
    return beginnings
  }

  #readInside(token: Token): readonly Beginning<Owner>[] {
    const beginnings: Beginning<Owner>[] = []
    const add = (stem: string) => {
      const forms = this.#byFirst.get(stem)
      if (forms) beginnings.push({ forms, weight: partWeight })
    }
    token.parts.forEach(add)
    for (const piece of affixes(token)) if (!token.parts.includes(piece)) add(piece)
    return beginnings.length ? beginnings : none
  }

  #findAt(
    tokens: readonly Token[],
    first: number,
    { forms, weight }: Beginning<Owner>,
    found: Found<Owner>[],
  ): void {
    for (const { owner, form } of forms) {
      if (!isMeant(form, tokens[first] as Token)) continue
      const match = matchRest(form, tokens, first)
      if (match)
        found.push({
          owner,
          form,
          first,
          last: match.last,
          weight: form.weight * Math.min(weight, match.weight),
        })
    }
  }
}

/** False where a word of another kind or language has the stem of a form by chance. */
function isMeant({ german, written, noun }: Form, token: Token): boolean {
  if (noun && token.verb) return false
  if (written !== undefined) return token.folded === written
  if (!german) return true
  return token.language === 'de' ? !(german.noun && token.small) : token.folded === german.folded
}

/** Beginnings and ends of a long German word: "baugenehmigungsverfahr" begins with "baugenehm". */
function affixes({ term, parts }: Token): string[] {
  // English words are no compounds; only tokens of German texts have parts, so long words alone are tried beside them.
  if (term.length < shortestWithAffixes && !parts.length) return []
  const pieces: string[] = []
  for (let length = shortestPrefix; length <= term.length - 3; length++)
    pieces.push(term.slice(0, length), term.slice(term.length - length))
  return pieces
}

/** The other words of a form behind its first one; none reaches into the next sentence. */
function matchRest(
  form: Form,
  tokens: readonly Token[],
  first: number,
): { last: number; weight: number } | null {
  let last = first
  let weight = 1
  for (let k = 1; k < form.words.length; k++) {
    const stems = form.words[k] as string[]
    let next = -1
    for (let i = last + 1; i <= last + 1 + gap && i < tokens.length; i++) {
      const token = tokens[i] as Token
      if (token.sentence !== tokens[first]?.sentence) break
      if (stems.includes(token.term)) {
        next = i
        break
      }
      if (token.parts.some((part) => stems.includes(part))) {
        next = i
        weight = partWeight
        break
      }
    }
    if (next < 0) return null
    last = next
  }
  return { last, weight }
}
