/** A word of a text and where it stands. */
export interface Token {
  text: string
  lower: string
  start: number
  end: number
  /** Number of the sentence it stands in. */
  sentence: number
}

/** Words are runs of letters, digits and combining marks; hyphens, points and apostrophes part them. */
const word = /[\p{L}\p{M}\p{N}]+/gu
const sentenceEnd = /[.!?…]["“”»)]*\s|\n|[•✓·|]/

/** Splits a text into words with their offsets and sentences. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let sentence = 0
  let last = 0
  for (const match of text.matchAll(word)) {
    const start = match.index
    const [found] = match
    if (start - last > 1 && sentenceEnd.test(text.slice(last, start))) sentence++
    last = start + found.length
    tokens.push({ text: found, lower: found.toLowerCase(), start, end: last, sentence })
  }
  return tokens
}

interface Node<Value> {
  next: Map<string, Node<Value>>
  /** Beginnings of words, from `word*` in a phrase. */
  open: { beginning: string; node: Node<Value> }[]
  /** `exact` is the phrase in its own capitals, words joined by a blank; null where capitals do not count. */
  ends: { value: Value; exact: string | null }[]
}

/** Phrases as a tree of words: one walk over a text's words finds all of them, whole words only. */
export class PhraseTree<Value> {
  readonly #root: Node<Value> = emptyNode()

  /** Adds a phrase; a word that ends in `*` matches all words that begin so. */
  add(phrase: string, value: Value, exact: boolean): void {
    let node = this.#root
    const words = phrase.match(/[\p{L}\p{M}\p{N}]+\*?/gu) ?? []
    for (const part of words) {
      const lower = part.toLowerCase()
      if (lower.endsWith('*')) {
        const beginning = lower.slice(0, -1)
        let step = node.open.find((one) => one.beginning === beginning)
        if (!step) {
          step = { beginning, node: emptyNode() }
          node.open.push(step)
        }
        node = step.node
      } else {
        let step = node.next.get(lower)
        if (!step) {
          step = emptyNode()
          node.next.set(lower, step)
        }
        node = step
      }
    }
    if (words.length) node.ends.push({ value, exact: exact ? words.join(' ') : null })
  }

  /** The longest phrases that begin at a word: their values and how many words they take. */
  longestAt(tokens: readonly Token[], at: number): { values: Value[]; length: number } | null {
    const best = { values: [] as Value[], length: 0 }
    this.#walk(this.#root, tokens, at, at, best)
    return best.length ? best : null
  }

  #walk(
    node: Node<Value>,
    tokens: readonly Token[],
    from: number,
    at: number,
    best: { values: Value[]; length: number },
  ): void {
    const length = at - from
    if (length > 0 && length >= best.length)
      for (const { value, exact } of node.ends) {
        if (exact !== null && exact !== written(tokens, from, at)) continue
        if (length > best.length) {
          best.length = length
          best.values = []
        }
        best.values.push(value)
      }
    const token = tokens[at]
    if (!token || (length > 0 && token.sentence !== tokens[from]?.sentence)) return
    const step = node.next.get(token.lower)
    if (step) this.#walk(step, tokens, from, at + 1, best)
    for (const { beginning, node: next } of node.open)
      if (token.lower.startsWith(beginning)) this.#walk(next, tokens, from, at + 1, best)
  }
}

function written(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ')
}

function emptyNode<Value>(): Node<Value> {
  return { next: new Map(), open: [], ends: [] }
}
