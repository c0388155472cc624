import { cleanForTerminal } from '../terminal/clean.js'
import type { Chart } from './document.js'
import { formatNumber } from './number.js'
import type { Language } from './paper.js'
import { chartTable } from './reading-markdown.js'

/** Sizes in pixels of the picture. */
const size = { width: 760, row: 26, label: 250, number: 60 }
const longestLabel = 38

/** A chart as inline SVG with a title and, for who cannot see it, its table in words. */
export function drawChart(chart: Chart, id: string, lang: Language): string {
  const rows = chart.kind === 'funnel' ? chart.steps.length : chart.firms.length
  const height = rows * size.row + 24
  const inside = chart.kind === 'funnel' ? funnel(chart) : ranges(chart, lang)
  const { rows: told } = chartTable(chart, lang)
  const description = told.map((row) => row.join(': ')).join('; ')
  return `<figure><figcaption>${escapeSvg(chart.title)}</figcaption>
<svg role="img" aria-labelledby="${id}-title ${id}-description" viewBox="0 0 ${size.width} ${height}" width="${size.width}" height="${height}">
<title id="${id}-title">${escapeSvg(chart.title)}</title><desc id="${id}-description">${escapeSvg(description)}</desc>
${inside}
</svg></figure>`
}

/** Bars by a root scale: from tens of thousands in a base to three in talks, each still has a length that can be seen. */
function funnel({ steps }: Extract<Chart, { kind: 'funnel' }>): string {
  const most = Math.max(1, ...steps.map(({ count }) => count))
  const room = size.width - size.label - size.number
  return steps
    .map(({ label, count }, i) => {
      const y = i * size.row
      const length = count ? Math.max(2, room * (count / most) ** 0.25) : 0
      return `<text x="0" y="${y + 17}">${escapeSvg(short(label))}</text><rect x="${size.label}" y="${y + 3}" width="${length.toFixed(1)}" height="18" fill="#3b6ea5"/><text x="${(size.label + length + 6).toFixed(1)}" y="${y + 17}">${count}</text>`
    })
    .join('\n')
}

/** From the score if every unknown is "no" to that if every one is "yes", the score marked. */
function ranges({ firms }: Extract<Chart, { kind: 'ranges' }>, lang: Language): string {
  const room = size.width - size.label - size.number
  const x = (points: number) => size.label + (room * Math.min(Math.max(points, 0), 100)) / 100
  const bottom = firms.length * size.row
  const axis = [0, 25, 50, 75, 100]
    .map(
      (points) =>
        `<line x1="${x(points)}" y1="0" x2="${x(points)}" y2="${bottom}" stroke="#d5dde6"/><text x="${x(points)}" y="${bottom + 16}" text-anchor="middle">${points}</text>`,
    )
    .join('')
  const bars = firms.map(({ name, low, score, high }, i) => {
    const y = i * size.row
    const width = Math.max(x(high) - x(low), 2)
    return `<text x="0" y="${y + 17}">${escapeSvg(short(name))}</text><rect x="${x(low).toFixed(1)}" y="${y + 8}" width="${width.toFixed(1)}" height="8" fill="#a9c3df"/><circle cx="${x(score).toFixed(1)}" cy="${y + 12}" r="5" fill="#1f3a5f"/><text x="${size.width - size.number + 8}" y="${y + 17}">${formatNumber(score, lang)}</text>`
  })
  return [axis, ...bars].join('\n')
}

function short(text: string): string {
  const line = cleanForTerminal(text)
  return line.length > longestLabel ? `${[...line].slice(0, longestLabel - 1).join('')}…` : line
}

function escapeSvg(text: string): string {
  return cleanForTerminal(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
