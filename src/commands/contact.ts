import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import { usageProblem } from '../problem.js'
import type { ContactKind } from '../store/contacts.js'
import { type Act, addExamples } from './act.js'
import { parseDayOption } from './day-option.js'

interface ContactOptions {
  kind: ContactKind
  on?: string
  told?: string
  text?: string
  all?: boolean
}

export function addContactCommands(program: Command, act: Act): void {
  const contact = program
    .command('contact')
    .description('the contact log of a need: who was told what, when, and all the same')
  addExamples(
    contact
      .command('inform')
      .description('write down what all firms of a need are to be told alike')
      .argument('<need>')
      .argument('<text>')
      .action(act(runInform)),
    ['govscout contact inform bauantrag-2026 "Pilot von vier Monaten ab März, bezahlt"', 'gets a number: 1'],
  )
  addExamples(
    contact
      .command('add')
      .description('note that firms were contacted, and what they were told')
      .argument('<need>')
      .argument('[firm...]', 'ids, domains or exact names')
      .option('--all', 'all firms taken for the need')
      .addOption(
        new Option('--kind <kind>', 'how')
          .choices(['mail', 'letter', 'call', 'meeting', 'event'])
          .default('mail'),
      )
      .option('--told <n>', 'number of the information that was given')
      .option('--on <day>', 'today where not given', parseDayOption)
      .option('--text <text>', 'what was spoken of; offices and roles, no persons')
      .action(act(runContactAdd)),
    ['govscout contact add bauantrag-2026 --all --told 1', 'all were told the same'],
    ['govscout contact add bauantrag-2026 F17 --kind call --text "Demo am 3.12. vereinbart"', 'one call'],
  )
  addExamples(
    contact
      .command('list')
      .description('contacts of a need, and who has not been told what')
      .argument('<need>')
      .action(act(runContactList)),
    ['govscout contact list bauantrag-2026', 'before a talk'],
  )
}

async function runInform(context: Context, _options: object, id: string, text: string): Promise<void> {
  const [{ findNeed }, { saveInformation }, { warnOfPersons }] = await Promise.all([
    import('../store/needs.js'),
    import('../store/contacts.js'),
    import('./warn-of-persons.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const { need } = findNeed(store, id)
  await warnOfPersons(context, [text])
  const row = saveInformation(store, need.id, text)
  if (context.options.json) context.terminal.json(row)
  else
    context.terminal.note(
      `Information ${row.id} of ${need.id}. Tell it to all: govscout contact add ${need.id} --all --told ${row.id}`,
    )
}

async function runContactAdd(
  context: Context,
  options: ContactOptions,
  id: string,
  words: string[],
): Promise<void> {
  const [{ findNeed }, { findFirm }, contacts, { findDecisions }, { formatFirmId }, { warnOfPersons }] =
    await Promise.all([
      import('../store/needs.js'),
      import('../store/firms.js'),
      import('../store/contacts.js'),
      import('../store/decisions.js'),
      import('../store/listings.js'),
      import('./warn-of-persons.js'),
    ])
  if (options.all ? words.length : !words.length)
    throw usageProblem(
      options.all ? '--all and firms exclude each other.' : 'Which firm was contacted?',
      'Name firms, or all that were taken with --all.',
    )
  const store = await context.openStore({ missing: 'problem' })
  const { need } = findNeed(store, id)
  const firms = options.all
    ? [...findDecisions(store, need.id)].filter(([, { verdict }]) => verdict === 'in').map(([firm]) => firm)
    : [...new Set(words.map((one) => findFirm(store, one)))]
  if (!firms.length)
    throw usageProblem(`No firm was taken for ${need.id}.`, `First: govscout decide ${need.id} FIRM in`)
  const today = context.now().slice(0, 10)
  if (options.on !== undefined && options.on > today)
    throw usageProblem(`${options.on} is in the future.`, 'Note a contact when it was held.')
  const information = options.told === undefined ? null : findInformation(options.told)
  if (information === null && options.text === undefined)
    throw usageProblem(
      'What was said?',
      'Give the number of an information with --told N, or words with --text.',
    )
  await warnOfPersons(context, [options.text ?? null])
  const rows = contacts.saveContacts(store, firms, {
    need: need.id,
    kind: options.kind,
    held_on: options.on ?? today,
    information,
    text: options.text ?? null,
  })
  if (context.options.json)
    context.terminal.json(rows.map((row) => ({ ...row, firm: formatFirmId(row.firm) })))
  else
    context.terminal.note(
      `${rows.length === 1 ? 'One contact' : `${rows.length} contacts`} noted for ${need.id}.`,
    )

  function findInformation(text: string): number {
    const known = contacts.listInformations(store, need.id)
    const found = known.find((one) => String(one.id) === text.trim())
    if (!found)
      throw usageProblem(
        `${need.id} has no information ${text}.`,
        known.length
          ? `It has ${known.map((one) => one.id).join(', ')}.`
          : `Write it down first: govscout contact inform ${need.id} TEXT`,
      )
    return found.id
  }
}

async function runContactList(context: Context, _options: object, id: string): Promise<void> {
  const [{ findNeed }, { readContacts }, { printRows }] = await Promise.all([
    import('../store/needs.js'),
    import('../dossier/contacts.js'),
    import('../terminal/output.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const { need } = findNeed(store, id)
  const { informations, contacts, untold } = readContacts(store, need.id)
  printRows(context.terminal, {
    columns: [
      { key: 'held_on', title: 'Day' },
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'kind', title: 'How' },
      { key: 'information', title: 'Information', align: 'right' },
      { key: 'text', title: 'Spoken of', flexible: true, priority: 2 },
      { key: 'made_by', title: 'By', priority: 3 },
    ],
    rows: contacts,
    json: { need: need.id, informations, contacts, untold },
    empty: `No contact yet. Next: govscout contact inform ${need.id} TEXT`,
  })
  if (context.terminal.format !== 'people') return
  for (const one of informations) context.terminal.note(`Information ${one.id}: ${one.text}`)
  for (const one of untold)
    context.terminal.warn(
      `Information ${one.information} was not given to ${one.firms.join(', ')}, who were contacted.`,
    )
}
