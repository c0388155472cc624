import type { Command } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples, wholeNumber } from './act.js'

interface ListOptions {
  directory?: string
  limit: number
}

export function addRunsCommands(program: Command, act: Act): void {
  const runs = program.command('runs').description('what each crawl and import brought')
  addExamples(
    runs
      .command('list')
      .description('the latest runs, newest first')
      .option('--directory <id>', 'only of this directory')
      .option('--limit <n>', 'at most so many', wholeNumber(1), 20)
      .action(act(runRunsList)),
    ['govscout runs list', 'the last twenty'],
    ['govscout runs list --directory de-munich-startup', 'of one directory'],
  )
  addExamples(
    runs
      .command('show')
      .description('the report of one run: requests, listings, fill rates, issues')
      .argument('<run>', 'R12 or 12')
      .action(act(runRunsShow)),
    ['govscout runs show R12', 'one report'],
  )
}

async function runRunsList(context: Context, options: ListOptions): Promise<void> {
  const [{ formatRunId, listRuns }, { printRows }] = await Promise.all([
    import('../store/runs.js'),
    import('../terminal/output.js'),
  ])
  const runs = listRuns(await context.openStore({ missing: 'problem' }), options)
  const rows = runs.map((run) => ({ ...run, id: formatRunId(run.id) }))
  printRows(context.terminal, {
    columns: [
      { key: 'id', title: 'Run' },
      { key: 'directory', title: 'Directory' },
      { key: 'result', title: 'Result' },
      { key: 'started_at', title: 'Started', kind: 'instant' },
      { key: 'seen', title: 'Seen', align: 'right' },
      { key: 'new', title: 'New', align: 'right' },
      { key: 'changed', title: 'Changed', align: 'right' },
      { key: 'missing', title: 'Missing', align: 'right' },
      { key: 'requests', title: 'Requests', align: 'right', priority: 2 },
      { key: 'started_by', title: 'By', priority: 3 },
    ],
    rows,
    json: rows,
    now: context.now(),
    empty: 'No run yet. Next: govscout scout ID',
  })
}

async function runRunsShow(context: Context, _options: object, id: string): Promise<void> {
  const [{ findRun, formatRunId, parseRunId }, { printRecord, printRows }] = await Promise.all([
    import('../store/runs.js'),
    import('../terminal/output.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const { run, issues } = findRun(store, parseRunId(id))
  const { findRunChanges } = await import('../store/changes.js')
  const changes = findRunChanges(store, run.id)
  const { terminal } = context
  if (context.options.json) {
    terminal.json({ ...run, id: formatRunId(run.id), issues, changes })
    return
  }
  printRecord(terminal, [
    ['Run', `${formatRunId(run.id)} of ${run.directory}`],
    ['Result', `${run.result}, ${run.coverage === 'full' ? 'whole directory' : 'part of the directory'}`],
    ['Started', `${run.started_at} by ${run.started_by} (${run.trigger})`],
    ['Finished', run.finished_at ?? 'not yet'],
    ['Requests', `${run.requests} (${run.bytes} bytes)`],
    [
      'Listings',
      `${run.seen} seen, ${run.new} new, ${run.changed} changed, ${run.unchanged} unchanged, ${run.missing} missing`,
    ],
    ['Filled', formatFilled(run.filled)],
    ['Recipe', run.recipe_hash.slice(0, 12)],
    ['Tool', run.tool_version],
  ])
  if (changes.length) {
    terminal.out('')
    printRows(terminal, {
      columns: [
        { key: 'name', title: 'Changed', flexible: true },
        { key: 'field', title: 'Field' },
        { key: 'old', title: 'Old', flexible: true },
        { key: 'new', title: 'New', flexible: true },
      ],
      rows: changes,
      json: changes,
    })
  }
  if (!issues.length) return
  terminal.out('')
  printRows(terminal, {
    columns: [
      { key: 'level', title: 'Level' },
      { key: 'class', title: 'Class' },
      { key: 'times', title: 'Times', align: 'right' },
      { key: 'message', title: 'Message', flexible: true },
      { key: 'next_step', title: 'What to do', flexible: true, priority: 2 },
    ],
    rows: issues,
    json: issues,
  })
}

function formatFilled(filled: Record<string, number>): string {
  return (
    Object.entries(filled)
      .map(([field, share]) => `${field} ${Math.round(share * 100)} %`)
      .join(', ') || 'unknown'
  )
}
