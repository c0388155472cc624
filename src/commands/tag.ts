import type { Command } from 'commander'
import type { Context } from '../context.js'
import { didYouMean } from '../nearest-name.js'
import { type Act, addExamples } from './act.js'

export function addTagCommands(program: Command, act: Act): void {
  const tag = program.command('tag').description('tags that analysts give to firms')
  addExamples(
    tag
      .command('add')
      .description('give a firm one or more tags')
      .argument('<firm>', 'id, domain or exact name')
      .argument('<tags...>')
      .action(act(runTagAdd)),
    ['govscout tag add F17 pilot "leichte sprache"', 'two tags'],
  )
  addExamples(
    tag
      .command('remove')
      .description('take tags from a firm')
      .argument('<firm>', 'id, domain or exact name')
      .argument('<tags...>')
      .action(act(runTagRemove)),
    ['govscout tag remove F17 pilot', 'the firm keeps its other tags'],
  )
  addExamples(tag.command('list').description('all tags with the number of firms').action(act(runTagList)), [
    'govscout tag list',
    'all tags in use',
  ])
}

async function runTagAdd(context: Context, _options: object, firm: string, tags: string[]): Promise<void> {
  await changeTags(context, firm, tags, 'add')
}

async function runTagRemove(context: Context, _options: object, firm: string, tags: string[]): Promise<void> {
  await changeTags(context, firm, tags, 'remove')
}

async function changeTags(
  context: Context,
  words: string,
  tags: string[],
  verb: 'add' | 'remove',
): Promise<void> {
  const [{ findFirm }, { addTags, listTags, removeTags }, { formatFirmId }] = await Promise.all([
    import('../store/firms.js'),
    import('../store/tags.js'),
    import('../store/listings.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const firm = findFirm(store, words)
  const touched = (verb === 'add' ? addTags : removeTags)(store, firm, tags)
  const now = listTags(store, [firm]).get(firm) ?? []
  const id = formatFirmId(firm)
  if (context.options.json) context.terminal.json({ firm: id, changed: touched, tags: now })
  else
    context.terminal.note(
      touched.length
        ? `${id} now has ${now.length ? `the tags ${now.join(', ')}` : 'no tags'}.`
        : verb === 'add'
          ? `Nothing to do: ${id} has them already.`
          : `Nothing to do: ${id} does not have them. ${didYouMean(tags[0] ?? '', now, '')}`.trimEnd(),
    )
}

async function runTagList(context: Context): Promise<void> {
  const [{ countTags }, { printRows }] = await Promise.all([
    import('../store/tags.js'),
    import('../terminal/output.js'),
  ])
  const rows = countTags(await context.openStore({ missing: 'problem' }))
  printRows(context.terminal, {
    columns: [
      { key: 'tag', title: 'Tag' },
      { key: 'firms', title: 'Firms', align: 'right' },
      { key: 'last_added', title: 'Last given' },
    ],
    rows,
    json: rows,
    empty: 'No firm has a tag yet. Next: govscout tag add FIRM TAG',
  })
}
