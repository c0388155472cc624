import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { Directory } from '../directories/catalogue.js'
import { ExitCode } from '../problem.js'
import { type Act, addExamples } from './act.js'

export function addDirectoriesCommands(program: Command, act: Act): void {
  const directories = program
    .command('directories')
    .description('Public start-up directories and their recipes')
  addExamples(
    directories
      .command('list')
      .description('all directories, whether they may be crawled, and how they do')
      .action(act(runList)),
    ['govscout directories list', 'built-in and own ones'],
  )
  addExamples(
    directories
      .command('show')
      .description('one directory: owner, permission, how it is read, what is expected')
      .argument('<id>')
      .action(act(runShow)),
    ['govscout directories show de-munich-startup', 'its recipe in words'],
  )
  addExamples(
    directories
      .command('check')
      .description('check a recipe: its form, and what it reads from a saved page')
      .argument('<id-or-file>', 'id of a directory, or a recipe file')
      .option('--page <file>', 'a saved page or data file to read with it')
      .option('--detail <file>', 'a saved detail page to read with it')
      .action(act(runCheck)),
    ['govscout directories check my-directory.yaml', 'names file, line and remedy'],
    ['govscout directories check my-directory.yaml --page list.html', 'shows the records it reads'],
  )
  addExamples(
    directories
      .command('approve')
      .description('record that a directory may be crawled, for twelve months')
      .argument('<id>')
      .requiredOption('--basis <text>', 'why: who agreed, when, where it is filed')
      .action(act(runApprove)),
    [
      'govscout directories approve de-munich-startup --basis "E-Mail des Betreibers vom 3.11.2026, Az. 12/7"',
      '',
    ],
  )
  addExamples(
    directories
      .command('pause')
      .description('take a directory out of the schedule of "refresh"')
      .argument('<id>')
      .option('--reason <text>', 'why, for the log')
      .action(act(runPause)),
    ['govscout directories pause de-munich-startup --reason "Umbau der Seite"', 'until it is resumed'],
  )
  addExamples(
    directories
      .command('resume')
      .description('put a paused directory back into the schedule')
      .argument('<id>')
      .action(act(runResume)),
    ['govscout directories resume de-munich-startup', 'the next refresh asks it again'],
  )
  addExamples(
    directories
      .command('extract')
      .description('read the kept pages again with the present recipe, without asking the web')
      .argument('<id>')
      .option('--accept-loss', 'publish although more than half of the listings are gone')
      .action(act(runExtract)),
    ['govscout directories extract de-munich-startup', 'after the recipe was changed'],
  )
}

async function runList(context: Context): Promise<void> {
  const [
    { decidePermission },
    { findApprovals },
    { crawlRecords, latestRuns },
    { countListings },
    { findPauses },
    { healthOf },
    { printRows },
    catalogue,
  ] = await Promise.all([
    import('../directories/permission.js'),
    import('../store/approvals.js'),
    import('../store/runs.js'),
    import('../store/listings.js'),
    import('../store/pauses.js'),
    import('../scout/health.js'),
    import('../terminal/output.js'),
    context.readCatalogue(),
  ])
  // Directories can be read about before the first crawl, too.
  const store = await context.openStore({ missing: 'memory' })
  const approvals = findApprovals(store)
  const [records, pauses] = [crawlRecords(store), findPauses(store)]
  const runs = latestRuns(store)
  const listings = countListings(store)
  const today = context.now().slice(0, 10)
  const rows = [...catalogue.directories.values()].map(({ recipe, origin }) => {
    const permission = decidePermission(recipe, approvals.get(recipe.id) ?? null, today)
    const last = runs.get(recipe.id)
    return {
      id: recipe.id,
      title: recipe.title,
      shape: recipe.extraction.shape,
      permission: recipe.request
        ? permission.state === 'allowed'
          ? 'allowed'
          : recipe.permission.decision
        : 'import',
      may_crawl: permission.state === 'allowed',
      proof: recipe.proof.state === 'unverified' ? 'unverified' : `${recipe.proof.state} ${recipe.proof.on}`,
      origin,
      listings: listings.get(recipe.id) ?? 0,
      health: recipe.request
        ? healthOf(recipe.frequency, records.get(recipe.id), {
            paused: pauses.has(recipe.id) || recipe.paused !== undefined,
            now: context.now(),
          })
        : null,
      last_result: last?.result ?? null,
      last_run: last?.started_at ?? null,
    }
  })
  printRows(context.terminal, {
    columns: [
      { key: 'id', title: 'Directory' },
      { key: 'title', title: 'Title', flexible: true, priority: 3 },
      { key: 'shape', title: 'Shape', priority: 3 },
      { key: 'permission', title: 'Crawl' },
      { key: 'proof', title: 'Proof', priority: 2 },
      { key: 'origin', title: 'Recipe', priority: 3 },
      { key: 'listings', title: 'Listings', align: 'right' },
      { key: 'health', title: 'Health' },
      { key: 'last_result', title: 'Last run', priority: 3 },
      { key: 'last_run', title: 'When', kind: 'instant' },
    ],
    rows,
    json: rows,
    now: context.now(),
  })
  if (catalogue.problems.length)
    context.terminal.note('Some recipes do not load; "govscout directories check FILE" says more.')
}

