import { longestQuote } from '../firms/quote-around.js'
import type { BodyKnowledge } from './body-knowledge.js'
import { evidenceQuote } from './evidence-quote.js'
import type { FoundReference } from './finding.js'
import { type FirmPatterns, type FirmWords, firmPatterns } from './firm-mentions.js'
import { type HeadingKind, headingKind } from './heading-kind.js'
import { judgeSentence, mayCarry, type SentenceContext, type Verdict } from './judge-reference.js'
import { type BodyAt, findPublicBodies } from './public-bodies.js'
import { type Reasons, reasonsAgainst } from './reference-exclusions.js'
import { findListedPlaces, readNames } from './reference-lists.js'
import { splitSentences } from './sentences.js'
import type { SitePage, TextBlock } from './site-page.js'
import { readTestimonial } from './testimonial.js'

/** What readers of references need beside the page. */
export interface ReferenceReader {
  patterns: FirmPatterns
  knowledge: BodyKnowledge
  firmName: string
}

/** Makes a reader for one firm; used for all its pages. */
export function referenceReader(firm: FirmWords, knowledge: BodyKnowledge): ReferenceReader {
  return { patterns: firmPatterns(firm), knowledge, firmName: firm.names.join(' ') }
}

/**
 * The public bodies that a page gives as users of what the firm makes: in a sentence, under a heading, in a list or a wall of
 * logos, or as those who praise it. What cannot be told from the words alone is a candidate for a person to decide. At most one
 * finding for a body and page, a stated one before a candidate.
 */
export function findReferences(page: SitePage, reader: ReferenceReader): FoundReference[] {
  if (page.kind === 'imprint') return []
  const found: FoundReference[] = []
  page.blocks.forEach((block, i) => {
    found.push(...readBlock(page, block, i, reader))
  })
  return bestOfEach(found)
}

function readBlock(page: SitePage, block: TextBlock, i: number, reader: ReferenceReader): FoundReference[] {
  const kind = kindAbove(page, block)
  const make = maker(i, reader.firmName)
  if (isWall(block))
    return readNames(block, kind, page, reader).map(({ body, rule, certainty }) =>
      make(block.text, body, { rule, relation: 'customer', certainty }),
    )
  const testimonial = readTestimonial(block.text, kind, page, reader)
  if (testimonial) return testimonial.map((one) => ({ ...one, kind: 'reference', block: i }))
  const found: FoundReference[] = []
  const sentences = splitSentences(block.text)
  const before = previous(page, i)
  const read = (text: string): Source => ({ text, bodies: text ? bodiesOf(text, reader) : [] })
  const named = { before: read(before), heading: read(block.headings.at(-1) ?? '') }
  sentences.forEach((sentence, at) => {
    const bodies = bodiesOf(sentence.text, reader)
    const listed = findListedPlaces(sentence.text, bodies, kind, reader)
    const all = [...bodies, ...listed]
    let reasons: Reasons | null = null
    const context: SentenceContext = {
      reasons: () => {
        reasons ??= reasonsAgainst(sentence.text)
        return reasons
      },
      kind,
      page,
      before: sentences[at - 1]?.text ?? before,
      isHeading: block.kind === 'heading',
    }
    for (const one of all) {
      const verdict = judgeSentence(
        sentence.text,
        one,
        { ...context, isListed: listed.includes(one), isInRow: isInRow(sentence.text, all, one) },
        reader,
      )
      if (verdict) found.push(make(sentence.text, one, verdict))
    }
    if (all.length === 0) found.push(...fromContext(sentence.text, context, named, reader, make))
    named.before = { text: sentence.text, bodies }
  })
  return found
}

type Maker = (sentence: string, body: BodyAt, verdict: Verdict) => FoundReference

function maker(block: number, firmName: string): Maker {
  return (sentence, { body, start, end }, { rule, relation, certainty }) => ({
    kind: 'reference',
    body,
    relation,
    certainty: body.type === 'administration' || certainty === 'candidate' ? certainty : byType(body.name),
    quote: evidenceQuote(sentence, { start, end }, firmName),
    block,
    rule,
  })
}

