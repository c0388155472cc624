import type { Command } from 'commander'
import type { Context } from '../context.js'
import type { FirmSheet } from '../dossier/firm-sheet.js'
import type { Direction } from '../firms/evidence.js'
import type { FactField, Provenance } from '../firms/golden-record.js'
import type { RecordLine } from '../terminal/output.js'
import { type Act, addExamples } from './act.js'
import { beyondLines } from './firms-show-beyond.js'

export function addFirmsShowCommand(firms: Command, act: Act): void {
  addExamples(
    firms
      .command('show')
      .description('all that is known of a firm: what, where, since when, who says it, and what is disputed')
      .argument('<firm>', 'id, domain or exact name')
      .option('--full', 'whole texts and all quotes')
      .option('--evidence', 'only the quotes, a row each: what it shows, who says it, page and day')
      .action(act(runFirmsShow)),
    ['govscout firms show F17', 'by id'],
    ['govscout firms show firma.de --full', 'by domain, with everything'],
    ['govscout firms show F17 --evidence', 'every quote with its page and day'],
  )
}

async function runFirmsShow(
  context: Context,
  { full = false, evidence = false }: { full?: boolean; evidence?: boolean },
  words: string,
): Promise<void> {
  const [{ firmSheetJson, readFirmSheet }, { findFirm }, { printRecord, printRows }] = await Promise.all([
    import('../dossier/firm-sheet.js'),
    import('../store/firms.js'),
    import('../terminal/output.js'),
  ])
  const store = await context.openStore({ missing: 'problem' })
  const sheet = readFirmSheet(store, findFirm(store, words))
  if (!sheet) throw new Error('a firm without listings was found')
  const { terminal } = context
  if (/^f?\d+$/i.test(words.trim()) && Number(/\d+/.exec(words)?.[0]) !== sheet.dossier.id)
    terminal.note(`${words.trim().toUpperCase()} has become ${sheet.dossier.firm}.`)
  if (evidence) return printEvidence(context, sheet)
  if (context.options.json) {
    terminal.json(firmSheetJson(sheet))
    return
  }
  const [{ judgeEvidence }, { formatGiven }] = await Promise.all([
    import('../firms/judge-evidence.js'),
    import('../store/said-as-one.js'),
  ])
  printRecord(terminal, [
    ...factLines(sheet),
    ...textLines(sheet, full, judgeEvidence),
    ...beyondLines(sheet.beyond, full),
    ...analystLines(sheet, formatGiven),
  ])
  const { formatListingId } = await import('../store/find-listing.js')
  if (terminal.isTty.stdout) terminal.out('')
  printRows(terminal, {
    columns: [
      { key: 'id', title: 'Listing' },
      { key: 'directory', title: 'Directory' },
      { key: 'first', title: 'Since' },
      { key: 'last', title: 'Last seen' },
      { key: 'reason', title: 'Joined by', flexible: true, priority: 2 },
      { key: 'url', title: 'Page', flexible: true },
    ],
    rows: sheet.dossier.listings.map((listing) => ({
      id: formatListingId(listing.id),
      directory: listing.directory,
      first: day(listing.first_seen),
      last: `${day(listing.last_seen)}${listing.gone ? ', gone' : listing.missing_since ? ', missing' : ''}`,
      reason: sheet.joins.find((join) => join.listing === formatListingId(listing.id))?.reason ?? '',
      url: listing.url,
    })),
    json: null,
  })
}

async function printEvidence({ terminal }: Context, sheet: FirmSheet): Promise<void> {
  const [{ evidenceRows }, { printRows }] = await Promise.all([
    import('../dossier/evidence-rows.js'),
    import('../terminal/output.js'),
  ])
  const rows = evidenceRows(sheet)
  printRows(terminal, {
    columns: [
      { key: 'evidence', title: 'Number', align: 'right' },
      { key: 'kind', title: 'Of' },
      { key: 'says', title: 'Says', flexible: true },
      { key: 'state', title: 'State' },
      { key: 'tier', title: 'Who says it', priority: 2 },
      { key: 'quote', title: 'Quote', flexible: true },
      { key: 'url', title: 'Page', flexible: true },
      { key: 'day', title: 'Day' },
    ],
    rows: rows.map((row) => ({ ...row, evidence: row.evidence ?? '', tier: row.tier ?? 'directory' })),
    json: rows,
    empty: 'Nothing is quoted of it. "govscout visit" reads its website.',
  })
}

const shownFacts: readonly (readonly [label: string, field: FactField])[] = [
  ['Website', 'website'],
  ['Town', 'city'],
  ['Country', 'country'],
  ['Founded', 'founded'],
  ['Status', 'status'],
]

