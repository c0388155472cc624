import { excerpt } from './excerpt.js'
import { headLines, sourceTable } from './head-lines.js'
import { formatRange, type LonglistRow } from './longlist.js'
import { escapeMarkdown, markdownLink, markdownTable } from './markdown-text.js'
import { formatNumber } from './number.js'
import { type Paper, paperFooter } from './paper.js'
import { criterionName, wordsIn } from './words.js'

/** The longlist as Markdown: need, sources, a table to look over, then each firm's reasons with quote, page and day. */
export function formatLonglistMarkdown(paper: Paper, rows: readonly LonglistRow[]): string {
  const words = wordsIn(paper.lang)
  const sources = sourceTable(paper)
  return [
    `# ${words.longlist}: ${escapeMarkdown(paper.need.title)}`,
    headLines(paper)
      .map(([label, value]) => `- ${label}: ${escapeMarkdown(value)}`)
      .join('\n'),
    `> ${escapeMarkdown(paper.need.text)}`,
    `## ${words.sources}`,
    markdownTable(
      sources.heads,
      sources.rows.map((row) => row.map(escapeMarkdown)),
    ),
    `## ${words.firms} (${rows.length})`,
    rows.length ? firmTable(paper, rows) : words.noFirms,
    ...(rows.length ? [`## ${words.reasons}`, ...rows.map((row) => firmReasons(paper, row))] : []),
    '---',
    `*${paperFooter(paper.lang)}*`,
  ]
    .join('\n\n')
    .concat('\n')
}

function firmTable({ lang }: Paper, rows: readonly LonglistRow[]): string {
  const words = wordsIn(lang)
  const heads =
    lang === 'de'
      ? ['Nr', 'Firma', 'Sitz', 'Kurzbeschreibung', 'Punktzahl', 'Spanne', 'Status']
      : ['No', 'Firm', 'Seat', 'Short description', 'Score', 'Range', 'Status']
  return markdownTable(
    heads,
    rows.map((row) => [
      row.rank === null ? words.noRank : String(row.rank),
      row.website ? markdownLink(row.name, row.website) : escapeMarkdown(row.name),
      escapeMarkdown([row.city, row.country].filter(Boolean).join(', ') || words.unknown),
      escapeMarkdown(row.description ? excerpt(row.description, 120) : words.unknown),
      row.score === null ? words.noRank : formatNumber(row.score, lang),
      formatRange(row, lang) ?? words.noRank,
      statusText(row, lang),
    ]),
  )
}

function statusText({ status, exclusion }: LonglistRow, lang: Paper['lang']): string {
  const word = wordsIn(lang).status[status]
  return status === 'out' && exclusion ? `${word} (${escapeMarkdown(exclusion)})` : word
}

function firmReasons({ lang }: Paper, row: LonglistRow): string {
  const words = wordsIn(lang)
  const [opening, closing] = words.quotes
  const reasons = row.reasons.map((reason) => {
    const head = `${criterionName(reason.criterion, lang)}, ${reason.label} (${formatNumber(reason.points, lang)} ${words.points})`
    const said = reason.quote ? ` ${opening}${escapeMarkdown(excerpt(reason.quote, 200))}${closing}` : ''
    return `- ${escapeMarkdown(head)}:${said} ${markdownLink(words.page, reason.url)}, ${words.seen} ${day(reason.seen_at)}`
  })
  const { main_reference: reference } = row
  const named =
    reference &&
    (reference.url ? markdownLink(reference.title, reference.url) : escapeMarkdown(reference.title))
  const found = row.sources.map(({ title, url }) => markdownLink(title, url)).join(', ')
  return [
    `### ${row.rank === null ? '' : `${row.rank}. `}${escapeMarkdown(row.name)}\n`,
    ...(reasons.length ? reasons : [`- ${words.noReason}`]),
    `- ${words.reference}: ${named ?? words.unknown}`,
    `- ${words.openPoints}: ${row.open.map(escapeMarkdown).join('; ') || words.none}`,
    ...(row.because ? [`- ${words.because} (${statusText(row, lang)}): ${escapeMarkdown(row.because)}`] : []),
    `- ${words.found}: ${found || words.unknown}, ${words.lastChecked} ${day(row.last_checked)}`,
  ].join('\n')
}

function day(iso: string): string {
  return escapeMarkdown(iso.slice(0, 10))
}
