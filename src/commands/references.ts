import type { Command } from 'commander'
import type { Context } from '../context.js'
import { usageProblem } from '../problem.js'
import { type Act, addExamples } from './act.js'

interface ReferencesOptions {
  body?: string
  firm?: string
  candidates?: boolean
}

export function addReferencesCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('references')
      .description(
        'which firms work for a public body, or for which bodies a firm works: who says it, where, since when',
      )
      .option('--body <name>', 'a public body, or a part of its name')
      .option('--firm <firm>', 'only of this firm: id, domain or exact name')
      .option('--candidates', 'with those that a person has not decided on yet')
      .action(act(runReferences)),
    ['govscout references --body "Stadt Bonn"', 'who works there, and public answers for re-use'],
    ['govscout references --firm F17', 'for whom a firm works'],
  )
}

async function runReferences(context: Context, { body, firm, candidates }: ReferencesOptions): Promise<void> {
  if (body === undefined && firm === undefined)
    throw usageProblem('References of whom?', 'Name a body with --body NAME, or a firm with --firm FIRM.')
  if (body?.trim() === '') throw usageProblem('--body is empty.', 'Name a body: --body "Stadt Bonn".')
  const [{ listReferences }, { findReuse }, { readFirms }, { findFirm }, { formatFirmId }, { printRows }] =
    await Promise.all([
      import('../dossier/beyond.js'),
      import('../dossier/reuse.js'),
      import('../dossier/firm.js'),
      import('../store/firms.js'),
      import('../store/listings.js'),
      import('../terminal/output.js'),
    ])
  const store = await context.openStore({ missing: 'problem' })
  const asked = {
    ...(firm === undefined ? {} : { firms: [findFirm(store, firm)] }),
    ...(body === undefined ? {} : { body }),
  }
  const found = listReferences(store, asked).filter(
    ({ certainty }) => candidates === true || certainty !== 'candidate',
  )
  const ids = [...new Set(found.map((one) => one.firm))]
  const names = new Map((ids.length ? readFirms(store, ids) : []).map(({ id, facts }) => [id, facts.name]))
  const rows = found.map((one) => ({
    body: one.body,
    firm: formatFirmId(one.firm),
    name: names.get(one.firm) ?? '',
    relation: one.relation,
    certainty: one.agreed ? `${one.certainty}, two sources` : one.certainty,
    tier: one.tier,
    seen_at: one.seen_at.slice(0, 10),
    quote: one.quote,
    url: one.url,
  }))
  const reuse = body === undefined ? [] : findReuse(store, await context.readCatalogue(), body)
  printRows(context.terminal, {
    columns: [
      { key: 'body', title: 'Body', flexible: true },
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'relation', title: 'How' },
      { key: 'tier', title: 'Who says it' },
      { key: 'certainty', title: 'Certainty', priority: 2 },
      { key: 'seen_at', title: 'Day' },
      { key: 'quote', title: 'Quote', flexible: true, priority: 2 },
      { key: 'url', title: 'Page', flexible: true, priority: 3 },
    ],
    rows,
    json: {
      references: found.map(({ firm: id, ...one }) => ({
        firm: formatFirmId(id),
        name: names.get(id) ?? '',
        ...one,
      })),
      reuse,
    },
    empty:
      'Nothing is known. That is no "no": "govscout visit" reads websites, "govscout awards import" notices.',
  })
  if (context.terminal.format !== 'people') return
  for (const one of reuse) context.terminal.note(`For re-use: ${one.name} (${one.by}) ${one.url}`)
}
