import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import type { ReviewCase } from '../dossier/review-cases.js'
import { ExitCode, Problem, usageProblem } from '../problem.js'
import type { Store } from '../store/store.js'
import type { RecordLine } from '../terminal/output.js'
import { type Act, addExamples } from './act.js'

type Answer = 'same' | 'different' | 'later'

interface ReviewOptions {
  answer?: Answer
  because?: string
  firm?: string
}

export function addFirmsReviewCommand(firms: Command, act: Act): void {
  addExamples(
    firms
      .command('review')
      .description('pairs that may be one firm, side by side: same, different or later')
      .argument('[listing]', 'answer one pair without questions: its first listing, as L12')
      .argument('[other]', 'its second listing')
      .addOption(new Option('--answer <word>', 'the answer').choices(['same', 'different', 'later']))
      .option('--because <text>', 'how you know')
      .option('--firm <firm>', 'only pairs with this firm')
      .action(act(runReview)),
    ['govscout firms review', 'asks pair by pair on a terminal, lists them in a pipe'],
    ['govscout firms review L12 L340 --answer different --because "zwei Impressen"', 'for scripts'],
  )
}

async function runReview(
  context: Context,
  options: ReviewOptions,
  one: string | undefined,
  other: string | undefined,
): Promise<void> {
  const { readReviewCases } = await import('../dossier/review-cases.js')
  const store = await context.openStore({ missing: 'problem' })
  if (one !== undefined) return answerPair(context, store, options, one, other)
  if (options.answer)
    throw usageProblem(
      'Which pair is answered?',
      'Name both listings: govscout firms review L12 L340 --answer same',
    )
  const wanted =
    options.firm === undefined ? null : (await import('../store/firms.js')).findFirm(store, options.firm)
  const cases = readReviewCases(store, wanted)
  const { terminal } = context
  if (terminal.canPrompt && terminal.format === 'people' && cases.length)
    return askCases(context, store, cases, options.because ?? null)
  const { printRows } = await import('../terminal/output.js')
  printRows(terminal, {
    columns: [
      { key: 'pair', title: 'Pair' },
      { key: 'kind', title: 'Question' },
      { key: 'one', title: 'One', flexible: true },
      { key: 'other', title: 'Other', flexible: true },
      { key: 'reasons', title: 'Reasons', flexible: true },
      { key: 'made_at', title: 'Since', kind: 'instant', priority: 2 },
    ],
    rows: cases.map((each) => ({
      pair: `${each.a.id} ${each.b.id}`,
      kind: each.kind === 'join' ? 'one firm?' : 'still one?',
      one: [each.a.name, each.a.domain ?? each.a.city].filter(Boolean).join(', '),
      other: [each.b.name, each.b.domain ?? each.b.city].filter(Boolean).join(', '),
      reasons: each.reasons.join(', '),
      made_at: each.made_at,
    })),
    json: cases,
    now: context.now(),
    empty: 'No open question: every pair is answered.',
  })
}

async function answerPair(
  context: Context,
  store: Store,
  { answer, because }: ReviewOptions,
  one: string,
  other: string | undefined,
): Promise<void> {
  const { listProposals } = await import('../store/identity-proposals.js')
  const [{ answerProposal }, { formatListingId }] = await Promise.all([
    import('../store/identity-actions.js'),
    import('../store/find-listing.js'),
  ])
  if (other === undefined || answer === undefined)
    throw usageProblem(
      'A pair needs two listings and an answer.',
      'As in: govscout firms review L12 L340 --answer same',
    )
  const ids = [one, other].map((text) => Number(/^l?(\d{1,15})$/i.exec(text.trim())?.[1] ?? Number.NaN))
  const found = listProposals(store).find(({ a, b }) => ids.includes(a) && ids.includes(b))
  if (!found)
    throw usageProblem(
      `${one} and ${other} are no open pair.`,
      'The open ones: govscout firms review --no-input. Any two firms: govscout firms merge A B.',
    )
  answerProposal(store, found, answer, because ?? null)
  const pair = [found.a, found.b].map(formatListingId)
  if (context.options.json) context.terminal.json({ pair, answer })
  else context.terminal.note(`${pair.join(' and ')}: ${answer}.`)
}

/** Asks pair by pair; each answer is kept at once, so that one can stop at any time. */
async function askCases(
  context: Context,
  store: Store,
  cases: readonly ReviewCase[],
  because: string | null,
): Promise<void> {
  const [{ askSelect }, { answerProposal }, { listProposals }, { printRecord }] = await Promise.all([
    import('../terminal/prompts.js'),
    import('../store/identity-actions.js'),
    import('../store/identity-proposals.js'),
    import('../terminal/output.js'),
  ])
  const { terminal } = context
  let answered = 0
  for (const [place, each] of cases.entries()) {
    // An answer, or another analyst, may have settled it meanwhile.
    const open = listProposals(store).some(({ a, b }) => a === each.a.number && b === each.b.number)
    if (!open) continue
    terminal.out(`\n${place + 1} of ${cases.length}: ${each.reasons.join(', ')}`)
    printRecord(terminal, sideBySide(each))
    const join = each.kind === 'join'
    try {
      const answer = await askSelect<Answer | 'stop'>(terminal, {
        message: join ? 'Are they one firm?' : 'Are they still one firm?',
        flag: '--answer',
        choices: [
          { value: 'same', name: join ? 'same: make them one' : 'same: leave them one' },
          { value: 'different', name: join ? 'different: never ask again' : 'different: part them' },
          { value: 'later', name: 'later: ask again at the end of the list' },
          { value: 'stop', name: 'stop here' },
        ],
      })
      if (answer === 'stop') break
      answerProposal(store, { a: each.a.number, b: each.b.number }, answer, because)
      answered++
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.exitCode === ExitCode.interrupted) break
      terminal.warn(error.message)
    }
  }
  terminal.note(`${answered} of ${cases.length} answered.`)
}

/** Each fact of both, one below the other, so that nothing is cut in a narrow window. */
function sideBySide({ a, b }: ReviewCase): RecordLine[] {
  const fields = [
    'name',
    'legal_form',
    'website',
    'city',
    'country',
    'founded',
    'summary',
    'directory',
    'url',
  ] as const
  return fields
    .filter((what) => a[what] !== null || b[what] !== null)
    .map((what) => [
      what === 'url' ? 'page' : what.replace('_', ' '),
      [a, b].map((side) => `${side.id} ${side.firm}: ${side[what] ?? '–'}`),
    ])
}
