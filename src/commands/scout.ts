import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { Directory } from '../directories/catalogue.js'
import { ExitCode, usageProblem } from '../problem.js'
import type { RunReport } from '../scout/run-report.js'
import type { ScoutTools } from '../scout/scout-directory.js'
import type { Progress } from '../terminal/progress.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { atOnce, collectHost, openTools, reportRun } from './crawl-tools.js'
import { leanHeap } from './lean-heap.js'

interface ScoutCommandOptions {
  all?: boolean
  limit?: number
  dryRun?: boolean
  delay?: number
  fresh?: boolean
  acceptLoss?: boolean
  allowHost: string[]
}

export function addScoutCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('scout')
      .description('crawl directories now')
      .argument('[id...]', 'ids of directories')
      .option('--all', 'all directories that may be crawled')
      .option(
        '--limit <n>',
        'at most so many entries of each; nothing is marked as missing then',
        wholeNumber(1),
      )
      .option('--dry-run', 'ask and read, but keep nothing')
      .option(
        '--delay <ms>',
        'milliseconds between requests to a host, in place of the recipe',
        wholeNumber(0),
      )
      .option('--fresh', "ask every entry's page again, however young")
      .option('--accept-loss', 'publish although more than half of the listings are gone')
      .option(
        '--allow-host <host>',
        'a private host that is meant, e.g. 127.0.0.1:8080; may be repeated',
        collectHost,
        [],
      )
      .action(act(runScout)),
    ['govscout scout int-ycombinator', 'one directory'],
    ['govscout scout de-munich-startup --dry-run --limit 5', 'see what would come'],
    ['govscout scout --all', 'all that may be crawled'],
  )
}

async function runScout(context: Context, options: ScoutCommandOptions, ids: string[]): Promise<ExitCode> {
  leanHeap()
  if (!ids.length && !options.all)
    throw usageProblem('No directory is named.', 'Give one or more ids, or --all.')
  const [{ findDirectory }, catalogue] = await Promise.all([
    import('../directories/catalogue.js'),
    context.readCatalogue(),
  ])
  const named = ids.map((id) => findDirectory(catalogue, id))
  const store = await context.openStore({ missing: options.dryRun ? 'memory' : 'make' })
  const chosen = options.all ? await proven(context, store, [...catalogue.directories.values()]) : named
  const directories = [...new Map(chosen.map((directory) => [directory.recipe.id, directory])).values()]
  if (!options.all && !options.dryRun) await offerApproval(context, store, directories)
  warnOfHaste(context, directories, options.delay)
  const { holdCrawlLock } = await import('../store/lock.js')
  const free = holdCrawlLock(store.file)
  const { startProgress } = await import('../terminal/progress.js')
  const progress = startProgress(context.terminal)
  try {
    const tools = await openTools(context, store, options.allowHost)
    const { runAll } = await import('../scout/run-all.js')
    const work = async (directory: Directory) =>
      reportRun(context, await runOne(tools, directory, options, progress), progress)
    const reports = await runAll(directories, atOnce, work, context.signal)
    if (context.options.json) context.terminal.json(reports)
    return context.signal.aborted ? ExitCode.interrupted : exitCodeOf(reports, options.all === true)
  } finally {
    progress.end()
    free()
  }
}

/** With --all: what may be asked at all, without the built-in recipes that nobody has seen work yet. */
async function proven(
  { terminal }: Context,
  store: ScoutTools['store'],
  directories: readonly Directory[],
): Promise<Directory[]> {
  const [{ isUnproven }, { crawlRecords }] = await Promise.all([
    import('../scout/health.js'),
    import('../store/runs.js'),
  ])
  const records = crawlRecords(store)
  const crawled = directories.filter(({ recipe }) => recipe.request)
  const unproven = crawled.filter((one) => isUnproven(one, records.get(one.recipe.id)))
  if (unproven.length)
    terminal.note(
      `Not asked, since nobody has seen their recipes work yet: ${unproven.map(({ recipe }) => recipe.id).join(', ')}.`,
    )
  return crawled.filter((one) => !unproven.includes(one))
}

async function runOne(
  tools: ScoutTools,
  directory: Directory,
  options: ScoutCommandOptions,
  progress: Progress,
): Promise<RunReport> {
  const choices = {
    trigger: 'manual' as const,
    ...(options.limit === undefined ? {} : { limit: options.limit }),
    ...(options.delay === undefined ? {} : { delayMs: options.delay }),
    fresh: options.fresh === true,
    acceptLoss: options.acceptLoss === true,
    onProgress: (done: number, of: number | null) =>
      progress.update(`${directory.recipe.id}: ${done}${of === null ? '' : ` of ${of}`}`),
  }
  if (options.dryRun) return (await import('../scout/dry-run.js')).dryRun(tools, directory, choices)
  return (await import('../scout/scout-directory.js')).scoutDirectory(tools, directory, choices)
}

/** With --all a directory that may not be asked is passed over with its line; a named one that was refused has failed. */
function exitCodeOf(reports: readonly RunReport[], all: boolean): ExitCode {
  if (reports.some(({ result }) => result === 'interrupted')) return ExitCode.interrupted
  if (reports.some(({ result }) => result === 'failed' || (result === 'refused' && !all)))
    return ExitCode.directoryFailed
  return ExitCode.ok
}

/** Where a person sits, a directory nobody has approved is shown with owner and terms, and its approval asked for once. */
async function offerApproval(
  context: Context,
  store: ScoutTools['store'],
  directories: readonly Directory[],
): Promise<void> {
  if (!context.terminal.canPrompt) return
  const [{ decidePermission }, { findApprovals, saveApproval }, { askConfirm, askText }, { printRecord }] =
    await Promise.all([
      import('../directories/permission.js'),
      import('../store/approvals.js'),
      import('../terminal/prompts.js'),
      import('../terminal/output.js'),
    ])
  const approvals = findApprovals(store)
  for (const { recipe } of directories) {
    const today = context.now().slice(0, 10)
    if (
      !recipe.request ||
      decidePermission(recipe, approvals.get(recipe.id) ?? null, today).state === 'allowed'
    )
      continue
    const { licence, terms, basis } = recipe.permission
    printRecord(context.terminal, [
      ['Directory', `${recipe.id}: ${recipe.title}`],
      ['Publisher', `${recipe.publisher.name}, ${recipe.publisher.url}`],
      ['Licence', [licence.id, licence.url].filter(Boolean).join(', ')],
      ['Terms', terms ?? 'none known'],
      ['So far', basis],
    ])
    const flag = `govscout directories approve ${recipe.id} --basis TEXT`
    if (
      !(await askConfirm(context.terminal, {
        message: 'May it be crawled? This is recorded for twelve months.',
        flag,
      }))
    )
      continue
    const text = await askText(context.terminal, {
      message: 'On what basis (who agreed, when, where it is filed)?',
      flag,
    })
    saveApproval(store, recipe.id, text)
  }
}

function warnOfHaste(
  { terminal }: Context,
  directories: readonly Directory[],
  delay: number | undefined,
): void {
  const slowest = Math.max(0, ...directories.map(({ recipe }) => recipe.request?.delay_ms ?? 0))
  if (delay !== undefined && delay < slowest)
    terminal.warn(
      `${delay} ms between requests is less than the ${slowest} ms of the recipe: only for a host that has agreed.`,
    )
}
