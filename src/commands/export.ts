import { type Command, Option } from 'commander'
import type { Context } from '../context.js'
import type { PaperFormat, PaperName } from '../documents/papers.js'
import type { RankFilter } from '../dossier/rank-need.js'
import { usageProblem } from '../problem.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { parseDayOption } from './day-option.js'
import { addFilterOptions, noteUnknownTag } from './filter-options.js'
import { addNearOptions, findNearFor, type NearOptions } from './near.js'
import { noteOnState } from './needs-words.js'
import { withSnapshot } from './snapshot.js'

interface ExportOptions extends RankFilter, NearOptions {
  as: PaperName | 'all'
  format: PaperFormat | 'all'
  output?: string
  profile: 'excel-de' | 'technical'
  top: number
  firm?: string
  since?: string
  from?: string
}

const papers = [
  'longlist',
  'shortlist',
  'matrix',
  'profile',
  'record',
  'exclusions',
  'changes',
  'sources',
  'interview',
] as const
const formats = ['csv', 'xlsx', 'docx', 'html', 'md', 'json'] as const

/** Days that the report of changes goes back unless a day is given. */
const changesDays = 30

export function addExportCommand(program: Command, act: Act): void {
  addExamples(
    addNearOptions(
      addFilterOptions(
        program.command('export').description('a paper for a meeting or a file').argument('<need>'),
      ),
    )
      .addOption(
        new Option('--as <paper>', 'what is written; all: every paper')
          .choices([...papers, 'all'])
          .makeOptionMandatory(),
      )
      .addOption(
        new Option('--format <form>', 'form of the file; all: every form the paper has')
          .choices([...formats, 'all'])
          .default('csv'),
      )
      .option(
        '-o, --output <file>',
        'file to write, - for standard output; a folder for several; without it a name is made',
      )
      .addOption(
        new Option('--profile <profile>', 'for csv').choices(['excel-de', 'technical']).default('excel-de'),
      )
      .option('--top <n>', 'so many firms by rank; those decided on are always there', wholeNumber(1), 100)
      .option('--firm <firm>', 'profile: only this firm: id, domain or exact name')
      .option(
        '--since <day>',
        `changes: from this day on; ${changesDays} days back where not given`,
        parseDayOption,
      )
      .option('--from <snapshot>', 'from a snapshot: the paper of then, whatever has changed since')
      .action(
        act((context, options: ExportOptions, id: string) =>
          withSnapshot(context, options.from, (then) => runExport(then, options, id)),
        ),
      ),
    ['govscout export bauantrag-2026 --as longlist', 'a CSV that opens in a German Excel'],
    ['govscout export bauantrag-2026 --as record --format docx', 'the Markterkundungs-Vermerk'],
    ['govscout export bauantrag-2026 --as profile --firm F17 --format docx', 'one page on one firm'],
    ['govscout export bauantrag-2026 --as all --format all -o akte/', 'the whole set for the file'],
    ['govscout export bauantrag-2026 --as longlist --format md -o -', 'Markdown on standard output'],
  )
}