/** One line a fact: the value, who says it and when, and behind ≠ what others say. */
function factLines({ dossier }: FirmSheet): RecordLine[] {
  const { firm, facts } = dossier
  const name = [facts.name, facts.legal_form].filter(Boolean).join(' ')
  const names = (kind: 'also' | 'former') =>
    facts.names
      .filter((one) => one.kind === kind)
      .map((one) => `${one.name} (${one.said_by}${one.until ? `, until ${one.until}` : ''})`)
      .join(', ')
  return [
    ['Firm', `${firm} ${withSource(name, facts.provenance.name, facts.disputed.name)}`],
    ...filled(
      'Note',
      dossier.listings.some((listing) => listing.sole_trader)
        ? 'a sole trader, as far as the listings tell: its data are personal data (GDPR)'
        : '',
    ),
    ...filled('Also called', names('also')),
    ...filled('Formerly', names('former')),
    ...shownFacts.flatMap(([label, field]): RecordLine[] =>
      facts[field] === null && !facts.disputed[field]
        ? []
        : [[label, withSource(facts[field] ?? 'unknown', facts.provenance[field], facts.disputed[field])]],
    ),
  ]
}

function withSource(
  value: unknown,
  said: Provenance<string | number> | undefined,
  others: readonly Provenance<string | number>[] = [],
): string {
  const disputed = [...new Map(others.map((other) => [String(other.value), other])).values()]
  return [
    `${String(value)}${said ? ` (${source(said)})` : ''}`,
    ...disputed.map((other) => `≠ ${other.value} (${source(other)})`),
  ].join(' ')
}

function source({ directory, made_by, because, seen_at }: Provenance<string | number>): string {
  return directory === null
    ? `set by ${made_by} ${day(seen_at)}: ${because}`
    : `${directory}, ${day(seen_at)}`
}

/** What a quote shows, where it is not that the firm itself does or sells it. */
const directions: Record<Direction, string> = {
  'sells-to': '',
  'helps-selling-to': ' (helps others sell to it)',
  'regulated-by': ' (only regulated by it, no evidence)',
}

/** Characters of texts that fit a screen beside the rest. */
const [shortText, shortWords, shortQuote] = [140, 70, 90]

function textLines(
  { dossier }: FirmSheet,
  full: boolean,
  judge: (quotes: FirmSheet['dossier']['evidence']['ai']) => { outcome: 'yes' | 'maybe' | 'none' },
): RecordLine[] {
  const { facts, evidence } = dossier
  const text = facts.description ?? facts.summary ?? ''
  const cut = (whole: string, most: number) =>
    full || whole.length <= most ? whole : `${whole.slice(0, most).replace(/\s+\S*$/, '')} …`
  const said = facts.provenance.description ?? facts.provenance.summary
  const shown = text && `${cut(text.replace(/\s+/g, ' '), shortText)}${said ? ` (${source(said)})` : ''}`
  const quotes = (statement: 'ai' | 'govtech') => {
    // What speaks for it comes first.
    const all = [...evidence[statement]].sort(
      (x, y) => Number(x.direction !== 'sells-to') - Number(y.direction !== 'sells-to'),
    )
    const { outcome } = judge(all)
    const quoted = all.map(
      ({ quote, url, seen_at, direction }) =>
        `“${cut(quote, shortQuote)}”${directions[direction]} ${url}, ${day(seen_at)}`,
    )
    const head = outcome === 'none' ? 'unknown: no evidence in the listings' : outcome
    if (full) return [head, ...quoted]
    const more = quoted.length > 1 ? `; and ${quoted.length - 1} more: --full` : ''
    return quoted.length ? `${head}: ${quoted[0]}${more}` : head
  }
  return [
    ...filled('What it does', shown),
    ...filled('Words', cut(facts.tags.join(', '), shortWords)),
    ['AI', quotes('ai')],
    ['Public sector', quotes('govtech')],
  ]
}

function analystLines(
  { dossier, notes, relations, decisions, said_as_one, open }: FirmSheet,
  formatGiven: (given: Record<string, number>) => string,
): RecordLine[] {
  return [
    ...filled('Tags', dossier.tags.join(', ')),
    ...filled(
      'Related',
      relations.map(({ firm, other, kind, name, since_on }) =>
        firm === dossier.id
          ? `${kind} ${name} (F${other}${since_on ? `, since ${since_on}` : ''})`
          : `${name} (F${firm}) is ${kind} it${since_on ? `, since ${since_on}` : ''}`,
      ),
    ),
    ...filled(
      'Decided',
      decisions.map(
        ({ need, verdict, reason, decided_by, decided_at }) =>
          `${need}: ${verdict}${reason ? ` ${reason}` : ''} (${decided_by}, ${day(decided_at)})`,
      ),
    ),
    ...filled(
      'Notes',
      notes.map(({ text, made_by, made_at }) => `${day(made_at)} ${made_by}: ${text}`),
    ),
    ...filled(
      'Said as one',
      said_as_one.map(
        ({ firm, until, given }) =>
          `F${firm} was given ${formatGiven(given)} while it was one with this firm, until ${day(until)}: see firms show F${firm}`,
      ),
    ),
    ...filled('Open', open ? `${open} question(s), see: govscout firms review` : ''),
  ]
}

function filled(label: string, value: string | string[]): RecordLine[] {
  return value.length ? [[label, value]] : []
}

function day(instant: string): string {
  return instant.slice(0, 10)
}
