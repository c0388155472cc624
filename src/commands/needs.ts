import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { Need } from '../needs/need.js'
import { type Act, addExamples } from './act.js'

interface NewOptions {
  file?: string
  id?: string
  title?: string
  text?: string
  searchDe?: string
  searchEn?: string
}

interface ShowOptions {
  analysis?: boolean
}

export function addNeedsCommands(program: Command, act: Act): void {
  const needs = program.command('needs').description("Agencies' needs (Bedarfe)")
  addExamples(
    needs
      .command('new')
      .description('enter a need: from a YAML or JSON file, by flags, or by answering questions')
      .option('--file <file>', 'the need as a file, - for standard input')
      .option('--id <id>', 'short id, e.g. bauantrag-2026')
      .option('--title <text>')
      .option('--text <text>', "the need in the agency's own words")
      .option('--search-de <line>', 'one German line of what is sought')
      .option('--search-en <line>', 'one English line of what is sought')
      .action(act(runNeedsNew)),
    ['govscout needs new', 'asks for each part'],
    ['govscout needs new --file need.yaml', 'id, title and text suffice'],
  )
  addExamples(needs.command('list').description('all needs').action(act(runNeedsList)), [
    'govscout needs list',
    'all needs, newest version',
  ])
  addExamples(
    needs
      .command('show')
      .description('a need with its newest version')
      .argument('<need>')
      .option('--analysis', 'what the tool understood: concepts, words, what it ignores')
      .action(act(runNeedsShow)),
    ['govscout needs show N01 --analysis', 'concepts and words behind the ranking'],
  )
}

async function runNeedsNew(context: Context, options: NewOptions): Promise<void> {
  const need = options.file !== undefined ? await readNeed(options.file) : await askNeed(context, options)
  const { createNeed } = await import('../store/needs.js')
  const stored = createNeed(await context.openStore(), need)
  const { terminal } = context
  if (context.options.json) terminal.json({ id: stored.need.id, version: stored.version })
  else terminal.note(`Need ${stored.need.id} is entered. Next: govscout shortlist ${stored.need.id}`)
  if (!need.search.en)
    terminal.note('Most listings are English: one English line (search: en) more than doubles what is found.')
}

async function readNeed(file: string): Promise<Need> {
  const [{ readInput }, { parseNeed }, { decodeText }] = await Promise.all([
    import('./read-input.js'),
    import('../needs/parse-need.js'),
    import('../decode.js'),
  ])
  return parseNeed(decodeText(await readInput(file), 'text/plain'), file)
}

/** Flags first; what is missing is asked, or named where nobody can be asked. */
async function askNeed(context: Context, options: NewOptions): Promise<Need> {
  const [{ askText }, { checkNeed }] = await Promise.all([
    import('../terminal/prompts.js'),
    import('../needs/parse-need.js'),
  ])
  const { terminal } = context
  const id = options.id ?? (await askText(terminal, { message: 'Short id', flag: '--id' }))
  const title = options.title ?? (await askText(terminal, { message: 'Title', flag: '--title' }))
  const text =
    options.text ?? (await askText(terminal, { message: "The need in the agency's words", flag: '--text' }))
  // Search lines help much but are no duty: a script that leaves them out is not stopped.
  const optional = async (given: string | undefined, message: string, flag: string) =>
    given ?? (terminal.canPrompt ? await askText(terminal, { message, flag, optional: true }) : '')
  const de = await optional(
    options.searchDe,
    'What is sought, one German line (may stay empty)',
    '--search-de',
  )
  const en = await optional(
    options.searchEn,
    'What is sought, one English line (may stay empty)',
    '--search-en',
  )
  return checkNeed({ id, title, text, search: { ...(de ? { de } : {}), ...(en ? { en } : {}) } })
}

async function runNeedsList(context: Context): Promise<void> {
  const [{ listNeeds }, { printRows }] = await Promise.all([
    import('../store/needs.js'),
    import('../terminal/output.js'),
  ])
  const needs = listNeeds(await context.openStore({ missing: 'problem' }))
  const rows = needs.map(({ need, version, made_at, made_by }) => ({
    id: need.id,
    version,
    title: need.title,
    owner: need.owner ?? null,
    made_by,
    made_at,
  }))
  printRows(context.terminal, {
    columns: [
      { key: 'id', title: 'Need' },
      { key: 'version', title: 'Version', align: 'right' },
      { key: 'title', title: 'Title', flexible: true },
      { key: 'owner', title: 'Owner', priority: 2 },
      { key: 'made_at', title: 'Entered', kind: 'instant', priority: 2 },
      { key: 'made_by', title: 'By', priority: 3 },
    ],
    rows,
    json: rows,
    now: context.now(),
    empty: 'No need yet. Next: govscout needs new',
  })
}

async function runNeedsShow(context: Context, options: ShowOptions, id: string): Promise<void> {
  const [{ findNeed }, { printRecord }] = await Promise.all([
    import('../store/needs.js'),
    import('../terminal/output.js'),
  ])
  const { need, version, made_at, made_by } = findNeed(await context.openStore({ missing: 'problem' }), id)
  const { terminal } = context
  const analysis = options.analysis ? await describeNeed(context, need) : null
  if (context.options.json) {
    terminal.json({ ...need, version, made_at, made_by, ...(analysis ? { analysis: analysis.json } : {}) })
    return
  }
  printRecord(terminal, [
    ['Need', `${need.id}, version ${version}`],
    ['Title', need.title],
    ['Text', need.text],
    ['Owner', need.owner ?? 'not given'],
    ['Search de', need.search.de ?? 'none'],
    ['Search en', need.search.en ?? 'none: one English line finds far more'],
    ['Fields', need.fields.join(', ') || 'none'],
    ['Must', need.must.join(', ') || 'none'],
    ['Should', need.should.join(', ') || 'none'],
    ['Not', need.not.join(', ') || 'none'],
    [
      'Weights',
      `fit ${need.weights.fit}, public sector ${need.weights.public_sector}, AI ${need.weights.ai}`,
    ],
    ['Entered', `${made_at} by ${made_by}`],
  ])
  if (analysis) {
    terminal.out('')
    printRecord(terminal, analysis.lines)
  }
}

async function describeNeed(
  context: Context,
  need: Need,
): Promise<{ json: unknown; lines: [string, string][] }> {
  const [{ readLexicon }, { analyseNeed, formatAnalysis }] = await Promise.all([
    import('../lexicons.js'),
    import('../needs/analyse-need.js'),
  ])
  const analysed = analyseNeed(need, readLexicon(context.paths.data))
  return { json: analysed, lines: formatAnalysis(analysed) }
}
