import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { Forgotten } from '../store/forget.js'
import { type Act, addExamples } from './act.js'

export function addFirmsForgetCommand(firms: Command, act: Act): void {
  addExamples(
    firms
      .command('forget')
      .description('take a firm out of the base for good, and keep crawls from bringing it back')
      .argument('<firm>', 'id, domain or exact name')
      .requiredOption('--because <text>', 'who asked for it; it is logged, so name nobody')
      .option('-y, --yes', 'do not ask for the id first')
      .action(act(runForget)),
    ['govscout firms forget F17 --because "Antrag nach Art. 17 DSGVO, Az. 12/7"', 'asks for the id first'],
  )
}

async function runForget(
  context: Context,
  options: { because: string; yes?: boolean },
  words: string,
): Promise<void> {
  const [{ findFirm }, { forgetFirm }, { formatFirmId }, { readFirms }] = await Promise.all([
    import('../store/firms.js'),
    import('../store/forget.js'),
    import('../store/listings.js'),
    import('../dossier/firm.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const { terminal } = context
  const firm = findFirm(store, words)
  const id = formatFirmId(firm)
  if (!options.yes) {
    const { askText } = await import('../terminal/prompts.js')
    const [dossier] = readFirms(store, [firm])
    const answer = await askText(terminal, {
      message: `${dossier?.facts.name ?? id} with ${dossier?.listings.length ?? 0} listing(s) is deleted and cannot be brought back. Write ${id} to go on:`,
      flag: '--yes',
    })
    if (answer.toUpperCase() !== id) {
      terminal.note('Nothing was forgotten.')
      return
    }
  }
  const { holdCrawlLock } = await import('../store/lock.js')
  // A crawl under way has the firm in hand and would write it again.
  const release = holdCrawlLock(store.file)
  try {
    const forgotten = forgetFirm(store, firm, options.because)
    if (context.options.json) terminal.json(forgotten)
    else {
      terminal.note(
        `${id} is forgotten: ${forgotten.listings} listing(s), ${forgotten.pages} kept page(s), ${forgotten.awards} award(s). A crawl leaves it out.`,
      )
      for (const note of remarks(forgotten)) terminal.note(note)
      terminal.note('Copies made earlier (backups, exports) are yours to mend.')
    }
  } finally {
    release()
  }
}

/** What whoever forgets has still to look at. */
function remarks({ decisions, old_log_rows, alike, mentions, erased }: Forgotten): string[] {
  const some = (list: string[]) =>
    `${list.slice(0, 10).join(', ')}${list.length > 10 ? ` and ${list.length - 10} more` : ''}`
  return [
    ...(decisions
      ? [`${decisions} decision(s) with their reasons stay for the file: look whether they name anybody.`]
      : []),
    ...(old_log_rows
      ? [`${old_log_rows} row(s) of the log are from an earlier version and keep their words.`]
      : []),
    ...(alike.length
      ? [
          `${some(alike)} may be the same firm under another entry and stay(s): look, and forget what is meant too.`,
        ]
      : []),
    ...(mentions.length ? [`It is still named in: ${some(mentions)}. Look whether that may stay.`] : []),
    ...(erased
      ? []
      : [
          'Another process reads the base: the last bytes are overwritten when a command opens it after that, such as "govscout doctor".',
        ]),
  ]
}
