import { Argument, type Command } from 'commander'
import type { Context } from '../context.js'
import type { RelationKind } from '../store/relations.js'
import { type Act, addExamples } from './act.js'
import { parseDayOption } from './day-option.js'

const firmArgument = ['<firm>', 'id, domain or exact name'] as const

/** What analysts say of a firm, beside the directories: corrections, names, relations. */
export function addFirmsWordsCommands(firms: Command, act: Act): void {
  addExamples(
    firms
      .command('set')
      .description('correct a field: your word wins over the directories, now and after every refresh')
      .argument(...firmArgument)
      .argument(
        '<field>',
        'name, legal_form, website, city, region, address, country, founded, summary, description or status',
      )
      .argument('<value>', 'the right value; - for "not known"')
      .requiredOption('--because <text>', 'where you have it from')
      .action(act(runSet)),
    [
      'govscout firms set F17 city Hamburg --because "Impressum, 3.11.2026"',
      'the directory’s word stays beside it',
    ],
  )
  addExamples(
    firms
      .command('unset')
      .description('take a correction back: the directories’ word holds again')
      .argument(...firmArgument)
      .argument('<field>')
      .requiredOption('--because <text>', 'why')
      .action(act(runUnset)),
    ['govscout firms unset F17 city --because "Umzug nach Kiel"', 'the correction stays in the log'],
  )
  addExamples(
    firms
      .command('alias')
      .description('a name the firm is known by; entries under that name are then found as candidates for it')
      .argument(...firmArgument)
      .argument('<name>')
      .option('--former', 'it was called so')
      .option('--until <day>', 'until when, as 2026-11-24', parseDayOption)
      .option('--because <text>', 'where you have it from')
      .option('--remove', 'take the name back')
      .action(act(runAlias)),
    ['govscout firms alias F17 "CitizenLab" --former --until 2024-09-30', 'a renamed firm'],
  )
  addExamples(
    firms
      .command('relate')
      .description('say what two firms have to do with each other without being one')
      .argument(...firmArgument)
      .addArgument(
        new Argument('<kind>', 'what the first is to the second').choices([
          'successor-of',
          'subsidiary-of',
          'product-of',
        ]),
      )
      .argument('<other>', 'id, domain or exact name')
      .option('--since <day>', 'since when, as 2026-11-24', parseDayOption)
      .option('--because <text>', 'where you have it from')
      .option('--remove', 'take it back')
      .action(act(runRelate)),
    [
      'govscout firms relate F17 successor-of F4 --since 2023-01-01',
      'two legal entities, one after the other',
    ],
  )
}

async function runSet(
  context: Context,
  { because }: { because: string },
  words: string,
  field: string,
  value: string,
): Promise<void> {
  const { store, firm, id } = await openFirm(context, words)
  const { saveCorrection } = await import('../store/corrections.js')
  const saved = saveCorrection(store, firm, { field, value, because })
  tell(
    context,
    { firm: id, ...saved },
    `${saved.field} of ${id} is ${saved.value ?? 'not known'} from now on.`,
  )
}

async function runUnset(
  context: Context,
  { because }: { because: string },
  words: string,
  field: string,
): Promise<void> {
  const { store, firm, id } = await openFirm(context, words)
  const { withdrawCorrection } = await import('../store/corrections.js')
  withdrawCorrection(store, firm, field, because)
  tell(context, { firm: id, field, withdrawn: true }, `${field} of ${id} is again what the directories say.`)
}

interface AliasOptions {
  former?: boolean
  until?: string
  because?: string
  remove?: boolean
}

async function runAlias(context: Context, options: AliasOptions, words: string, name: string): Promise<void> {
  const { store, firm, id } = await openFirm(context, words)
  const { addAlias, removeAlias } = await import('../store/aliases.js')
  if (options.remove) removeAlias(store, firm, name)
  else
    addAlias(store, firm, {
      name,
      kind: options.former || options.until ? 'former' : 'also',
      until_on: options.until ?? null,
      because: options.because ?? null,
    })
  tell(
    context,
    { firm: id, name, removed: options.remove ?? false },
    options.remove
      ? `${id} no longer has the name "${name}".`
      : `${id} is also known as "${name}". Entries that may be it: govscout firms review --firm ${id}`,
  )
}

interface RelateOptions {
  since?: string
  because?: string
  remove?: boolean
}

async function runRelate(
  context: Context,
  options: RelateOptions,
  words: string,
  kind: RelationKind,
  otherWords: string,
): Promise<void> {
  const { store, firm, id } = await openFirm(context, words)
  const [{ findFirm }, { formatFirmId }, { addRelation, removeRelation }] = await Promise.all([
    import('../store/firms.js'),
    import('../store/listings.js'),
    import('../store/relations.js'),
  ])
  const other = findFirm(store, otherWords)
  const relation = { firm, kind, other, because: options.because ?? null }
  if (options.remove) removeRelation(store, relation)
  else addRelation(store, { ...relation, since_on: options.since ?? null })
  tell(
    context,
    { firm: id, kind, other: formatFirmId(other), removed: options.remove ?? false },
    `${id} is ${options.remove ? 'no longer said to be ' : ''}${kind} ${formatFirmId(other)}.`,
  )
}

async function openFirm(context: Context, words: string) {
  const [{ findFirm }, { formatFirmId }] = await Promise.all([
    import('../store/firms.js'),
    import('../store/listings.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const firm = findFirm(store, words)
  return { store, firm, id: formatFirmId(firm) }
}

function tell(context: Context, json: object, note: string): void {
  if (context.options.json) context.terminal.json(json)
  else context.terminal.note(note)
}
