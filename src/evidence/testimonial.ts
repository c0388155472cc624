import { testimonialQuote } from './evidence-quote.js'
import type { FoundReference } from './finding.js'
import type { HeadingKind } from './heading-kind.js'
import { findPublicBodies } from './public-bodies.js'
import type { ReferenceReader } from './references.js'
import type { SitePage } from './site-page.js'

const spoken = /^\s*[„"“”»]([^“”"«]{10,})[“”"«]\s*(?:[–—,-]\s*)?(.{3,200})$/su
const announced = /^(.{3,150}):\s*[„"“”»]([^“”"«]{10,})[“”"«]\s*$/su
const speaker =
  /^(?:\p{Lu}|(?:sagt|sagte|so|berichtet|erklärt|freut sich|meint|lobt|resümiert|says|said)(?!\p{L}))/u

/**
 * What somebody of a public body says on a firm's page, at the end with the body: the body stays, the person goes. Null where the
 * block is no such thing.
 */
export function readTestimonial(
  text: string,
  kind: HeadingKind,
  page: SitePage,
  reader: ReferenceReader,
): Omit<FoundReference, 'kind' | 'block'>[] | null {
  const [, speech = '', rest = ''] = spoken.exec(text) ?? []
  const [, before = '', said = ''] = announced.exec(text) ?? []
  if (before) return quoted(said, before, kind, page, reader)
  if (!speech || !speaker.test(rest) || kind === 'others' || page.kind === 'privacy') return null
  return quoted(speech, rest, kind, page, reader)
}

function quoted(
  speech: string,
  rest: string,
  kind: HeadingKind,
  page: SitePage,
  reader: ReferenceReader,
): Omit<FoundReference, 'kind' | 'block'>[] | null {
  if (kind === 'others' || page.kind === 'privacy') return null
  const bodies = findPublicBodies(rest, reader.knowledge)
  if (bodies.length === 0) return null
  const speaksOfFirm =
    kind === 'customers' || page.kind === 'references' || reader.patterns.own.test(`${speech} ${page.title}`)
  return bodies.slice(-1).map(({ body, start, end }) => ({
    body,
    relation: 'customer',
    certainty: speaksOfFirm && kind !== 'partners' ? 'stated' : 'candidate',
    quote: testimonialQuote(speech, rest.slice(start, end), reader.firmName),
    rule: 'testimonial',
  }))
}
