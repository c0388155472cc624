import { type Command, InvalidArgumentError, Option } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples } from './act.js'
import { isDay } from './day-option.js'

/** Days back, or an ISO day or instant. */
type Since = { days: number } | { instant: string }

export function addChangesCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('changes')
      .description(
        'what directories have changed: new, changed, gone and returned listings, and what is doubtful',
      )
      .addOption(
        new Option('--since <when>', 'days such as 7d, or a day such as 2026-11-01')
          .argParser(parseSince)
          .default({ days: 7 }, '7d'),
      )
      .option('--markdown', 'as Markdown for a mail, German unless --lang en')
      .action(act(runChanges)),
    ['govscout changes', 'of the last seven days'],
    ['govscout changes --since 2026-11-01 --json', 'for a script'],
    ['govscout changes --markdown | mail -s Änderungsbericht markterkundung@behoerde.example', 'once a week'],
  )
}

function parseSince(text: string): Since {
  const days = /^(\d{1,4})d$/.exec(text)?.[1]
  if (days !== undefined) return { days: Number(days) }
  if (!/^\d{4}-\d{2}-\d{2}(?:T[\d:]+Z)?$/.test(text) || !isDay(text))
    throw new InvalidArgumentError('Give days such as 7d, or a day such as 2026-11-01.')
  return { instant: text }
}

async function runChanges(
  context: Context,
  { since, markdown }: { since: Since; markdown?: boolean },
): Promise<void> {
  const [{ findChanges }, { printRows }] = await Promise.all([
    import('../store/changes.js'),
    import('../terminal/output.js'),
  ])
  const changes = findChanges(
    await context.openStore({ missing: 'problem' }),
    instantOf(since, context.now()),
  )
  if (markdown && context.terminal.format !== 'json') {
    const { formatChangesMarkdown } = await import('../documents/changes-report.js')
    context.terminal.out(
      formatChangesMarkdown(changes, { generated_at: context.now(), lang: context.options.lang ?? 'de' }),
    )
    return
  }
  const blank = { field: '', old: '', new: '' }
  printRows(context.terminal, {
    columns: [
      { key: 'what', title: 'What' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'firm', title: 'Firm' },
      { key: 'directory', title: 'Directory', priority: 2 },
      { key: 'field', title: 'Field' },
      { key: 'old', title: 'Old', flexible: true, priority: 2 },
      { key: 'new', title: 'New', flexible: true },
      { key: 'at', title: 'When', kind: 'instant', priority: 2 },
      { key: 'url', title: 'Page', flexible: true, priority: 3 },
    ],
    rows: [
      ...changes.new.map((row) => ({ what: 'new', ...row, ...blank })),
      ...changes.changed.map((row) => ({ what: 'changed', ...row })),
      ...changes.gone.map((row) => ({ what: 'gone', ...row, ...blank })),
      ...changes.back.map((row) => ({ what: 'back', ...row, ...blank })),
      ...changes.doubtful.map(({ other_firm, other_name, reasons, ...row }) => ({
        ...row,
        what: 'doubtful',
        field: row.kind === 'missing' ? '' : 'firm',
        old: '',
        new: [...(other_name ? [`${other_firm} ${other_name}`] : []), ...reasons].join(', '),
      })),
    ],
    json: changes,
    now: context.now(),
    empty: 'Nothing has changed in that time.',
  })
}

function instantOf(since: Since, now: string): string {
  if ('instant' in since) return since.instant.length === 10 ? `${since.instant}T00:00:00Z` : since.instant
  return `${new Date(Date.parse(now) - since.days * 86_400_000).toISOString().slice(0, 19)}Z`
}
