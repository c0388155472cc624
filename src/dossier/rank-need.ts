import { compareText } from '../language/compare-text.js'
import type { Lexicon } from '../language/lexicon.js'
import type { AnalysedNeed } from '../needs/analyse-need.js'
import type { Need } from '../needs/need.js'
import type { Labels } from '../ranking/labels.js'
import { type CandidateFirm, rankFirms } from '../ranking/rank.js'
import type { ListedFirm, RankedFirm } from '../ranking/ranking.js'
import { findDecisions } from '../store/decisions.js'
import { firmsOfListings } from '../store/firms.js'
import type { Store } from '../store/store.js'
import { openTextIndex } from '../store/text-index.js'
import { analyseStored, type RankedNeed } from './analyse-stored.js'
import { type FirmFilter, fitsFilter } from './filter-firms.js'
import { type FirmDossier, readFirms } from './firm.js'
import { preferredPlace } from './preferred-place.js'

export interface RankFilter extends FirmFilter {
  /** Firms that have ended, were taken over, or are in no directory any more, too. */
  ended?: boolean
}

export interface NeedRanking {
  analysed: AnalysedNeed
  /** The best so many. */
  firms: RankedFirm[]
  /**
   * Firms somebody decided on that are not among `firms`: those the limit cuts off with their rank; without one those
   * outside the filter, those that have ended, and those whose texts say nothing of the need, which have no points either.
   */
  decided: ListedFirm[]
  /** How many firms are ranked, with those that the limit cuts off. */
  ranked: number
  /** The firms of both lists, and all others ranked, by public id. */
  dossiers: Map<string, FirmDossier>
  /** Firms that would have been in the list: those that have ended or are gone, and those outside the filter. */
  left: { ended: number; filtered: number }
}

/**
 * Firms ranked for a need, each point with its quote; who is left out is counted. Who was decided on is always there, so that
 * no paper forgets a decision.
 */
export function rankNeed(
  store: Store,
  stored: RankedNeed,
  lexicon: Lexicon,
  filter: RankFilter,
  limit: number,
  labels?: Labels,
): NeedRanking {
  const { need } = stored
  const analysed = analyseStored(store, stored, lexicon)
  const dossiers = new Map<string, FirmDossier>()
  const decided = new Map<string, FirmDossier>()
  /** Read only because somebody decided on them: their place among the others means nothing. */
  const outside = new Set<string>()
  const left = { ended: 0, filtered: 0 }
  const decisions = [...findDecisions(store, need.id).keys()]
  for (const dossier of decisions.length ? readFirms(store, decisions) : [])
    decided.set(dossier.firm, dossier)
  const found = rankFirms({
    need: analysed,
    index: openTextIndex(store.db),
    findFirms(listings) {
      const candidates = readFirms(store, firmsOfListings(store, listings)).filter((dossier) => {
        const why = whyNot(dossier, filter)
        if (why === null) dossiers.set(dossier.firm, dossier)
        else if (!decided.has(dossier.firm)) left[why]++
        return why === null
      })
      for (const firm of decided.keys()) if (!dossiers.has(firm)) outside.add(firm)
      return [...candidates, ...[...decided.values()].filter(({ firm }) => outside.has(firm))].map(
        (dossier) => toCandidate(dossier, need),
      )
    },
    limit: Number.POSITIVE_INFINITY,
    ...(labels ? { labels } : {}),
  })
  for (const [firm, dossier] of decided) dossiers.set(firm, dossier)
  const ranked = found.filter(({ firm }) => !outside.has(firm)).map((firm, i) => ({ ...firm, rank: i + 1 }))
  const firms = ranked.slice(0, limit)
  return { analysed, firms, decided: decidedBeside(firms), ranked: ranked.length, dossiers, left }

  function decidedBeside(firms: readonly RankedFirm[]): ListedFirm[] {
    const shown = new Set(firms.map(({ firm }) => firm))
    const cut = ranked.slice(limit).filter(({ firm }) => decided.has(firm))
    const known = new Map(found.map((firm) => [firm.firm, firm]))
    const others = [...decided.values()]
      .filter(({ firm }) => !shown.has(firm) && !cut.some((one) => one.firm === firm))
      .map((dossier): ListedFirm => ({ ...(known.get(dossier.firm) ?? withoutPoints(dossier)), rank: null }))
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.firm, b.firm))
    return [...cut, ...others]
  }
}

/** Why a firm is not ranked; null where it is. */
function whyNot(dossier: FirmDossier, filter: RankFilter): 'ended' | 'filtered' | null {
  if (!filter.ended && hasEnded(dossier)) return 'ended'
  return fitsFilter(dossier, filter) ? null : 'filtered'
}

function hasEnded({ facts, gone }: FirmDossier): boolean {
  return gone || facts.status === 'inactive' || facts.status === 'acquired'
}

function withoutPoints({ firm, facts }: FirmDossier): ListedFirm {
  const { name, website } = facts
  return {
    rank: null,
    firm,
    name,
    website,
    score: null,
    low: null,
    high: null,
    reasons: [],
    unknown: ['fit'],
  }
}

function toCandidate(dossier: FirmDossier, need: Need): CandidateFirm {
  const { firm, facts, listings, evidence } = dossier
  const place = preferredPlace(dossier, need)
  return {
    firm,
    name: facts.name,
    website: facts.website,
    evidence: place ? { ...evidence, place } : evidence,
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
