import type { AnalysedNeed } from '../needs/analyse-need.js'
import type { Criterion } from '../needs/criteria.js'
import type { Field } from '../ranking/field.js'
import type { Labels } from '../ranking/labels.js'
import type { ListedFirm } from '../ranking/ranking.js'
import type { Stage } from '../selection/stage.js'
import { findAssessments, type StoredAssessment } from '../store/assessments.js'
import { listConflicts, type StoredConflict } from '../store/conflicts.js'
import { type Decision, findDecisions } from '../store/decisions.js'
import { lookUpFirm } from '../store/firms.js'
import { parseFirmId } from '../store/listings.js'
import type { StoredNeed } from '../store/needs.js'
import { findStages } from '../store/stages.js'
import type { Store } from '../store/store.js'
import { type FirmSheet, readFirmSheet } from './firm-sheet.js'
import type { SearchedWith } from './need-search.js'
import { type RankFilter, rankNeed, readListed } from './rank-need.js'
import { stageOf } from './stage-rows.js'

/** The firms of a need that are looked at one after the other, in the order of their rank. */
export interface ReviewList {
  firms: ListedFirm[]
  analysed: AnalysedNeed
  field: Field
}

export interface ReviewQuestion {
  store: Store
  stored: StoredNeed
  vocabulary: SearchedWith
  labels: Labels
  filter: RankFilter
  /** So many by rank. */
  top: number
  /** Those decided on that have no such rank, too. */
  all: boolean
}

export function readReviewList({ all, ...question }: ReviewQuestion): ReviewList {
  const { store, stored, vocabulary, filter, top, labels } = question
  const { firms, decided, analysed, field } = rankNeed(store, stored, vocabulary, filter, top, { labels })
  return { firms: all ? [...firms, ...decided] : firms, analysed, field }
}

/** A criterion that the need sets, and what is answered of a firm. */
export interface AskedCriterion {
  criterion: Criterion
  knockout: boolean
  /** What it counts; null where it is a knock-out, or only to be asked. */
  weight: number | null
  answer: StoredAssessment | null
}

/** All that one looks at to decide on a firm. */
export interface ReviewCard {
  /** Present id of the firm. */
  id: number
  listed: ListedFirm
  sheet: FirmSheet
  /** What the need is about most, and no reason names. */
  unsaid: string[]
  asked: AskedCriterion[]
  decision: Decision | null
  stage: Stage
  conflicts: StoredConflict[]
}

/** Terms of a need whose lack is told: behind them they weigh little. */
const heaviest = 8

/** The card of a firm as the base has it now; null where it was forgotten meanwhile. */
export function readReviewCard(
  store: Store,
  { need }: StoredNeed,
  listed: ListedFirm,
  { analysed, labels, criteria }: { analysed: AnalysedNeed; labels: Labels; criteria: readonly Criterion[] },
): ReviewCard | null {
  const id = presentId(store, listed.firm)
  const sheet = id === null ? null : readFirmSheet(store, id)
  if (id === null || !sheet) return null
  const has = new Set(listed.reasons.map(({ rule }) => rule))
  const decision = findDecisions(store, need.id).get(id) ?? null
  return {
    id,
    listed,
    sheet,
    unsaid: analysed.terms
      .slice(0, heaviest)
      .filter((term) => !has.has(`${term.kind}:${term.id}`))
      .map((term) => labels.term(term, false)),
    asked: readAsked(store, need, id, criteria),
    decision,
    stage: stageOf(findStages(store, need.id).get(id)?.stage ?? null, decision?.verdict ?? null),
    conflicts: listConflicts(store, need.id).filter(({ firm }) => firm === id),
  }
}

function readAsked(
  store: Store,
  need: StoredNeed['need'],
  id: number,
  criteria: readonly Criterion[],
): AskedCriterion[] {
  const held = findAssessments(store, { firms: [id], need: need.id }).get(id) ?? []
  return need.criteria.flatMap(({ id: code, knockout, weight }) => {
    const criterion = criteria.find((one) => one.id === code)
    const answer = held.find((one) => one.criterion === code) ?? null
    return criterion ? [{ criterion, knockout: knockout === true, weight: weight ?? null, answer }] : []
  })
}

/** The firm that an id of a list stands for now; null where it was forgotten. */
export function presentId(store: Store, firm: string): number | null {
  const found = lookUpFirm(store, firm)
  return found.state === 'one' ? found.firm : null
}

/** Who was decided on, of a list. */
export function countVerdicts(
  store: Store,
  need: string,
  firms: readonly ListedFirm[],
): { in: number; out: number; verdictOf: (firm: ListedFirm) => 'in' | 'out' | 'open' } {
  const decisions = findDecisions(store, need)
  // A firm of the list that has become part of another one has that one's verdict.
  const present = new Map(
    firms.map(({ firm }) => [firm, decisions.size ? presentId(store, firm) : parseFirmId(firm)]),
  )
  const verdictOf = ({ firm }: ListedFirm) => decisions.get(present.get(firm) ?? -1)?.verdict ?? 'open'
  return {
    in: firms.filter((firm) => verdictOf(firm) === 'in').length,
    out: firms.filter((firm) => verdictOf(firm) === 'out').length,
    verdictOf,
  }
}

/** One firm of the queue, with the commands that decide on it by flags. */
export interface ReviewRow {
  rank: number | null
  firm: string
  name: string
  website: string | null
  city: string | null
  score: number | null
  low: number | null
  high: number | null
  status: 'in' | 'out' | 'open'
  reasons: ListedFirm['reasons']
  unknown: string[]
  /** Codes of the need's criteria that nobody has answered. */
  open: string[]
  take: string
  leave: string
}

export function readReviewRows(
  store: Store,
  { need }: StoredNeed,
  firms: readonly ListedFirm[],
  criteria: readonly Criterion[],
): ReviewRow[] {
  const dossiers = readListed(store, firms)
  const { verdictOf } = countVerdicts(store, need.id, firms)
  return firms.map((listed) => {
    const { rank, firm, name, website, score, low, high, reasons, unknown } = listed
    const asked = readAsked(store, need, parseFirmId(firm), criteria)
    const command = `govscout decide ${need.id} ${firm}`
    return {
      rank,
      firm,
      name,
      website,
      city: dossiers.get(firm)?.facts.city ?? null,
      score,
      low,
      high,
      status: verdictOf(listed),
      reasons,
      unknown,
      open: asked.flatMap(({ criterion, answer }) =>
        answer === null || answer.answer === 'unknown' ? [criterion.id] : [],
      ),
      take: `${command} in`,
      leave: `${command} out --reason CODE --because TEXT`,
    }
  })
}
