import { setMaxListeners } from 'node:events'
import { siteOf } from '../evidence/site-of.js'
import { Problem } from '../problem.js'
import { formatFirmId } from '../store/listings.js'
import { discardVisits, type SiteVisit } from '../store/site-visits.js'
import { isResting } from './due.js'
import { type Lanes, runInLanes, visitLanes } from './run-visits.js'
import type { VisitTarget } from './target.js'
import { noChange, type VisitReport } from './visit-report.js'
import { type Visited, visitSite } from './visit-site.js'
import type { VisitTools } from './visit-tools.js'

/** So many sites that all keep silent are no chance: this machine is cut off. */
const suspicious = 5

export interface VisitAllOptions {
  lanes?: Lanes
  /** Newest finished visit of each firm, for those that are left alone. */
  latest: ReadonlyMap<number, SiteVisit>
  /** IP address of a website; null where it is not known. */
  addressOf(website: string): Promise<string | null>
  onReport?(report: VisitReport): void
  onProgress?(done: number, of: number): void
}

/**
 * Visits these websites side by side. After the word to stop no further one is begun, and what is kept stays.
 * @throws Problem where five or more sites were asked and none has answered: nothing is written of them then
 */
export async function visitAll(
  tools: VisitTools,
  targets: readonly VisitTarget[],
  { lanes = visitLanes, latest, addressOf, onReport, onProgress }: VisitAllOptions,
): Promise<VisitReport[]> {
  const { store, client, signal } = tools
  // Each visit listens for the word to stop; that many are no leak.
  setMaxListeners(lanes.atOnce + 20, signal)
  let answered = 0
  let done = 0
  const silent: Visited[] = []

  async function visit(target: VisitTarget): Promise<VisitReport> {
    const rest = restOf(target)
    const report = rest ?? (await ask(target))
    onReport?.(report)
    onProgress?.(++done, targets.length)
    return report
  }

  function restOf(target: VisitTarget): VisitReport | null {
    const last = latest.get(target.firm)
    if (last && isResting(last, target.website, store.now()))
      return resting(target, last.rests_until as string, last.reason)
    const until = client.putOffUntil(target.website)
    return until === null ? null : resting(target, until, 'the host asked for a pause')
  }

  async function ask(target: VisitTarget): Promise<VisitReport> {
    const visited = await visitSite(tools, target)
    if (visited.settle) silent.push(visited)
    else if (visited.report.state !== 'stopped') answered++
    if (answered) settleSilent()
    return visited.report
  }

  function settleSilent(): void {
    for (const { settle } of silent.splice(0)) settle?.()
  }

  const reports = await runInLanes(targets, visit, {
    ...lanes,
    siteOf: ({ website }) => siteOf(website) ?? website,
    addressOf: ({ website }) => addressOf(website),
    signal,
  })
  if (silent.length >= suspicious && !answered) {
    discardVisits(
      store,
      silent.map((one) => one.visit),
    )
    throw new Problem(`None of ${silent.length} websites has answered.`, {
      remedy: 'Check the network of this machine and its proxy (HTTPS_PROXY); nothing was written of them.',
    })
  }
  settleSilent()
  return reports
}

function resting(target: VisitTarget, until: string, reason: string | null): VisitReport {
  return {
    firm: formatFirmId(target.firm),
    name: target.name,
    website: target.website,
    state: 'resting',
    reason,
    redirected_to: null,
    rests_until: until,
    resumed: false,
    requests: 0,
    bytes: 0,
    pages: [],
    evidence: noChange,
  }
}
