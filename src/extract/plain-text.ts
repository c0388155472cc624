import { parseDocument } from 'htmlparser2'
import { elementText } from './element-text.js'

/** HTML to plain text: blocks and line breaks as lines, scripts and styles left out, entities resolved. */
export function htmlToText(html: string): string {
  return elementText(parseDocument(html))
}

/**
 * Markdown to plain text: links and pictures to their words, headings, emphasis, quotes and code without their marks.
 * Lines stay lines. A reader of lists needs no more; tables keep their bars.
 */
export function markdownToText(markdown: string): string {
  return decodeEntities(markdown)
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .split(/\r?\n/)
    .map((line) => plainLine(line))
    .join('\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function plainLine(line: string): string {
  if (/^\s*(?:```|~~~)/.test(line) || /^\s*([-*_])(?:\s*\1){2,}\s*$/.test(line)) return ''
  return line
    .replace(/^\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?!\[[ x]\])|\d{1,3}[.)]\s+)/, '')
    .replace(/!?\[([^[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/!?\[([^[\]]+)\]\[[^[\]]*\]/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]+)>/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/(\*\*|__)(?=\S)([^*_]+?)\1/g, '$2')
    .replace(/(?<![\p{L}\d*_])([*_])(?=\S)([^*_]+?)\1(?![\p{L}\d])/gu, '$2')
    .replace(/`([^`]+)`/g, '$1')
}

const entities: Record<string, string> = { nbsp: ' ', amp: '&', quot: '"', apos: "'", '#39': "'" }

/** The few entities that people write in Markdown; `&lt;` and `&gt;` wait for no tag to be read into them. */
function decodeEntities(text: string): string {
  return text.replace(/&(nbsp|amp|quot|apos|#39);/g, (whole, name: string) => entities[name] ?? whole)
}
