import { sameTown } from './place.js'
import type { Prepared } from './prepare-listings.js'
import { domainLabel } from './website.js'

/** What two listings have to do with each other. */
export type Verdict =
  | { kind: 'join'; by: 'domain' | 'profile' | 'name'; reason: string; strength: number }
  | { kind: 'propose'; reasons: string[] }
  | null

/** From this strength on an edge may join two firms with different domains. */
export const strongEdge = 0.8

/** What else the comparison needs to know of the crowd. */
export interface Crowd {
  /** Whether several listings of this listing's directory carry the name. */
  isAmbiguous(prepared: Prepared, name: string): boolean
  /** Whether the domain belongs to a hub: three or more differently named listings of one directory. */
  isHub(domain: string): boolean
}

/**
 * The precise rule: one domain, one firm; else one name and one place or address, without a conflict of country.
 * What is less sure is proposed, and a name alone is nothing.
 */
export function compareListings(a: Prepared, b: Prepared, crowd: Crowd): Verdict {
  const facts = compareFacts(a, b)
  const name = sharedName(a, b)
  if (facts.sameDomain) {
    // On a hub a hundred firms share one address: only alike names are worth a person's look.
    if (!name && crowd.isHub(a.domain ?? '')) return compareByHint(a, b, facts)
    return compareByDomain(a.domain ?? '', facts, { name, alike: areAlike(a, b) })
  }
  if (a.listing.profile && a.listing.profile === b.listing.profile && facts.country !== 'different')
    return { kind: 'join', by: 'profile', reason: `same page ${a.listing.profile}`, strength: 0.95 }
  if (name) return compareByName(a, b, facts, name, crowd)
  return compareByHint(a, b, facts)
}

type Relation = 'same' | 'different' | 'unknown'

interface Facts {
  sameDirectory: boolean
  sameDomain: boolean
  /** Both have a domain, and not the same. */
  otherDomain: boolean
  /** Different domains around the same word: firma.de and firma.com. */
  sameLabel: boolean
  country: Relation
  town: Relation
  founded: Relation
}

function compareFacts(a: Prepared, b: Prepared): Facts {
  const [left, right] = [a.listing, b.listing]
  return {
    sameDirectory: left.directory === right.directory,
    sameDomain: a.domain !== null && a.domain === b.domain,
    otherDomain: a.domain !== null && b.domain !== null && a.domain !== b.domain,
    sameLabel: a.label !== null && a.label === b.label,
    country: relation(left.country, right.country),
    town: compareTowns(a, b),
    founded: compareYears(left.founded ?? null, right.founded ?? null),
  }
}

function relation(a: string | null, b: string | null): Relation {
  if (a === null || b === null) return 'unknown'
  return a === b ? 'same' : 'different'
}

function compareTowns(a: Prepared, b: Prepared): Relation {
  if (a.town === '' || b.town === '') return 'unknown'
  if (a.town === b.town) return 'same'
  if (a.lossyTown === b.lossyTown) return 'different'
  return sameTown(a.listing.city ?? '', b.listing.city ?? '') ? 'same' : 'different'
}

/** Years one apart are the same: the register's year and the founders' differ that much. */
function compareYears(a: number | null, b: number | null): Relation {
  if (a === null || b === null) return 'unknown'
  const apart = Math.abs(a - b)
  return apart <= 1 ? 'same' : apart > 3 ? 'different' : 'unknown'
}

interface SharedName {
  key: string
  former: boolean
}

function sharedName(a: Prepared, b: Prepared): SharedName | null {
  const current = a.names.find((key) => b.names.includes(key))
  if (current !== undefined) return { key: current, former: false }
  const former =
    a.formerNames.find((key) => b.names.includes(key)) ?? a.names.find((key) => b.formerNames.includes(key))
  return former === undefined ? null : { key: former, former: true }
}

/** One name within the other, or one stem of both. */
function areAlike(a: Prepared, b: Prepared): boolean {
  const [x, y] = [a.names[0] ?? '', b.names[0] ?? '']
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return (short.length >= 3 && long.includes(short)) || a.hints.some((hint) => b.hints.includes(hint))
}

function compareByDomain(
  domain: string,
  facts: Facts,
  { name, alike }: { name: SharedName | null; alike: boolean },
): Verdict {
  const reason = `same domain ${domain}`
  if (name) return { kind: 'join', by: 'domain', reason: `${reason} and same name`, strength: 1 }
  if (!facts.sameDirectory) {
    if (facts.country === 'different' && facts.town !== 'same')
      return { kind: 'propose', reasons: [reason, 'different names', 'different countries'] }
    return { kind: 'join', by: 'domain', reason, strength: 0.97 }
  }
  // One host of a ministry or holding has several products in one list: alike names are asked for.
  if (!alike) return { kind: 'propose', reasons: [reason, 'different names in one directory'] }
  const conflicts = [
    ...(facts.town === 'different' ? ['different towns'] : []),
    ...(facts.founded === 'different' ? ['different years of foundation'] : []),
    ...(facts.country === 'different' ? ['different countries'] : []),
  ]
  if (conflicts.length)
    return { kind: 'propose', reasons: [reason, 'different names in one directory', ...conflicts] }
  return { kind: 'join', by: 'domain', reason, strength: 0.9 }
}

