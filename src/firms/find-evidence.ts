import type { Quote, Statement } from './evidence.js'
import type { EvidenceLexicon, EvidenceRule } from './evidence-lexicon.js'
import type { Listing } from './listing.js'
import { type Token, tokenise } from './phrase-tree.js'
import { quoteAround } from './quote-around.js'

/** Quotes of one rule in one listing, at most; the first ones say it. */
const mostQuotesPerRule = 1
/** A negation denies what stands within so many words behind it. */
const reachOfNegation = 3

type Texts = Pick<Listing, 'summary' | 'description' | 'tags'> & { name?: string }

/**
 * Quotes that support "is an AI firm" and "sells to the public sector", in the order of the text. Only summary,
 * description and tags count; a firm's name and address are no evidence, even where the text repeats the name.
 */
export function findEvidence(listing: Texts, lexicon: EvidenceLexicon): Record<Statement, Quote[]> {
  const found: Record<Statement, Quote[]> = { ai: [], govtech: [] }
  const counts = new Map<string, number>()
  const take = (rule: EvidenceRule, field: string, quote: string) => {
    const count = counts.get(rule.name) ?? 0
    if (count >= mostQuotesPerRule) return
    counts.set(rule.name, count + 1)
    found[rule.statement].push({ quote, field, rule: rule.name, strength: rule.strength })
  }
  const ownName = tokenise(listing.name ?? '').map((token) => token.lower)
  for (const field of ['summary', 'description'] as const) {
    const text = listing[field]
    if (text)
      searchText(text, ownName, lexicon, (rule, start, end) =>
        take(rule, field, quoteAround(text, start, end)),
      )
  }
  for (const tag of listing.tags)
    for (const rule of lexicon.tags.get(tag.toLowerCase()) ?? []) take(rule, 'tags', tag.slice(0, 200))
  return found
}

function searchText(
  text: string,
  ownName: readonly string[],
  lexicon: EvidenceLexicon,
  take: (rule: EvidenceRule, start: number, end: number) => void,
): void {
  const tokens = tokenise(text)
  for (let at = 0; at < tokens.length; ) {
    const nameLength = startsWithName(tokens, at, ownName)
    if (nameLength > 0) {
      at += nameLength
      continue
    }
    const hit = lexicon.tree.longestAt(tokens, at)
    if (!hit) {
      at++
      continue
    }
    const [start, end] = [tokens[at]?.start ?? 0, tokens[at + hit.length - 1]?.end ?? 0]
    for (const value of hit.values)
      if (
        value !== 'decoy' &&
        value.direction !== 'regulated-by' &&
        holds(value, tokens, at, hit.length, lexicon)
      )
        take(value, start, end)
    at += hit.length
  }
}

/** How many words of the firm's own name stand here; 0 for none. Names of one plain word may be words of the text too. */
function startsWithName(tokens: readonly Token[], at: number, name: readonly string[]): number {
  if (name.length < 2 || name.some((word, i) => tokens[at + i]?.lower !== word)) return 0
  return /^\p{Lu}|^\d/u.test(tokens[at]?.text ?? '') ? name.length : 0
}

function holds(
  rule: EvidenceRule,
  tokens: readonly Token[],
  at: number,
  length: number,
  lexicon: EvidenceLexicon,
): boolean {
  const sentence = tokens[at]?.sentence
  const negations = lexicon.negations[rule.statement]
  for (let i = at - 1; i >= Math.max(0, at - reachOfNegation) && tokens[i]?.sentence === sentence; i--)
    if (negations.has(tokens[i]?.lower ?? '')) return false
  if (rule.near.size === 0 && rule.notNear.size === 0) return true
  let near = rule.near.size === 0
  for (let i = 0; i < tokens.length; i++) {
    if (i >= at && i < at + length) continue
    const token = tokens[i]
    if (!token) continue
    const here = token.sentence === sentence
    if (here && rule.notNear.has(token.lower)) return false
    if ((here || rule.nearIn === 'text') && rule.near.has(token.lower)) near = true
  }
  return near
}
