import { type Element, isTag, type ParentNode } from 'domhandler'
import type { TextBlock } from './site-page.js'

/** Never text of the page: code, what is embedded, what is chosen from, and what stands in for images without script. */
const unseen = new Set(
  `script style template noscript head iframe object embed video audio canvas map select datalist textarea math`.split(
    /\s+/,
  ),
)
const unseenRoles = new Set(['dialog', 'alertdialog', 'navigation', 'contentinfo'])

/** Navigation, the page's foot and dialogues: text that says where one can go, not what the page says. */
const apart = new Set(['nav', 'footer', 'dialog'])

/**
 * Whether an element's text is left out: scripts and forms' choices, navigation, footers, dialogues, and what the page itself
 * keeps out of excerpts (`data-nosnippet`, Google's robots meta tag specification). Forms are weighed elsewhere.
 */
export function isLeftOut(element: Element): boolean {
  const { name, attribs } = element
  return (
    isUnseen(element) ||
    (apart.has(name) && !(name === 'footer' && isInQuote(element))) ||
    (attribs.role !== undefined && unseenRoles.has(attribs.role.trim().toLowerCase()))
  )
}

/** Whether nobody is to read an element's text, wherever it stands. */
export function isUnseen({ name, attribs }: Element): boolean {
  return unseen.has(name) || attribs['data-nosnippet'] !== undefined
}

/** The foot of a quote names who said it, and for whom (HTML standard, 4.4.4). */
function isInQuote(element: Element): boolean {
  let parent: ParentNode | null = element.parent
  for (let level = 0; level < 4 && parent !== null && isTag(parent); level++) {
    if (parent.name === 'blockquote' || parent.name === 'figure') return true
    parent = parent.parent
  }
  return false
}

/** Elements that stand on lines of their own (HTML standard, 15.3), and cells, which are read one by one. */
const blocks = new Set(
  `address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure form h1 h2 h3 h4
   h5 h6 header hgroup hr html legend li main menu ol p pre search section summary table tbody td tfoot th thead title tr
   ul`.split(/\s+/),
)

/** Elements with a hyphen in the name are cards and tiles far more often than words. */
export function isBlock(name: string): boolean {
  return blocks.has(name) || name.includes('-')
}

const kinds: Readonly<Record<string, TextBlock['kind']>> = {
  li: 'item',
  td: 'cell',
  th: 'cell',
  dt: 'cell',
  dd: 'cell',
  blockquote: 'quote',
  q: 'quote',
}

/** The kind of block that an element makes of the text in it; null where it makes none of its own. */
export function kindOf(element: Element): TextBlock['kind'] | null {
  if (headingLevel(element) > 0) return 'heading'
  const { name } = element
  return Object.hasOwn(kinds, name) ? (kinds[name] ?? null) : null
}

/** 1 to 6 for a heading, by its name or by its role (ARIA 1.2); 0 for all else. */
export function headingLevel({ name, attribs }: Element): number {
  if (/^h[1-6]$/.test(name)) return Number(name[1])
  if (attribs.role !== 'heading') return 0
  const level = Number(attribs['aria-level'] ?? 2)
  return level >= 1 && level <= 6 ? Math.floor(level) : 2
}

/** What an image says to those who do not see it; empty for decoration and for file names. */
export function imageText({ name, attribs }: Element): string {
  const isImage = name === 'img' || attribs.role === 'img' || (name === 'input' && attribs.type === 'image')
  if (!isImage) return ''
  const text = attribs.alt || attribs['aria-label'] || attribs.title || ''
  return /^[\w-]+\.(?:jpe?g|png|gif|svg|webp|avif)$/i.test(text.trim()) ? '' : text
}
