import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { RankFilter } from '../dossier/rank-need.js'
import { usageProblem } from '../problem.js'
import type { ListedFirm } from '../ranking/ranking.js'
import { type Act, addExamples, wholeNumber } from './act.js'
import { addFilterOptions, noteUnknownTag } from './filter-options.js'
import { addNearOptions, findNearFor, type NearOptions } from './near.js'
import { noteOnState } from './needs-words.js'
import { withSnapshot } from './snapshot.js'

interface ShortlistOptions extends RankFilter, NearOptions {
  top: number
  explain?: boolean
  questions?: boolean
  all?: boolean
  from?: string
}

interface ScoreOptions extends NearOptions {
  firm?: string
  top: number
}

export function addShortlistCommands(program: Command, act: Act): void {
  addExamples(
    addNearOptions(
      addFilterOptions(
        program
          .command('shortlist')
          .description(
            'firms ranked for a need, with all that were decided "in"; those decided "out" are left away',
          )
          .argument('<need>')
          .option(
            '--top <n>',
            'so many firms by rank; those decided "in" are always there',
            wholeNumber(1),
            20,
          )
          .option('--explain', 'each point with its quote, page and day')
          .option('--questions', 'instead: what nobody knows yet, first what would change the order most'),
      ),
    )
      .option('--ended', 'with firms that have ended or are in no directory any more')
      .option('--all', 'with firms that were decided "out"')
      .option('--from <snapshot>', 'from a snapshot: the list of then, whatever has changed since')
      .action(
        act((context, options: ShortlistOptions, id: string) =>
          withSnapshot(context, options.from, (then) => runShortlist(then, options, id)),
        ),
      ),
    ['govscout shortlist bauantrag-2026', 'the best twenty'],
    ['govscout shortlist bauantrag-2026 --explain --top 5', 'why they are there'],
    ['govscout shortlist bauantrag-2026 --questions', 'what to ask in the interviews'],
    ['govscout shortlist bauantrag-2026 --stage talk', 'whom is talked to'],
    ['govscout shortlist bauantrag-2026 --country DE --json', 'for a script'],
  )
  addExamples(
    addNearOptions(
      program
        .command('score')
        .description("the points of a need's firms, each with its quote, page and day")
        .argument('<need>')
        .option('--firm <firm>', 'only this firm: id, domain or exact name')
        .option('--top <n>', 'so many firms', wholeNumber(1), 10),
    ).action(act(runScore)),
    ['govscout score bauantrag-2026 --firm F17', 'one firm'],
  )
}

async function rank(
  context: Context,
  id: string,
  filter: RankFilter & NearOptions,
  most: (decided: number) => number = () => Number.POSITIVE_INFINITY,
) {
  const [{ findNeed }, { rankNeed }, { loadVocabulary }, { findDecisions }, { labelsIn }] = await Promise.all(
    [
      import('../store/needs.js'),
      import('../dossier/rank-need.js'),
      import('../vocabulary.js'),
      import('../store/decisions.js'),
      import('../ranking/labels.js'),
    ],
  )
  const store = await context.openStore({ missing: 'problem' })
  const stored = findNeed(store, id)
  const vocabulary = await loadVocabulary(context.paths.data)
  // Without --lang a concept is named by the need's own word for it.
  const labels = labelsIn(context.options.lang ?? 'need', vocabulary.ruleLabels)
  const decisions = findDecisions(store, stored.need.id)
  const near = await findNearFor(context, store, stored, filter)
  const ranking = rankNeed(store, stored, vocabulary, filter, most(decisions.size), { labels, near })
  await noteOnState(context, stored)
  await noteUnknownTag(context, store, filter.tag)
  return { store, stored, ranking, decisions }
}