function compareByName(a: Prepared, b: Prepared, facts: Facts, name: SharedName, crowd: Crowd): Verdict {
  const reasons = describe(a, b, facts, name)
  const propose: Verdict = { kind: 'propose', reasons }
  if (facts.country === 'different') return facts.otherDomain ? null : propose
  if (facts.sameDirectory) {
    // A directory lists a firm once: two addresses are two firms, unless town or address say that they are near.
    if (facts.otherDomain && (name.former || !(facts.town === 'same' || facts.sameLabel))) return null
    return facts.town === 'different' ? null : propose
  }
  const ambiguous = crowd.isAmbiguous(a, name.key) || crowd.isAmbiguous(b, name.key)
  const strength = nameStrength(a, b, facts, name, ambiguous)
  if (strength === 0) return propose
  return {
    kind: 'join',
    by: 'name',
    reason: reasons.join(', '),
    // In hundredths: 0.85 - 0.05 is a little less than 0.8, which is strong.
    strength: name.former ? Math.round(strength * 100 - 5) / 100 : strength,
  }
}

/** How sure one name is; 0 for not sure enough. */
function nameStrength(a: Prepared, b: Prepared, facts: Facts, name: SharedName, ambiguous: boolean): number {
  const telling = name.key.length >= 6
  if (facts.otherDomain) {
    if (facts.founded === 'different') return 0
    const related = facts.sameLabel || (labelTells(a, name.key) && labelTells(b, name.key))
    if (facts.town === 'same' && (related || telling)) return related ? 0.92 : 0.85
    if (related && facts.town !== 'different' && facts.country === 'same' && telling && !ambiguous)
      return 0.82
    return 0
  }
  if (facts.town === 'same') return 0.85
  if (ambiguous || facts.founded === 'different' || name.former) return 0
  const byAddress = a.label === name.key || b.label === name.key
  if (name.key.length < longName && (isCrowded(a) || isCrowded(b))) return 0
  if (facts.town === 'different') return byAddress && telling && facts.country === 'same' ? 0.6 : 0
  if (facts.country === 'same') return byAddress || telling ? 0.7 : 0
  return byAddress && telling ? 0.55 : 0
}

/**
 * Countries with so many young firms that plain English words name several of them. Of 36 names that stood twice in a
 * directory of the USA, one had nine letters or more; in German directories such names were of one firm.
 */
const crowded = new Set(['US', 'GB', 'IN', 'CN'])
const longName = 9

function isCrowded({ listing }: Prepared): boolean {
  return listing.country !== null && crowded.has(listing.country)
}

/** Whether the domain's word holds the name: getfirma.com, firma-app.de. */
function labelTells(prepared: Prepared, name: string): boolean {
  return prepared.label !== null && name.length >= 4 && prepared.label.includes(name)
}

function compareByHint(a: Prepared, b: Prepared, facts: Facts): Verdict {
  if (facts.country === 'different') return null
  const labelled =
    (a.domain === null && b.label !== null && a.names.includes(b.label)) ||
    (b.domain === null && a.label !== null && b.names.includes(a.label))
  const hint = a.hints.find((key) => b.hints.includes(key))
  if (labelled && hint !== undefined && facts.town === 'same' && !facts.sameDirectory)
    return { kind: 'join', by: 'name', reason: 'name as in the address, same town', strength: 0.7 }
  if (labelled) return { kind: 'propose', reasons: ['name as in the address', ...placeReasons(facts)] }
  if (hint === undefined) return null
  if (facts.otherDomain && facts.town !== 'same') return null
  const near = facts.sameDirectory ? facts.town === 'same' && !facts.otherDomain : facts.town !== 'different'
  if (!near || (hint.length < 6 && facts.town !== 'same')) return null
  return {
    kind: 'propose',
    reasons: [`similar names "${a.listing.name}" and "${b.listing.name}"`, ...placeReasons(facts)],
  }
}

function describe(a: Prepared, b: Prepared, facts: Facts, name: SharedName): string[] {
  const [word] = [name.former ? 'name is a former name of the other' : 'same name']
  return [
    word,
    ...placeReasons(facts),
    ...(facts.sameLabel && a.domain && b.domain ? [`${domainLabel(a.domain)} in both addresses`] : []),
    ...(facts.otherDomain ? ['different domains'] : []),
    ...(!facts.otherDomain && (a.label === name.key || b.label === name.key)
      ? ['name as in the address']
      : []),
    ...(facts.founded === 'different' ? ['different years of foundation'] : []),
  ]
}

function placeReasons(facts: Facts): string[] {
  if (facts.town === 'same') return ['same town']
  return [
    ...(facts.town === 'different' ? ['different towns'] : []),
    ...(facts.country === 'same'
      ? ['same country']
      : facts.country === 'different'
        ? ['different countries']
        : []),
  ]
}
