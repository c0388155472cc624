import { join, relative } from 'node:path'
import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { NeedRanking } from '../dossier/rank-need.js'
import { ExitCode, Problem } from '../problem.js'
import type { Store } from '../store/store.js'
import { type Act, addExamples } from './act.js'

interface DemoOptions {
  folder: string
}

export function addDemoCommand(program: Command, act: Act): void {
  addExamples(
    program
      .command('demo')
      .description('the whole way on a built-in fictitious web, without internet')
      .option('--folder <folder>', 'where the database and the papers go', 'govscout-demo')
      .action(act(runDemo)),
    ['govscout demo', 'three invented directories, about 60 invented firms, one need'],
  )
}

async function runDemo(context: Context, options: DemoOptions): Promise<ExitCode> {
  const { terminal, paths } = context
  const [{ startDemoWeb }, { demoCatalogue }, { demoNeed }] = await Promise.all([
    import('../demo/web.js'),
    import('../demo/recipes.js'),
    import('../demo/need.js'),
  ])
  const file = join(options.folder, 'govscout.db')
  await emptyFolder(options.folder, file)
  const web = await startDemoWeb(paths.data)
  try {
    terminal.note(
      `A small web of invented directories is served at ${web.origin}. All firms in it are invented.`,
    )
    const catalogue = demoCatalogue(paths.data, web.origin, context.now().slice(0, 10))
    const store = await context.openStore({ file })
    if (!(await crawl(context, store, web.origin, catalogue))) return ExitCode.directoryFailed
    const [
      { createNeed, findNeed, freezeNeed },
      { analyseNeed },
      { rankNeed },
      { readCriteria, readLexicon, readReasonCodes, readRuleLabels },
      { readNeedFile },
      { writePaper },
      { labelsIn },
    ] = await Promise.all([
      import('../store/needs.js'),
      import('../needs/analyse-need.js'),
      import('../dossier/rank-need.js'),
      import('../lexicons.js'),
      import('../dossier/need-file.js'),
      import('../dossier/write-paper.js'),
      import('../ranking/labels.js'),
    ])
    const entered = createNeed(store, demoNeed(paths.data))
    const lang = context.options.lang ?? 'de'
    const lexicon = readLexicon(paths.data)
    freezeNeed(store, entered, analyseNeed(entered.need, lexicon))
    const stored = findNeed(store, entered.need.id)
    terminal.note(`\nThe need, frozen before the list is shown: ${stored.need.title}`)
    const labels = labelsIn(lang, readRuleLabels(paths.data))
    const ranking = rankNeed(store, stored, { lexicon }, {}, 20, { labels })
    await printRanking(context, ranking)
    const criteria = readCriteria(paths)
    const need = readNeedFile({
      store,
      stored,
      ranking,
      catalogue,
      lexicon,
      criteria,
      reasonCodes: readReasonCodes(paths),
      filter: {},
      since: stored.made_at,
      lang,
    })
    const more = { criteria: new Map(criteria.map((one) => [one.id, one[lang]])) }
    const written = []
    for (const format of ['csv', 'md', 'html'] as const) {
      const form = {
        format,
        profile: 'excel-de' as const,
        output: join(options.folder, `longlist.${format}`),
      }
      written.push(
        ...(await writePaper('longlist', need, more, form, { print: () => undefined, note: terminal.note })),
      )
    }
    if (context.options.json)
      terminal.json({ need: stored.need.id, firms: ranking.firms, files: [file, ...written] })
    for (const one of written) terminal.note(`Written: ${one}`)
    const db = relative('.', file) || file
    terminal.note(
      [
        '\nLook around in what the demo has left:',
        `  govscout firms list --db ${db}`,
        `  govscout score ${stored.need.id} --db ${db}`,
        `  govscout runs list --db ${db}`,
        'Then for real: govscout directories list',
      ].join('\n'),
    )
    return ExitCode.ok
  } finally {
    await web.close()
  }
}

/** The demo begins anew each time; only its own database is taken away, never anything else in the folder. */
async function emptyFolder(folder: string, file: string): Promise<void> {
  const { mkdir, rm } = await import('node:fs/promises')
  try {
    await mkdir(folder, { recursive: true })
    for (const ending of ['', '-wal', '-shm', '.lock']) await rm(`${file}${ending}`, { force: true })
  } catch (cause) {
    throw new Problem(`The folder ${folder} cannot be written: ${(cause as Error).message}`, {
      remedy: 'Go to a folder of your own, or name another with --folder.',
      cause,
    })
  }
}

async function crawl(
  context: Context,
  store: Store,
  origin: string,
  catalogue: Awaited<ReturnType<Context['readCatalogue']>>,
): Promise<boolean> {
  const [{ scoutDirectory }, { vocabularyOf }, { readCleaning, readEvidenceLexicon }, { formatReport }] =
    await Promise.all([
      import('../scout/scout-directory.js'),
      import('../scout/harvest.js'),
      import('../lexicons.js'),
      import('../scout/run-report.js'),
    ])
  const { data } = context.paths
  const client = await context.openClient({ allowHosts: [new URL(origin).host] })
  const tools = {
    store,
    client,
    vocabulary: vocabularyOf(readCleaning(data), readEvidenceLexicon(data)),
    signal: context.signal,
  }
  let good = true
  for (const directory of catalogue.directories.values()) {
    // The web is ours, so it need not be spared.
    const report = await scoutDirectory(tools, directory, { trigger: 'manual', delayMs: 0 })
    context.terminal.note(formatReport(report))
    for (const issue of report.issues) if (issue.level === 'error') context.terminal.error(issue.message)
    good &&= report.result === 'success'
  }
  return good
}

async function printRanking({ terminal }: Context, ranking: NeedRanking): Promise<void> {
  if (terminal.format === 'json') return
  const { printRows } = await import('../terminal/output.js')
  const rows = ranking.firms.slice(0, 10).map(({ rank, name, score, low, high, reasons }) => ({
    rank,
    name,
    score,
    range: `${low}–${high}`,
    reasons: reasons
      .slice(0, 3)
      .map(({ label }) => label)
      .join(', '),
    quote: reasons[0]?.quote ?? '',
  }))
  printRows(terminal, {
    columns: [
      { key: 'rank', title: '#', align: 'right' },
      { key: 'name', title: 'Firm', flexible: true },
      { key: 'score', title: 'Score', align: 'right' },
      { key: 'range', title: 'Range', align: 'right', priority: 2 },
      { key: 'reasons', title: 'Why', flexible: true, least: 30, priority: 2 },
      { key: 'quote', title: 'First quote', flexible: true, least: 40, priority: 3 },
    ],
    rows,
    json: rows,
  })
}
