import type { Relation } from './finding.js'
import type { HeadingKind } from './heading-kind.js'
import { anyWord } from './patterns.js'
import type { BodyAt } from './public-bodies.js'
import { type Reasons, reasonsAgainst } from './reference-exclusions.js'
import { relations } from './reference-relations.js'
import type { ReferenceReader } from './references.js'
import type { SitePage } from './site-page.js'

/** What a sentence says of a body. */
export interface Verdict {
  rule: string
  relation: Relation
  certainty: 'stated' | 'candidate'
}

/** What surrounds the sentence. */
export interface SentenceContext {
  kind: HeadingKind
  page: SitePage
  before: string
  /** What stands against it; reckoned once for all its bodies. */
  reasons: () => Reasons
  isHeading: boolean
  /** The body is a town in a row that a customer's word or heading opens. */
  isListed?: boolean
  /** It stands in a row of bodies that begins the sentence, or what follows a colon. */
  isInRow?: boolean
}

const firstPerson = anyWord('wir', 'uns', 'unser(?:e[nmrs]?)?', 'we', 'our', 'us')
const ourThing =
  /(?<!\p{L})(?:unser(?:e[nmrs]?)?|our) (?:\p{L}+ )?(?:\p{L}*(?:software|lösung|produkt|plattform|bot|assistent(?:en)?|system|app|portal|anwendung|werkzeug|modul|dienst)|solution|product|platform|tool|service)(?!\p{L})/iu
const seatedIn =
  /(?<!\p{L})(?:ein|eine|einem|einer|eines|viele|mehrere|zwei|drei|einige|zahlreiche|a|an|several)\s(?:\p{Ll}+\s){0,2}(\p{L}[\p{L}-]+)\s(?:in|im|aus|nahe)(?:\s(?:der|dem|the))?\s$/iu
const partOfBody =
  /(?:amt|ämter|ämtern|schule|schulen|verwaltung|verwaltungen|rathaus|büro|büros|behörde|behörden|kasse|stelle|dezernat|abteilung|bibliothek|feuerwehr|kita|kitas|bauhof|betrieb|museum|archiv|center|service|fachbereich|referat|einsatz|software|portal|akte|bot|kämmerei|kanzlei|rat|dienst)$/iu
const inPlace =
  /(?<!\p{L})(?:bei|beim|bei der|bei dem|im|in|in der|am|an der|at|at the|in the|by|by the)\s$/iu
const withPlace = /(?<!\p{L})(?:mit|with|von|vom|von der|by)\s(?:(?:dem|der|den|the)\s)?$/iu

/** Whether a body may be carried from a sentence to the next: "suchte ein neues System" does not stand against it. */
export function mayCarry(sentence: string): boolean {
  return reasonsAgainst(sentence).drops.every((id) => id === 'offer')
}

/**
 * Whether a sentence makes its body a customer of the firm: words that tie both, the firm, its product or a speaking "we" in it,
 * and no reason against it. Without a body it answers for one of the heading or the sentence before.
 */
