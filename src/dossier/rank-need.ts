import { compareText } from '../language/compare-text.js'
import type { AnalysedNeed } from '../needs/analyse-need.js'
import type { Need } from '../needs/need.js'
import type { CandidateFirm, CriterionAnswer, EvidenceQuote } from '../ranking/candidate-firm.js'
import { budgetOf } from '../ranking/criteria.js'
import { type Field, fieldOf } from '../ranking/field.js'
import { fuseNear } from '../ranking/fuse.js'
import { type Labels, labelsIn } from '../ranking/labels.js'
import { type NearListings, outstandingOf } from '../ranking/near.js'
import { orderFirms } from '../ranking/rank.js'
import type { ListedFirm, RankedFirm } from '../ranking/ranking.js'
import { explainFirm, isKnockedOut, type ScoredFirm } from '../ranking/score.js'
import type { Stage } from '../selection/stage.js'
import { findDecisions } from '../store/decisions.js'
import { parseFirmId } from '../store/listings.js'
import { findStages } from '../store/stages.js'
import type { Store } from '../store/store.js'
import type { RankedNeed } from './analyse-stored.js'
import { type Candidate, readCandidates, toCandidate } from './candidates.js'
import { type FirmFilter, fitsFilter } from './filter-firms.js'
import { type FirmDossier, readFirms } from './firm.js'
import { readAnswers } from './need-answers.js'
import { type SearchedWith, searchForNeed } from './need-search.js'
import { preferredPlace } from './preferred-place.js'
import { readPublicQuotes } from './public-quotes.js'
import { stageOf } from './stage-rows.js'

export interface RankFilter extends FirmFilter {
  /** Firms that have ended, were taken over, or are in no directory any more, too. */
  ended?: boolean
  /** Only firms at this stage of the need; those decided on as well. */
  stage?: Stage
}

/** Why a firm is not ranked. */
export type Outside = 'ended' | 'filtered' | 'not-matched' | 'knocked-out'

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
  /** All firms that are ranked, in order, with bare points. */
  order: readonly ScoredFirm[]
  /** How many of them are clear matches, and where they end. */
  field: Field
  /** Firms that would have been in the list: those that have ended or are gone, and those outside the filter. */
  left: { ended: number; filtered: number; knocked_out: number }
  /** Why a firm that was asked for (RankMore) is not ranked; null where it is, or is none of the candidates. */
  outside: ReadonlyMap<string, Outside>
  /** The points of the firms that are not ranked and were read all the same, by public id. */
  beside: ReadonlyMap<string, RankedFirm>
  /** What made the vectors that took part in the order; null where words alone made it. */
  embeddings: string | null
}

export interface RankMore {
  labels?: Labels | undefined
  /** Firms that are read whether or not they are candidates, so that their points can be told. */
  asked?: readonly number[]
  /** Listings near to the need by their vectors, to be joined with the order by words. */
  near?: NearListings | undefined
}

/**
 * Firms ranked for a need, each point with its quote; who is left out is counted. Who was decided on is always there, so that
 * no paper forgets a decision.
 */
