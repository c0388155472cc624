import type { Command } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples } from './act.js'

/** Two firms are one, or one is two: said by an analyst, for good, and undone by the other command. */
export function addFirmsIdentityCommands(firms: Command, act: Act): void {
  addExamples(
    firms
      .command('merge')
      .description('say that two firms are one; split undoes it')
      .argument('<firm>', 'id, domain or exact name')
      .argument('<other>', 'id, domain or exact name')
      .option('--because <text>', 'how you know')
      .action(act(runMerge)),
    ['govscout firms merge F17 F42 --because "gleiches Impressum"', 'tags, notes and decisions of both stay'],
  )
  addExamples(
    firms
      .command('split')
      .description('say that listings of a firm belong to another one; merge undoes it')
      .argument('<firm>', 'id, domain or exact name')
      .argument(
        '<listings...>',
        'L12, directory:entry, a page’s address, or the id of a firm that joined this one',
      )
      .option('--because <text>', 'how you know')
      .action(act(runSplit)),
    ['govscout firms split F17 F42', 'undoes that F42 became F17'],
    ['govscout firms split F17 L12 L13', 'two listings that are one other firm'],
  )
}

async function runMerge(
  context: Context,
  { because }: { because?: string },
  one: string,
  other: string,
): Promise<void> {
  const [{ findFirm }, { formatFirmId }, { mergeFirms }, { findDecisionsOnFirm }] = await Promise.all([
    import('../store/firms.js'),
    import('../store/listings.js'),
    import('../store/identity-actions.js'),
    import('../store/decisions.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const [a, b] = [findFirm(store, one), findFirm(store, other)]
  const firm = formatFirmId(mergeFirms(store, a, b, because ?? null))
  const [former] = [a, b].map(formatFirmId).filter((id) => id !== firm)
  if (context.options.json) context.terminal.json({ firm, merged: former })
  else context.terminal.note(`${former} is ${firm} now. To undo it: govscout firms split ${firm} ${former}`)
  const decisions = findDecisionsOnFirm(store, findFirm(store, firm))
  const disputed = decisions.filter(({ need, verdict }) =>
    decisions.some((other) => other.need === need && other.verdict !== verdict),
  )
  for (const need of new Set(disputed.map((one) => one.need)))
    context.terminal.warn(`They were decided differently for ${need}: the newer word holds, decide again.`)
}

async function runSplit(
  context: Context,
  { because }: { because?: string },
  words: string,
  listings: string[],
): Promise<void> {
  const [{ findFirm }, { formatFirmId }, { listPart, splitFirm }, { findListingOfFirm, formatListingId }] =
    await Promise.all([
      import('../store/firms.js'),
      import('../store/listings.js'),
      import('../store/identity-actions.js'),
      import('../store/find-listing.js'),
    ])
  const store = await context.openStore({ missing: 'problem' })
  const firm = findFirm(store, words)
  const moved = listings.flatMap((one) => {
    const former = /^f(\d{1,15})$/i.exec(one.trim())?.[1]
    return former ? listPart(store, firm, Number(former)) : [findListingOfFirm(store, firm, one)]
  })
  const result = splitFirm(store, firm, [...new Set(moved)], because ?? null)
  const [id, parted] = [formatFirmId(result.firm), result.parted.map(formatFirmId)]
  const { findSaidAsOne, formatGiven } = await import('../store/said-as-one.js')
  const ids = [result.firm, ...result.parted]
  const said = ids.flatMap((one) =>
    findSaidAsOne(store, one)
      .filter((words) => ids.includes(words.firm))
      .map((words) => ({ ...words, of: one })),
  )
  if (context.options.json) {
    context.terminal.json({
      firm: id,
      parted,
      listings: moved.map(formatListingId),
      said_as_one: said.map(({ firm: holder, of, given }) => ({
        firm: formatFirmId(holder),
        perhaps_meant: formatFirmId(of),
        given,
      })),
    })
    return
  }
  const { terminal } = context
  terminal.note(
    `${moved.length} listing(s) are ${parted.join(', ')} now. To undo it: govscout firms merge ${id} ${parted[0]}`,
  )
  for (const { firm: holder, of, given } of said)
    terminal.note(
      `What was said while they were one stays with ${formatFirmId(holder)}: ${formatGiven(given)}. Look whether ${formatFirmId(of)} was meant.`,
    )
}
