import type { BodyKnowledge } from './body-knowledge.js'
import { evidenceQuote } from './evidence-quote.js'
import type { FoundReference, Relation } from './finding.js'
import { type FirmPatterns, type FirmWords, firmPatterns } from './firm-mentions.js'
import { type HeadingKind, headingKind } from './heading-kind.js'
import { findPublicBodies, type BodyAt } from './public-bodies.js'
import { findListedPlaces, readNames } from './reference-lists.js'
import { judgeSentence, type Verdict } from './judge-reference.js'
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
  if (isWall(block)) return readNames(block, kind, page, reader).map(({ body, rule, certainty }) =>
    make(block.text, body, { rule, relation: 'customer', certainty }, block.text))
  const testimonial = readTestimonial(block.text, kind, page, reader)
  if (testimonial) return testimonial.map((one) => ({ ...one, kind: 'reference', block: i }) as FoundReference)
  const found: FoundReference[] = []
  const sentences = splitSentences(block.text)
  const before = previous(page, i)
  sentences.forEach((sentence, at) => {
    const bodies = foreign(findPublicBodies(sentence.text, reader.knowledge), sentence.text, reader)
    const listed = findListedPlaces(sentence.text, bodies, kind, reader)
    const all = [...bodies, ...listed]
    const context = {
      kind,
      page,
      heading: block.headings.at(-1) ?? '',
      before: sentences[at - 1]?.text ?? before,
      after: sentences[at + 1]?.text ?? '',
      isHeading: block.kind === 'heading',
    }
    for (const one of all) {
      const verdict = judgeSentence(sentence.text, one, { ...context, isListed: listed.includes(one) }, reader)
      if (verdict) found.push(make(sentence.text, one, verdict))
    }
    if (all.length === 0) found.push(...fromContext(sentence.text, context, reader, make))
  })
  return found
}

type Maker = (sentence: string, body: BodyAt, verdict: Verdict, whole?: string) => FoundReference

function maker(block: number, firmName: string): Maker {
  return (sentence, { body, start, end }, { rule, relation, certainty }) => ({
    kind: 'reference',
    body,
    relation: relation as Relation,
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

/** A sentence without a body that speaks of the one in the heading or in the sentence before. */
function fromContext(
  sentence: string,
  context: Parameters<typeof judgeSentence>[2],
  reader: ReferenceReader,
  make: Maker,
): FoundReference[] {
  const verdict = judgeSentence(sentence, null, context, reader)
  if (!verdict) return []
  const said = { ...verdict, rule: `${verdict.rule}-before` }
  for (const [source, rule] of [
    [context.before, 'sentence-before'],
    [context.heading, 'heading'],
  ] as const) {
    if (!source) continue
    const bodies = foreign(findPublicBodies(source, reader.knowledge), source, reader)
    if (bodies.length === 0) continue
    if (!judgeSentence(source, null, { ...context, carries: true }, reader)) return []
    return bodies.map((one) => {
      const whole = `${source} ${sentence}`
      const one_ = whole.length <= 200 ? whole : source
      return make(one_, one, { ...said, rule: `${rule}-${verdict.rule}` })
    })
  }
  return []
}

function previous(page: SitePage, i: number): string {
  const block = page.blocks[i]
  const before = page.blocks[i - 1]
  if (!block || before?.kind !== 'paragraph' || before.headings.at(-1) !== block.headings.at(-1)) return ''
  return splitSentences(before.text).at(-1)?.text ?? ''
}

/** Bodies that are not part of the firm's own name. */
function foreign(bodies: readonly BodyAt[], text: string, { patterns }: ReferenceReader): BodyAt[] {
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
  return kind === 'alt' || /\s[|¦·]\s/.test(text) || ((kind === 'item' || kind === 'cell') && text.length <= 60 && !/[.!?]$/.test(text))
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
