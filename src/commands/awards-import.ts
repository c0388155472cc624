import { type Command, InvalidArgumentError, Option } from 'commander'
import type { AwardSource } from '../awards/notice.js'
import type { PartyTools } from '../awards/party.js'
import type { ReadNotices } from '../awards/read-notices.js'
import type { Context } from '../context.js'
import { ExitCode, type Problem, usageProblem } from '../problem.js'
import type { AwardPeriod, ExportFormat } from '../scout/fetch-awards.js'
import type { AwardImport } from '../scout/import-awards.js'
import type { Store } from '../store/store.js'
import { type Act, addExamples } from './act.js'
import { collectHost } from './crawl-tools.js'
import { parseDayOption } from './day-option.js'
import { leanHeap } from './lean-heap.js'

interface ImportOptions {
  from?: AwardSource
  day?: string
  month?: string
  format: ExportFormat
  basis?: string
  address?: string
  allowHost: string[]
}

/** How many faults of single files are told one by one. */
const mostFaults = 10

export function addAwardsImportCommand(awards: Command, act: Act): void {
  addExamples(
    awards
      .command('import')
      .description('read award notices from files, or one day or month of oeffentlichevergabe.de')
      .argument(
        '[files...]',
        'the CSV export with all its tables (folder or csv.zip), eForms XML, OCDS, answers of TED; also in archives and folders',
      )
      .addOption(
        new Option('--from <source>', 'whose notices they are; told by the files if not given').choices([
          'doe',
          'ted',
          'ocds',
        ]),
      )
      .option('--day <date>', 'fetch one day instead; yesterday is the newest', parseDayOption)
      .option('--month <month>', 'fetch one month instead, such as 2026-10', parseMonth)
      .addOption(
        new Option('--format <form>', 'form to fetch; only eforms and ocds say who won which lot')
          .choices(['csv', 'eforms', 'ocds'])
          .default('csv'),
      )
      .option('--basis <text>', 'why the service may be asked; recorded under your name for 12 months')
      .option('--address <url>', 'of a mirror of the service')
      .option('--allow-host <host>', 'a host in a private network that is meant; repeatable', collectHost, [])
      .action(act(runImport)),
    ['govscout awards import export.csv.zip notice.xml', 'files; the form is recognised'],
    [
      'govscout awards import --day 2026-11-23 --basis "Offene Daten, geprüft von R. 12"',
      'the basis is asked for once',
    ],
  )
}

function parseMonth(text: string): string {
  if (!/^20\d{2}-(?:0[1-9]|1[0-2])$/.test(text))
    throw new InvalidArgumentError('Give a month such as 2026-10.')
  return text
}

async function runImport(context: Context, options: ImportOptions, files: string[]): Promise<ExitCode> {
  leanHeap()
  const period = periodOf(options)
  if (!period === !files.length)
    throw usageProblem(
      period ? 'Files and a day or month exclude each other.' : 'What is to be imported?',
      'Name files, or one day: govscout awards import --day 2026-11-23',
    )
  const [{ readCleaning }, { importAwards }, { takeLatest }, { holdCrawlLock }] = await Promise.all([
    import('../lexicons.js'),
    import('../scout/import-awards.js'),
    import('../awards/notice-set.js'),
    import('../store/lock.js'),
  ])
  const tools = readCleaning(context.paths.data)
  let store: Store | undefined
  let reads: ReadNotices[]
  if (period) {
    store = await context.openStore()
    reads = [await readPeriod(context, store, options, period, tools)]
  } else {
    // All files first: a wrong one is told before anything is written.
    reads = []
    for (const file of files) reads.push(await readFileOf(file, tools, options.from))
    store = await context.openStore()
  }
  const free = holdCrawlLock(store.file)
  try {
    const result = importAwards(store, tools, takeLatest(reads.flatMap(({ notices }) => notices)))
    const faults = reads.flatMap((one) => one.faults)
    report(context, result, reads, faults)
    return faults.length ? ExitCode.failed : ExitCode.ok
  } finally {
    free()
  }
}

function periodOf({ day, month }: ImportOptions): AwardPeriod | null {
  if (day !== undefined && month !== undefined)
    throw usageProblem('--day and --month exclude each other.', 'Give one of them.')
  return day !== undefined ? { day } : month !== undefined ? { month } : null
}

async function readFileOf(
  path: string,
  tools: PartyTools,
  from: AwardSource | undefined,
): Promise<ReadNotices> {
  const [{ isFolder, readFolder }, { readInput }, { mayHoldNotices, readAwardInput }] = await Promise.all([
    import('./read-folder.js'),
    import('./read-input.js'),
    import('../scout/read-award-input.js'),
  ])
  if (path !== '-' && (await isFolder(path))) {
    const files = await readFolder(path, mayHoldNotices)
    if (!files.length)
      throw usageProblem(
        `${path}: no file in it can be a notice.`,
        'Name the folder with the .csv, .xml or .json files.',
      )
    return readAwardInput({ name: path, files }, tools, from)
  }
  return readAwardInput({ name: path, bytes: await readInput(path) }, tools, from)
}

async function readPeriod(
  context: Context,
  store: Store,
  options: ImportOptions,
  period: AwardPeriod,
  tools: PartyTools,
): Promise<ReadNotices> {
  const [
    { admitAwardService, awardService, checkPeriod, fetchAwardExport },
    { readAwardInput },
    { parseNoticeDay },
    { storedHostBook },
  ] = await Promise.all([
    import('../scout/fetch-awards.js'),
    import('../scout/read-award-input.js'),
    import('../awards/values.js'),
    import('../store/host-book.js'),
  ])
  checkPeriod(period, parseNoticeDay(context.now()) ?? context.now().slice(0, 10))
  const { address = awardService.address } = options
  if (!/^https?:\/\/\S+$/.test(address))
    throw usageProblem(`"${address}" is no web address.`, 'Write it with https:// in front.')
  admitAwardService(store, options.basis)
  const client = await context.openClient({ allowHosts: options.allowHost, hosts: storedHostBook(store) })
  const fetched = await fetchAwardExport(client, address, period, options.format, context.signal)
  return readAwardInput(fetched, tools, options.from ?? 'doe')
}

function report(
  context: Context,
  result: AwardImport,
  reads: readonly ReadNotices[],
  faults: readonly Problem[],
): void {
  const { terminal } = context
  const read = reads.reduce((sum, one) => sum + one.read, 0)
  const forms = [...new Set(reads.flatMap((one) => one.forms))]
  if (context.options.json)
    terminal.json({
      forms,
      read,
      ...result,
      faults: faults.map(({ message, remedy }) => ({ message, remedy: remedy ?? null })),
    })
  else {
    terminal.note(
      `${read} notice(s) read (${forms.join(', ')}): ${result.results} result(s), ${result.with_winner} with a winner, ${result.probable} with one bidder only.`,
    )
    terminal.note(
      `${result.kept} award(s) kept, ${result.new} of them new. In all ${result.linked} lead to a firm by an id or website${result.to_review ? `, ${result.to_review} wait for a look: govscout awards review` : ''}.`,
    )
    if (result.left_out)
      terminal.note(`${result.left_out} supplier(s) may be natural persons and were left out.`)
  }
  for (const { message, remedy } of faults.slice(0, mostFaults)) {
    terminal.error(message)
    if (remedy) terminal.hint(remedy)
  }
  if (faults.length > mostFaults)
    terminal.error(`${faults.length - mostFaults} more files could not be read.`)
}
