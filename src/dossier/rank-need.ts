import type { Lexicon } from '../language/lexicon.js'
import { type AnalysedNeed, analyseNeed } from '../needs/analyse-need.js'
import type { Need } from '../needs/need.js'
import { type CandidateFirm, rankFirms } from '../ranking/rank.js'
import type { RankedFirm } from '../ranking/ranking.js'
import { firmsOfListings } from '../store/firms.js'
import type { Store } from '../store/store.js'
import { openTextIndex } from '../store/text-index.js'
import { type FirmFilter, fitsFilter } from './filter-firms.js'
import { type FirmDossier, readFirms } from './firm.js'

export interface RankFilter extends FirmFilter {
  /** Firms that have ended, were taken over, or are in no directory any more, too. */
  ended?: boolean
}

export interface NeedRanking {
  analysed: AnalysedNeed
  firms: RankedFirm[]
  /** The ranked firms, by public id. */
  dossiers: Map<string, FirmDossier>
  /** Firms that would have been in the list: those that have ended or are gone, and those outside the filter. */
  left: { ended: number; filtered: number }
}

/** Firms ranked for a need, each point with its quote; who is left out is counted. */
export function rankNeed(
  store: Store,
  need: Need,
  lexicon: Lexicon,
  filter: RankFilter,
  limit: number,
): NeedRanking {
  const analysed = analyseNeed(need, lexicon)
  const dossiers = new Map<string, FirmDossier>()
  const left = { ended: 0, filtered: 0 }
  const firms = rankFirms({
    need: analysed,
    index: openTextIndex(store.db),
    findFirms(listings) {
      return readFirms(store, firmsOfListings(store, listings)).flatMap((dossier) => {
        if (!filter.ended && hasEnded(dossier)) left.ended++
        else if (!fitsFilter(dossier, filter)) left.filtered++
        else {
          dossiers.set(dossier.firm, dossier)
          return toCandidate(dossier)
        }
        return []
      })
    },
    limit,
  })
  return { analysed, firms, dossiers, left }
}

function hasEnded({ facts, gone }: FirmDossier): boolean {
  return gone || facts.status === 'inactive' || facts.status === 'acquired'
}

function toCandidate({ firm, facts, listings, evidence }: FirmDossier): CandidateFirm {
  return {
    firm,
    name: facts.name,
    website: facts.website,
    evidence,
    listings: listings.map((listing) => ({
      id: listing.id,
      name: listing.name,
      summary: listing.summary ?? '',
      tags: listing.tags,
      description: listing.description ?? '',
      url: listing.url,
      seen_at: listing.last_seen,
    })),
  }
}
