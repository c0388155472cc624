import type { Command } from 'commander'
import type { AwardRole } from '../awards/notice.js'
import type { Context } from '../context.js'
import type { StoredAward } from '../store/list-awards.js'
import { type Act, addExamples } from './act.js'
import { addAwardsImportCommand } from './awards-import.js'
import { addAwardsReviewCommand } from './awards-review.js'

export function addAwardsCommands(program: Command, act: Act): void {
  const awards = program
    .command('awards')
    .description('award notices: who sold what to which public body, as an authority says it')
  addAwardsImportCommand(awards, act)
  addExamples(
    awards
      .command('list')
      .description('awards of notices, with the firms they lead to')
      .option('--firm <firm>', 'only those of a firm: id, domain or exact name')
      .option('--body <text>', 'only those of public bodies with this in their name')
      .option('--linked', 'only those that lead to a firm of the base')
      .action(act(runList)),
    ['govscout awards list --firm F17', 'what authorities bought from a firm'],
    ['govscout awards list --body "Stadt Musterau" --json', 'for scripts'],
  )
  addAwardsReviewCommand(awards, act)
  addExamples(
    awards
      .command('match')
      .description('link the stored awards anew, after firms or their ids have changed')
      .action(act(runMatch)),
    ['govscout awards match', 'an import does the same at its end'],
  )
}

/** What a role says to a person; `probable` and a framework are shown as what they are. */
const roles: Record<AwardRole, string> = {
  winner: 'winner',
  probable: 'probable (only bidder named)',
  member: 'one of several',
  subcontractor: 'subcontractor',
}

async function runList(
  context: Context,
  options: { firm?: string; body?: string; linked?: boolean },
): Promise<void> {
  const [{ listAwards }, { formatAwardId }, { formatFirmId }, { printRows }] = await Promise.all([
    import('../store/list-awards.js'),
    import('../store/awards.js'),
    import('../store/listings.js'),
    import('../terminal/output.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const firm =
    options.firm === undefined ? undefined : (await import('../store/firms.js')).findFirm(store, options.firm)
  const awards = listAwards(store, {
    ...(firm === undefined ? {} : { firm }),
    ...(options.body === undefined ? {} : { body: options.body }),
    linked: options.linked === true,
  })
  printRows(context.terminal, {
    columns: [
      { key: 'award', title: 'Award' },
      { key: 'firm', title: 'Firm' },
      { key: 'supplier', title: 'Supplier', flexible: true },
      { key: 'buyer', title: 'Public body', flexible: true },
      { key: 'title', title: 'What', flexible: true },
      { key: 'role', title: 'Role', flexible: true },
      { key: 'decided_on', title: 'Date' },
      { key: 'value', title: 'Value', align: 'right', priority: 2 },
      { key: 'by', title: 'Known by', priority: 2 },
      { key: 'url', title: 'Notice', flexible: true, priority: 3 },
    ],
    rows: awards.map((award) => ({
      award: formatAwardId(award.id),
      firm: award.firm === null ? '–' : formatFirmId(award.firm),
      supplier: award.supplier,
      buyer: award.buyers.join(', '),
      title: award.lot_title ?? award.title,
      role: wordsOf(award),
      decided_on: award.decided_on ?? award.published_on ?? '–',
      value: award.value === null ? '' : `${award.value} ${award.currency ?? ''}`.trim(),
      by: award.match_method ?? '',
      url: award.url ?? '',
    })),
    json: awards.map(({ id, notice_id, firm: to, match_method, match_score, ...award }) => ({
      award: formatAwardId(id),
      notice: notice_id,
      ...award,
      firm: to === null ? null : formatFirmId(to),
      match: match_method === null ? null : { method: match_method, score: match_score },
    })),
    now: context.now(),
    empty:
      'No award is known. That says nothing against a firm: most contracts of small firms are in no notice.',
  })
}

/** What kind of a word it is: a notice of intent, a change, a framework. */
function wordsOf({ role, kind, framework }: StoredAward): string {
  return [
    roles[role],
    ...(kind === 'voluntary' ? ['intended'] : kind === 'modification' ? ['contract changed'] : []),
    ...(framework ? ['framework, use unknown'] : []),
  ].join(', ')
}

async function runMatch(context: Context): Promise<void> {
  const [{ readCleaning }, { matchStoredAwards }] = await Promise.all([
    import('../lexicons.js'),
    import('../scout/import-awards.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const result = matchStoredAwards(store, readCleaning(context.paths.data))
  if (context.options.json) context.terminal.json(result)
  else
    context.terminal.note(
      `${result.awards} award(s): ${result.linked} lead to a firm by an id or website, ${result.to_review} wait for a look.`,
    )
}
