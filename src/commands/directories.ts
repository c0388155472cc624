import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { Directory } from '../directories/catalogue.js'
import { type Act, addExamples } from './act.js'
import { addCheckCommand } from './directories-check.js'
import { addScheduleCommands } from './directories-schedule.js'

export function addDirectoriesCommands(program: Command, act: Act): void {
  const directories = program
    .command('directories')
    .description('public start-up directories and their recipes')
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
  addCheckCommand(directories, act)
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
  addScheduleCommands(directories, act)
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
  if (extraction.shape !== 'html') return Object.keys(extraction.fields).join(', ')
  const { list, detail } = extraction
  const listed = 'sitemap' in list ? {} : list.fields
  return Object.keys({ ...listed, ...detail?.fields, ...detail?.data?.fields }).join(', ')
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
