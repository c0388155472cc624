import { contentWords } from '../language/analyse.js'
import type { AnalysedNeed, NeedPhrase } from '../needs/analyse-need.js'
import type { Labels } from '../ranking/labels.js'
import { ListingMatcher } from '../ranking/match-listing.js'
import type { NearListings } from '../ranking/near.js'
import { listingLanguage } from '../ranking/postings.js'
import type { RankedFirm } from '../ranking/ranking.js'
import { explainFirm, type ScoredFirm } from '../ranking/score.js'
import { type Decision, findDecisions } from '../store/decisions.js'
import { formatFirmId } from '../store/listings.js'
import type { StoredNeed } from '../store/needs.js'
import type { Store } from '../store/store.js'
import { type FirmDossier, readFirms } from './firm.js'
import type { SearchedWith } from './need-search.js'
import { type RankFilter, rankNeed } from './rank-need.js'

/** Where a firm that is in the base stands for a need, and why. */
export interface WhyFirm {
  firm: string
  name: string
  /**
   * `in` and `out`: decided; `listed`: among the first so many, undecided; `below`: ranked behind them; `ended`, `filtered`: left away
   * before the ranking; `not-matched`: its texts say nothing of what is sought, or not enough to be read beside others; `knocked-out`:
   * a knock-out was answered "no".
   */
  state: 'in' | 'out' | 'listed' | 'below' | 'ended' | 'filtered' | 'not-matched' | 'knocked-out'
  decision: Omit<Decision, 'need' | 'firm'> | null
  /** Null where it is not ranked. */
  rank: number | null
  ranked: number
  top: number
  /** Its points, also where it is not ranked; null where it has none. */
  points: Pick<RankedFirm, 'score' | 'low' | 'high' | 'reasons' | 'unknown'> | null
  /** Score of the last firm of the list. */
  score_at_top: number | null
  /** What the need is searched by, the heaviest first, and whether the firm's best listing has it, and how many of the list have. */
  sought: { label: string; rule: string; has: boolean; above: number }[]
  /** Phrases that must stand in a listing and do not, and those that must not and do. */
  must_missing: string[]
  not_found: string[]
  /** Content words of its texts, where none of what is sought is among them. */
  words: string[]
  directories: { directory: string; url: string; last_seen: string; gone: boolean }[]
}

export interface WhyQuestion {
  store: Store
  stored: StoredNeed
  vocabulary: SearchedWith
  labels: Labels
  filter: RankFilter
  top: number
  /** Where the list was joined with an order by vectors. */
  near?: NearListings | undefined
}

/** Terms that are told: behind them they weigh little. */
const mostTerms = 12
const mostWords = 25

/** @param firm its present id; @throws Error (a defect of the caller) for a firm without listings */
export function whyFirm(question: WhyQuestion, firm: number): WhyFirm {
  const { store, stored, vocabulary, labels, filter, top, near } = question
  const ranking = rankNeed(store, stored, vocabulary, filter, top, { labels, near, asked: [firm] })
  const [dossier] = readFirms(store, [firm])
  if (!dossier) throw new Error(`${formatFirmId(firm)} has no listings`)
  const { analysed, order } = ranking
  const place = order.findIndex(({ fitting }) => fitting.firm.firm === dossier.firm)
  const scored = order[place]
  const points = scored ? explainFirm(scored, place + 1, labels) : (ranking.beside.get(dossier.firm) ?? null)
  const decision = findDecisions(store, stored.need.id).get(firm) ?? null
  const outside = ranking.outside.get(dossier.firm)
  const has = new Set(points?.reasons.map(({ rule }) => rule))
  const { must_missing, not_found } = refusedBy(analysed, dossier)
  return {
    firm: dossier.firm,
    name: dossier.facts.name,
    state: decision?.verdict ?? outside ?? (scored ? (place < top ? 'listed' : 'below') : 'not-matched'),
    decision: decision && withoutKeys(decision),
    rank: scored ? place + 1 : null,
    ranked: ranking.ranked,
    top,
    points: points && pointsOf(points),
    score_at_top: order.length ? (order[Math.min(top, order.length) - 1] as ScoredFirm).score / 100 : null,
    sought: soughtBy(analysed, labels, order.slice(0, top), dossier.firm).map((one) => ({
      ...one,
      has: has.has(one.rule),
    })),
    must_missing,
    not_found,
    words: points ? [] : wordsOf(dossier),
    directories: dossier.listings.map(({ directory, url, last_seen, gone }) => ({
      directory,
      url,
      last_seen,
      gone,
    })),
  }
}

function withoutKeys({ need: _need, firm: _firm, ...decision }: Decision): WhyFirm['decision'] {
  return decision
}

function pointsOf({ score, low, high, reasons, unknown }: RankedFirm): WhyFirm['points'] {
  return { score, low, high, reasons, unknown }
}

/** The terms of the need with how many other firms of the list have each. */
function soughtBy(
  { terms }: AnalysedNeed,
  labels: Labels,
  list: readonly ScoredFirm[],
  firm: string,
): Omit<WhyFirm['sought'][number], 'has'>[] {
  return terms.slice(0, mostTerms).map((term) => ({
    label: labels.term(term, false),
    rule: `${term.kind}:${term.id}`,
    above: list.filter(
      ({ fitting }) => fitting.firm.firm !== firm && fitting.parts.some((part) => part.term.id === term.id),
    ).length,
  }))
}

/** Which phrases keep every listing of the firm out. */
function refusedBy(analysed: AnalysedNeed, { listings }: FirmDossier) {
  const admits = (must: NeedPhrase[], not: NeedPhrase[]) => {
    const matcher = new ListingMatcher({ ...analysed, must, not })
    return listings.some(
      ({ name, summary, tags, description }) =>
        matcher.match({ name, summary: summary ?? '', tags, description: description ?? '' }).admitted,
    )
  }
  return {
    must_missing: analysed.must.filter((phrase) => !admits([phrase], [])).map(({ text }) => text),
    not_found: analysed.not.filter((phrase) => !admits([], [phrase])).map(({ text }) => text),
  }
}

function wordsOf({ listings }: FirmDossier): string[] {
  const words = listings.flatMap(({ summary, tags, description }) => {
    const text = { summary: summary ?? '', tags: tags.join(', '), description: description ?? '' }
    return contentWords(`${text.summary} ${text.tags} ${text.description}`, listingLanguage(text))
  })
  return [...new Set(words)].slice(0, mostWords)
}
