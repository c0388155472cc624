import type { FirmFacts } from '../firms/golden-record.js'
import { findHome } from '../store/site-homes.js'
import type { Store } from '../store/store.js'
import type { FirmOfSite } from './site-reader.js'

/** A website to visit, and whose it is. */
export interface VisitTarget extends FirmOfSite {
  firm: number
  /** The firm that the listing with the website is by itself: what is read goes with it when firms join or part. */
  home: number
}

/** The website of a firm as it is known now; null where none is. */
export function targetOf(
  store: Store,
  { id, facts }: { id: number; facts: Pick<FirmFacts, 'name' | 'legal_form' | 'website' | 'provenance'> },
): VisitTarget | null {
  const { website, name, legal_form, provenance } = facts
  if (website === null || !URL.canParse(website)) return null
  const listing = provenance.website?.listing ?? null
  return {
    firm: id,
    home: (listing === null ? null : findHome(store, listing)) ?? id,
    name,
    legalForm: legal_form,
    website,
  }
}
