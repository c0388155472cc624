import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { RankFilter } from '../dossier/rank-need.js'
import type { ReviewList } from '../dossier/review-card.js'
import { ExitCode, Problem, usageProblem } from '../problem.js'
import type { Labels } from '../ranking/labels.js'
import type { StoredNeed } from '../store/needs.js'
import type { Store } from '../store/store.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { addFilterOptions, noteUnknownTag } from './filter-options.js'

interface ReviewOptions extends RankFilter {
  top: number
  all?: boolean
  evidence?: boolean
}

export function addReviewCommand(program: Command, act: Act): void {
  addExamples(
    addFilterOptions(
      program
        .command('review')
        .description('decide firm by firm at the keyboard: one firm a screen; in a pipe, what is undecided')
        .argument('[need]', 'its list; may be left away with --evidence')
        .option('--top <n>', 'so many firms by rank', wholeNumber(1), 30),
    )
      .option('--ended', 'with firms that have ended or are in no directory any more')
      .option('--all', 'with firms that are decided on')
      .option('--evidence', 'what websites say instead, quote by quote: the same as "evidence review"')
      .action(act(runReview)),
    ['govscout review bauantrag-2026', 'the first thirty; ? shows the keys, q stops, nothing is lost'],
    ['govscout review bauantrag-2026 --top 60 --where "country=DE"', 'more of them, but only German ones'],
    ['govscout review bauantrag-2026 --evidence', 'what the websites of its firms say'],
    ['govscout review bauantrag-2026 --json', 'what is undecided, with the commands that decide'],
  )
}

async function runReview(context: Context, options: ReviewOptions, id: string | undefined): Promise<void> {
  if (options.evidence) {
    const { reviewEvidence } = await import('./evidence.js')
    return reviewEvidence(context, id === undefined ? {} : { need: id })
  }
  if (id === undefined)
    throw usageProblem(
      'Which need is reviewed?',
      'Name it: govscout review NEED. "govscout needs list" shows them.',
    )
  const [{ findNeed }, { readReviewList }, { loadVocabulary }, { labelsIn }] = await Promise.all([
    import('../store/needs.js'),
    import('../dossier/review-card.js'),
    import('../vocabulary.js'),
    import('../ranking/labels.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const stored = findNeed(store, id)
  const vocabulary = await loadVocabulary(context.paths.data)
  const { ruleLabels } = vocabulary
  const labels = labelsIn(context.options.lang ?? 'need', ruleLabels)
  const { top, all = false, ...filter } = options
  const list = readReviewList({ store, stored, vocabulary, labels, filter, top, all })
  await noteUnknownTag(context, store, filter.tag)
  const { terminal } = context
  const open = await undecided(store, stored, list, all)
  if (terminal.canPrompt && terminal.format === 'people' && open.length)
    await atKeyboard(context, { store, stored, list, labels, all })
  else await printQueue(context, { store, stored, list, open, top })
}

interface Reviewed {
  store: Store
  stored: StoredNeed
  list: ReviewList
}

async function undecided(
  store: Store,
  { need }: StoredNeed,
  { firms }: ReviewList,
  all: boolean,
): Promise<ReviewList['firms']> {
  const { countVerdicts } = await import('../dossier/review-card.js')
  const { verdictOf } = countVerdicts(store, need.id, firms)
  return all ? firms : firms.filter((firm) => verdictOf(firm) === 'open')
}

async function atKeyboard(
  context: Context,
  { store, stored, list, labels, all }: Reviewed & { labels: Labels; all: boolean },
): Promise<void> {
  const [{ runSession }, { readCriteria, readReasonCodes }, { countVerdicts }] = await Promise.all([
    import('./review-session.js'),
    import('../lexicons.js'),
    import('../dossier/review-card.js'),
  ])
  const { paths, terminal } = context
  const desk = {
    context,
    store,
    stored,
    criteria: readCriteria(paths),
    codes: readReasonCodes(paths),
    now: context.now,
  }
  const { need } = stored
  const summary = () => {
    const counts = countVerdicts(store, need.id, list.firms)
    const open = list.firms.length - counts.in - counts.out
    return `${need.id}: ${counts.in} in, ${counts.out} out, ${open} open of ${list.firms.length}.`
  }
  try {
    await runSession(desk, { list, labels, all, says: await firstWords(store, stored) })
  } catch (error) {
    if (!(error instanceof Problem) || error.exitCode !== ExitCode.interrupted) throw error
    throw new Problem(`Stopped. ${summary()}`, {
      remedy: `All of it is kept. Go on: govscout review ${need.id}`,
      exitCode: ExitCode.interrupted,
    })
  }
  terminal.note(`\n${summary()} Go on: govscout review ${need.id} · the list: govscout shortlist ${need.id}`)
}

/** What a file review would miss, said before the first decision. */
async function firstWords(store: Store, { need, frozen }: StoredNeed): Promise<string> {
  const { listConflicts } = await import('../store/conflicts.js')
  const declared = listConflicts(store, need.id).some(({ made_by }) => made_by === store.who)
  return [
    frozen ? '' : `The need is not frozen: govscout needs freeze ${need.id}.`,
    declared
      ? ''
      : `${store.who} has declared nothing on conflicts of interest: govscout conflict declare ${need.id} none.`,
  ]
    .filter(Boolean)
    .join(' ')
}

async function printQueue(
  context: Context,
  { store, stored, list, open, top }: Reviewed & { open: ReviewList['firms']; top: number },
): Promise<void> {
  const [{ countVerdicts, readReviewRows }, { printRows }, { readCriteria }] = await Promise.all([
    import('../dossier/review-card.js'),
    import('../terminal/output.js'),
    import('../lexicons.js'),
  ])
  const { need, version } = stored
  const { in: taken, out } = countVerdicts(store, need.id, list.firms)
  const rows = readReviewRows(store, stored, open, readCriteria(context.paths))
  printRows(context.terminal, {
    columns: [
      { key: 'rank', title: '#', align: 'right' },
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'score', title: 'Score', align: 'right' },
      { key: 'city', title: 'Town', priority: 3 },
      { key: 'status', title: 'Status', priority: 2 },
      { key: 'open', title: 'Open', flexible: true, priority: 3 },
      { key: 'take', title: 'To take it', flexible: true, least: 30, priority: 2 },
      { key: 'leave', title: 'To leave it out', flexible: true, least: 30, priority: 3 },
    ],
    rows,
    json: {
      need: need.id,
      version,
      generated_at: context.now(),
      of: list.firms.length,
      in: taken,
      out,
      firms: rows.map(({ take, leave, ...row }) => ({ ...row, decide: { in: take, out: leave } })),
    },
    empty: list.firms.length
      ? `Every one of the ${list.firms.length} firms is decided on: ${taken} in, ${out} out. Look again: --all${list.firms.length < top ? '' : `; further down: --top ${top * 2}`}`
      : 'No firm fits. "govscout needs show NEED --analysis" tells what was searched for.',
  })
}
