import type { StoredListing } from '../firms/listing.js'
import { formatListingId } from '../store/find-listing.js'
import { listProposals } from '../store/identity-proposals.js'
import { listListings } from '../store/listings.js'
import type { Store } from '../store/store.js'

/** One side of a pair, as a person compares it. */
export interface ReviewSide
  extends Pick<
    StoredListing,
    | 'name'
    | 'legal_form'
    | 'website'
    | 'domain'
    | 'city'
    | 'country'
    | 'founded'
    | 'summary'
    | 'directory'
    | 'url'
    | 'firm'
  > {
  /** L12 */
  id: string
  number: number
}

/** A pair of listings with the question about it. */
export interface ReviewCase {
  /** join: may they be one firm; doubt: are they still. */
  kind: 'join' | 'doubt'
  a: ReviewSide
  b: ReviewSide
  reasons: string[]
  made_at: string
  postponed_at: string | null
}

/** Open pairs with both sides, in the order they are asked; of one firm only, if it is named. */
export function readReviewCases(store: Store, firm: number | null): ReviewCase[] {
  const proposals = listProposals(store).filter(
    ({ firmA, firmB }) => firm === null || firmA === firm || firmB === firm,
  )
  const firms = [...new Set(proposals.flatMap(({ firmA, firmB }) => [firmA, firmB]))]
  const listings = new Map(listListings(store, firms).map((listing) => [listing.id, listing]))
  return proposals.flatMap(({ a, b, kind, reasons, made_at, postponed_at }) => {
    const [one, other] = [listings.get(a), listings.get(b)]
    return one && other ? { kind, a: toSide(one), b: toSide(other), reasons, made_at, postponed_at } : []
  })
}

function toSide(listing: StoredListing): ReviewSide {
  const { name, legal_form, website, domain, city, country, founded, directory, url, firm, id } = listing
  const text = listing.summary ?? listing.description
  return {
    id: formatListingId(id),
    number: id,
    firm,
    name,
    legal_form,
    website,
    domain,
    city,
    country,
    founded,
    summary: text && text.length > 160 ? `${text.slice(0, 160).replace(/\s+\S*$/, '')} …` : text,
    directory,
    url,
  }
}