async function runShortlist(context: Context, options: ShortlistOptions, id: string): Promise<void> {
  // Of the first so many some may be decided "out": as many more are read.
  const { store, stored, ranking, decisions } = await rank(
    context,
    id,
    options,
    (decided) => options.top + decided,
  )
  const { formatFirmId } = await import('../store/listings.js')
  const status = new Map([...decisions].map(([firm, { verdict }]) => [formatFirmId(firm), verdict]))
  const statusOf = ({ firm }: { firm: string }) => status.get(firm) ?? 'open'
  if (options.questions) {
    const { printQuestions } = await import('./questions.js')
    const open = ranking.order.filter(({ fitting }) => statusOf(fitting.firm) !== 'out')
    printQuestions(context, stored, open, options.top)
    return
  }
  const listed: ListedFirm[] = [...ranking.firms, ...ranking.decided]
  const open = listed.filter((firm) => options.all || statusOf(firm) !== 'out')
  const best = open.filter(({ rank }) => rank !== null).slice(0, options.top)
  // Whoever was decided on is not forgotten for a low rank, none at all, or a filter.
  const shown = [...best, ...open.filter((firm) => !best.includes(firm) && statusOf(firm) !== 'open')]
  const { readListed } = await import('../dossier/rank-need.js')
  const dossiers = readListed(store, shown)
  const { terminal } = context
  const { printRows } = await import('../terminal/output.js')
  // In a table points stand below points; a program gets the number.
  const shownPoints = (points: number | null) =>
    terminal.isTty.stdout && points !== null ? points.toFixed(2) : points
  printRows(terminal, {
    columns: [
      { key: 'rank', title: '#', align: 'right' },
      { key: 'firm', title: 'Firm' },
      { key: 'name', title: 'Name', flexible: true },
      { key: 'score', title: 'Score', align: 'right' },
      { key: 'range', title: 'Range', align: 'right', priority: 2 },
      { key: 'reasons', title: 'Why', flexible: true, least: 24, priority: 2 },
      { key: 'city', title: 'Town', priority: 3 },
      { key: 'status', title: 'Status', priority: 2 },
      { key: 'website', title: 'Website', flexible: true, priority: 3 },
    ],
    rows: shown.map((firm) => ({
      rank: firm.rank,
      firm: firm.firm,
      name: firm.name,
      score: shownPoints(firm.score),
      range: firm.low === null ? '' : `${shownPoints(firm.low)}–${shownPoints(firm.high)}`,
      reasons: firm.reasons
        .slice(0, 3)
        .map(({ label }) => label)
        .join(', '),
      city: dossiers.get(firm.firm)?.facts.city ?? null,
      status: statusOf(firm),
      website: firm.website,
    })),
    json: {
      need: stored.need.id,
      version: stored.version,
      frozen: stored.frozen,
      frozen_before: stored.frozen_before,
      generated_at: context.now(),
      embeddings: ranking.embeddings,
      field: ranking.field,
      firms: shown.map((firm) => ({ ...firm, status: statusOf(firm) })),
    },
    empty: 'No firm fits. "govscout needs show NEED --analysis" tells what was searched for.',
  })
  if (options.explain && terminal.format === 'people') await explain(context, shown)
  if (ranking.field.note) terminal.note(ranking.field.note)
  for (const note of ranking.analysed.notes) terminal.note(note)
  const { isIndexOld } = await import('../store/rebuild-index.js')
  if (isIndexOld(store))
    terminal.note(
      'The search index was made with another reading of texts: the next crawl or import renews it, or "govscout doctor --rebuild".',
    )
  const out = listed.length - open.length
  if (out) terminal.note(`Left away: ${out} decided "out" (--all shows them).`)
  if (ranking.left.ended)
    terminal.note(
      `Left away: ${ranking.left.ended} that have ended or are in no directory any more (--ended shows them).`,
    )
  if (ranking.left.knocked_out)
    terminal.note(
      `Left away: ${ranking.left.knocked_out} of which a knock-out criterion was answered "no" (govscout why FIRM --need NEED).`,
    )
}

async function runScore(context: Context, options: ScoreOptions, id: string): Promise<void> {
  // Ranks are those of the shortlist and of `why`: firms that have ended take none, and are told by a second look.
  const { store, stored, ranking } = await rank(context, id, options)
  let firms: ListedFirm[] = ranking.firms.slice(0, options.top)
  if (options.firm !== undefined) {
    const [{ findFirm }, { formatFirmId }] = await Promise.all([
      import('../store/firms.js'),
      import('../store/listings.js'),
    ])
    const wanted = formatFirmId(findFirm(store, options.firm))
    const isWanted = ({ firm, score }: ListedFirm) => firm === wanted && score !== null
    firms = [...ranking.firms, ...ranking.decided].filter(isWanted)
    if (!firms.length) {
      const { ranking: all } = await rank(context, id, { ...options, ended: true })
      firms = all.firms.filter(isWanted).map((firm) => ({ ...firm, rank: null }))
    }
    if (!firms.length)
      throw usageProblem(
        `${wanted} has no point for ${stored.need.id}: none of its texts speaks of what is sought.`,
        `"govscout needs show ${stored.need.id} --analysis" tells what was searched for.`,
      )
  }
  if (context.options.json)
    context.terminal.json({
      need: stored.need.id,
      version: stored.version,
      frozen: stored.frozen,
      frozen_before: stored.frozen_before,
      generated_at: context.now(),
      firms,
    })
  else await explain(context, firms)
}

async function explain({ terminal }: Context, firms: readonly ListedFirm[]): Promise<void> {
  const { printRecord } = await import('../terminal/output.js')
  for (const firm of firms) {
    terminal.out('')
    printRecord(terminal, [
      [firm.rank === null ? '–' : `#${firm.rank}`, `${firm.name} (${firm.firm}), ${pointsOf(firm)}`],
      ...firm.reasons.map(
        ({ criterion, label, points, quote, url, seen_at }) =>
          [`${points}`, `${criterion}, ${label}: "${quote}" (${url}, seen ${seen_at.slice(0, 10)})`] as const,
      ),
      ['Unknown', firm.unknown.join(', ') || 'nothing'],
    ])
  }
}

function pointsOf({ rank, score, low, high }: ListedFirm): string {
  if (score === null) return 'no points: none of its texts speaks of what is sought'
  return `${score} of 100 points, range ${low} to ${high}${rank === null ? ', not ranked' : ''}`
}
