import type { Membership, Quote, Statement } from './evidence.js'
import type { EvidenceLexicon, EvidenceRule } from './evidence-lexicon.js'
import type { Listing } from './listing.js'
import { type Token, tokenise } from './phrase-tree.js'
import { quoteAround } from './quote-around.js'

/** Quotes of one rule in one listing, at most; the first ones say it. */
const mostQuotesPerRule = 1
/** A negation denies what stands within so many words behind it. */
const reachOfNegation = 3

type Texts = Pick<Listing, 'summary' | 'description' | 'tags'> & { name?: string }

/** Version of the rule that takes a membership as evidence: the directory's recipe says so, no lexicon. */
const membershipRule = 'membership@1'

/**
 * Quotes that support "is an AI firm" and "sells to the public sector", in the order of the text, then tags, then
 * memberships. Only summary, description and tags count; a firm's name and address are no evidence, even where the text
 * repeats the name. Quotes with the direction `regulated-by` are among them: judgeEvidence passes over them.
 */
export function findEvidence(
  listing: Texts,
  lexicon: EvidenceLexicon,
  memberships: readonly Membership[] = [],
): Record<Statement, Quote[]> {
  const found: Record<Statement, Quote[]> = { ai: [], govtech: [] }
  const counts = new Map<string, number>()
  const isNew = (rule: EvidenceRule) => {
    const count = counts.get(rule.name) ?? 0
    counts.set(rule.name, count + 1)
    return count < mostQuotesPerRule
  }
  const ownName = tokenise(listing.name ?? '').map((token) => token.lower)
  for (const field of ['summary', 'description'] as const) {
    const text = listing[field]
    if (text)
      searchText(text, ownName, lexicon, (rule, start, end) => {
        if (!isNew(rule)) return
        const { name, statement, strength, direction } = rule
        const quote = quoteAround(text, start, end)
        const at = { offset: start, length: end - start }
        found[statement].push({ quote, field, rule: name, strength, direction, source: 'text', ...at })
      })
  }
  for (const statement of ['ai', 'govtech'] as const)
    if (isBystander(listing, lexicon.bystanders[statement])) found[statement] = asMaybe(found[statement])
  for (const tag of listing.tags)
    for (const rule of lexicon.tags.get(tag.toLowerCase()) ?? [])
      if (isNew(rule)) found[rule.statement].push(whole(rule.name, 'tags', 'tag', tag))
  for (const { statement, directory } of memberships)
    found[statement].push(
      whole(`${statement}/${membershipRule}`, 'directory', 'membership', `listed in: ${directory}`),
    )
  return found
}

function isBystander(
  { summary, description, tags }: Texts,
  words: EvidenceLexicon['bystanders'][Statement],
): boolean {
  if (tags.some((tag) => words.tags.has(tag.toLowerCase()))) return true
  return [summary, description].some((text) => {
    const tokens = text ? tokenise(text) : []
    return tokens.some((_, at) => words.tree.longestAt(tokens, at) !== null)
  })
}

/** An investor's words about the firms it is looking for: one quote, and a weak one. */
function asMaybe(quotes: Quote[]): Quote[] {
  const first = quotes.find(({ direction }) => direction === 'sells-to')
  return [
    ...(first ? [{ ...first, strength: 'weak' as const }] : []),
    ...quotes.filter(({ direction }) => direction !== 'sells-to'),
  ]
}

/** What is quoted whole and says the statement outright. */
function whole(rule: string, field: string, source: Quote['source'], text: string): Quote {
  const quote = text.slice(0, 200)
  return { quote, field, rule, strength: 'strong', direction: 'sells-to', source, offset: null, length: null }
}

