import { foldLong, foldShort } from './fold-name.js'
import type { ListingKey } from './listing-key.js'
import { domainLabel } from './website.js'

/** Words that names carry or leave out at will; "SUMM AI" and "SUMM" may be one. */
const additions = new Set(
  'ai ki io app apps tech technology technologies technologie technologien labs lab software solutions solution systems system group gruppe holding international global deutschland germany europe europa digital online the hq inc gmbh com de net org co services'.split(
    ' ',
  ),
)

/** Names that say nothing by themselves: a legal form, a place holder, one letter. */
const noNames = new Set(
  'gbr gmbh ag kg ohg ug ek einzelunternehmen ltd inc startup company firma test tba stealth stealthstartup unknown unbekannt'.split(
    ' ',
  ),
)

/** The words of a name for comparing: brackets and additions kept apart by the caller. */
function compact(text: string, fold: (text: string) => string): string {
  if (plainName.test(text) && !/\band\b/i.test(text)) return text.toLowerCase().replaceAll(' ', '')
  return fold(text)
    .replace(/&|\+/g, ' und ')
    .replace(/\band\b/g, 'und')
    .replace(/[^\p{L}\d?]+/gu, '')
    .replace(/^\?+|\?+$/g, '')
}

/**
 * Keys under which a name is the same name: legal form off (the caller's work), case, accents, blanks and points off, ü
 * both as u and ue. A name with an operator in brackets or behind a dash has keys for each part. None for a form alone.
 */
export function compareKeys(name: string): string[] {
  const keys: string[] = []
  const add = (key: string) => {
    if (key.length > 1 && !noNames.has(key) && !keys.includes(key) && /\p{L}|\d{2}/u.test(key)) keys.push(key)
  }
  for (const part of nameParts(name)) {
    add(compact(part, foldShort))
    if (hasUmlaut.test(part)) add(compact(part, foldLong))
  }
  return keys
}

const hasUmlaut = /[äöüÄÖÜ]|[aouAOU]\u0308/
const plainName = /^[a-z\d]+(?: [a-z\d]+)*$/i

function nameParts(name: string): string[] {
  if (plainName.test(name)) return [name]
  const parts = [name]
  const bracket = /^(.*?)\s*\(([^()]+)\)\s*$/u.exec(name)
  if (bracket) parts.push(bracket[1] ?? '', bracket[2] ?? '')
  const dashed = name.split(/\s+[–—|-]\s+/)
  if (dashed.length > 1) parts.push(...dashed)
  return parts.filter((part) => part.trim() !== '')
}

/** A name without the words that come and go (AI, Labs, Group, .com); null where nothing of it stays or nothing goes. */
export function coreKey(name: string): string | null {
  if (!name.includes(' ') && plainName.test(name)) return null
  const words = foldShort(name)
    .split(/[^\p{L}\d]+/u)
    .filter(Boolean)
  const core = words.filter((word) => !additions.has(word))
  if (core.length === 0 || core.length === words.length) return null
  const key = core.join('')
  return key.length >= 3 && !noNames.has(key) ? key : null
}

/** A name as a careless hand writes it: doubled letters single, c as k, ph as f, y as i. "Rulemapping" is "rulemaping". */
export function carelessKey(key: string): string {
  return key
    .replace(/ph/g, 'f')
    .replace(/ck|c/g, 'k')
    .replace(/y/g, 'i')
    .replace(/(\p{L})\1+/gu, '$1')
}

/** What a listing is looked up by: join keys decide, hint keys only propose. */
export interface BlockingKeys {
  domain: string | null
  names: string[]
  formerNames: string[]
  /** The word of the domain, if it can be a name. */
  label: string | null
  hints: string[]
}

/** Computes the blocking keys of one listing. */
export function blockingKeys(listing: ListingKey): BlockingKeys {
  const names = compareKeys(listing.name)
  const formerNames = listing.former_names
    .filter((name) => name.length > 3)
    .flatMap(compareKeys)
    .filter((key) => !names.includes(key))
  const label = listing.domain === null ? null : (compareKeys(domainLabel(listing.domain))[0] ?? null)
  const core = coreKey(listing.name)
  const first = names[0]
  const hints = new Set<string>()
  if (core !== null) hints.add(core)
  else if (first) hints.add(first)
  if (first && first.length >= 6) hints.add(`~${carelessKey(first)}`)
  return { domain: listing.domain, names, formerNames: [...new Set(formerNames)], label, hints: [...hints] }
}

/** Raise it with every change of the rules or keys: a base whose groups are older is compared anew once. */
export const identityVersion = '3'

/**
 * The keys under which the store finds the listings that may be the same firm: `i:` its id, `d:` domain, `n:` name, former name or
 * the domain's word, `p:` profile page, `h:` hints for proposals.
 */
export function identityKeys(listing: ListingKey): string[] {
  const keys = blockingKeys(listing)
  const found = new Set([`i:${listing.id}`])
  if (keys.domain !== null) found.add(`d:${keys.domain}`)
  for (const name of [...keys.names, ...keys.formerNames]) found.add(`n:${name}`)
  if (keys.label !== null) found.add(`n:${keys.label}`)
  if (listing.profile) found.add(`p:${listing.profile}`)
  for (const hint of keys.hints) found.add(`h:${hint}`)
  return [...found]
}
