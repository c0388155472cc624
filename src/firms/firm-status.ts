import { compareText } from '../language/compare-text.js'
import type { FirmStatus, Provenance } from './golden-record.js'
import type { ListingStatus, StoredListing } from './listing.js'

export interface StatusOfFirm {
  status: FirmStatus
  /** Who says so; null for unknown. */
  provenance: Provenance<string> | null
  disputed: Provenance<string>[]
}

/** What of a listing says how the firm is. */
type Witness = Pick<
  StoredListing,
  'id' | 'directory' | 'url' | 'status' | 'updated_on' | 'last_seen' | 'missing_since' | 'gone'
>

/** On one day a word of these outranks those behind it: nobody calls a firm dead by default. */
const order: ListingStatus[] = ['acquired', 'inactive', 'active']

/**
 * The newest word of the directories that still have the firm. Where none has it any more, the last word that was not "active"
 * stands; else it is gone, and the directory that had it longest says since when.
 */
export function takeStatus(listings: readonly Witness[]): StatusOfFirm {
  const isGone = listings.every((listing) => listing.gone)
  const present = listings.filter((listing) => listing.missing_since === null)
  const said = (present.length ? present : listings)
    .filter((listing) => listing.status !== 'unknown' && !(isGone && listing.status === 'active'))
    .map((listing) => ({ listing, day: listing.updated_on ?? listing.last_seen.slice(0, 10) }))
    .sort(
      (a, b) =>
        compareText(b.day, a.day) ||
        order.indexOf(a.listing.status) - order.indexOf(b.listing.status) ||
        a.listing.id - b.listing.id,
    )
    .map(({ listing }) => word(listing.status, listing))
  const [best, ...rest] = said
  if (best)
    return {
      status: best.value as FirmStatus,
      provenance: best,
      disputed: rest.filter(({ value }) => value !== best.value),
    }
  if (!isGone) return { status: 'unknown', provenance: null, disputed: [] }
  const last = [...listings].sort((a, b) => compareText(b.last_seen, a.last_seen) || a.id - b.id)[0]
  return { status: 'gone', provenance: last ? word('gone', last) : null, disputed: [] }
}

function word(value: string, { id, directory, url, last_seen }: Witness): Provenance<string> {
  return { value, listing: id, directory, url, seen_at: last_seen }
}
