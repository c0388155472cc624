import { Argument, type Command } from 'commander'
import type { Context } from '../context.js'
import { type ConclusionKind, conclusionKinds } from '../selection/conclusion.js'
import { type Act, addExamples } from './act.js'

export function addConcludeCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('conclude')
      .description('what the market offers for a need: it covers it, partly, or not; a colleague reviews it')
      .argument('<need>')
      .addArgument(new Argument('<verdict>').choices([...conclusionKinds]))
      .option('--because <text>', 'one sentence for the record; a verdict needs it')
      .action(act(runConclude)),
    ['govscout conclude bauantrag-2026 partly --because "drei Anbieter, keiner mit XBau"', 'the verdict'],
    ['govscout --as kollegin conclude bauantrag-2026 reviewed', 'by a second person'],
  )
}

async function runConclude(
  context: Context,
  options: { because?: string },
  id: string,
  what: ConclusionKind,
): Promise<void> {
  const [{ checkConclusion }, { findNeed }, { findConclusion, saveConclusion }, { warnOfPersons }] =
    await Promise.all([
      import('../selection/conclusion.js'),
      import('../store/needs.js'),
      import('../store/conclusions.js'),
      import('./warn-of-persons.js'),
    ])
  const store = await context.openStore({ missing: 'problem' })
  const { need, version } = findNeed(store, id)
  const because = options.because?.trim() || null
  const { verdict } = findConclusion(store, need.id)
  checkConclusion(what, { because, who: store.who, verdictBy: verdict?.made_by ?? null })
  await warnOfPersons(context, [because])
  const row = saveConclusion(store, { need: need.id, need_version: version, what, because })
  if (context.options.json) context.terminal.json(row)
  else
    context.terminal.note(
      what === 'reviewed'
        ? `${need.id}: the verdict of ${verdict?.made_by} is reviewed by ${row.made_by}.`
        : `${need.id}: the market ${{ covers: 'covers the need', partly: 'covers it in part', not: 'does not cover it' }[what]}.`,
    )
}
