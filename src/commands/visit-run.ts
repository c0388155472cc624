import type { Context } from '../context.js'
import { ExitCode, Problem, usageProblem } from '../problem.js'
import { formatFirmId } from '../store/listings.js'
import type { Store } from '../store/store.js'
import type { Progress } from '../terminal/progress.js'
import { visitLimits } from '../visit/budget.js'
import type { VisitTarget } from '../visit/target.js'
import { visitAll } from '../visit/visit-all.js'
import { formatVisit, formatVisits, type VisitReport } from '../visit/visit-report.js'
import type { PlannedVisit, VisitPlan } from './visit-choice.js'

interface RunOptions {
  delay?: number
  allowHost: readonly string[]
  /** A delay that is too short is a mistake; else it is passed over, since it was meant for directories. */
  strict?: boolean
}

/** Visits what is planned, under the lock that crawls hold as well. */
export async function runPlan(
  context: Context,
  store: Store,
  plan: VisitPlan,
  options: RunOptions,
): Promise<ExitCode> {
  const { terminal } = context
  const { holdCrawlLock } = await import('../store/lock.js')
  const free = holdCrawlLock(store.file)
  const { startProgress } = await import('../terminal/progress.js')
  const progress = startProgress(terminal)
  try {
    tellOthers(context, plan.firms)
    const reports = await visitPlanned(context, store, plan, options, progress)
    progress.end()
    if (context.options.json) terminal.json(reports)
    if (reports.length) terminal.note(formatVisits(reports))
    else if (plan.firms.some(({ what }) => what === 'fresh')) terminal.note('Nothing is stale.')
    if (context.signal.aborted) return ExitCode.interrupted
    if (plan.firms.length && plan.firms.every(({ what }) => what === 'no-website'))
      throw new Problem('None of these firms has a website that is known.', {
        remedy: 'Where you know it: govscout firms set FIRM website ADDRESS --because "…"',
      })
    return ExitCode.ok
  } finally {
    progress.end()
    free()
  }
}

/** The visits themselves, a line for each; the caller holds the lock. */
export async function visitPlanned(
  context: Context,
  store: Store,
  plan: VisitPlan,
  { delay, allowHost, strict = true }: RunOptions,
  progress?: Progress,
): Promise<VisitReport[]> {
  const targets = plan.firms.flatMap(({ what, target }) =>
    target && (what === 'visit' || what === 'resting') ? [target] : [],
  )
  if (!targets.length) return []
  const gapMs = delay ?? visitLimits.gapMs
  const stranger = await findStranger(gapMs, targets, allowHost)
  if (stranger && strict)
    throw usageProblem(
      `--delay ${gapMs} is less than the ${visitLimits.gapMs} ms that every website is given.`,
      `${stranger.host} is none of the hosts named with --allow-host.`,
    )
  const limits = { ...visitLimits, gapMs: stranger ? visitLimits.gapMs : gapMs }
  const [{ storedHostBook }, { systemClock }, { lookUpAddress }, { openSiteReader }] = await Promise.all([
    import('../store/host-book.js'),
    import('../crawl/system-clock.js'),
    import('../crawl/lookup-address.js'),
    import('../visit/open-reader.js'),
  ])
  const client = await context.openClient({
    allowHosts: allowHost,
    hosts: storedHostBook(store),
    tries: 1,
    limits: {
      wireBytes: limits.pageBytes,
      bodyBytes: 8 * limits.pageBytes,
      totalMs: 20_000,
      headersMs: 15_000,
      silenceMs: 10_000,
      longestPauseMs: limits.longestDelayMs,
    },
  })
  const tools = {
    store,
    client,
    reader: openSiteReader(context.paths.data),
    clock: systemClock,
    limits,
    signal: context.signal,
  }
  return visitAll(tools, targets, {
    latest: plan.latest,
    addressOf: (website) => lookUpAddress(website, context.env),
    onReport: (report) => tell(context, report, plan, progress),
    onProgress: (done, of) => progress?.update(`websites: ${done} of ${of}`),
  })
}

/** Two seconds are a promise to strangers; whoever names a private host is its owner. @returns a site that is promised more */
async function findStranger(
  gapMs: number,
  targets: readonly VisitTarget[],
  allowHost: readonly string[],
): Promise<URL | undefined> {
  if (gapMs >= visitLimits.gapMs) return undefined
  const { allowedHosts, portOf } = await import('../crawl/allowed-hosts.js')
  const isAllowed = allowedHosts([...allowHost])
  return targets.map(({ website }) => new URL(website)).find((url) => !isAllowed(url.hostname, portOf(url)))
}

function tell({ terminal }: Context, report: VisitReport, { dead }: VisitPlan, progress?: Progress): void {
  progress?.clear()
  terminal.note(formatVisit(report))
  const { state, firm, redirected_to } = report
  if (state === 'redirected-elsewhere' && redirected_to) {
    terminal.warn(
      `  ${firm} leads to ${redirected_to}: renamed, taken over, or an error of the directory; nothing is merged.`,
    )
    terminal.hint(
      `  If it is the same firm: govscout firms set ${firm} website ${redirected_to} --because "…"; if another one took over: govscout firms relate`,
    )
  }
  if (state === 'dead' && dead.has(Number(firm.slice(1)))) {
    terminal.warn(`  ${firm} was dead before within 30 days: look whether the firm still exists.`)
    terminal.hint(`  govscout firms set ${firm} status inactive --because "…"`)
  }
}

function tellOthers({ terminal }: Context, firms: readonly PlannedVisit[]): void {
  const without = firms.filter(({ what }) => what === 'no-website')
  if (without.length)
    terminal.note(
      `No website is known of ${without.map(({ firm, name }) => `${formatFirmId(firm)} ${name}`).join(', ')}.`,
    )
  const fresh = firms.filter(({ what }) => what === 'fresh').length
  if (fresh) terminal.note(`${fresh} ${fresh === 1 ? 'was' : 'were'} visited of late and left alone.`)
}
