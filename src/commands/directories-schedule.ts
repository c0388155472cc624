import type { Command } from 'commander'
import type { Context } from '../context.js'
import { ExitCode } from '../problem.js'
import { type Act, addExamples } from './act.js'
import { leanHeap } from './lean-heap.js'

/** Pausing and resuming, and reading the kept pages anew. */
export function addScheduleCommands(directories: Command, act: Act): void {
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
  leanHeap()
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