function searchText(
  text: string,
  ownName: readonly string[],
  lexicon: EvidenceLexicon,
  take: (rule: EvidenceRule, start: number, end: number) => void,
): void {
  const tokens = tokenise(text)
  /** Up to here a phrase without meaning reaches: the "no" of "no code" denies nothing. */
  let meaningless = 0
  for (let at = 0; at < tokens.length; ) {
    const nameLength = startsWithName(tokens, at, ownName)
    if (nameLength > 0) {
      at += nameLength
      continue
    }
    const hit = lexicon.tree.longestAt(tokens, at)
    if (!hit || isInHostName(text, tokens[at])) {
      at++
      continue
    }
    const silent = hit.values.some(isSilent)
    // "for government | forms", "for government | contractors": a phrase of another direction that reaches further
    // takes its words back.
    const overlap = silent ? 0 : otherOverlap(tokens, at, hit.length, lexicon)
    if (overlap > 0) {
      at += overlap
      continue
    }
    const [start, end] = [tokens[at]?.start ?? 0, tokens[at + hit.length - 1]?.end ?? 0]
    for (const value of hit.values)
      if (
        value !== 'decoy' &&
        (!silent || isSilent(value)) &&
        holds(value, { text, tokens, at, length: hit.length, meaningless }, lexicon)
      )
        take(value, start, end)
    at += hit.length
    if (silent) meaningless = at
  }
}

/** Whether a phrase supports nothing: it keeps shorter phrases within it from being read as evidence. */
function isSilent(value: EvidenceRule | 'decoy'): boolean {
  return value === 'decoy' || value.direction === 'regulated-by'
}

/** How many words to go to a phrase that does not sell, begins within a hit and ends behind it; 0 for none. */
function otherOverlap(
  tokens: readonly Token[],
  at: number,
  length: number,
  lexicon: EvidenceLexicon,
): number {
  for (let step = 1; step < length; step++) {
    const inner = lexicon.tree.longestAt(tokens, at + step)
    if (inner && step + inner.length > length && inner.values.some(sellsNot)) return step
  }
  return 0
}

function sellsNot(value: EvidenceRule | 'decoy'): boolean {
  return value === 'decoy' || value.direction !== 'sells-to'
}

/** The AI of "firma.AI" is a top-level domain; that of "A.I." is not. */
function isInHostName(text: string, token: Token | undefined): boolean {
  return (
    token !== undefined &&
    text[token.start - 1] === '.' &&
    /[\p{L}\p{N}]{2}\.$/u.test(text.slice(0, token.start))
  )
}

/**
 * How many words of the firm's own name stand here, with an AI behind it that the directory's name may lack; 0 for none.
 * A name of one plain word may be a word of the text too.
 */
function startsWithName(tokens: readonly Token[], at: number, name: readonly string[]): number {
  if (name.length === 0 || name.some((word, i) => tokens[at + i]?.lower !== word)) return 0
  if (!/^\p{Lu}|^\d/u.test(tokens[at]?.text ?? '')) return 0
  const behind = tokens[at + name.length]
  if (behind?.text === 'AI' && behind.start - (tokens[at + name.length - 1]?.end ?? 0) === 1)
    return name.length + 1
  return name.length < 2 ? 0 : name.length
}

interface Hit {
  text: string
  tokens: readonly Token[]
  at: number
  length: number
  meaningless: number
}

function holds(rule: EvidenceRule, hit: Hit, lexicon: EvidenceLexicon): boolean {
  if (isDenied(hit, lexicon.negations[rule.statement])) return false
  if (rule.near.size === 0 && rule.notNear.size === 0) return true
  const { tokens, at, length } = hit
  const sentence = tokens[at]?.sentence
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

/** Whether a negation stands shortly before, in the same clause: "without any AI", but not "why not? AI" or "if not, AI". */
function isDenied({ text, tokens, at, meaningless }: Hit, negations: ReadonlySet<string>): boolean {
  for (let i = at - 1; i >= Math.max(meaningless, at - reachOfNegation); i--) {
    const [token, next] = [tokens[i], tokens[i + 1]]
    if (!token || !next || /[^\s'’"“„«»-]/u.test(text.slice(token.end, next.start))) return false
    if (negations.has(token.lower)) return true
  }
  return false
}
