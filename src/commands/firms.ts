import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { FirmFilter } from '../dossier/filter-firms.js'
import type { FirmDossier } from '../dossier/firm.js'
import { usageProblem } from '../problem.js'
import type { Stage } from '../selection/stage.js'
import type { Store } from '../store/store.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { addFilterOptions, noteUnknownTag } from './filter-options.js'
import { addFirmsForgetCommand } from './firms-forget.js'
import { addFirmsIdentityCommands } from './firms-identity.js'
import { addFirmsReviewCommand } from './firms-review.js'
import { addFirmsShowCommand } from './firms-show.js'
import { addFirmsWordsCommands } from './firms-words.js'
import { leanHeap } from './lean-heap.js'

interface ListOptions extends FirmFilter {
  need?: string
  stage?: Stage
  limit?: number
}

export function addFirmsCommands(program: Command, act: Act): void {
  const firms = program
    .command('firms')
    .description('firms of all directories, each with its listings and evidence')
  addExamples(
    addFilterOptions(firms.command('list').description('firms in the order of their names'))
      .option('--need <need>', 'the need that --stage is of')
      .option('--directory <id>', 'only firms that stand in this directory')
      .option('--ai', 'only with evidence of AI')
      .option('--govtech', 'only with evidence of public customers')
      .option('--limit <n>', 'at most so many; on a terminal 50 unless given', wholeNumber(1))
      .action(act(runFirmsList)),
    ['govscout firms list --country DE --ai', 'German firms with evidence of AI'],
    ['govscout firms list --where "founded>=2018" --where "city~Hamburg"', 'by what is known of them'],
    ['govscout firms list --json', 'all firms for a script'],
  )
  addFirmsShowCommand(firms, act)
  addExamples(
    firms
      .command('search')
      .description('firms by words in name, domain, town or text, German or English')
      .argument('<words...>')
      .option('--limit <n>', 'at most so many', wholeNumber(1), 20)
      .action(act(runFirmsSearch)),
    ['govscout firms search leichte sprache', 'also finds English texts on plain language'],
  )
  addFirmsWordsCommands(firms, act)
  addFirmsIdentityCommands(firms, act)
  addFirmsReviewCommand(firms, act)
  addFirmsForgetCommand(firms, act)
}

async function runFirmsList(context: Context, options: ListOptions): Promise<void> {
  const [{ readAllFirms }, { compareFirms, fitsFilter }] = await Promise.all([
    import('../dossier/firm.js'),
    import('../dossier/filter-firms.js'),
  ])
  if (options.stage !== undefined && options.need === undefined)
    throw usageProblem('A firm has a stage in a need, not for all.', 'Name the need with --need NEED.')
  // All firms pass through, and little of each stays: let go of the rest early.
  if (!context.terminal.isTty.stdout) leanHeap()
  const store = await context.openStore({ missing: 'problem' })
  const isAtStage = await stageFilter(store, options)
  const toLine = await lineMaker(context)
  const found: { id: number; name: string; line: FirmLine }[] = []
  // Only what is printed of a firm stays in memory.
  for (const firm of readAllFirms(store))
    if (fitsFilter(firm, options) && isAtStage(firm))
      found.push({ id: firm.id, name: firm.facts.name, line: toLine(firm) })
  const lines = found.sort(compareFirms).map(({ line }) => line)
  await noteUnknownTag(context, store, options.tag)
  await printFirms(context, lines, options.limit)
}

/** Whether a firm has come to the stage that is asked for; every firm of the base is on the longlist at least. */
async function stageFilter(
  store: Store,
  { need, stage }: ListOptions,
): Promise<(firm: FirmDossier) => boolean> {
  if (need === undefined) return () => true
  const [{ findNeed }, { findDecisions }, { findStages }, { stageOf }] = await Promise.all([
    import('../store/needs.js'),
    import('../store/decisions.js'),
    import('../store/stages.js'),
    import('../dossier/stage-rows.js'),
  ])
  const { id } = findNeed(store, need).need
  if (stage === undefined) return () => true
  const [verdicts, steps] = [findDecisions(store, id), findStages(store, id)]
  return (firm) =>
    stageOf(steps.get(firm.id)?.stage ?? null, verdicts.get(firm.id)?.verdict ?? null) === stage
}

async function runFirmsSearch(context: Context, options: { limit: number }, words: string[]): Promise<void> {
  const [{ searchFirms }, { readLexicon }] = await Promise.all([
    import('../dossier/search-firms.js'),
    import('../lexicons.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const found = searchFirms(store, words.join(' '), readLexicon(context.paths.data), options.limit)
  await printFirms(context, found.map(await lineMaker(context)), options.limit)
}

interface FirmLine {
  row: Record<'id' | 'name' | 'ai' | 'govtech' | 'tags', string> &
    Record<'city' | 'country' | 'website', string | null> & { listings: number }
  /** Null where no JSON is printed. */
  json: object | null
}

/** Makes of a firm what is printed of it. */
async function lineMaker({ terminal }: Context): Promise<(dossier: FirmDossier) => FirmLine> {
  const [{ firmJson }, { judgeEvidence }] = await Promise.all([
    import('../dossier/firm.js'),
    import('../firms/judge-evidence.js'),
  ])
  return (dossier) => {
    const { firm, facts, evidence, listings, tags } = dossier
    const row = {
      id: firm,
      name: facts.name,
      city: facts.city,
      country: facts.country,
      ai: evidenceWords[judgeEvidence(evidence.ai).outcome],
      govtech: evidenceWords[judgeEvidence(evidence.govtech).outcome],
      website: facts.website,
      listings: listings.length,
      tags: tags.join(', '),
    }
    return { row, json: terminal.format === 'json' ? firmJson(dossier) : null }
  }
}

/** More rows than this on a terminal help nobody. */
const screenful = 50

async function printFirms(context: Context, firms: FirmLine[], limit: number | undefined): Promise<void> {
  const { printRows } = await import('../terminal/output.js')
  const { terminal } = context
  const onScreen = terminal.format === 'people' && terminal.isTty.stdout
  const shown = firms.slice(0, limit ?? (onScreen ? screenful : firms.length))
  printRows(terminal, {
    columns: [
      { key: 'id', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'city', title: 'Town', priority: 2 },
      { key: 'country', title: 'Country', priority: 2 },
      { key: 'ai', title: 'AI' },
      { key: 'govtech', title: 'Public' },
      { key: 'website', title: 'Website', flexible: true, priority: 3 },
      { key: 'listings', title: 'Listings', align: 'right', priority: 3 },
      { key: 'tags', title: 'Tags', flexible: true, priority: 3 },
    ],
    rows: shown.map(({ row }) => row),
    json: shown.map(({ json }) => json),
    empty: 'No firm fits. Next: govscout scout ID, or fewer conditions.',
  })
  if (onScreen && shown.length < firms.length)
    terminal.note(`${shown.length} of ${firms.length} firms; --limit ${firms.length} shows all.`)
}

/** None found is unknown, never "no". */
const evidenceWords = { yes: 'yes', maybe: 'maybe', none: '?' }