export function rankNeed(
  store: Store,
  stored: RankedNeed,
  vocabulary: SearchedWith,
  filter: RankFilter,
  limit: number,
  { labels = labelsIn('en'), asked = [], near }: RankMore = {},
): NeedRanking {
  const { need } = stored
  const { analysed, search, keep } = searchForNeed(store, stored, vocabulary)
  const verdicts = findDecisions(store, need.id)
  const steps = filter.stage === undefined ? null : findStages(store, need.id)
  const isAtStage = (id: number) =>
    steps === null ||
    stageOf(steps.get(id)?.stage ?? null, verdicts.get(id)?.verdict ?? null) === filter.stage
  const decisions = [...verdicts.keys()].filter(isAtStage)
  const named = new Map<string, Candidate>()
  const always = [...new Set([...decisions, ...asked])]
  for (const dossier of always.length ? readFirms(store, always) : [])
    named.set(dossier.firm, toCandidate(dossier))
  const decided = [...named.values()].filter(({ id }) => decisions.includes(id))
  /** Read only because they are named: their place among the others means nothing. */
  const outside = new Map<string, Outside>()
  const left = { ended: 0, filtered: 0, knocked_out: 0 }
  const answers = readAnswers(store, need)
  const references = readPublicQuotes(store)
  const decidedFirms = new Set(decided.map(({ firm }) => firm))
  const byWords = orderFirms({
    need: analysed,
    search,
    criteria: need.criteria,
    near,
    findFirms(listings) {
      const seen = new Set<string>()
      const wanted = near ? [...new Set([...listings, ...outstandingOf(near)])] : listings
      const candidates = readCandidates(store, wanted, {
        withTags: asksTags(filter),
        known: search.matches,
      }).filter((candidate) => {
        const why = whyNot(candidate, filter, isAtStage)
        if (why === null) seen.add(candidate.firm)
        else if (!decidedFirms.has(candidate.firm)) left[why]++
        return why === null
      })
      for (const [firm, candidate] of named)
        if (!seen.has(firm)) outside.set(firm, whyNot(candidate, filter, isAtStage) ?? 'not-matched')
      return [...candidates, ...[...named.values()].filter(({ firm }) => outside.has(firm))].map(
        (candidate) => toRanked(candidate, need, answers.get(candidate.id), references.get(candidate.id)),
      )
    },
  })
  keep()
  // An analyst has answered "no" to a knock-out: whoever it is, the answer with its page stands in every paper.
  for (const scored of byWords) {
    const { firm } = scored.fitting.firm
    if (!isKnockedOut(scored) || outside.has(firm)) continue
    outside.set(firm, 'knocked-out')
    if (!decidedFirms.has(firm)) left.knocked_out++
  }
  const found = near
    ? fuseNear(byWords, near, budgetOf(analysed.weights, need.criteria).fit, (firm) => outside.has(firm))
    : byWords
  const order = found.filter(({ fitting }) => !outside.has(fitting.firm.firm))
  const firms = order.slice(0, limit).map((scored, i) => explainFirm(scored, i + 1, labels))
  const beside = new Map(
    found
      .filter(({ fitting }) => outside.has(fitting.firm.firm))
      .map((scored) => [scored.fitting.firm.firm, explainFirm(scored, 0, labels)]),
  )
  return {
    analysed,
    firms,
    decided: decidedBeside(),
    ranked: order.length,
    order,
    field: fieldOf(order),
    left,
    outside,
    beside,
    embeddings: near?.model ?? null,
  }

  function decidedBeside(): ListedFirm[] {
    const shown = new Set(firms.map(({ firm }) => firm))
    const cut = order.flatMap((scored, i) =>
      i >= limit && decidedFirms.has(scored.fitting.firm.firm) ? [explainFirm(scored, i + 1, labels)] : [],
    )
    const others = decided
      .filter(({ firm }) => !shown.has(firm) && !cut.some((one) => one.firm === firm))
      .map((one): ListedFirm => ({ ...(beside.get(one.firm) ?? withoutPoints(one)), rank: null }))
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.firm, b.firm))
    return [...cut, ...others]
  }
}

/** All that is known of the firms of a list, by public id. */
export function readListed(
  store: Store,
  listed: readonly Pick<ListedFirm, 'firm'>[],
): Map<string, FirmDossier> {
  const ids = listed.map(({ firm }) => parseFirmId(firm))
  return new Map((ids.length ? readFirms(store, ids) : []).map((dossier) => [dossier.firm, dossier]))
}

/** Why a firm is not ranked; null where it is. */
function whyNot(
  candidate: Candidate,
  filter: RankFilter,
  isAtStage: (id: number) => boolean,
): 'ended' | 'filtered' | null {
  if (!filter.ended && hasEnded(candidate)) return 'ended'
  return fitsFilter(candidate, filter) && isAtStage(candidate.id) ? null : 'filtered'
}

function asksTags({ tag, where }: RankFilter): boolean {
  return tag !== undefined || where?.some(({ field }) => field === 'tag') === true
}

function hasEnded({ facts, gone }: Candidate): boolean {
  return gone || facts.status === 'inactive' || facts.status === 'acquired'
}

function withoutPoints({ firm, facts }: Candidate): ListedFirm {
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
    covered: 0,
    unknown: ['fit'],
  }
}

/** What the ranking reads of a firm. */
function toRanked(
  candidate: Candidate,
  need: Need,
  answers: readonly CriterionAnswer[] = [],
  references: readonly EvidenceQuote[] = [],
): CandidateFirm {
  const { firm, facts, listings, evidence } = candidate
  const place = preferredPlace(candidate, need)
  return {
    firm,
    name: facts.name,
    website: facts.website,
    listings,
    evidence: {
      ...evidence,
      ...(references.length ? { govtech: [...evidence.govtech, ...references] } : {}),
      ...(place ? { place } : {}),
    },
    ...(answers.length ? { answers } : {}),
  }
}
