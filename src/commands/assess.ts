import { Argument, type Command, Option } from 'commander'
import type { Context } from '../context.js'
import { usageProblem } from '../problem.js'
import type { Answer } from '../selection/assessment.js'
import { type Act, addExamples } from './act.js'
import { parseDayOption } from './day-option.js'

interface AssessOptions {
  need?: string
  evidence?: string
  quote?: string
  tier?: string
  on?: string
  because?: string
}

export function addAssessCommands(program: Command, act: Act): void {
  addExamples(
    program
      .command('assess')
      .description('answer a criterion for a firm, with the page that shows it')
      .argument('<firm>', 'id, domain or exact name')
      .argument('<criterion>', 'C01 to C20, or one of your own')
      .addArgument(new Argument('<answer>').choices(['yes', 'partly', 'no', 'unknown']))
      .option('--need <need>', 'the answer holds for this need only; C01 needs one')
      .option('--evidence <url>', 'page that shows it')
      .option('--quote <text>', 'what it says there, at most 200 characters')
      .addOption(
        new Option('--tier <tier>', 'who says it; "own" where not given').choices([
          'authority',
          'press',
          'own',
        ]),
      )
      .option('--on <day>', 'day the evidence was seen or published; today where not given', parseDayOption)
      .option('--because <text>', 'one sentence for the record')
      .action(act(runAssess)),
    [
      'govscout assess F17 C06 yes --evidence https://firma.example/zertifikat --quote "ISO 27001, Nr. 4711" --tier own',
      'with its evidence',
    ],
    ['govscout assess F17 C01 partly --need bauantrag-2026 --because "nur Vorprüfung"', 'for one need'],
    ['govscout assess F17 C06 unknown', 'takes an answer back: nobody knows'],
  )
  addExamples(
    program
      .command('assessments')
      .description('which criteria are answered: of a firm, or of all firms taken for a need')
      .argument('[need]')
      .option('--firm <firm>', 'only this firm: id, domain or exact name')
      .option('--open', 'only what nobody has answered')
      .action(act(runAssessments)),
    ['govscout assessments bauantrag-2026 --open', 'what is still to be asked, the same of all firms'],
    ['govscout assessments --firm F17', 'all answers on a firm'],
  )
}

async function runAssess(
  context: Context,
  options: AssessOptions,
  words: string,
  code: string,
  answer: Answer,
): Promise<void> {
  const [
    { checkAssessment },
    { findCriterion },
    { readCriteria },
    { saveAssessment },
    { findFirm },
    { findNeed },
    { formatFirmId },
  ] = await Promise.all([
    import('../selection/assessment.js'),
    import('../needs/find-criterion.js'),
    import('../lexicons.js'),
    import('../store/assessments.js'),
    import('../store/firms.js'),
    import('../store/needs.js'),
    import('../store/listings.js'),
  ])
  const criterion = findCriterion(readCriteria(context.paths), code)
  if (criterion.per_need && options.need === undefined)
    throw usageProblem(
      `${criterion.id} (${criterion.de}) differs from need to need.`,
      'Name the need with --need NEED.',
    )
  const checked = checkAssessment(criterion.id, answer, options, context.now().slice(0, 10))
  const store = await context.openStore({ missing: 'problem' })
  const firm = findFirm(store, words)
  const need = options.need === undefined ? null : findNeed(store, options.need).need.id
  const { warnOfPersons } = await import('./warn-of-persons.js')
  await warnOfPersons(context, [checked.quote, checked.because])
  const saved = saveAssessment(store, firm, need, checked)
  const id = formatFirmId(firm)
  if (context.options.json) context.terminal.json({ ...checked, firm: id, need, saved: saved !== null })
  else if (!saved) context.terminal.note(`${id}: nothing to do, ${criterion.id} is answered so.`)
  else {
    const evidence = checked.url ? `, by ${checked.tier}` : answer === 'unknown' ? '' : ', without a page'
    context.terminal.note(`${id}: ${criterion.id} ${criterion.en}: ${answer}${evidence}.`)
  }
}

async function runAssessments(
  context: Context,
  options: { firm?: string; open?: boolean },
  id: string | undefined,
): Promise<void> {
  if (id === undefined && options.firm === undefined)
    throw usageProblem('Which answers?', 'Name a need, or a firm with --firm FIRM.')
  const [{ readAnswerRows }, { readCriteria }, { printRows }, { findFirm }, { findNeed }] = await Promise.all(
    [
      import('../dossier/answers.js'),
      import('../lexicons.js'),
      import('../terminal/output.js'),
      import('../store/firms.js'),
      import('../store/needs.js'),
    ],
  )
  const store = await context.openStore({ missing: 'problem' })
  const rows = readAnswerRows(store, readCriteria(context.paths), {
    need: id === undefined ? null : findNeed(store, id).need,
    firm: options.firm === undefined ? null : findFirm(store, options.firm),
  }).filter(({ answer }) => !options.open || answer === 'unknown')
  printRows(context.terminal, {
    columns: [
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'criterion', title: 'Criterion' },
      { key: 'asks', title: 'Asks', flexible: true, priority: 2 },
      { key: 'answer', title: 'Answer' },
      { key: 'tier', title: 'Who says it', priority: 2 },
      { key: 'quote', title: 'Quote', flexible: true, priority: 3 },
      { key: 'url', title: 'Page', flexible: true, priority: 3 },
      { key: 'evidence_on', title: 'Day', priority: 2 },
      { key: 'made_by', title: 'By', priority: 3 },
    ],
    rows,
    json: rows,
    empty: options.open
      ? 'Every criterion is answered.'
      : 'Nothing to show: no firm was taken, or the need sets no criteria. Next: govscout decide NEED FIRM in',
  })
}
