import { Argument, type Command } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples } from './act.js'

interface DecideOptions {
  reason?: string
  because?: string
}

export function addDecideCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('decide')
      .description(
        'take a firm into the shortlist of a need, leave it out for a reason, or open the question again',
      )
      .argument('<need>')
      .argument('<firm>', 'id, domain or exact name')
      .addArgument(new Argument('<verdict>').choices(['in', 'out', 'open']))
      .option('--reason <code>', 'why it is left out: A1 to A10')
      .option('--because <text>', 'one sentence for the record; "out" and "open" need it')
      .action(act(runDecide)),
    ['govscout decide bauantrag-2026 F17 in', 'taken'],
    ['govscout decide bauantrag-2026 F18 out --reason A2 --because "berät nur"', 'left out'],
    ['govscout decide bauantrag-2026 F18 open --because "neues Produkt"', 'takes back what was decided'],
  )
}

async function runDecide(
  context: Context,
  options: DecideOptions,
  id: string,
  words: string,
  verdict: 'in' | 'out' | 'open',
): Promise<void> {
  const [
    { checkVerdict },
    { readReasonCodes },
    { findNeed },
    { findFirm },
    { saveDecision },
    { formatFirmId },
    { warnOfPersons },
  ] = await Promise.all([
    import('../selection/reason-codes.js'),
    import('../lexicons.js'),
    import('../store/needs.js'),
    import('../store/firms.js'),
    import('../store/decisions.js'),
    import('../store/listings.js'),
    import('./warn-of-persons.js'),
  ])
  const checked = checkVerdict(verdict, options, readReasonCodes(context.paths))
  const store = await context.openStore({ missing: 'problem' })
  const { need, version } = findNeed(store, id)
  const firm = findFirm(store, words)
  await warnOfPersons(context, [checked.because])
  const saved = saveDecision(store, { need: need.id, need_version: version, firm, ...checked })
  const { terminal } = context
  if (context.options.json) terminal.json({ need: need.id, version, firm: formatFirmId(firm), ...checked })
  else if (!saved)
    terminal.note(
      `${formatFirmId(firm)}: nothing to do, ${verdict === 'open' ? 'nobody has decided on it' : 'it was decided so before'}.`,
    )
  else terminal.note(`${formatFirmId(firm)} ${saidOf(verdict, checked.reason, need.id)}.`)
}

function saidOf(verdict: 'in' | 'out' | 'open', reason: string | null, need: string): string {
  if (verdict === 'in') return `is on the shortlist of ${need}`
  return verdict === 'out' ? `is left out of ${need} (${reason})` : `is open again for ${need}`
}
