import type { Context } from '../context.js'
import { readFirms } from '../dossier/firm.js'
import { findFirm } from '../store/firms.js'
import { formatFirmId, parseFirmId } from '../store/listings.js'
import { listDeadSites, listLatestVisits, listShortlisted, type SiteVisit } from '../store/site-visits.js'
import type { Store } from '../store/store.js'
import { addDays, deadWithinDays, isResting, isStale } from '../visit/due.js'
import { targetOf, type VisitTarget } from '../visit/target.js'
import type { VisitOptions } from './visit.js'

/** A firm that was chosen, and what is to be done. */
export interface PlannedVisit {
  firm: number
  name: string
  website: string | null
  last: SiteVisit | null
  /** no-website, fresh and resting ask nobody. */
  what: 'visit' | 'no-website' | 'fresh' | 'resting'
  target: VisitTarget | null
}

export interface VisitPlan {
  firms: PlannedVisit[]
  latest: Map<number, SiteVisit>
  /** Firms whose site was dead twice within 30 days, with the site. */
  dead: Map<number, string>
}

/** The firms meant; null for all that were visited before. */
export async function chooseFirms(
  context: Context,
  store: Store,
  { need, top }: VisitOptions,
  named: readonly string[],
): Promise<number[] | null> {
  if (named.length) return [...new Set(named.map((words) => findFirm(store, words)))]
  if (need === undefined) return null
  const [{ findNeed }, { rankNeed }, { loadVocabulary }, { findDecisions }] = await Promise.all([
    import('../store/needs.js'),
    import('../dossier/rank-need.js'),
    import('../vocabulary.js'),
    import('../store/decisions.js'),
  ])
  const stored = findNeed(store, need)
  const vocabulary = await loadVocabulary(context.paths.data)
  const decisions = findDecisions(store, stored.need.id)
  const isOut = (firm: number) => decisions.get(firm)?.verdict === 'out'
  // Who was decided out is no candidate any more: the next in rank takes the place.
  const ranking = rankNeed(store, stored, vocabulary, {}, top + decisions.size)
  const best = ranking.firms.map(({ firm }) => parseFirmId(firm)).filter((firm) => !isOut(firm))
  const taken = [...decisions].flatMap(([firm, { verdict }]) => (verdict === 'in' ? [firm] : []))
  return [...new Set([...best.slice(0, top), ...taken])]
}

/** @param ids null for all that were visited before */
export function planVisits(
  store: Store,
  ids: readonly number[] | null,
  { staleOnly, now }: { staleOnly: boolean; now: string },
): VisitPlan {
  const latest = listLatestVisits(store)
  const dead = listDeadSites(store, addDays(now, -deadWithinDays))
  const shortlisted = listShortlisted(store)
  const chosen = ids ?? [...latest.keys()]
  const dossiers = new Map((chosen.length ? readFirms(store, [...chosen]) : []).map((one) => [one.id, one]))
  const firms = chosen.flatMap((id): PlannedVisit[] => {
    const dossier = dossiers.get(id)
    if (!dossier) return []
    const last = latest.get(id) ?? null
    const target = targetOf(store, dossier)
    const fresh =
      staleOnly &&
      last !== null &&
      last.website === target?.website &&
      !isStale(last, { shortlisted: shortlisted.has(id), flagged: dead.has(id), now })
    const what =
      target === null
        ? 'no-website'
        : last && isResting(last, target.website, now)
          ? 'resting'
          : fresh
            ? 'fresh'
            : 'visit'
    return [{ firm: id, name: dossier.facts.name, website: target?.website ?? null, last, what, target }]
  })
  return { firms, latest, dead }
}

/** What a visit would do, as a table. */
export async function printPlan({ terminal }: Context, { firms }: VisitPlan): Promise<void> {
  const { printRows } = await import('../terminal/output.js')
  printRows(terminal, {
    columns: [
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'website', title: 'Website', flexible: true },
      { key: 'last', title: 'Last visit', priority: 2 },
      { key: 'state', title: 'State', priority: 2 },
      { key: 'what', title: 'Now' },
    ],
    rows: firms.map(({ firm, name, website, last, what }) => ({
      firm: formatFirmId(firm),
      name,
      website: website ?? '',
      last: last?.finished_at?.slice(0, 10) ?? '',
      state: last?.state ?? '',
      what,
    })),
    json: firms.map(({ firm, name, website, last, what }) => ({
      firm: formatFirmId(firm),
      name,
      website,
      last_visit: last?.finished_at ?? null,
      state: last?.state ?? null,
      reason: last?.reason ?? null,
      now: what,
    })),
    empty: 'Nobody would be visited.',
  })
}
