import { Argument, type Command } from 'commander'
import type { Context } from '../context.js'
import { type Stage, stages } from '../selection/stage.js'
import { type Act, addExamples } from './act.js'

export function addStageCommands(program: Command, act: Act): void {
  addExamples(
    program
      .command('stage')
      .description('how far a firm has come in a need: from the longlist to operation, or to its end')
      .argument('<need>')
      .argument('<firm>', 'id, domain or exact name')
      .addArgument(new Argument('<stage>').choices([...stages]))
      .option('--because <text>', 'one sentence for the record; a step back and an end need it')
      .action(act(runStage)),
    ['govscout stage bauantrag-2026 F17 talk', 'after it was taken with "decide … in"'],
    ['govscout stage bauantrag-2026 F17 ended --because "kein Betrieb in der EU"', 'with its reason'],
  )
  addExamples(
    program
      .command('stages')
      .description('the funnel of a need: its firms by stage')
      .argument('<need>')
      .action(act(runStages)),
    ['govscout stages bauantrag-2026', 'who stands where, since when'],
  )
}

async function runStage(
  context: Context,
  options: { because?: string },
  id: string,
  words: string,
  stage: Stage,
): Promise<void> {
  const [
    { checkStage, impliedStage },
    { findNeed },
    { findFirm },
    { saveStage, findStages },
    decisions,
    listings,
    { warnOfPersons },
  ] = await Promise.all([
    import('../selection/stage.js'),
    import('../store/needs.js'),
    import('../store/firms.js'),
    import('../store/stages.js'),
    import('../store/decisions.js'),
    import('../store/listings.js'),
    import('./warn-of-persons.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const { need } = findNeed(store, id)
  const firm = findFirm(store, words)
  const name = listings.formatFirmId(firm)
  const verdict = decisions.findDecisions(store, need.id).get(firm)?.verdict ?? null
  const because = options.because?.trim() || null
  const from = findStages(store, need.id).get(firm)?.stage ?? impliedStage(verdict)
  checkStage(stage, { from, verdict, because }, { need: need.id, firm: name })
  await warnOfPersons(context, [because])
  const saved = saveStage(store, { need: need.id, firm, stage, because })
  if (context.options.json) context.terminal.json({ need: need.id, firm: name, stage, from, saved })
  else
    context.terminal.note(
      saved
        ? `${name}: ${from} → ${stage} in ${need.id}.`
        : `${name}: nothing to do, it has come to "${stage}" before.`,
    )
}

async function runStages(context: Context, _options: object, id: string): Promise<void> {
  const [{ findNeed }, { readStageRows }, { printRows }] = await Promise.all([
    import('../store/needs.js'),
    import('../dossier/stage-rows.js'),
    import('../terminal/output.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const { need } = findNeed(store, id)
  const rows = readStageRows(store, need.id)
  printRows(context.terminal, {
    columns: [
      { key: 'stage', title: 'Stage' },
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'verdict', title: 'Decided', priority: 2 },
      { key: 'because', title: 'Because', flexible: true, priority: 3 },
      { key: 'since', title: 'Since', kind: 'instant' },
      { key: 'made_by', title: 'By', priority: 3 },
    ],
    rows,
    json: rows,
    now: context.now(),
    empty: `Nobody has decided on a firm for ${need.id}. Next: govscout review ${need.id}`,
  })
}