async function runExport(context: Context, options: ExportOptions, id: string): Promise<void> {
  checkOptions(options)
  const [
    { findNeed },
    { rankNeed },
    { readCriteria, readLexicon, readReasonCodes, readRuleLabels },
    { readNeedFile },
    { labelsIn },
  ] = await Promise.all([
    import('../store/needs.js'),
    import('../dossier/rank-need.js'),
    import('../lexicons.js'),
    import('../dossier/need-file.js'),
    import('../ranking/labels.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const stored = findNeed(store, id)
  const { paths } = context
  const lexicon = readLexicon(paths.data)
  const criteria = readCriteria(paths)
  const catalogue = await context.readCatalogue()
  const lang = context.options.lang ?? 'de'
  const labels = labelsIn(lang, readRuleLabels(paths.data))
  const near = await findNearFor(context, store, stored, options)
  const ranking = rankNeed(store, stored, { lexicon }, options, options.top, { labels, near })
  const file = readNeedFile({
    store,
    stored,
    ranking,
    catalogue,
    lexicon,
    criteria,
    reasonCodes: readReasonCodes(paths),
    filter: options,
    since: options.since ?? daysBack(context.now(), changesDays),
    lang,
  })
  await noteOnState(context, stored)
  await noteUnknownTag(context, store, options.tag)
  const more = { criteria: new Map(criteria.map((one) => [one.id, one[lang]])), ...(await chosenFirm()) }
  const written = await writeAll()
  const { terminal } = context
  if (context.options.json)
    terminal.json({
      files: written,
      firms: file.firms.length,
      data_hash: file.paper.data_hash,
      log_hash: file.paper.log_hash,
    })
  else for (const line of formatWritten(written)) terminal.note(line)

  async function chosenFirm() {
    if (options.firm === undefined) return {}
    const [{ findFirm }, { formatFirmId }] = await Promise.all([
      import('../store/firms.js'),
      import('../store/listings.js'),
    ])
    const wanted = formatFirmId(findFirm(store, options.firm))
    const firms = file.firms.filter(({ firm }) => firm === wanted)
    if (!firms.length)
      throw usageProblem(
        `${wanted} is not on the list of ${stored.need.id}.`,
        `"govscout why ${wanted} --need ${stored.need.id}" tells where it fell; decided firms are always there.`,
      )
    return { firms }
  }

  async function writeAll(): Promise<string[]> {
    const [{ writePaper }, { formatsOf }] = await Promise.all([
      import('../dossier/write-paper.js'),
      import('../documents/papers.js'),
    ])
    const printer = {
      print: (data: string | Uint8Array) =>
        context.terminal.bytes(typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data)),
      note: (text: string) => context.terminal.note(text),
    }
    const names = options.as === 'all' ? papers : [options.as]
    const several = options.as === 'all' || options.format === 'all'
    const folder = several && options.output !== undefined ? await makeFolder(options.output) : undefined
    const files: string[] = []
    for (const name of names)
      for (const format of options.format === 'all' ? formatsOf(name) : [options.format]) {
        // Of all papers those that are no tables have no CSV or XLSX.
        if (options.as === 'all' && !formatsOf(name).includes(format)) continue
        // Between two papers the process can hear of Ctrl-C; those that are written stay.
        context.signal.throwIfAborted()
        const form = {
          format,
          profile: options.profile,
          ...(several ? { folder } : {}),
          ...(several || options.output === undefined ? {} : { output: options.output }),
        }
        files.push(...(await writePaper(name, file, more, form, printer)))
      }
    return files
  }
}

function checkOptions({ as, format, output, firm }: ExportOptions): void {
  if ((as === 'all' || format === 'all') && output === '-')
    throw usageProblem('Several files cannot go to standard output.', 'Name a folder: -o FOLDER/')
  if (firm !== undefined && as !== 'profile')
    throw usageProblem('--firm is for profiles.', 'Write --as profile, or leave --firm away.')
}

async function makeFolder(folder: string): Promise<string> {
  const [{ mkdir }, { Problem }] = await Promise.all([import('node:fs/promises'), import('../problem.js')])
  try {
    await mkdir(folder, { recursive: true })
  } catch (cause) {
    throw new Problem(`The folder ${folder} cannot be made.`, { remedy: 'Name another place.', cause })
  }
  return folder
}

/** A line a file; of a whole set a line a paper, with the forms it was written in. */
function formatWritten(files: readonly string[]): string[] {
  const papers = new Map<string, string[]>()
  for (const file of files) {
    const [, stem = file, form = ''] = /^(.*?)\.((?:hinweis\.)?[^./]+)$/.exec(file) ?? []
    papers.set(stem, [...(papers.get(stem) ?? []), form])
  }
  if (papers.size === 1 || papers.size === files.length) return files.map((file) => `Written: ${file}`)
  return [
    ...[...papers].map(([stem, forms]) => `Written: ${stem}: ${forms.join(', ')}`),
    `${files.length} files.`,
  ]
}

function daysBack(now: string, days: number): string {
  return `${new Date(Date.parse(now) - days * 86_400_000).toISOString().slice(0, 19)}Z`
}
