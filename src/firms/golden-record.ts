import { compareText } from '../language/compare-text.js'
import type { Correction } from './corrections.js'
import { collectNames, type FirmNames, type NameSources } from './firm-names.js'
import { takeStatus } from './firm-status.js'
import { compareKeys } from './identity-keys.js'
import type { ListingStatus, StoredListing } from './listing.js'
import { isLossy } from './place.js'
import { sameValue } from './same-value.js'
import { registrableDomain } from './website.js'

/** Where a value of a firm comes from: a listing, or an analyst. */
export interface Provenance<Value> {
  value: Value
  /** The listing that says it; null where an analyst does. */
  listing: number | null
  directory: string | null
  url: string | null
  /** When the listing was last seen with it, or the analyst said it. */
  seen_at: string
  /** The analyst, and why. */
  made_by?: string
  because?: string
}

/** `gone`: no directory has the firm any more, and none has said why. */
export type FirmStatus = ListingStatus | 'gone'

/** What is known of a firm, from all its listings. */
export interface FirmFacts {
  name: string
  legal_form: string | null
  website: string | null
  domain: string | null
  city: string | null
  region: string | null
  address: string | null
  country: string | null
  founded: number | null
  summary: string | null
  description: string | null
  tags: string[]
  status: FirmStatus
  /** Other names the firm stands under now. */
  aliases: string[]
  former_names: string[]
  /** All its other names with where and until when. */
  names: FirmNames['names']
  first_seen: string
  last_seen: string
  provenance: Partial<Record<FactField, Provenance<string | number>>>
  /** Fields on which listings disagree, with every other value. */
  disputed: Partial<Record<FactField, Provenance<string | number>[]>>
}

const factFields = [
  'name',
  'legal_form',
  'website',
  'domain',
  'city',
  'region',
  'address',
  'country',
  'founded',
  'summary',
  'description',
  'status',
] as const
export type FactField = (typeof factFields)[number]

/**
 * How a field's value is chosen where listings disagree; the order of trust of each rule, from the first difference on:
 * all: an analyst's word wins; a value that lost its umlauts, and a name that is only a legal form, come last; a listing still in
 *   its directory before one that is gone.
 * most: what most listings say (folded); then the more trusted kind of directory, the newer, the fuller listing, the older id.
 * newest: the newer listing; then the more trusted kind, the fuller, the older id.
 * longest: the longest text; then as newest.
 */
const rules: Record<Exclude<FactField, 'status' | 'domain'>, 'most' | 'newest' | 'longest'> = {
  name: 'most',
  legal_form: 'most',
  website: 'newest',
  city: 'most',
  region: 'most',
  address: 'longest',
  country: 'most',
  founded: 'most',
  summary: 'longest',
  description: 'longest',
}

/** Kinds of directories (recipe), the most trusted first: who has looked at the entry before it was listed. */
const trustedKinds = ['register', 'association', 'programme', 'accelerator', 'aggregator', 'list']

/** What is known beside the listings. */
export interface FactSources extends NameSources {
  /** Kind of each directory; one that is not in it is trusted least. */
  kinds?: ReadonlyMap<string, string>
  corrections?: readonly Correction[]
}

/**
 * One record from all listings of a firm, with the listing behind each value.
 * @throws Error (a defect of the caller) for no listings
 */
export function mergeListings(listings: readonly StoredListing[], sources: FactSources = {}): FirmFacts {
  const [first, ...others] = [...listings].sort((a, b) => a.id - b.id)
  if (!first) throw new Error('a firm without listings has no facts')
  const all = [first, ...others]
  const ranks = new Map(all.map((listing) => [listing.id, rankOf(listing, sources.kinds)]))
  const facts: FirmFacts = {
    name: first.name,
    legal_form: null,
    website: null,
    domain: null,
    city: null,
    region: null,
    address: null,
    country: null,
    founded: null,
    summary: null,
    description: null,
    tags: distinct(all.flatMap((listing) => listing.tags)),
    status: 'unknown',
    aliases: [],
    former_names: [],
    names: [],
    first_seen: all.map((listing) => listing.first_seen).reduce((a, b) => (a < b ? a : b)),
    last_seen: all.map((listing) => listing.last_seen).reduce((a, b) => (a > b ? a : b)),
    provenance: {},
    disputed: {},
  }
  for (const field of Object.keys(rules) as (keyof typeof rules)[]) {
    const ordered = orderValues(field, all, ranks)
    const [best] = ordered
    if (!best) continue
    assign(facts, field, best.value)
    facts.provenance[field] = best
    const rest = otherValues(field, ordered)
    if (rest.length && rules[field] !== 'longest') facts.disputed[field] = rest
  }
  takeDomain(facts, all)
  const status = takeStatus(all)
  facts.status = status.status
  if (status.provenance) facts.provenance.status = status.provenance
  if (status.disputed.length) facts.disputed.status = status.disputed
  for (const correction of sources.corrections ?? []) correct(facts, correction)
  Object.assign(facts, collectNames(facts.name, all, sources))
  return facts
}

