import type { Block, Chart, Line, ReadingPaper } from './document.js'
import { escapeMarkdown, markdownLink, markdownTable } from './markdown-text.js'
import { formatNumber } from './number.js'
import type { Language } from './paper.js'

/** A reading paper as Markdown (CommonMark with GitHub's tables). */
export function formatReadingMarkdown({ title, subtitle, blocks, footer, seal, lang }: ReadingPaper): string {
  return [
    `# ${escapeMarkdown(title)}`,
    escapeMarkdown(subtitle),
    ...blocks.flatMap((block) => formatBlock(block, lang)),
    escapeMarkdown(seal),
    '---',
    `*${escapeMarkdown(footer)}*`,
  ]
    .join('\n\n')
    .concat('\n')
}

function formatBlock(block: Block, lang: Language): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`]
    case 'paragraph':
      return [formatLine(block.text)]
    case 'quote':
      return [`> ${escapeMarkdown(block.text)}`]
    case 'list':
      return block.items.length
        ? [
            block.items
              .map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${formatLine(item)}`)
              .join('\n'),
          ]
        : []
    case 'facts':
      return [
        block.facts.map(([label, value]) => `- ${escapeMarkdown(label)}: ${formatLine(value)}`).join('\n'),
      ]
    case 'table':
      return [
        markdownTable(
          block.heads.map(escapeMarkdown),
          block.rows.map((row) => row.map(formatLine)),
        ),
      ]
    case 'chart':
      return formatChart(block.chart, lang)
    case 'page':
      return []
  }
}

function formatChart(chart: Chart, lang: Language): string[] {
  const { heads, rows } = chartTable(chart, lang)
  return [
    `**${escapeMarkdown(chart.title)}**`,
    markdownTable(
      heads,
      rows.map((row) => row.map(escapeMarkdown)),
    ),
  ]
}

/** What a picture shows, as a table: for forms without pictures, and for who cannot see them. */
export function chartTable(chart: Chart, lang: Language): { heads: string[]; rows: string[][] } {
  const number = (value: number) => formatNumber(value, lang)
  if (chart.kind === 'funnel')
    return {
      heads: lang === 'de' ? ['Stufe', 'Firmen'] : ['Stage', 'Firms'],
      rows: chart.steps.map(({ label, count }) => [label, String(count)]),
    }
  return {
    heads: lang === 'de' ? ['Firma', 'Von', 'Punktzahl', 'Bis'] : ['Firm', 'From', 'Score', 'To'],
    rows: chart.firms.map(({ name, low, score, high }) => [name, number(low), number(score), number(high)]),
  }
}

function formatLine(line: Line): string {
  if (typeof line === 'string') return escapeMarkdown(line)
  return line
    .map(({ text, url, strong, note }) => {
      const [, before = '', inside = '', behind = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
      const shown = url === undefined ? escapeMarkdown(inside) : markdownLink(inside, url)
      const said = strong && shown ? `**${shown}**` : shown
      const number = note === undefined ? '' : ` \\[${note}\\]`
      return `${before && ' '}${said}${behind && ' '}${number}`
    })
    .join('')
}
