import { testimonialQuote } from './evidence-quote.js'
import type { FoundReference } from './finding.js'
import type { HeadingKind } from './heading-kind.js'
import { findPublicBodies } from './public-bodies.js'
import { reasonsAgainst } from './reference-exclusions.js'
import type { ReferenceReader } from './references.js'
import type { SitePage } from './site-page.js'

const spoken = /^\s*[„"“”»]([^“”"«]{10,})[“”"«]\s*(?:[–—,-]\s*)?(.{3,200})$/su
const announced = /^(.{3,150}):\s*[„"“”»]([^“”"«]{10,})[“”"«]\s*$/su
const speaker =
  /^(?:\p{Lu}|(?:sagt|sagte|so|berichtet|erklärt|freut sich|meint|lobt|resümiert|says|said)(?!\p{L}))/u

/** Who funds, judges or researches speaks as no customer. */
const strangers: ReadonlySet<string> = new Set(['funding', 'award', 'research', 'career'])
const refusal =
  /(?<!\p{L})(?:gegen [^.;]{1,40} entschieden|abgelehnt|gekündigt|leider|(?:wir|ich) fördern?|we fund|enttäuscht\p{L}*|unfortunately|decided against|disappoint\p{L}*)(?!\p{L})/iu
/** "nicht mehr missen" denies nothing. */
const praise =
  /(?<!\p{L})(?:nicht (?:mehr )?(?:missen|wegzudenken|vorstellen|ohne)|nie(?:mals)? (?:wieder|mehr) ohne|ohne [^.;]{1,60}nicht|nicht (?:mehr )?verzichten|keine? [^.;]{1,40} mehr|not (?:imagine|be without))(?!\p{L})/iu
const people =
  /(?<!\p{L})(?:Bürger|Besucher|Nutzer|Einwohner|Anwohner|Schüler|Student|Studierende|Teilnehmer|citizen|resident|visitor|student)(?:in|innen|en|r|n|s)?\s(?:in|im|aus|an|der|des|from|of|at)(?:\s(?:der|dem|the))?\s$/iu

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
  const { drops } = reasonsAgainst(speech)
  if (
    drops.some((id) => strangers.has(id)) ||
    refusal.test(speech) ||
    reader.patterns.leftBehind.test(speech)
  )
    return []
  const isDoubtful = drops.includes('negated') && !praise.test(speech)
  const speaksOfFirm =
    kind === 'customers' || page.kind === 'references' || reader.patterns.own.test(`${speech} ${page.title}`)
  return bodies.slice(-1).map(({ body, start, end }) => ({
    body,
    relation: 'customer',
    certainty:
      speaksOfFirm && kind !== 'partners' && !isDoubtful && !people.test(rest.slice(0, start))
        ? 'stated'
        : 'candidate',
    quote: testimonialQuote(speech, rest.slice(start, end), reader.firmName),
    rule: 'testimonial',
  }))
}
