import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { runNeedsEdit } from './needs-edit.js'
import { runNeedsFreeze } from './needs-freeze.js'
import { runNeedsNew } from './needs-new.js'
import { addNeedOptions } from './needs-options.js'
import { runNeedsHistory, runNeedsShow } from './needs-show.js'
import { addSnapshotCommand } from './snapshot.js'

export function addNeedsCommands(program: Command, act: Act): void {
  const needs = program.command('needs').description("agencies' needs (Bedarfe)")
  addExamples(
    addNeedOptions(
      needs
        .command('new')
        .description('enter a need: from a YAML or JSON file, by options, or by answering questions')
        .option('--file <file>', 'the need as a file, - for standard input')
        .option('--id <id>', 'short id, e.g. bauantrag-2026'),
    ).action(act(runNeedsNew)),
    ['govscout needs new', 'asks for each part, with search lines drafted'],
    ['govscout needs new --file need.yaml', 'id, title and text suffice'],
  )
  addExamples(needs.command('list').description('all needs').action(act(runNeedsList)), [
    'govscout needs list',
    'all needs, newest version',
  ])
  addExamples(
    needs
      .command('show')
      .description('a need, and what its newest version changed')
      .argument('<need>')
      .option('--version <n>', 'an earlier version', wholeNumber(1))
      .option(
        '--analysis',
        'what the tool understood: concepts, words, what it ignores, requirements it found',
      )
      .option('--yaml', 'as a file for "needs edit --file"')
      .action(act(runNeedsShow)),
    ['govscout needs show N01 --analysis', 'concepts and words behind the ranking'],
    ['govscout needs show N01 --version 1', 'as it was first entered'],
  )
  addExamples(
    needs
      .command('history')
      .description('all versions of a need: who, when, frozen or not, what changed')
      .argument('<need>')
      .action(act(runNeedsHistory)),
    ['govscout needs history N01', 'oldest first'],
  )
  addExamples(
    addNeedOptions(
      needs
        .command('edit')
        .description('change a need: by options, from a file, or in $EDITOR; each change is a new version')
        .argument('<need>')
        .option('--file <file>', 'the whole need as a file, - for standard input'),
    )
      .addOption(
        new Option(
          '--remove <list=value>',
          'take out of a list, e.g. must=Dokumente (several times)',
        ).argParser((text: string, before: string[] = []) => [...before, text]),
      )
      .option('--confirm', 'take drafted search lines as they are')
      .action(act(runNeedsEdit)),
    ['govscout needs edit N01', 'in the editor'],
    ['govscout needs edit N01 --must Bauantrag --ignore Gebäude', 'what is searched for'],
    ['govscout needs edit N01 --criterion C05:ko --criterion C03:2', 'a knock-out and a weight'],
    ['govscout needs edit N01 --remove must=Bauantrag', 'takes it out again'],
  )
  addExamples(
    needs
      .command('freeze')
      .description('fix text, criteria, weights and analysis before a ranked list is shown')
      .argument('<need>')
      .action(act(runNeedsFreeze)),
    ['govscout needs freeze N01', 'the list for a meeting comes after it'],
  )
  addSnapshotCommand(needs, act)
}

async function runNeedsList(context: Context): Promise<void> {
  const [{ listNeeds }, { printRows }, { formatState }] = await Promise.all([
    import('../store/needs.js'),
    import('../terminal/output.js'),
    import('../needs/need-state.js'),
  ])
  const rows = listNeeds(await context.openStore({ missing: 'problem' })).map((stored) => ({
    id: stored.need.id,
    version: stored.version,
    title: stored.need.title,
    owner: stored.need.owner ?? null,
    made_by: stored.made_by,
    made_at: stored.made_at,
    frozen: stored.frozen,
    frozen_before: stored.frozen_before,
    state: formatState(stored),
  }))
  printRows(context.terminal, {
    columns: [
      { key: 'id', title: 'Need' },
      { key: 'version', title: 'Version', align: 'right' },
      { key: 'title', title: 'Title', flexible: true, least: 16 },
      { key: 'owner', title: 'Owner', priority: 2 },
      { key: 'made_at', title: 'Entered', kind: 'instant', priority: 2 },
      { key: 'made_by', title: 'By', priority: 3 },
      { key: 'state', title: 'State', flexible: true, least: 40 },
    ],
    rows: rows.map(({ frozen: _, frozen_before: __, ...row }) => row),
    json: rows,
    now: context.now(),
    empty: 'No need yet. Next: govscout needs new',
  })
}
