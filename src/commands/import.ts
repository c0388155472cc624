import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import { ExitCode, usageProblem } from '../problem.js'
import { type Act, addExamples } from './act.js'
import { leanHeap } from './lean-heap.js'

interface ImportOptions {
  as?: string
  kind: 'firms' | 'list'
  list?: string
  partial?: boolean
  url?: string
  acceptLoss?: boolean
}

export function addImportCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('import')
      .description('read a CSV, JSON, Markdown or HTML file, a ZIP archive or a folder instead of a crawl')
      .argument('<file>', 'a list of firms, a saved page of a directory, or a folder or archive of them')
      .option('--as <id>', 'directory the listings belong to: a known one, or a new id such as de-own-list')
      .addOption(
        new Option('--kind <kind>', 'firms, or a list that names firms: finalists of an award, a programme')
          .choices(['firms', 'list'])
          .default('firms'),
      )
      .option('--list <name>', 'with --kind list: what the list is called, where no column says it')
      .option('--partial', 'the file holds only a part: nothing is marked as missing')
      .option(
        '--url <url>',
        'where the saved page stands on the web; evidence cites it, and it is read as a part',
      )
      .option('--accept-loss', 'publish although more than half of the listings are gone')
      .action(act(runImport)),
    ['govscout import firms.csv --as de-govtech-network', 'with the recipe of that directory'],
    [
      'govscout import messe.csv --as de-messe-2026',
      'a list of your own with columns like Firma, Webseite, Ort',
    ],
    ['govscout import finalisten.csv --kind list', 'who stands on which list; it makes no firms'],
  )
}

async function runImport(context: Context, options: ImportOptions, file: string): Promise<ExitCode> {
  leanHeap()
  if (options.kind === 'list') return runListImport(context, options, file)
  const id = options.as
  if (id === undefined)
    throw usageProblem('Which directory do the listings belong to?', 'Name it: --as de-own-list')
  if (options.list !== undefined)
    throw usageProblem('--list goes with --kind list.', 'Leave it out, or add --kind list.')
  const { findDirectory } = await import('../directories/catalogue.js')
  const catalogue = await context.readCatalogue()
  const isKnown =
    catalogue.directories.has(id) || catalogue.problems.some(({ message }) => message.includes(`${id}.y`))
  const directory = isKnown ? findDirectory(catalogue, id) : null
  if (!directory && !/^[a-z]{2,3}(-[a-z0-9]+)+$/.test(id))
    throw usageProblem(`"${id}" is no id of a directory.`, 'Write a country and a name, such as de-own-list.')
  if (options.url !== undefined && !/^https?:\/\/\S+$/.test(options.url))
    throw usageProblem(`"${options.url}" is no web address.`, 'Write it with https:// in front.')
  const [{ readList }, { importFile }, { readVocabulary, reportRun }, { holdCrawlLock }] = await Promise.all([
    import('./read-list.js'),
    import('../scout/import-file.js'),
    import('./crawl-tools.js'),
    import('../store/lock.js'),
  ])
  const input = await readList(file, directory?.recipe.extraction ?? null)
  const vocabulary = await readVocabulary(context)
  const store = await context.openStore()
  // A crawl under way has the directory's listings in hand.
  const free = holdCrawlLock(store.file)
  const { report, guess, partial } = (() => {
    try {
      return importFile(store, vocabulary, {
        ...input,
        id,
        directory,
        partial: options.partial === true,
        acceptLoss: options.acceptLoss === true,
        ...(options.url === undefined ? {} : { url: options.url }),
      })
    } finally {
      free()
    }
  })()
  const { terminal } = context
  if (partial && !options.partial)
    terminal.note('One saved page is a part of the directory: nothing is marked as missing.')
  if (context.options.json) terminal.json(report)
  if (guess) {
    terminal.note(`Read as ${guess.taken.map(([column, field]) => `${column} = ${field}`).join(', ')}.`)
    if (guess.left.length) terminal.note(`Not read: ${guess.left.join(', ')}.`)
  }
  await reportRun(context, report)
  return report.result === 'success' ? ExitCode.ok : ExitCode.directoryFailed
}

/** A list of a third party: its entries are evidence of firms that are known, and make none. */
async function runListImport(context: Context, options: ImportOptions, file: string): Promise<ExitCode> {
  if (options.as !== undefined || options.partial || options.acceptLoss)
    throw usageProblem(
      'A list belongs to no directory: --as, --partial and --accept-loss do not go with --kind list.',
      'As in: govscout import finalisten.csv --kind list',
    )
  const [{ readList }, { readAwardList }, { importList }, { readCleaning }, { holdCrawlLock }] =
    await Promise.all([
      import('./read-list.js'),
      import('../scout/read-award-list.js'),
      import('../scout/import-list.js'),
      import('../lexicons.js'),
      import('../store/lock.js'),
    ])
  const input = await readList(file, null)
  const { name, bytes } = input.content ?? { name: input.file, bytes: input.bytes }
  const rows = readAwardList(bytes, name)
  const store = await context.openStore()
  const free = holdCrawlLock(store.file)
  try {
    const done = importList(store, readCleaning(context.paths.data), name, rows, {
      ...(options.list === undefined ? {} : { list: options.list.trim() }),
      ...(options.url === undefined ? {} : { url: options.url }),
    })
    if (context.options.json) context.terminal.json(done)
    else {
      const { terminal } = context
      terminal.note(`${done.rows} row(s) read, ${done.kept} kept, ${done.new} of them new.`)
      terminal.note(
        `In all ${done.linked} lead to a firm${done.to_review ? `, ${done.to_review} wait for a look: govscout lists review` : ''}.`,
      )
      if (done.without_page)
        terminal.note(`${done.without_page} name no page and were left out: evidence needs one.`)
      if (done.left_out)
        terminal.note(
          `${done.left_out} may be natural persons, or firms that were forgotten, and were left out.`,
        )
    }
    return ExitCode.ok
  } finally {
    free()
  }
}
