import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { parseCountry } from './country-option.js'
import { addNearOptions, findNearFor, type NearOptions } from './near.js'
import { noteOnState } from './needs-words.js'

interface ExportOptions extends NearOptions {
  as: 'longlist'
  format: 'csv' | 'md' | 'json'
  output?: string
  profile: 'excel-de' | 'technical'
  top: number
  tag?: string
  country?: string
  place?: string
}

export function addExportCommand(program: Command, act: Act): void {
  addExamples(
    addNearOptions(
      program
        .command('export')
        .description('a paper for a meeting or a file')
        .argument('<need>')
        .addOption(new Option('--as <paper>', 'what is written').choices(['longlist']).makeOptionMandatory())
        .addOption(
          new Option('--format <form>', 'form of the file').choices(['csv', 'md', 'json']).default('csv'),
        )
        .option('-o, --output <file>', 'file to write, - for standard output; without it a name is made')
        .addOption(
          new Option('--profile <profile>', 'for csv').choices(['excel-de', 'technical']).default('excel-de'),
        )
        .option('--top <n>', 'so many firms by rank; those decided on are always there', wholeNumber(1), 100)
        .option('--tag <tag>', 'only with this tag of an analyst')
        .option('--country <country>', 'only of this country, e.g. DE or Deutschland', parseCountry)
        .option('--place <name>', 'only of this town or region'),
    ).action(act(runExport)),
    ['govscout export bauantrag-2026 --as longlist', 'a CSV that opens in a German Excel'],
    ['govscout export bauantrag-2026 --as longlist --format md -o -', 'Markdown on standard output'],
  )
}

async function runExport(context: Context, options: ExportOptions, id: string): Promise<void> {
  const [
    { findNeed },
    { rankNeed },
    { readLexicon, readRuleLabels },
    { makeLonglist },
    { writeLonglist },
    { labelsIn },
  ] = await Promise.all([
    import('../store/needs.js'),
    import('../dossier/rank-need.js'),
    import('../lexicons.js'),
    import('../dossier/longlist.js'),
    import('../dossier/write-longlist.js'),
    import('../ranking/labels.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const stored = findNeed(store, id)
  const lexicon = readLexicon(context.paths.data)
  const catalogue = await context.readCatalogue()
  const lang = context.options.lang ?? 'de'
  const labels = labelsIn(lang, readRuleLabels(context.paths.data))
  const near = await findNearFor(context, store, stored, options)
  const ranking = rankNeed(store, stored, lexicon, options, options.top, { labels, near })
  const longlist = makeLonglist({ store, stored, ranking, catalogue, lexicon, lang, filter: options })
  const { terminal } = context
  await noteOnState(context, stored)
  const written = await writeLonglist(longlist, options, {
    print: (data) => terminal.bytes(Buffer.from(data, 'utf8')),
    note: (text) => terminal.note(text),
  })
  if (context.options.json)
    terminal.json({ files: written, firms: longlist.rows.length, data_hash: longlist.paper.data_hash })
  else for (const file of written) terminal.note(`Written: ${file}`)
}
