import type { Tier } from '../firms/tier.js'
import type { Block, Line, Span } from './document.js'
import { excerpt } from './excerpt.js'
import { fileWords } from './file-words.js'
import type { Language } from './paper.js'
import { wordsIn } from './words.js'

/** What a footnote leads to. */
export interface Evidence {
  quote: string | null
  url: string
  seen_at: string
  tier?: Tier | null
}

/** Longest quote that a paper carries, in characters. */
const longestQuote = 200

/** The numbered list of evidence of one paper: the same quote of the same page has one number. */
export class EvidenceNotes {
  readonly #lang: Language
  readonly #entries = new Map<string, { number: number; evidence: Evidence }>()

  constructor(lang: Language) {
    this.#lang = lang
  }

  /** Number of the footnote; undefined for evidence without a page. */
  number(evidence: Evidence): number | undefined {
    if (!evidence.url) return undefined
    const key = `${evidence.url}\n${evidence.quote ?? ''}`
    const known = this.#entries.get(key)
    if (known) return known.number
    const number = this.#entries.size + 1
    this.#entries.set(key, { number, evidence })
    return number
  }

  /** A span with the footnote behind it. */
  span(text: string, evidence: Evidence): Span {
    const note = this.number(evidence)
    return { text, ...(note === undefined ? {} : { note }) }
  }

  /** The list, each with quote, page, day and who says it; nothing where there is no evidence. */
  blocks(title: string): Block[] {
    if (!this.#entries.size) return []
    const [opening, closing] = wordsIn(this.#lang).quotes
    const items = [...this.#entries.values()].map(
      ({ evidence: { quote, url, seen_at, tier } }): Line => [
        ...(quote ? [{ text: `${opening}${excerpt(quote, longestQuote)}${closing} ` }] : []),
        { text: url, url },
        { text: `, ${seen_at.slice(0, 10)}` },
        ...(tier ? [{ text: `, ${fileWords(this.#lang).tiers[tier]}` }] : []),
      ],
    )
    return [
      { kind: 'heading', level: 2, text: title },
      { kind: 'list', items, ordered: true },
    ]
  }
}
