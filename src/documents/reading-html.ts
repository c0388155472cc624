import { createHash } from 'node:crypto'
import { cleanForTerminal } from '../terminal/clean.js'
import type { Block, Line, ReadingPaper, Span } from './document.js'
import { drawChart } from './html-chart.js'
import { paperScript } from './html-script.js'
import { paperStyle } from './html-style.js'
import type { Language } from './paper.js'
import { webLink } from './web-link.js'

const words = {
  de: {
    contents: 'Inhalt',
    filter: 'Zeilen filtern',
    shown: 'Zeilen',
    sort: 'sortieren',
    skip: 'Zum Inhalt',
    note: 'Beleg',
  },
  en: {
    contents: 'Contents',
    filter: 'Filter rows',
    shown: 'rows',
    sort: 'sort',
    skip: 'To the content',
    note: 'Evidence',
  },
}

/**
 * A reading paper as one HTML file that needs nothing else: no request leaves it (Content-Security-Policy), its one script is named
 * by its hash, text is escaped, links lead to http and https alone. Prints on A4; tables that are long can be filtered and
 * sorted with mouse and keyboard, and stand whole where scripts are off.
 */
export function formatReadingHtml(paper: ReadingPaper): string {
  const { lang, title, subtitle, landscape, contents } = paper
  const said = words[lang]
  const script = paperScript(said)
  const hash = createHash('sha256').update(script).digest('base64')
  const headings = paper.blocks.flatMap((block, i) =>
    block.kind === 'heading' && block.level === 2 ? [{ id: `b${i}`, text: block.text }] : [],
  )
  const footer = escapeHtml(paper.footer)
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}: ${escapeHtml(subtitle)}</title>
<style>${paperStyle({ landscape: landscape === true, compact: paper.compact === true, footer: paper.footer })}</style>
</head>
<body>
<a class="skip" href="#content">${said.skip}</a>
<header>
<h1>${escapeHtml(title)}</h1>
<p class="subtitle">${escapeHtml(subtitle)}</p>
</header>
${contents && headings.length ? formatContents(headings, said.contents) : ''}<main id="content">
${paper.blocks.map((block, i) => formatBlock(block, i, lang)).join('\n')}
</main>
<footer><p>${footer}</p><p class="seal">${escapeHtml(paper.seal)}</p></footer>
<script>${script}</script>
</body>
</html>
`
}

function formatContents(headings: readonly { id: string; text: string }[], title: string): string {
  const items = headings.map(({ id, text }) => `<li><a href="#${id}">${escapeHtml(text)}</a></li>`).join('')
  return `<nav aria-label="${title}"><h2>${title}</h2><ul>${items}</ul></nav>\n`
}

function formatBlock(block: Block, index: number, lang: Language): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="b${index}">${escapeHtml(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p>${formatLine(block.text, lang)}</p>`
    case 'quote':
      return `<blockquote>${escapeHtml(block.text)}</blockquote>`
    case 'list': {
      if (!block.items.length) return ''
      const tag = block.ordered ? 'ol' : 'ul'
      // Only the list of evidence is numbered by footnotes; it is the last numbered list of a paper.
      const items = block.items.map((item) => `<li>${formatLine(item, lang)}</li>`).join('\n')
      return `<${tag}>${items}</${tag}>`
    }
    case 'facts': {
      const facts = block.facts.map(
        ([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${formatLine(value, lang)}</dd></div>`,
      )
      return `<dl${block.columns === 2 ? ' class="two"' : ''}>${facts.join('\n')}</dl>`
    }
    case 'table':
      return formatTable(block, lang)
    case 'chart':
      return drawChart(block.chart, `c${index}`, lang)
    case 'page':
      return '<div class="page"></div>'
  }
}

function formatTable(block: Extract<Block, { kind: 'table' }>, lang: Language): string {
  const all = (block.widths ?? []).reduce((sum, width) => sum + width, 0)
  const columns = block.widths
    ? `<colgroup>${block.widths.map((width) => `<col style="width:${((100 * width) / all).toFixed(1)}%">`).join('')}</colgroup>`
    : ''
  const heads = block.heads.map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')
  const rows = block.rows.map(
    (row) => `<tr>${row.map((cell) => `<td>${formatLine(cell, lang)}</td>`).join('')}</tr>`,
  )
  const table = `<table${block.filter ? ' data-filter' : ''}>${columns}<thead><tr>${heads}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`
  return `<div class="table" tabindex="0">${table}</div>`
}

function formatLine(line: Line, lang: Language): string {
  return typeof line === 'string' ? escapeHtml(line) : line.map((span) => formatSpan(span, lang)).join('')
}

function formatSpan({ text, url, strong, note }: Span, lang: Language): string {
  const edge = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) as RegExpExecArray
  const shown = `${edge[1] ? ' ' : ''}${escapeHtml(edge[2] ?? '')}${edge[3] ? ' ' : ''}`
  const link = url === undefined ? null : webLink(url)
  const linked =
    link === null ? shown : `<a href="${escapeHtml(link)}" rel="noopener noreferrer">${shown}</a>`
  const said = strong ? `<strong>${linked}</strong>` : linked
  return note === undefined
    ? said
    : `${said}<sup><span class="hidden">${words[lang].note} </span>${note}</sup>`
}

/** Text as HTML that shows exactly itself, in content and in quoted attributes; control and bidi characters are out. */
export function escapeHtml(text: string): string {
  return cleanForTerminal(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