async function runShow(context: Context, _options: object, id: string): Promise<void> {
  const [{ findDirectory }, { decidePermission }, { findApprovals }, { printRecord }, catalogue] =
    await Promise.all([
      import('../directories/catalogue.js'),
      import('../directories/permission.js'),
      import('../store/approvals.js'),
      import('../terminal/output.js'),
      context.readCatalogue(),
    ])
  const { recipe, origin, file, hash } = findDirectory(catalogue, id)
  // Directories can be read about before the first crawl, too.
  const store = await context.openStore({ missing: 'memory' })
  const approval = findApprovals(store).get(id) ?? null
  const permission = decidePermission(recipe, approval, context.now().slice(0, 10))
  if (context.options.json) {
    context.terminal.json({ ...recipe, origin, file, hash, may_crawl: permission })
    return
  }
  const { licence } = recipe.permission
  printRecord(context.terminal, [
    ['Directory', `${recipe.id}: ${recipe.title}`],
    ['About', recipe.summary],
    ['Publisher', `${recipe.publisher.name}, ${recipe.publisher.url}`],
    ['Page', recipe.page],
    ['Licence', [licence.id, licence.url, licence.attribution].filter(Boolean).join(', ')],
    ['Terms', recipe.permission.terms ?? 'none known'],
    [
      'Decision',
      `${recipe.permission.decision}: ${recipe.permission.basis} (checked ${recipe.permission.checked_on})`,
    ],
    [
      'May we crawl',
      permission.state === 'allowed'
        ? `yes, until ${permission.until}: ${permission.basis}`
        : `no: ${permission.why}. ${permission.remedy}`,
    ],
    ['Asked at', recipe.request ? recipe.request.start.join(', ') : 'never; import a file'],
    ['Read as', `${recipe.extraction.shape}, ${describeFields(recipe.extraction)}`],
    ['Expected', `${recipe.expectations.listings.min} to ${recipe.expectations.listings.max} listings`],
    [
      'Proof',
      recipe.proof.state === 'unverified' ? 'unverified' : `${recipe.proof.state} form of ${recipe.proof.on}`,
    ],
    ['Recipe', `${origin}, ${file}, ${hash.slice(0, 12)}`],
  ])
}

function describeFields(extraction: Directory['recipe']['extraction']): string {
  const fields =
    extraction.shape === 'html'
      ? { ...extraction.list.fields, ...extraction.detail?.fields }
      : extraction.fields
  return Object.keys(fields).join(', ')
}

interface CheckOptions {
  page?: string
  detail?: string
}

