import { judgeEvidence, supports } from '../firms/judge-evidence.js'
import { sameTown } from '../firms/place.js'
import { type Condition, fitsWhere, type WhereFirm } from '../firms/where.js'
import type { CandidateFirm } from '../ranking/candidate-firm.js'
import type { FirmDossier } from './firm.js'

export interface FirmFilter {
  directory?: string
  /** ISO 3166-1 alpha-2, in either case. */
  country?: string
  /** Town or region. */
  place?: string
  /** A tag of an analyst, in either case. */
  tag?: string
  ai?: boolean
  govtech?: boolean
  /** All must hold. */
  where?: readonly Condition[]
}

let collator: Intl.Collator | undefined

/** The order of a list of firms: by name as a German reader looks names up, then by id. */
export function compareFirms(a: { name: string; id: number }, b: { name: string; id: number }): number {
  // Made when first needed: it takes several milliseconds, and most commands sort nothing by it.
  collator ??= new Intl.Collator('de', { sensitivity: 'base', numeric: true })
  return collator.compare(a.name, b.name) || a.id - b.id
}

/** What a filter looks at. */
interface Filtered {
  facts: Pick<
    FirmDossier['facts'],
    | 'name'
    | 'legal_form'
    | 'website'
    | 'domain'
    | 'city'
    | 'region'
    | 'country'
    | 'founded'
    | 'status'
    | 'first_seen'
    | 'last_seen'
  >
  listings: readonly { directory: string }[]
  evidence: CandidateFirm['evidence']
  tags: readonly string[]
}

export function fitsFilter(firm: Filtered, filter: FirmFilter): boolean {
  const { facts, listings, evidence, tags } = firm
  const { directory, country, place, tag } = filter
  return (
    (directory === undefined || listings.some((listing) => listing.directory === directory)) &&
    (country === undefined || facts.country === country.toUpperCase()) &&
    (place === undefined || inPlace(facts, place)) &&
    (tag === undefined || tags.some((one) => one.toLowerCase() === tag.toLowerCase())) &&
    (!filter.ai || evidence.ai.some(supports)) &&
    (!filter.govtech || evidence.govtech.some(supports)) &&
    (!filter.where?.length || fitsWhere(whereFirm(firm), filter.where))
  )
}

function whereFirm({ facts, listings, evidence, tags }: Filtered): WhereFirm {
  const known = (quotes: Filtered['evidence']['ai']) => {
    const { outcome } = judgeEvidence(quotes)
    return outcome === 'none' ? null : outcome
  }
  return {
    ...facts,
    tags,
    directories: listings.map(({ directory }) => directory),
    ai: known(evidence.ai),
    public: known(evidence.govtech),
  }
}

/** Whether a firm sits in a town or region. */
export function inPlace(
  { city, region }: Pick<FirmDossier['facts'], 'city' | 'region'>,
  place: string,
): boolean {
  return [city, region].some((one) => one !== null && isPlace(one, place))
}

function isPlace(one: string, place: string): boolean {
  return sameTown(one, place) || one.toLowerCase() === place.toLowerCase()
}