/** A company with a legal form is a customer, but a person says whether it counts as public. */
function byType(name: string): FoundReference['certainty'] {
  return /(?:GmbH|AG|KG|mbH)$/.test(name) ? 'candidate' : 'stated'
}

/** "Auszug: Hansestadt Rostock, Landeshauptstadt Schwerin, …": nothing but bodies up to this one. */
function isInRow(sentence: string, all: readonly BodyAt[], one: BodyAt): boolean {
  let rest = sentence.slice(0, one.start)
  for (const { start, end } of [...all].reverse())
    if (end <= one.start) rest = `${rest.slice(0, start)}${rest.slice(end)}`
  return /^(?:[^:,.]{0,40}:)?(?:[\s,;/–-]|und|sowie|and)*$/iu.test(rest)
}

/** A text that bodies may be carried from, and those it names. */
interface Source {
  text: string
  bodies: readonly BodyAt[]
}

/** A sentence without a body that speaks of the one in the sentence before or in the heading. */
function fromContext(
  sentence: string,
  context: SentenceContext,
  named: { before: Source; heading: Source },
  reader: ReferenceReader,
  make: Maker,
): FoundReference[] {
  const rule = named.before.bodies.length ? 'sentence-before' : 'heading'
  const { text, bodies } = rule === 'heading' ? named.heading : named.before
  if (bodies.length === 0) return []
  const verdict = judgeSentence(sentence, null, context, reader)
  if (!verdict || !mayCarry(text)) return []
  if (rule === 'sentence-before' && !isSubject(text, bodies[0]) && !refersBack.test(sentence)) return []
  const whole = rule === 'heading' ? `${text}: ${sentence}` : `${text} ${sentence}`
  return bodies.map((one) =>
    make(whole.length <= longestQuote ? whole : text, one, { ...verdict, rule: `${rule}-${verdict.rule}` }),
  )
}

const refersBack =
  /(?<!\p{L})(?:dort|hier|(?:die|der|das) (?:Verwaltung|Stadt|Kreis|Landkreis|Kommune|Gemeinde|Behörde|Amt|Ministerium|Universität)|there|the (?:city|council|ministry|university))(?!\p{L})/iu

/** The sentence is about the body: it begins with it. */
function isSubject(sentence: string, body: BodyAt | undefined): boolean {
  return (
    body !== undefined &&
    /^(?:\p{L}{4,20}: )?(?:(?:Die|Der|Das|The|Für|Bei|In) ?(?:de[rmn]|die|das|the)? ?)?$/iu.test(
      sentence.slice(0, body.start),
    )
  )
}

function previous(page: SitePage, i: number): string {
  const block = page.blocks[i]
  const before = page.blocks[i - 1]
  if (!block || before?.kind !== 'paragraph' || before.headings.at(-1) !== block.headings.at(-1)) return ''
  return splitSentences(before.text).at(-1)?.text ?? ''
}

/** Bodies that are not part of the firm's own name. */
function bodiesOf(text: string, { patterns, knowledge }: ReferenceReader): BodyAt[] {
  const bodies = findPublicBodies(text, knowledge)
  if (bodies.length === 0) return bodies
  const lower = text.toLowerCase()
  return bodies.filter(({ start, end }) =>
    patterns.names.every((name) => {
      const at = lower.indexOf(name)
      return at < 0 || start >= at + name.length || end <= at
    }),
  )
}

function kindAbove(page: SitePage, block: TextBlock): HeadingKind {
  for (const heading of [...block.headings].reverse()) {
    const kind = headingKind(heading)
    if (kind !== 'none') return kind
  }
  return page.kind === 'references' && headingKind(page.title) === 'customers' ? 'customers' : 'none'
}

function isWall({ kind, text }: TextBlock): boolean {
  return (
    kind === 'alt' ||
    /\s[|¦·]\s/.test(text) ||
    ((kind === 'item' || kind === 'cell') && text.length <= 60 && !/[.!?]$/.test(text))
  )
}

function bestOfEach(found: readonly FoundReference[]): FoundReference[] {
  const best = new Map<string, FoundReference>()
  for (const one of found) {
    const key = one.body.name.toLowerCase()
    const known = best.get(key)
    if (!known || (known.certainty === 'candidate' && one.certainty === 'stated')) best.set(key, one)
  }
  return [...best.values()]
}