/** What an analyst set wins; what the directories say stands beside it. */
function correct(facts: FirmFacts, { field, value, made_by, made_at, because }: Correction): void {
  const said = facts.provenance[field]
  const others = facts.disputed[field] ?? []
  Object.assign(facts, { [field]: field === 'founded' && value !== null ? Number(value) : value })
  if (field === 'status' && value === null) facts.status = 'unknown'
  facts.provenance[field] = {
    value: value ?? '',
    listing: null,
    directory: null,
    url: null,
    seen_at: made_at,
    made_by,
    because,
  }
  const rest = [...(said ? [said] : []), ...others].filter((one) => String(one.value) !== value)
  if (rest.length) facts.disputed[field] = rest
  else delete facts.disputed[field]
  if (field === 'website') facts.domain = value === null ? null : registrableDomain(new URL(value).hostname)
}

interface Rank {
  gone: boolean
  /** The day the listing speaks of: its last edit, else when it was last seen. */
  day: string
  filled: number
  /** Place of the directory's kind in the order of trust; lower is better. */
  trust: number
}

function rankOf(listing: StoredListing, kinds: FactSources['kinds']): Rank {
  const fields = Object.keys(rules) as (keyof typeof rules)[]
  const place = trustedKinds.indexOf(kinds?.get(listing.directory) ?? '')
  return {
    gone: listing.missing_since !== null,
    day: listing.updated_on ?? listing.last_seen.slice(0, 10),
    filled: fields.filter((field) => listing[field] !== null && listing[field] !== '').length,
    trust: place < 0 ? trustedKinds.length : place,
  }
}

function orderValues(
  field: keyof typeof rules,
  listings: readonly StoredListing[],
  ranks: ReadonlyMap<number, Rank>,
): Provenance<string | number>[] {
  const filled = listings.filter((listing) => listing[field] !== null && listing[field] !== '')
  // Most firms have one listing: there is nothing to vote on.
  if (filled.length < 2)
    return filled.map((listing) => ({ value: listing[field] as string | number, ...saidBy(listing) }))
  const votes = new Map<string, number>()
  for (const listing of filled) {
    const key = sameValue(field, listing[field])
    votes.set(key, (votes.get(key) ?? 0) + 1)
  }
  const rule = rules[field]
  return filled
    .map((listing) => ({
      listing,
      value: listing[field] as string | number,
      rank: ranks.get(listing.id) as Rank,
    }))
    .sort(
      (a, b) =>
        Number(isPoor(field, a.value)) - Number(isPoor(field, b.value)) ||
        Number(a.rank.gone) - Number(b.rank.gone) ||
        (rule === 'most'
          ? (votes.get(sameValue(field, b.value)) ?? 0) - (votes.get(sameValue(field, a.value)) ?? 0)
          : 0) ||
        (rule === 'longest' ? String(b.value).length - String(a.value).length : 0) ||
        (field === 'name' ? careOf(b.value) - careOf(a.value) : 0) ||
        (rule === 'most' ? a.rank.trust - b.rank.trust : 0) ||
        compareText(b.rank.day, a.rank.day) ||
        a.rank.trust - b.rank.trust ||
        b.rank.filled - a.rank.filled ||
        a.listing.id - b.listing.id,
    )
    .map(({ listing, value }) => ({ value, ...saidBy(listing) }))
}

function isPoor(field: FactField, value: string | number): boolean {
  return isLossy(String(value)) || (field === 'name' && !compareKeys(String(value)).length)
}

/** Small letters alone, or ue for ü, are more often a careless entry than a brand: 0 to 2. */
function careOf(name: string | number): number {
  return Number(/\p{Lu}/u.test(String(name))) + Number(/[^\p{ASCII}]/u.test(String(name)))
}

/** The listing behind a value. */
function saidBy({ id, directory, url, last_seen }: StoredListing) {
  return { listing: id, directory, url, seen_at: last_seen }
}

/** What really differs: another spelling of the same value is no dispute. */
function otherValues(
  field: FactField,
  ordered: readonly Provenance<string | number>[],
): Provenance<string | number>[] {
  const [best, ...rest] = ordered
  if (!rest.length) return []
  const same = sameValue(field, best?.value ?? null)
  return rest.filter(({ value }) => !isLossy(String(value)) && sameValue(field, value) !== same)
}

function assign(facts: FirmFacts, field: keyof typeof rules, value: string | number): void {
  Object.assign(facts, { [field]: value })
}

/** The domain follows the website; a website on a shared host leaves it to another listing. */
function takeDomain(facts: FirmFacts, listings: readonly StoredListing[]): void {
  const source =
    listings.find((listing) => listing.id === facts.provenance.website?.listing && listing.domain !== null) ??
    listings.find((listing) => listing.domain !== null && listing.missing_since === null) ??
    listings.find((listing) => listing.domain !== null)
  if (!source) return
  const said = facts.provenance.website
  facts.domain = source.domain
  facts.website = source.website
  const from = saidBy(source)
  facts.provenance.domain = { value: source.domain ?? '', ...from }
  if (source.website === null) return
  const website = { value: source.website, ...from }
  facts.provenance.website = website
  const rest = otherValues('website', [website, ...(said ? [said] : []), ...(facts.disputed.website ?? [])])
  if (rest.length) facts.disputed.website = rest
  else delete facts.disputed.website
}

/** Distinct in any case, first spelling kept. */
function distinct(texts: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const text of texts) if (!seen.has(text.toLowerCase())) seen.set(text.toLowerCase(), text)
  return [...seen.values()]
}
