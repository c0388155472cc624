/** A word of a text with what lies inside it: "Rhein-Sieg-Kreis", "IT.NRW", "Zittau/Görlitz", "gGmbH". */
export interface Word {
  text: string
  /** Lower case. */
  lower: string
  /** Without the endings that cases bring: "niedersächsisch" for "Niedersächsischen". */
  stem: string
  start: number
  end: number
  capital: boolean
}

const wordPattern = /[\p{L}\p{M}\d]+(?:[-–.'’/&@][\p{L}\p{M}\d]+)*(?:-(?!\p{L}))?/gu

/** The words of a text. */
export function readWords(text: string): Word[] {
  return [...text.matchAll(wordPattern)].map((match) => {
    const [found] = match
    return {
      text: found,
      lower: found.toLowerCase(),
      stem: stemOf(found),
      start: match.index,
      end: match.index + found.length,
      capital: /^\p{Lu}/u.test(found),
    }
  })
}

/** A word without the endings of cases, for comparing names of several words. */
export function stemOf(word: string): string {
  const lower = word.toLowerCase()
  if (lower.length <= 5) return lower
  return lower.replace(/(?:es|en|er|em|e|s|n)$/, '')
}

interface Phrase<Value> {
  stems: readonly string[]
  text: string
  value: Value
}

/** Names of several words by their first stem, the longest first. */
export class PhraseBook<Value> {
  readonly #byFirst = new Map<string, Phrase<Value>[]>()

  add(text: string, value: Value): void {
    const words = readWords(text)
    const first = words[0]
    if (!first) return
    const phrases = this.#byFirst.get(first.stem)
    const phrase = { stems: words.map(({ stem }) => stem), text, value }
    if (!phrases) this.#byFirst.set(first.stem, [phrase])
    else {
      phrases.push(phrase)
      phrases.sort((a, b) => b.stems.length - a.stems.length)
    }
  }

  /** The longest phrase at a word; a phrase of one word counts only as written, with a genitive s at most. */
  longestAt(
    words: readonly Word[],
    at: number,
    text: string,
  ): { value: Value; length: number; text: string } | null {
    const first = words[at]
    if (!first) return null
    for (const phrase of this.#byFirst.get(first.stem) ?? []) {
      const { length } = phrase.stems
      if (!isSame(phrase, words, at) || !isOneRow(text, words, at, length)) continue
      return { value: phrase.value, length, text: phrase.text }
    }
    return null
  }
}

function isSame<Value>({ stems, text }: Phrase<Value>, words: readonly Word[], at: number): boolean {
  if (stems.length === 1) {
    const found = words[at]?.text ?? ''
    return found === text || found === `${text}s` || found === `${text}es`
  }
  return stems.every((stem, i) => words[at + i]?.stem === stem)
}

/** Whether only blanks, commas and dashes stand between words. */
export function isOneRow(text: string, words: readonly Word[], at: number, length: number): boolean {
  for (let i = at; i < at + length - 1; i++) {
    const between = text.slice(words[i]?.end, words[i + 1]?.start)
    if (!/^[\s,–?/"„“-]{1,4}$/u.test(between)) return false
  }
  return true
}

/** Whether two words stand beside each other with a blank alone. */
export function areClose(text: string, before: Word | undefined, after: Word | undefined): boolean {
  return before !== undefined && after !== undefined && /^\s+$/.test(text.slice(before.end, after.start))
}
