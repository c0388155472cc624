import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { EvidenceCase } from '../dossier/evidence-cases.js'
import { usageProblem } from '../problem.js'
import type { EvidenceVerdict } from '../store/evidence-verdicts.js'
import { type Act, addExamples } from './act.js'

interface ReviewOptions {
  need?: string
  firm?: string
}

export function addEvidenceCommands(program: Command, act: Act): void {
  const evidence = program
    .command('evidence')
    .description("what firms' websites say: to be confirmed, rejected, or taken as an answer to a criterion")
  addExamples(
    evidence
      .command('review')
      .description(
        'what a person has to decide on: asked one by one by single keys on a terminal, as rows in a pipe',
      )
      .option('--need <need>', 'only of firms on its list')
      .option('--firm <firm>', 'only of this firm: id, domain or exact name')
      .action(act(reviewEvidence)),
    ['govscout evidence review', 'y: right, n: wrong, space: later, q: stop'],
    ['govscout evidence review --need bauantrag-2026', 'of the firms that stand on its list'],
  )
  for (const [name, says] of [
    ['confirm', 'it is right: a reference counts, a claim becomes an answer to its criterion'],
    ['reject', 'it is wrong, or says something else'],
    ['open', 'take back what was said of it'],
  ] as const)
    addExamples(
      evidence
        .command(name)
        .description(says)
        .argument('<number>', 'as "evidence review" and "firms show --json" tell it')
        .option('--because <text>', 'how you know')
        .action(
          act((context, options: { because?: string }, number: string) =>
            runDecide(context, options, number, name),
          ),
        ),
      [`govscout evidence ${name} 12`, 'by its number'],
    )
}

/** Asks one by one at the keyboard; in a pipe, prints what is open. */
export async function reviewEvidence(context: Context, options: ReviewOptions): Promise<void> {
  const [{ readEvidenceCases }, { printRows }] = await Promise.all([
    import('../dossier/evidence-cases.js'),
    import('../terminal/output.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const cases = readEvidenceCases(store, await chooseFirms(context, options))
  const { terminal } = context
  if (terminal.canPrompt && terminal.format === 'people' && cases.length) {
    const { askEvidence } = await import('./evidence-desk.js')
    return askEvidence(context, store, cases)
  }
  printRows(terminal, {
    columns: [
      { key: 'id', title: 'Number', align: 'right' },
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'asks', title: 'Says', flexible: true },
      { key: 'quote', title: 'Quote', flexible: true },
      { key: 'url', title: 'Page', flexible: true, priority: 2 },
      { key: 'seen_at', title: 'Day', priority: 2 },
    ],
    rows: cases.map(({ id, firm, name, asks, quote, url, seen_at }) => ({
      id,
      firm,
      name,
      asks,
      quote,
      url,
      seen_at,
    })),
    json: cases,
    empty: 'Nothing to decide. "govscout visit" reads websites.',
  })
}

async function chooseFirms(context: Context, { need, firm }: ReviewOptions): Promise<number[] | null> {
  const store = await context.openStore({ missing: 'problem' })
  if (firm !== undefined) return [(await import('../store/firms.js')).findFirm(store, firm)]
  if (need === undefined) return null
  const [{ findNeed }, { rankNeed }, { loadVocabulary }, { parseFirmId }] = await Promise.all([
    import('../store/needs.js'),
    import('../dossier/rank-need.js'),
    import('../vocabulary.js'),
    import('../store/listings.js'),
  ])
  const ranking = rankNeed(store, findNeed(store, need), await loadVocabulary(context.paths.data), {}, 100)
  return [...ranking.firms, ...ranking.decided].map((one) => parseFirmId(one.firm))
}

async function runDecide(
  context: Context,
  { because }: { because?: string },
  number: string,
  name: 'confirm' | 'reject' | 'open',
): Promise<void> {
  const id = Number(number)
  if (!/^\d{1,15}$/.test(number.trim()))
    throw usageProblem(`"${number}" is no number of evidence.`, '"govscout evidence review" lists them.')
  const { decideEvidence } = await import('../dossier/evidence-cases.js')
  const store = await context.openStore({ missing: 'problem' })
  const verdict: EvidenceVerdict = { confirm: 'confirmed', reject: 'rejected', open: 'open' }[
    name
  ] as EvidenceVerdict
  const done = decideEvidence(store, id, verdict, because?.trim() || null)
  if (context.options.json) context.terminal.json({ evidence: id, verdict, answered: done })
  else
    context.terminal.note(
      `Evidence ${id}: ${verdict}.${done ? ` ${done.firm}: ${done.criterion} is answered "${done.answer}" by it.` : ''}`,
    )
}

export type { EvidenceCase }