async function runCheck(context: Context, options: CheckOptions, target: string): Promise<ExitCode> {
  const { findDirectory, readRecipeFile } = await import('../directories/catalogue.js')
  const isFile = /\.ya?ml$|[/\\]/.test(target)
  const directory = isFile
    ? readRecipeFile(target, 'own')
    : findDirectory(await context.readCatalogue(), target)
  const { recipe } = directory
  const { compileExtraction } = await import('../extract/compile.js')
  compileExtraction(recipe)
  const { terminal } = context
  const pages = options.page ? await readWithPages(directory, options) : null
  if (context.options.json) {
    terminal.json({ id: recipe.id, valid: true, ...(pages ?? {}) })
    return pages?.records.length === 0 ? ExitCode.failed : ExitCode.ok
  }
  terminal.note(`${recipe.id}: the recipe is well-formed.`)
  if (!pages) {
    terminal.note('To see what it reads: --page FILE with a saved page or data file.')
    return ExitCode.ok
  }
  for (const signal of pages.signals) terminal.warn(signal.message)
  for (const record of pages.records.slice(0, 5)) terminal.json(record)
  terminal.note(
    `${pages.records.length} records read${pages.records.length > 5 ? ', the first five shown' : ''}.`,
  )
  return pages.records.length ? ExitCode.ok : ExitCode.failed
}

async function runPause(context: Context, options: { reason?: string }, id: string): Promise<void> {
  await changePause(context, id, { paused: true, reason: options.reason?.trim() || null })
}

async function runResume(context: Context, _options: object, id: string): Promise<void> {
  await changePause(context, id, { paused: false, reason: null })
}

async function changePause(
  context: Context,
  id: string,
  pause: { paused: boolean; reason: string | null },
): Promise<void> {
  const [{ findDirectory }, { savePause }] = await Promise.all([
    import('../directories/catalogue.js'),
    import('../store/pauses.js'),
  ])
  findDirectory(await context.readCatalogue(), id)
  const changed = savePause(await context.openStore(), id, pause)
  if (context.options.json) context.terminal.json({ directory: id, paused: pause.paused, changed })
  else {
    const state = pause.paused ? 'out of the schedule' : 'in the schedule'
    context.terminal.note(changed ? `${id} is ${state} now.` : `Nothing to do: ${id} is ${state} already.`)
  }
}

async function runExtract(
  context: Context,
  options: { acceptLoss?: boolean },
  id: string,
): Promise<ExitCode> {
  const [{ findDirectory }, { extractStored }, { holdCrawlLock }, { readVocabulary, reportRun }] =
    await Promise.all([
      import('../directories/catalogue.js'),
      import('../scout/extract-stored.js'),
      import('../store/lock.js'),
      import('./crawl-tools.js'),
    ])
  const directory = findDirectory(await context.readCatalogue(), id)
  const store = await context.openStore({ missing: 'problem' })
  const free = holdCrawlLock(store.file)
  try {
    const vocabulary = await readVocabulary(context)
    const report = await extractStored(store, vocabulary, directory, {
      acceptLoss: options.acceptLoss === true,
    })
    if (context.options.json) context.terminal.json([report])
    await reportRun(context, report)
    return report.result === 'success' ? ExitCode.ok : ExitCode.directoryFailed
  } finally {
    free()
  }
}

async function readWithPages(directory: Directory, options: CheckOptions) {
  const [{ readSavedPages }, { readInput }] = await Promise.all([
    import('../scout/read-saved-pages.js'),
    import('./read-input.js'),
  ])
  const page = await readInput(options.page ?? '')
  const detail = options.detail ? await readInput(options.detail) : null
  return readSavedPages(directory.recipe, { page, detail, file: options.page ?? '' })
}

async function runApprove(context: Context, options: { basis: string }, id: string): Promise<void> {
  const [{ findDirectory }, { addMonths, validMonths }, { saveApproval }, { usageProblem }, catalogue] =
    await Promise.all([
      import('../directories/catalogue.js'),
      import('../directories/permission.js'),
      import('../store/approvals.js'),
      import('../problem.js'),
      context.readCatalogue(),
    ])
  const { recipe } = findDirectory(catalogue, id)
  if (recipe.permission.decision === 'forbidden' || !recipe.request)
    throw usageProblem(
      `${id} is never crawled, so there is nothing to approve.`,
      `govscout import FILE --as ${id}`,
    )
  const basis = options.basis.trim()
  if (basis.length < 10)
    throw usageProblem(
      'The basis is too short to stand in a file.',
      'Say who agreed, when, and where that is filed.',
    )
  const approval = saveApproval(await context.openStore(), id, basis)
  const until = addMonths(approval.approved_at.slice(0, 10), validMonths)
  if (context.options.json) context.terminal.json({ ...approval, until })
  else context.terminal.note(`${id} may be crawled until ${until}. Next: govscout scout ${id}`)
}
