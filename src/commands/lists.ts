import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import { usageProblem } from '../problem.js'
import { type Act, addExamples } from './act.js'

interface AnswerOptions {
  answer?: 'same' | 'different'
  because?: string
}

export function addListsCommands(program: Command, act: Act): void {
  const lists = program
    .command('lists')
    .description('lists of third parties (awards, programmes, marketplaces) and the firms on them')
  addExamples(
    lists
      .command('list')
      .description('who stands on which list, and which firm of the base that is')
      .option('--firm <firm>', 'only of this firm: id, domain or exact name')
      .action(act(runList)),
    ['govscout lists list --firm F17', 'the lists that name a firm'],
  )
  addExamples(
    lists
      .command('review')
      .description('names on lists that may be a firm of the base: same or different')
      .argument('[entry]', 'answer one: the entry, as L12')
      .argument('[firm]', 'and the firm')
      .addOption(new Option('--answer <word>', 'the answer').choices(['same', 'different']))
      .option('--because <text>', 'how you know')
      .action(act(runReview)),
    ['govscout lists review', 'what is open'],
    ['govscout lists review L12 F17 --answer same --because "gleiche Webseite"', 'one answer'],
  )
}

async function runList(context: Context, { firm }: { firm?: string }): Promise<void> {
  const [{ formatListEntryId, listListEntries }, { findFirm }, { formatFirmId }, { printRows }] =
    await Promise.all([
      import('../store/lists.js'),
      import('../store/firms.js'),
      import('../store/listings.js'),
      import('../terminal/output.js'),
    ])
  const store = await context.openStore({ missing: 'problem' })
  const rows = listListEntries(store, firm === undefined ? {} : { firms: [findFirm(store, firm)] }).map(
    ({ id, firm: led, name_key: _, ...entry }) => ({
      id: formatListEntryId(id),
      firm: led === null ? null : formatFirmId(led),
      ...entry,
    }),
  )
  printRows(context.terminal, {
    columns: [
      { key: 'id', title: 'Entry' },
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'list', title: 'List', flexible: true },
      { key: 'year', title: 'Year' },
      { key: 'role', title: 'Role' },
      { key: 'known_by', title: 'Known by', priority: 2 },
      { key: 'url', title: 'Page', flexible: true, priority: 2 },
    ],
    rows: rows.map((row) => ({
      ...row,
      firm: row.firm ?? '–',
      year: row.year ?? '',
      known_by: row.known_by ?? '',
    })),
    json: rows,
    empty: 'No list is known: govscout import FILE --kind list',
  })
}

async function runReview(
  context: Context,
  { answer, because }: AnswerOptions,
  entry: string | undefined,
  firm: string | undefined,
): Promise<void> {
  const [{ answerListEntry, formatListEntryId, listListProposals }, { findFirm }, { formatFirmId }] =
    await Promise.all([
      import('../store/lists.js'),
      import('../store/firms.js'),
      import('../store/listings.js'),
    ])
  const store = await context.openStore({ missing: 'problem' })
  if (entry !== undefined || answer !== undefined) {
    const number = /^l?(\d{1,15})$/i.exec(entry?.trim() ?? '')?.[1]
    if (number === undefined || firm === undefined || answer === undefined)
      throw usageProblem(
        'An answer needs an entry, a firm and the word.',
        'As in: govscout lists review L12 F17 --answer same',
      )
    const id = findFirm(store, firm)
    answerListEntry(store, Number(number), id, answer, because ?? null)
    const pair = { entry: formatListEntryId(Number(number)), firm: formatFirmId(id) }
    if (context.options.json) context.terminal.json({ ...pair, answer })
    else context.terminal.note(`${pair.entry} and ${pair.firm}: ${answer}.`)
    return
  }
  const [{ readFirms }, { printRows }] = await Promise.all([
    import('../dossier/firm.js'),
    import('../terminal/output.js'),
  ])
  const open = listListProposals(store)
  const facts = new Map(
    readFirms(store, [...new Set(open.map((one) => one.firm))]).map((one) => [one.id, one.facts]),
  )
  const rows = open.map(({ id, firm: may, name_key: _, ...one }) => ({
    entry: formatListEntryId(id),
    firm: formatFirmId(may),
    firm_name: facts.get(may)?.name ?? '',
    ...one,
  }))
  printRows(context.terminal, {
    columns: [
      { key: 'entry', title: 'Entry' },
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name on the list', flexible: true },
      { key: 'firm_name', title: 'Name of the firm', flexible: true },
      { key: 'doubt', title: 'Doubt' },
      { key: 'list', title: 'List', flexible: true, priority: 2 },
      { key: 'url', title: 'Page', flexible: true, priority: 2 },
    ],
    rows,
    json: rows,
    empty: 'No open question: every name is answered.',
  })
}
