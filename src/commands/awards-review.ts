import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import { ExitCode, Problem, usageProblem } from '../problem.js'
import type { AwardAnswer, AwardProposal } from '../store/award-verdicts.js'
import type { Store } from '../store/store.js'
import type { RecordLine } from '../terminal/output.js'
import { type Act, addExamples } from './act.js'

interface ReviewOptions {
  answer?: AwardAnswer
  because?: string
  firm?: string
}

/** A proposal with what the base knows of the firm. */
interface ReviewCase extends AwardProposal {
  id: string
  firm_id: string
  name: string
  website: string | null
  city: string | null
}

export function addAwardsReviewCommand(awards: Command, act: Act): void {
  addExamples(
    awards
      .command('review')
      .description('suppliers of notices that may be a firm of the base: same, different or later')
      .argument('[award]', 'answer one without questions: the award, as A12')
      .argument('[firm]', 'and the firm')
      .addOption(new Option('--answer <word>', 'the answer').choices(['same', 'different', 'later']))
      .option('--because <text>', 'how you know')
      .option('--firm <firm>', 'only proposals for this firm')
      .action(act(runReview)),
    ['govscout awards review', 'asks one by one on a terminal, lists them in a pipe'],
    ['govscout awards review A12 F17 --answer same --because "gleiches Impressum"', 'for scripts'],
  )
}

async function runReview(
  context: Context,
  options: ReviewOptions,
  award: string | undefined,
  firm: string | undefined,
): Promise<void> {
  const store = await context.openStore({ missing: 'problem' })
  if (award !== undefined) return answerOne(context, store, options, award, firm)
  if (options.answer)
    throw usageProblem(
      'Which award is answered?',
      'Name it and the firm: govscout awards review A12 F17 --answer same',
    )
  const { findFirm } = await import('../store/firms.js')
  const cases = await readCases(store, options.firm === undefined ? undefined : findFirm(store, options.firm))
  const { terminal } = context
  if (terminal.canPrompt && terminal.format === 'people' && cases.length)
    return askCases(context, store, cases, options.because ?? null)
  const { printRows } = await import('../terminal/output.js')
  printRows(terminal, {
    columns: [
      { key: 'pair', title: 'Pair' },
      { key: 'supplier', title: 'Supplier', flexible: true },
      { key: 'firm', title: 'Firm', flexible: true },
      { key: 'method', title: 'Shared' },
      { key: 'doubt', title: 'Doubt', flexible: true },
      { key: 'awards', title: 'Awards', align: 'right', priority: 2 },
    ],
    rows: cases.map((each) => ({
      pair: `${each.id} ${each.firm_id}`,
      supplier: [each.supplier, each.supplier_city].filter(Boolean).join(', '),
      firm: [each.name, each.website ?? each.city].filter(Boolean).join(', '),
      method: each.method,
      doubt: each.doubt,
      awards: each.awards,
    })),
    json: cases.map(({ id, firm_id, award: _, firm: __, ...rest }) => ({
      award: id,
      firm: firm_id,
      ...rest,
    })),
    now: context.now(),
    empty: 'No open question: every supplier is answered.',
  })
}

async function readCases(store: Store, firm: number | undefined): Promise<ReviewCase[]> {
  const [{ listAwardProposals }, { readFirms }, { formatAwardId }, { formatFirmId }] = await Promise.all([
    import('../store/award-verdicts.js'),
    import('../dossier/firm.js'),
    import('../store/awards.js'),
    import('../store/listings.js'),
  ])
  const proposals = listAwardProposals(store, firm)
  const firms = new Map(
    readFirms(store, [...new Set(proposals.map((one) => one.firm))]).map((one) => [one.id, one]),
  )
  return proposals.map((proposal) => {
    const facts = firms.get(proposal.firm)?.facts
    return {
      ...proposal,
      id: formatAwardId(proposal.award),
      firm_id: formatFirmId(proposal.firm),
      name: facts?.name ?? formatFirmId(proposal.firm),
      website: facts?.website ?? null,
      city: facts?.city ?? null,
    }
  })
}

async function answerOne(
  context: Context,
  store: Store,
  { answer, because }: ReviewOptions,
  award: string,
  words: string | undefined,
): Promise<void> {
  const number = /^a?(\d{1,15})$/i.exec(award.trim())?.[1]
  if (number === undefined || words === undefined || answer === undefined)
    throw usageProblem(
      'An answer needs an award, a firm and the word.',
      'As in: govscout awards review A12 F17 --answer same',
    )
  const [{ answerAward }, { findFirm }, { formatFirmId }, { formatAwardId }] = await Promise.all([
    import('../store/award-verdicts.js'),
    import('../store/firms.js'),
    import('../store/listings.js'),
    import('../store/awards.js'),
  ])
  const firm = findFirm(store, words)
  answerAward(store, Number(number), firm, answer, because ?? null)
  const pair = { award: formatAwardId(Number(number)), firm: formatFirmId(firm) }
  if (context.options.json) context.terminal.json({ ...pair, answer })
  else context.terminal.note(`${pair.award} and ${pair.firm}: ${answer}.`)
}

/** Asks one by one; each answer is kept at once, so that one can stop at any time. */
async function askCases(
  context: Context,
  store: Store,
  cases: readonly ReviewCase[],
  because: string | null,
): Promise<void> {
  const [{ askSelect }, { answerAward, listAwardProposals }, { printRecord }] = await Promise.all([
    import('../terminal/prompts.js'),
    import('../store/award-verdicts.js'),
    import('../terminal/output.js'),
  ])
  const { terminal } = context
  let answered = 0
  for (const [place, each] of cases.entries()) {
    // An answer for another firm may have settled it meanwhile.
    if (!listAwardProposals(store).some(({ award, firm }) => award === each.award && firm === each.firm))
      continue
    terminal.out(`\n${place + 1} of ${cases.length}: ${each.doubt}`)
    printRecord(terminal, sideBySide(each))
    try {
      const answer = await askSelect<AwardAnswer | 'stop'>(terminal, {
        message: 'Is the supplier this firm?',
        flag: '--answer',
        choices: [
          { value: 'same', name: `same: the award is ${each.firm_id}'s` },
          { value: 'different', name: 'different: never ask again' },
          { value: 'later', name: 'later: ask again at the end of the list' },
          { value: 'stop', name: 'stop here' },
        ],
      })
      if (answer === 'stop') break
      answerAward(store, each.award, each.firm, answer, because)
      answered++
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.exitCode === ExitCode.interrupted) break
      terminal.warn(error.message)
    }
  }
  terminal.note(`${answered} of ${cases.length} answered.`)
}

function sideBySide(each: ReviewCase): RecordLine[] {
  const pairs: [string, string | null, string | null][] = [
    ['name', each.supplier, each.name],
    ['website', each.supplier_website, each.website],
    ['city', each.supplier_city, each.city],
  ]
  return [
    ...pairs
      .filter(([, one, other]) => one !== null || other !== null)
      .map(
        ([what, one, other]): RecordLine => [
          what,
          [`${each.id}: ${one ?? '–'}`, `${each.firm_id}: ${other ?? '–'}`],
        ],
      ),
    ['bought by', each.buyers.join(', ')],
    ['what', each.title],
    ['notice', each.url ?? '–'],
  ]
}
