import { FetchFailure } from '../crawl/failure.js'
import { registrableDomain } from '../firms/website.js'
import { formatFirmId } from '../store/listings.js'
import { proposeSameSite } from '../store/site-homes.js'
import { listSitePages, removeSiteTexts } from '../store/site-pages.js'
import {
  finishVisit,
  resumeOrStartVisit,
  type SiteVisit,
  saveSpent,
  type VisitOutcome,
} from '../store/site-visits.js'
import type { Store } from '../store/store.js'
import { Budget } from './budget.js'
import { restsUntil } from './due.js'
import { readSite } from './read-site.js'
import { SiteClient } from './site-client.js'
import type { VisitTarget } from './target.js'
import { noChange, type VisitReport } from './visit-report.js'
import type { VisitTools } from './visit-tools.js'
import { type Walked, walkSite } from './walk-site.js'

export interface Visited {
  /** Number of the visit in the base. */
  visit: number
  report: VisitReport
  /**
   * Nobody has answered at all. Where no site answers, this machine is cut off and the visit is no news of the site: it stays open until
   * this is called.
   */
  settle: (() => void) | null
}

/**
 * One visit of one firm's website, from robots.txt to what was found. What goes wrong on the other side is a state with its reason; each
 * page is kept as soon as it is there, so that a visit which is stopped goes on where it was.
 */
export async function visitSite(tools: VisitTools, target: VisitTarget): Promise<Visited> {
  const { store, limits, clock, signal } = tools
  const { visit, resumed } = resumeOrStartVisit(store, target.home, target.website)
  const budget = new Budget(limits, clock, visit)
  const client = new SiteClient(tools.client, budget, limits)
  const close = budget.start(signal)
  const keepSpent = () => saveSpent(store, visit.id, budget)
  const base = (): VisitReport => ({
    firm: formatFirmId(target.firm),
    name: target.name,
    website: target.website,
    state: 'stopped',
    reason: null,
    redirected_to: null,
    rests_until: null,
    resumed,
    requests: budget.requests,
    bytes: budget.bytes,
    pages: [],
    evidence: noChange,
  })
  try {
    const walked = await walkSite({ ...tools, client, visit, target, keepSpent })
    keepSpent()
    if (!walked.silent)
      return { visit: visit.id, report: { ...base(), ...finish(tools, target, visit, walked) }, settle: null }
    const { state, reason, pages } = walked
    const settle = () => void finish(tools, target, visit, walked)
    return { visit: visit.id, report: { ...base(), state, reason, pages }, settle }
  } catch (error) {
    keepSpent()
    if (error instanceof FetchFailure && error.class === 'stopped')
      return { visit: visit.id, report: base(), settle: null }
    throw error
  } finally {
    close()
  }
}

function finish(
  { store, reader }: VisitTools,
  target: VisitTarget,
  visit: SiteVisit,
  { state, reason, redirected_to, gone, pages, reservesAll, robotsUnreachable }: Walked,
): VisitOutcome & Pick<VisitReport, 'pages' | 'evidence'> {
  const { home } = target
  if (reservesAll) removeSiteTexts(store, home)
  if (redirected_to !== null) propose(store, target, redirected_to)
  const read = listSitePages(store, home).filter((page) => page.visit === visit.id)
  const evidence =
    reservesAll || !(read.length || gone.size)
      ? noChange
      : readSite(store, reader, { home, firm: target, pages: read, asked: true, gone })
  const outcome = {
    state,
    reason,
    redirected_to,
    rests_until: restsUntil(state, robotsUnreachable, store.now()),
  }
  const told = Object.fromEntries(Object.entries(evidence).filter(([, count]) => count > 0))
  finishVisit(store, visit, outcome, told)
  return { ...outcome, pages, evidence }
}

/** Another firm's domain behind this one's website: a rename, a takeover, or an error of a directory. A person decides. */
function propose(store: Store, { firm, website }: VisitTarget, target: string): void {
  const domain = registrableDomain(new URL(target).hostname)
  if (domain === null) return
  proposeSameSite(store, firm, domain, `the website ${new URL(website).host} leads to ${domain}`)
}
