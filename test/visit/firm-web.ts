import type { FirmSite } from '../../scripts/loopback/firm-sites.mjs'
import { type FirmWeb, startFirmWeb, virtualClock } from '../../scripts/loopback/virtual-web.mjs'
import { allowedHosts } from '../../src/crawl/allowed-hosts.js'
import { createClient } from '../../src/crawl/client.js'
import { FetchFailure } from '../../src/crawl/failure.js'
import { defaultLimits } from '../../src/crawl/limits.js'
import { createTransport } from '../../src/crawl/transport.js'
import { readFirms } from '../../src/dossier/firm.js'
import { storedHostBook } from '../../src/store/host-book.js'
import { listLatestVisits } from '../../src/store/site-visits.js'
import { visitLimits } from '../../src/visit/budget.js'
import { openSiteReader } from '../../src/visit/open-reader.js'
import { targetOf, type VisitTarget } from '../../src/visit/target.js'
import { visitAll } from '../../src/visit/visit-all.js'
import type { VisitReport } from '../../src/visit/visit-report.js'
import type { VisitTools } from '../../src/visit/visit-tools.js'
import { listing, openBase, publish } from '../store/base.js'

export type Base = ReturnType<typeof openBase>

/** A web of invented sites on a clock that jumps, and a base with their firms. */
export interface Visiting {
  web: FirmWeb
  store: Base
  targets: VisitTarget[]
  tools: VisitTools
  /** Visits these, or all. */
  visit(some?: (site: FirmSite) => boolean, signal?: AbortSignal): Promise<VisitReport[]>
  siteOf(report: { name: string }): FirmSite
  /** The clock goes on by days. */
  sleep(days: number): void
  close(): Promise<void>
}

export const dataFolder = new URL('../../data', import.meta.url).pathname

export async function startVisiting(count: number, over: Partial<VisitTools> = {}): Promise<Visiting> {
  const clock = virtualClock(Date.parse('2026-11-24T10:00:00Z'))
  const web = await startFirmWeb({ count, clock })
  const store = openBase()
  let slept = 0
  const now = () => `${new Date(clock.now() + slept).toISOString().slice(0, 19)}Z`
  store.now = now
  publish(
    store,
    web.sites.map(({ name, website, domain }) => listing(name, { website, domain, legal_form: 'GmbH' })),
  )
  const targets = readFirms(store).flatMap((dossier) => targetOf(store, dossier) ?? [])
  const limits = {
    ...defaultLimits,
    wireBytes: visitLimits.pageBytes,
    longestPauseMs: visitLimits.longestDelayMs,
  }
  const real = createTransport({ env: {}, allowed: allowedHosts([web.host]), limits })
  const client = createClient({
    userAgent: 'govscout/test (+loopback)',
    env: {},
    hosts: storedHostBook(store),
    clock: { now: () => clock.now() + slept, wait: clock.wait },
    limits,
    tries: 1,
    transport: web.transport(real, (url) => new FetchFailure('dns', url, 'Nobody has this name.')),
  })
  const reader = openSiteReader(dataFolder)
  const tools: VisitTools = {
    store,
    client,
    reader,
    clock,
    limits: visitLimits,
    signal: new AbortController().signal,
    ...over,
  }
  const byName = new Map(web.sites.map((site) => [site.name, site]))
  const siteOf = ({ name }: { name: string }) => byName.get(name) as FirmSite
  return {
    web,
    store,
    targets,
    tools,
    siteOf,
    visit: (some = () => true, signal = tools.signal) =>
      visitAll(
        { ...tools, signal },
        targets.filter((target) => some(siteOf(target))),
        { latest: listLatestVisits(store), addressOf: web.addressOf },
      ),
    sleep(days) {
      slept += days * 86_400_000
    },
    async close() {
      await client.close()
      await web.close()
    },
  }
}
