import { InvalidArgumentError } from 'commander'
import type { Context } from '../context.js'
import type { Vocabulary } from '../scout/harvest.js'
import type { RunReport } from '../scout/run-report.js'
import type { ScoutTools } from '../scout/scout-directory.js'
import type { Store } from '../store/store.js'
import type { Progress } from '../terminal/progress.js'

// What `scout` and `refresh` have in common.

/** Directories crawled at the same time; the client still asks each host one thing at a time. */
export const atOnce = 4

/** Option parser for --allow-host, which may be repeated. */
export function collectHost(host: string, hosts: string[]): string[] {
  if (!/^[\w.:[\]-]+$/.test(host)) throw new InvalidArgumentError('Give a host, with its port if it has one.')
  return [...hosts, host]
}

/** Client, vocabulary and base for runs; the client remembers in the base what hosts asked for. */
export async function openTools(
  context: Context,
  store: Store,
  allowHosts: readonly string[],
): Promise<ScoutTools> {
  const [{ storedHostBook }, { keepLessCached }] = await Promise.all([
    import('../store/host-book.js'),
    import('../store/open.js'),
  ])
  keepLessCached(store)
  return {
    store,
    client: await context.openClient({ allowHosts, hosts: storedHostBook(store) }),
    vocabulary: await readVocabulary(context),
    signal: context.signal,
  }
}

/** What turns records into listings with evidence. */
export async function readVocabulary({ paths: { data } }: Context): Promise<Vocabulary> {
  const [{ vocabularyOf }, { readCleaning, readEvidenceLexicon }] = await Promise.all([
    import('../scout/harvest.js'),
    import('../lexicons.js'),
  ])
  return vocabularyOf(readCleaning(data), readEvidenceLexicon(data))
}

/** One line for a run, and below it what a person should know. */
export async function reportRun(
  { terminal }: Context,
  report: RunReport,
  progress?: Progress,
): Promise<RunReport> {
  const { formatReport } = await import('../scout/run-report.js')
  progress?.clear()
  const failed = report.result === 'failed' || report.result === 'refused'
  if (failed) terminal.error(formatReport(report))
  else terminal.note(formatReport(report))
  for (const { level, message, times, next_step } of report.issues) {
    const line = `  ${message}${times > 1 ? ` (${times} times)` : ''}`
    if (level === 'error') {
      terminal.error(line)
      if (next_step) terminal.hint(`  ${next_step}`)
    } else if (level === 'notice') terminal.note(line)
    else if (!failed && !terminal.quiet) terminal.warn(line)
  }
  return report
}
