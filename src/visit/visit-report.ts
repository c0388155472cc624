import type { PageKind } from '../evidence/site-page.js'
import { formatVisitState, type VisitState } from '../evidence/visit-state.js'
import type { EvidenceChange } from '../store/site-evidence.js'

/** How one page of a visit ended. */
export interface PageReport {
  url: string
  kind: PageKind | 'sitemap'
  /** `kept`: a word of the failure class, `reserved`, or what was wrong. */
  result: 'new' | 'changed' | 'unchanged' | 'resumed' | 'reserved' | 'gone' | 'skipped'
  why: string | null
}

/** What `visit` says of a firm; a tested contract, only added to. */
export interface VisitReport {
  firm: string
  name: string
  website: string
  /** `resting`: it is not asked before `rests_until`; `stopped`: the person said so, and the next call goes on. */
  state: VisitState | 'resting' | 'stopped'
  reason: string | null
  redirected_to: string | null
  rests_until: string | null
  /** Goes on with a visit that had been stopped. */
  resumed: boolean
  requests: number
  bytes: number
  pages: PageReport[]
  evidence: EvidenceChange
}

export const noChange: EvidenceChange = { new: 0, confirmed: 0, vanished: 0, dropped: 0 }

/** One line for people. */
export function formatVisit(report: VisitReport): string {
  const { firm, name, state, reason, requests, pages, evidence } = report
  const head = `${firm} ${name}: ${state}`
  if (state === 'resting')
    return `${head} until ${report.rests_until?.slice(0, 10)}; ${reason ?? 'it wants no request'}`
  const asked = `${requests} request${requests === 1 ? '' : 's'}`
  if (state === 'stopped') return `${head}, ${asked}; the next call goes on`
  if (state !== 'visited')
    return `${head}, ${asked}; ${formatVisitState(state, 'en')}${reason ? ` (${reason})` : ''}`
  const read = pages.filter(({ result }) =>
    ['new', 'changed', 'unchanged', 'resumed'].includes(result),
  ).length
  const parts = [
    `${read} page${read === 1 ? '' : 's'}`,
    asked,
    ...(evidence.new ? [`${evidence.new} new`] : []),
    ...(evidence.confirmed ? [`${evidence.confirmed} confirmed`] : []),
    ...(evidence.vanished ? [`${evidence.vanished} no longer found`] : []),
    ...(evidence.dropped ? [`${evidence.dropped} no longer read so`] : []),
  ]
  const notes = reason ? `; ${reason}` : ''
  return `${head}, ${parts.join(', ')}${notes}`
}

/** The counts per state of a whole call. */
export function formatVisits(reports: readonly VisitReport[]): string {
  const counts = new Map<string, number>()
  for (const { state } of reports) counts.set(state, (counts.get(state) ?? 0) + 1)
  const sum = (pick: (report: VisitReport) => number) => reports.reduce((all, one) => all + pick(one), 0)
  const states = [...counts].sort((a, b) => b[1] - a[1]).map(([state, count]) => `${count} ${state}`)
  return `${reports.length} website${reports.length === 1 ? '' : 's'}: ${states.join(', ')}; ${sum((one) => one.requests)} requests, ${sum((one) => one.evidence.new)} new quotes, ${sum((one) => one.evidence.vanished)} no longer found.`
}