export function judgeSentence(
  sentence: string,
  at: BodyAt | null,
  context: SentenceContext,
  reader: ReferenceReader,
): Verdict | null {
  const { drops, doubts } = context.reasons()
  // Without a body they describe the firm: "… stammt von Muster, einer Ausgründung aus …".
  if (drops.some((id) => at !== null || !/^(?:research|geography)$/.test(id))) return null
  if (at && (isSomewhereElse(sentence, at) || isItsSource(sentence, at, reader))) return null
  if (reader.patterns.leftBehind.test(sentence)) return null
  if (context.isListed && context.kind === 'customers')
    return { rule: 'listed', relation: 'customer', certainty: doubts.length ? 'candidate' : 'stated' }
  const { patterns } = reader
  const others = /^(?:press|authority)$/.test(context.page.kind)
  const speech = sentence.replace(/„[^“]*“|"[^"]*"/gu, '')
  const namesFirm = patterns.own.test(sentence)
  const speaks = !others && firstPerson.test(speech)
  const namedBefore = patterns.own.test(context.before) || (!others && firstPerson.test(context.before))
  const relation = relations.find(({ pattern }) => pattern.test(sentence))
  const underCustomers = context.kind === 'customers'
  // "Studierende der Universität … nutzen": people of it, in private perhaps.
  const certainty = doubts.length || (at && isOfPeople(sentence, at)) ? 'candidate' : 'stated'
  const pilot = doubts.includes('trial')

  if (!at && relation?.alone) return null
  if (
    relation?.alone &&
    (namesFirm || speaks || namedBefore || underCustomers || (!others && context.page.kind === 'references'))
  )
    return { rule: relation.id, relation: relation.relation, certainty }
  if (namesFirm || speaks) {
    if (relation && fits(relation.id, sentence, at, namesFirm, speaks, context, reader))
      return { rule: relation.id, relation: pilot ? 'pilot' : relation.relation, certainty }
    if (at && patterns.instrument.test(sentence) && hasVerb(sentence) && !isMaker(sentence, at, reader))
      return { rule: 'instrument', relation: pilot ? 'pilot' : 'uses', certainty }
    if (
      at &&
      (ourThing.test(sentence) || namesFirm) &&
      (relation || context.page.kind === 'references') &&
      inPlace.test(articleless(sentence.slice(0, at.start)))
    )
      return { rule: 'runs-at', relation: pilot ? 'pilot' : 'uses', certainty }
    if (at && context.isHeading && patterns.instrument.test(sentence))
      return { rule: 'heading-instrument', relation: 'uses', certainty }
    // Firm and body in one sentence, tied by words no rule knows: on a page of references that is enough.
    if (at && namesFirm && hasVerb(sentence) && !isMaker(sentence, at, reader)) {
      // Firms speak of universities as where they come from, and of what is a town's as their matter: "Daten der Stadt Köln".
      const isOrigin = /universität|hochschule|university/iu.test(at.body.name)
      const isEnough =
        !isMatterOf(sentence, at) && (underCustomers || (context.page.kind === 'references' && !isOrigin))
      if (isEnough || context.page.kind === 'references' || !isOrigin)
        return {
          rule: 'together',
          relation: pilot ? 'pilot' : 'uses',
          certainty: isEnough ? certainty : 'candidate',
        }
    }
    if (at && doubts.length)
      return { rule: doubts[0] ?? 'doubtful', relation: pilot ? 'pilot' : 'customer', certainty: 'candidate' }
    return null
  }
  if (!at) return null
  if (underCustomers && !context.isHeading && (relation || opensWith(sentence, at) || context.isInRow))
    return { rule: 'under-customers', relation: relation?.relation ?? 'customer', certainty }
  if (relation && namedBefore && !others)
    return { rule: `${relation.id}-named-before`, relation: relation.relation, certainty: 'candidate' }
  if (doubts.length && !others)
    return { rule: doubts[0] ?? 'doubtful', relation: pilot ? 'pilot' : 'customer', certainty: 'candidate' }
  // Without the firm or a "we" the sentence may speak of anybody's product.
  if (context.page.kind === 'references' && (relation || (context.isHeading && opensWith(sentence, at))))
    return {
      rule: relation ? `${relation.id}-unnamed` : 'heading-alone',
      relation: relation?.relation ?? 'customer',
      certainty: 'candidate',
    }
  return null
}

/** Some words tie only when body and firm stand in the right places. */
function fits(
  rule: string,
  sentence: string,
  at: BodyAt | null,
  namesFirm: boolean,
  speaks: boolean,
  context: SentenceContext,
  reader: ReferenceReader,
): boolean {
  if (rule === 'contract') return true
  if (rule === 'delivered' || rule === 'introduced') {
    return !at || !byWhom.test(articleless(sentence.slice(0, at.start)))
  }
  if (rule !== 'uses') return true
  if (!at)
    return (
      namesFirm || ourThing.test(sentence) || /(?<!\p{L})es (?:\p{L}+ )?(?:Anfragen|Anrufe)/u.test(sentence)
    )
  if (namesFirm) return !isMaker(sentence, at, reader)
  return (
    ourThing.test(sentence) ||
    (speaks &&
      /(?<!\p{L})(?:mit|auf|with|on|für|vertrau(?:t|en)|trusts?) (?:uns(?:er\p{L}*)?|us|our)(?!\p{L})/iu.test(
        sentence,
      )) ||
    context.kind === 'customers'
  )
}

