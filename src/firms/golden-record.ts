import { foldShort } from './fold-name.js'
import type { ListingStatus, StoredListing } from './listing.js'
import { isLossy, townKey } from './place.js'

/** Where a value of a firm comes from. */
export interface Provenance<Value> {
  value: Value
  listing: number
  url: string
  /** When the listing was last seen with it. */
  seen_at: string
}

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
  status: ListingStatus
  /** Other names the firm stands under now. */
  aliases: string[]
  former_names: string[]
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
 * all: a value that lost its umlauts comes last; a listing still in its directory before one that is gone.
 * most: what most listings say (folded); then the newer, then the fuller listing, then the older id.
 * newest: the newer, then the fuller listing, then the older id.
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

/** A newer word of these outranks "active": a firm that is gone stays gone until somebody says otherwise later. */
const statusOrder: ListingStatus[] = ['acquired', 'inactive', 'active']

/**
 * One record from all listings of a firm, with the listing behind each value.
 * @throws Error (a defect of the caller) for no listings
 */
export function mergeListings(listings: readonly StoredListing[]): FirmFacts {
  const [first, ...others] = [...listings].sort((a, b) => a.id - b.id)
  if (!first) throw new Error('a firm without listings has no facts')
  const all = [first, ...others]
  const ranks = new Map(all.map((listing) => [listing.id, rankOf(listing)]))
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
    const rest = otherValues(ordered)
    if (rest.length && rules[field] !== 'longest') facts.disputed[field] = rest
  }
  takeDomain(facts, all)
  takeStatus(facts, all)
  takeNames(facts, all)
  return facts
}

interface Rank {
  gone: boolean
  /** The day the listing speaks of: its last edit, else when it was last seen. */
  day: string
  filled: number
}

function rankOf(listing: StoredListing): Rank {
  const fields = Object.keys(rules) as (keyof typeof rules)[]
  return {
    gone: listing.missing_since !== null,
    day: listing.updated_on ?? listing.last_seen.slice(0, 10),
    filled: fields.filter((field) => listing[field] !== null && listing[field] !== '').length,
  }
}

function orderValues(
  field: keyof typeof rules,
  listings: readonly StoredListing[],
  ranks: ReadonlyMap<number, Rank>,
): Provenance<string | number>[] {
  const filled = listings.filter((listing) => listing[field] !== null && listing[field] !== '')
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
        Number(isLossy(String(a.value))) - Number(isLossy(String(b.value))) ||
        Number(a.rank.gone) - Number(b.rank.gone) ||
        (rule === 'most'
          ? (votes.get(sameValue(field, b.value)) ?? 0) - (votes.get(sameValue(field, a.value)) ?? 0)
          : 0) ||
        (rule === 'longest' ? String(b.value).length - String(a.value).length : 0) ||
        compareText(b.rank.day, a.rank.day) ||
        b.rank.filled - a.rank.filled ||
        a.listing.id - b.listing.id,
    )
    .map(({ listing, value }) => ({
      value,
      listing: listing.id,
      url: listing.url,
      seen_at: listing.last_seen,
    }))
}

/** The form in which two values are the same one: München, Munich and "M?nchen" are one town. */
function sameValue(field: FactField, value: string | number | null): string {
  if (field === 'city') return townKey(String(value))
  if (field === 'website')
    return String(value)
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/\/$/, '')
  return foldShort(String(value)).replace(/[^\p{L}\p{N}]+/gu, '')
}

function otherValues(ordered: readonly Provenance<string | number>[]): Provenance<string | number>[] {
  const [best, ...rest] = ordered
  return rest.filter(({ value }) => !isLossy(String(value)) && String(value) !== String(best?.value))
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
  facts.domain = source.domain
  facts.website = source.website
  const from = { listing: source.id, url: source.url, seen_at: source.last_seen }
  facts.provenance.domain = { value: source.domain ?? '', ...from }
  if (source.website !== null) facts.provenance.website = { value: source.website, ...from }
}

/** The newest word about the status; on the same day the sadder one, for nobody calls a firm dead by default. */
function takeStatus(facts: FirmFacts, listings: readonly StoredListing[]): void {
  const known = listings.filter((listing) => listing.status !== 'unknown' && listing.missing_since === null)
  const said = (known.length ? known : listings.filter((listing) => listing.status !== 'unknown'))
    .map((listing) => ({ listing, day: rankOf(listing).day }))
    .sort(
      (a, b) =>
        compareText(b.day, a.day) ||
        statusOrder.indexOf(a.listing.status) - statusOrder.indexOf(b.listing.status) ||
        a.listing.id - b.listing.id,
    )
    .map(({ listing }) => ({
      value: listing.status,
      listing: listing.id,
      url: listing.url,
      seen_at: listing.last_seen,
    }))
  const [best, ...rest] = said
  if (!best) return
  facts.status = best.value
  facts.provenance.status = best
  const others = rest.filter(({ value }) => value !== best.value)
  if (others.length) facts.disputed.status = others
}

function takeNames(facts: FirmFacts, listings: readonly StoredListing[]): void {
  const now = sameValue('name', facts.name)
  const former = distinct(listings.flatMap((listing) => listing.former_names))
  const formerKeys = new Set(former.map((name) => sameValue('name', name)))
  facts.former_names = former.filter((name) => sameValue('name', name) !== now)
  facts.aliases = distinct(listings.map((listing) => listing.name)).filter(
    (name) => name !== facts.name && !isLossy(name) && !formerKeys.has(sameValue('name', name)),
  )
}

/** Distinct in any case, first spelling kept. */
function distinct(texts: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const text of texts) if (!seen.has(text.toLowerCase())) seen.set(text.toLowerCase(), text)
  return [...seen.values()]
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
