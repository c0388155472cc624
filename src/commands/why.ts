import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { RankFilter } from '../dossier/rank-need.js'
import type { SearchedDirectory } from '../dossier/searched-directories.js'
import type { WhyFirm } from '../dossier/why-firm.js'
import type { RecordLine } from '../terminal/output.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { parseCountry } from './country-option.js'
import { addNearOptions, findNearFor, type NearOptions } from './near.js'

interface WhyOptions extends RankFilter, NearOptions {
  need: string
  top: number
}

export function addWhyCommand(program: Command, act: Act): void {
  addExamples(
    addNearOptions(
      program
        .command('why')
        .description('why a firm is not on the list of a need, or why it is, and where it fell')
        .argument('<firm>', 'id, domain or name, also of a firm that is in no directory')
        .requiredOption('--need <need>', 'the need')
        .option('--top <n>', 'so many firms are the list', wholeNumber(1), 20)
        .option('--tag <tag>', 'the list was only of firms with this tag')
        .option('--country <country>', 'the list was only of this country', parseCountry)
        .option('--place <name>', 'the list was only of this town or region')
        .option('--ended', 'the list was with firms that have ended'),
    ).action(act(runWhy)),
    ['govscout why F17 --need bauantrag-2026', 'where it stands and what it lacks'],
    ['govscout why "Aktenfuchs" --need bauantrag-2026 --json', 'for the file; the firm may be unknown'],
  )
}

async function runWhy(context: Context, options: WhyOptions, words: string): Promise<void> {
  const [{ findNeed }, { lookUpFirm, severalFirms }, { formatFirmId }] = await Promise.all([
    import('../store/needs.js'),
    import('../store/firms.js'),
    import('../store/listings.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const stored = findNeed(store, options.need)
  const found = lookUpFirm(store, words)
  if (found.state === 'several') throw severalFirms(words, found.firms)
  const head = { need: stored.need.id, version: stored.version, generated_at: context.now() }
  const { terminal } = context
  const { printRecord } = await import('../terminal/output.js')
  if (found.state === 'forgotten') {
    const at = found.at
    const firm = formatFirmId(found.firm)
    if (context.options.json)
      terminal.json({ ...head, firm, name: null, state: 'forgotten', forgotten_at: at })
    else
      printRecord(terminal, [
        [
          firm,
          `not in the base: it was forgotten on ${at.slice(0, 10)}; nothing of it is kept, and no crawl brings it back.`,
        ],
      ])
    return
  }
  if (found.state === 'none') {
    const { searchedDirectories } = await import('../dossier/searched-directories.js')
    const directories = searchedDirectories(store, await context.readCatalogue())
    if (context.options.json)
      terminal.json({ ...head, firm: null, name: words.trim(), state: 'not-in-base', directories })
    else {
      printRecord(terminal, notInBase(words.trim(), directories))
      terminal.note(
        `A forgotten firm is known by its id alone. Parts of names: govscout firms search "${words.trim()}"`,
      )
    }
    return
  }
  const [{ whyFirm }, { loadVocabulary }, { labelsIn }] = await Promise.all([
    import('../dossier/why-firm.js'),
    import('../vocabulary.js'),
    import('../ranking/labels.js'),
  ])
  const vocabulary = await loadVocabulary(context.paths.data)
  const labels = labelsIn(context.options.lang ?? 'need', vocabulary.ruleLabels)
  const { top } = options
  const near = await findNearFor(context, store, stored, options)
  const why = whyFirm({ store, stored, vocabulary, labels, filter: options, top, near }, found.firm)
  if (context.options.json) terminal.json({ ...head, ...why })
  else printRecord(terminal, linesOf(why))
}

const states: Record<SearchedDirectory['state'], string> = {
  never: 'Never crawled',
  refused: 'May not be crawled',
  failed: 'Failed',
  part: 'Read in part',
  whole: 'Read as a whole',
}

/** What was searched, those that could still have the firm first. */
function notInBase(name: string, directories: readonly SearchedDirectory[]): RecordLine[] {
  return [
    [name, 'not in the base: no listing, alias or domain is called so.'],
    ...(Object.keys(states) as SearchedDirectory['state'][]).flatMap((state): RecordLine[] => {
      const lines = directories
        .filter((one) => one.state === state)
        .map(({ directory, at, why }) =>
          [directory, at ? `(${at.slice(0, 10)})` : '', why ? `: ${why}` : '']
            .filter(Boolean)
            .join(' ')
            .replace(' :', ':'),
        )
      return lines.length ? [[states[state], lines]] : []
    }),
  ]
}

function linesOf(why: WhyFirm): RecordLine[] {
  const { points, decision } = why
  const missing = why.sought.filter(({ has }) => !has)
  const had = why.sought.filter(({ has }) => has)
  const list = (terms: WhyFirm['sought']) =>
    terms.map(({ label, above }) => `${label} (${above} of the list)`).join(', ')
  return [
    [why.firm, `${why.name}: ${sentenceOf(why)}`],
    ...(decision
      ? ([
          [
            'Decided',
            `${decision.verdict} by ${decision.decided_by} on ${decision.decided_at.slice(0, 10)}, version ${decision.need_version} of the need` +
              `${decision.reason ? `, ${decision.reason}` : ''}${decision.because ? `: ${decision.because}` : ''}`,
          ],
        ] as const)
      : []),
    [
      'Points',
      points
        ? `${points.score} of 100, range ${points.low} to ${points.high}; the list ends at ${why.score_at_top ?? 'nothing'}`
        : 'none',
    ],
    ['It has', list(had) || 'nothing of what is sought'],
    ['It has not', list(missing) || 'nothing'],
    ...(why.must_missing.length ? ([['Must, missing', why.must_missing.join(', ')]] as const) : []),
    ...(why.not_found.length ? ([['Not, but there', why.not_found.join(', ')]] as const) : []),
    ...(why.words.length ? ([['Its words', why.words.join(', ')]] as const) : []),
    ['Unknown', points ? points.unknown.join(', ') || 'nothing' : 'all of it'],
    [
      'Listed in',
      why.directories.map(
        ({ directory, url, last_seen, gone }) =>
          `${directory}, ${url}, ${gone ? 'gone, last seen' : 'seen'} ${last_seen.slice(0, 10)}`,
      ),
    ],
  ]
}

function sentenceOf({ state, rank, ranked, top, points, must_missing, not_found }: WhyFirm): string {
  const place = rank === null ? 'not ranked' : `rank ${rank} of ${ranked}`
  if (state === 'in') return `on the shortlist, ${place}.`
  if (state === 'out') return `decided out, ${place}.`
  if (state === 'listed') return `on the list, ${place}; nobody has decided yet.`
  if (state === 'below') return `below the line, ${place}; the list has ${top}.`
  if (state === 'ended')
    return 'left away before the ranking: it has ended, was taken over or is in no directory any more.'
  if (state === 'knocked-out')
    return 'left away: a knock-out criterion of the need was answered "no" (govscout assessments --firm tells which).'
  if (state === 'filtered') return 'left away before the ranking: it is outside the filter.'
  if (must_missing.length || not_found.length) return 'not matched: the need asks for phrases that decide.'
  return points
    ? 'not matched: too little of what is sought stands in its texts to be read beside the others.'
    : 'not matched: nothing of what is sought stands in its texts.'
}
