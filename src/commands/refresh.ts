import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { Directory } from '../directories/catalogue.js'
import { ExitCode } from '../problem.js'
import type { IssueClass } from '../scout/issue-classes.js'
import type { RunReport } from '../scout/run-report.js'
import type { Store } from '../store/store.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { atOnce, collectHost, openTools, reportRun } from './crawl-tools.js'
import { leanHeap } from './lean-heap.js'

interface RefreshOptions {
  delay?: number
  allowHost: string[]
}

export function addRefreshCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('refresh')
      .description('for cron: crawl all that is due, and read again the websites that are stale')
      .option(
        '--delay <ms>',
        'milliseconds between requests to a host, in place of the recipe',
        wholeNumber(0),
      )
      .option('--allow-host <host>', 'a private host that is meant; may be repeated', collectHost, [])
      .action(act(runRefresh)),
    ['govscout refresh', 'exit code 3 if a directory failed, 75 if another run holds the lock'],
    ['govscout refresh --quiet', 'silent unless something is wrong: what cron should mail'],
  )
}

async function runRefresh(context: Context, options: RefreshOptions): Promise<ExitCode> {
  leanHeap()
  const { terminal } = context
  const { holdCrawlLock } = await import('../store/lock.js')
  const catalogue = await context.readCatalogue()
  const store = await context.openStore()
  const free = holdCrawlLock(store.file)
  try {
    const { due, skipped } = await chooseDue(context, store, [...catalogue.directories.values()])
    for (const report of skipped) terminal.note(notAsked(report))
    const tools = await openTools(context, store, options.allowHost)
    const [{ runAll }, { scoutDirectory }] = await Promise.all([
      import('../scout/run-all.js'),
      import('../scout/scout-directory.js'),
    ])
    const work = async (directory: Directory): Promise<RunReport> => {
      const delay = options.delay === undefined ? {} : { delayMs: options.delay }
      const report = await scoutDirectory(tools, directory, { trigger: 'cron', ...delay })
      if (report.result !== 'refused') return reportRun(context, report)
      terminal.note(notAsked(report))
      return report
    }
    const reports = await runAll(due, atOnce, work, context.signal)
    await pauseFailing(context, store, reports)
    if (context.options.json) terminal.json([...reports, ...skipped])
    await visitStale(context, store, options)
    summarise(
      context,
      reports.filter(({ result }) => result !== 'refused'),
    )
    if (context.signal.aborted || reports.some(({ result }) => result === 'interrupted'))
      return ExitCode.interrupted
    return reports.some(({ result }) => result === 'failed') ? ExitCode.directoryFailed : ExitCode.ok
  } finally {
    free()
  }
}

/**
 * Websites that were read before and are stale: 60 days where the firm is on a shortlist, 180 else. Who was never visited is not: that is
 * an analyst's word. Lines go to people; the JSON is that of the directories' runs.
 */
async function visitStale(
  context: Context,
  store: Store,
  { allowHost, delay }: RefreshOptions,
): Promise<void> {
  if (context.signal.aborted) return
  const { planVisits } = await import('./visit-choice.js')
  const plan = planVisits(store, null, { staleOnly: true, now: context.now() })
  const due = plan.firms.filter(({ what }) => what === 'visit')
  if (!due.length) return
  const [{ visitPlanned }, { formatVisits }] = await Promise.all([
    import('./visit-run.js'),
    import('../visit/visit-report.js'),
  ])
  const reports = await visitPlanned(
    context,
    store,
    { ...plan, firms: due },
    { allowHost, strict: false, ...(delay === undefined ? {} : { delay }) },
  )
  context.terminal.note(formatVisits(reports))
}

/** What is due, and what would be if it were not paused; whether it may be asked, its run decides. */
async function chooseDue(
  context: Context,
  store: Store,
  directories: readonly Directory[],
): Promise<{ due: Directory[]; skipped: RunReport[] }> {
  const [{ isDue, isUnproven }, { crawlRecords }, { findPauses }] = await Promise.all([
    import('../scout/health.js'),
    import('../store/runs.js'),
    import('../store/pauses.js'),
  ])
  const [records, pauses] = [crawlRecords(store), findPauses(store)]
  const due: Directory[] = []
  const skipped: RunReport[] = []
  for (const directory of directories) {
    const { recipe } = directory
    if (!recipe.request || !isDue(recipe.frequency, records.get(recipe.id), context.now())) continue
    const pause = pauses.get(recipe.id) ?? recipe.paused
    if (pause)
      skipped.push(
        skip(
          recipe.id,
          'paused',
          `paused: ${pause.reason ?? 'no reason given'}`,
          `govscout directories resume ${recipe.id}`,
        ),
      )
    else if (isUnproven(directory, records.get(recipe.id)))
      skipped.push(
        skip(
          recipe.id,
          'unverified',
          'nobody has seen its recipe work yet',
          `govscout scout ${recipe.id} --dry-run --limit 5, then without --dry-run`,
        ),
      )
    else due.push(directory)
  }
  return { due, skipped }
}

function skip(directory: string, kind: IssueClass, why: string, next_step: string): RunReport {
  return {
    run: null,
    directory,
    result: 'refused',
    requests: 0,
    listings: { seen: 0, new: 0, changed: 0, unchanged: 0, missing: 0 },
    issues: [{ level: 'notice', class: kind, url: null, message: `Not asked: ${why}.`, next_step, times: 1 }],
  }
}

/** The one line of a directory that was passed over. */
function notAsked({ directory, issues }: RunReport): string {
  const message = issues[0]?.message ?? 'Not asked.'
  return `${directory}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`
}

/** A directory that has failed five times in a row asks for a person, not for a sixth time. */
async function pauseFailing(context: Context, store: Store, reports: readonly RunReport[]): Promise<void> {
  const [{ pausedFrom }, { crawlRecords }, { savePause }] = await Promise.all([
    import('../scout/health.js'),
    import('../store/runs.js'),
    import('../store/pauses.js'),
  ])
  const records = crawlRecords(store)
  for (const { directory, result } of reports) {
    const record = records.get(directory)
    if (result !== 'failed' || !record || record.failures < pausedFrom) continue
    savePause(store, directory, {
      paused: true,
      reason: `${record.failures} failures in a row: ${record.lastFailure ?? ''}`,
    })
    context.terminal.warn(
      `${directory} has failed ${record.failures} times in a row and leaves the schedule.`,
    )
    context.terminal.hint(`Look at it, then: govscout directories resume ${directory}`)
  }
}

function summarise({ terminal }: Context, reports: readonly RunReport[]): void {
  const sum = (count: (report: RunReport) => number) =>
    reports.reduce((all, report) => all + count(report), 0)
  const failed = reports.filter(({ result }) => result === 'failed').length
  terminal.note(
    reports.length
      ? `${reports.length} directories, ${failed} failed: ${sum(({ listings }) => listings.new)} new, ${sum(({ listings }) => listings.changed)} changed, ${sum(({ listings }) => listings.missing)} missing listings.`
      : 'Nothing is due.',
  )
}