/** "aufgebaut von X und der Stadt": the body made it. */
const byWhom = /(?<!\p{L})(?:von|vom|durch|by)\s(?:[\p{L}\s&-]{1,40}\s(?:und|and)\s)?$/iu

/** "Ferrowald arbeitet mit Behörden wie …" is a plan, "von der Universität entwickelt" a maker. */
function isMaker(sentence: string, at: BodyAt, { patterns }: ReferenceReader): boolean {
  const before = sentence.slice(0, at.start)
  if (!withPlace.test(before) && !byWhom.test(articleless(before))) return false
  const verb = /(?<!\p{L})(?:genutzt|verwendet|eingesetzt|used|trusted|betrieben|beauftragt)(?!\p{L})/iu.test(
    sentence,
  )
  return !verb && !patterns.instrument.test(sentence.slice(at.end))
}

const businesses =
  /(?<!\p{L})(?:Unternehmen|Firmen|\p{L}*betriebe|\p{L}*händler|Praxen|Vereine|Start-?ups|Hotels|Gastronomen|Kanzleien|Vermieter|businesses|companies|firms|shops|startups)\s(?:in|im|aus|nahe|from|around)(?:\s(?:der|dem|the))?\s$/iu
const people =
  /(?<!\p{L})(?:Studierende[nr]?|Student(?:en|innen)|Schüler(?:innen)?|Bewohner(?:innen)?|Einwohner(?:innen)?|Bürger(?:innen)?|Menschen|Familien|Eltern|students|residents|citizens|people|families)\s(?:in|im|aus|an|der|des|from|of|at)(?:\s(?:der|dem|the))?\s$/iu

function isOfPeople(sentence: string, { start }: BodyAt): boolean {
  return people.test(sentence.slice(0, start))
}

/** "die Denkmäler der Stadt Köln": what belongs to the body is named, not the body; its offices are the body. */
function isMatterOf(sentence: string, { start }: BodyAt): boolean {
  const noun = /(?<!\p{L})(\p{Lu}[\p{L}-]*)\s(?:der|des|of the)\s$/u.exec(sentence.slice(0, start))?.[1]
  return noun !== undefined && !partOfBody.test(noun)
}

/** "Wir nutzen offene Daten der Stadt": the firm takes of the body. "der Landkreis" is no genitive. */
function isItsSource(sentence: string, { start, body }: BodyAt, { patterns }: ReferenceReader): boolean {
  const before = sentence.slice(0, start)
  if (
    /\sder\s$/u.test(before) &&
    /^(?:Landkreis|Kreis|Freistaat|Bezirk|Markt|Zweckverband)|kreis$|verband$/u.test(body.name)
  )
    return false
  return patterns.takesFrom.test(before)
}

/** "Ein Autohaus im Landkreis Celle nutzt …": the body is where the user sits. What is part of a body may sit in it. */
function isSomewhereElse(sentence: string, { start, body }: BodyAt): boolean {
  if (!/^(?:Stadt|Landkreis|Kreis|Gemeinde|Land|Freistaat|Bezirk)|kreis$/u.test(body.name)) return false
  const before = sentence.slice(0, start)
  if (businesses.test(before)) return true
  const seated = seatedIn.exec(before)
  return seated !== null && !partOfBody.test(seated[1] ?? '')
}

function articleless(text: string): string {
  return text.replace(/(?<=\s|^)(?:de[rmns]|die|das|einer|einem|the)\s$/iu, '')
}

function opensWith(sentence: string, { start }: BodyAt): boolean {
  return /^\s*(?:Logo|Wappen|Die|Der|Das|The|[•–-])?\s*(?:de[rs] )?$/u.test(sentence.slice(0, start))
}

function hasVerb(sentence: string): boolean {
  return /(?<!\p{L})\p{Ll}{2,}(?:t|en|te|ten|rn|ln|s|es)(?!\p{L})/u.test(sentence)
}
