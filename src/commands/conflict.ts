import { Argument, type Command } from 'commander'
import type { Context } from '../context.js'
import { type ConflictKind, conflictKinds } from '../selection/conflict.js'
import { type Act, addExamples } from './act.js'

interface ConflictOptions {
  firm?: string
  because?: string
  remedy?: string
}

export function addConflictCommands(program: Command, act: Act): void {
  const conflict = program
    .command('conflict')
    .description('conflicts of interest, declared by each analyst for each need')
  addExamples(
    conflict
      .command('declare')
      .description('say that you have none, or with which firm and how it is dealt with')
      .argument('<need>')
      .addArgument(new Argument('<kind>').choices([...conflictKinds]))
      .option('--firm <firm>', 'id, domain or exact name; not for "none"')
      .option('--because <text>', 'what it is')
      .option('--remedy <text>', 'how it is dealt with')
      .action(act(runDeclare)),
    ['govscout conflict declare bauantrag-2026 none', 'signed with your name and the time'],
    [
      'govscout conflict declare bauantrag-2026 membership --firm F17 --because "Mitglied im ARIC" --remedy "andere bewertet"',
      'with a firm',
    ],
  )
  addExamples(
    conflict
      .command('list')
      .description('what was declared for a need, and by whom nothing was')
      .argument('<need>')
      .action(act(runConflicts)),
    ['govscout conflict list bauantrag-2026', 'before the record is written'],
  )
}

async function runDeclare(
  context: Context,
  options: ConflictOptions,
  id: string,
  kind: ConflictKind,
): Promise<void> {
  const [
    { checkConflict },
    { findNeed },
    { findFirm },
    { saveConflict },
    { formatFirmId },
    { warnOfPersons },
  ] = await Promise.all([
    import('../selection/conflict.js'),
    import('../store/needs.js'),
    import('../store/firms.js'),
    import('../store/conflicts.js'),
    import('../store/listings.js'),
    import('./warn-of-persons.js'),
  ])
  const checked = checkConflict(kind, options)
  const store = await context.openStore({ missing: 'problem' })
  const { need } = findNeed(store, id)
  const firm = options.firm === undefined ? null : findFirm(store, options.firm)
  await warnOfPersons(context, [checked.because, checked.remedy])
  const row = saveConflict(store, need.id, firm, checked)
  const name = firm === null ? null : formatFirmId(firm)
  if (context.options.json) context.terminal.json({ ...row, firm: name })
  else
    context.terminal.note(
      name === null
        ? `${row.made_by} declares no conflict of interest for ${need.id}.`
        : `${row.made_by} declares a conflict of interest (${kind}) with ${name} for ${need.id}.`,
    )
}

async function runConflicts(context: Context, _options: object, id: string): Promise<void> {
  const [{ findNeed }, { listConflicts, undeclared }, { formatFirmId }, { printRows }] = await Promise.all([
    import('../store/needs.js'),
    import('../store/conflicts.js'),
    import('../store/listings.js'),
    import('../terminal/output.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const { need } = findNeed(store, id)
  const rows = listConflicts(store, need.id).map((row) => ({
    ...row,
    firm: row.firm === null ? null : formatFirmId(row.firm),
  }))
  const missing = undeclared(store, need.id)
  printRows(context.terminal, {
    columns: [
      { key: 'made_at', title: 'When', kind: 'instant' },
      { key: 'made_by', title: 'Who' },
      { key: 'kind', title: 'Conflict' },
      { key: 'firm', title: 'Firm' },
      { key: 'because', title: 'Because', flexible: true, priority: 2 },
      { key: 'remedy', title: 'Dealt with', flexible: true, priority: 2 },
    ],
    rows,
    json: { need: need.id, declared: rows, undeclared: missing },
    now: context.now(),
    empty: `Nobody has declared anything. Next: govscout conflict declare ${need.id} none`,
  })
  if (missing.length && context.terminal.format === 'people')
    context.terminal.warn(`Worked on ${need.id} and declared nothing: ${missing.join(', ')}.`)
}
