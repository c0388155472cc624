import type { Command } from 'commander'
import type { Context } from '../context.js'
import { ExitCode, usageProblem } from '../problem.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { collectHost } from './crawl-tools.js'
import { leanHeap } from './lean-heap.js'

export interface VisitOptions {
  need?: string
  top: number
  stale?: boolean
  dryRun?: boolean
  stored?: boolean
  delay?: number
  allowHost: string[]
}

export function addVisitCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('visit')
      .description("read firms' own websites for evidence: at most nine requests each, two seconds apart")
      .argument('[firm...]', 'id, domain or exact name')
      .option('--need <need>', 'the firms that rank best for this need, and those decided "in"')
      .option('--top <n>', 'with --need: so many by rank', wholeNumber(1), 40)
      .option(
        '--stale',
        'only what is 60 days old (firms decided "in") or 180 (others) or was never read; alone: of all that were visited',
      )
      .option('--dry-run', 'say what would be visited, and ask nobody')
      .option('--stored', 'read the kept pages again with the present rules, and ask nobody')
      .option('--delay <ms>', 'milliseconds between requests to a host, 2000 or more', wholeNumber(0))
      .option(
        '--allow-host <host>',
        'a private host that is meant, e.g. 127.0.0.1:8080; may be repeated',
        collectHost,
        [],
      )
      .action(act(runVisit)),
    ['govscout visit F17 F42', 'these two'],
    ['govscout visit --need bauantrag-2026 --top 60', 'the candidates of a need'],
    ['govscout visit --need bauantrag-2026 --dry-run', 'who they are, and when they were last visited'],
    ['govscout visit --stored', 'after an update: better rules, no request'],
  )
}

async function runVisit(context: Context, options: VisitOptions, named: string[]): Promise<ExitCode> {
  leanHeap()
  if (!named.length && options.need === undefined && !options.stale && !options.stored)
    throw usageProblem(
      'Nobody is named.',
      'Name firms, or --need NEED for its candidates, or --stale for what was visited and is old. The whole base is never visited.',
    )
  if (named.length && options.need !== undefined)
    throw usageProblem('Firms are named beside --need.', 'Give one of them.')
  const store = await context.openStore({ missing: 'problem' })
  const { chooseFirms } = await import('./visit-choice.js')
  const ids = await chooseFirms(context, store, options, named)
  if (options.stored) {
    const { readStored } = await import('./visit-stored.js')
    await readStored(context, store, ids)
    return ExitCode.ok
  }
  const { planVisits, printPlan } = await import('./visit-choice.js')
  const plan = planVisits(store, ids, { staleOnly: options.stale === true, now: context.now() })
  if (options.dryRun) {
    await printPlan(context, plan)
    return ExitCode.ok
  }
  const { runPlan } = await import('./visit-run.js')
  return runPlan(context, store, plan, options)
}
