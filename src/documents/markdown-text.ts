import { cleanForTerminal } from '../terminal/clean.js'

/**
 * Text as one line of Markdown that shows exactly itself: every character that CommonMark or its tables give a meaning is
 * escaped, so that neither markup nor HTML nor a new cell can come from outside.
 */
export function escapeMarkdown(text: string): string {
  return cleanForTerminal(text)
    .replace(/[\\`*_{}[\]<>#|~!&$]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2')
}

/** A link, for http and https alone; anything else is shown as text. */
export function markdownLink(title: string, address: string): string {
  const shown = escapeMarkdown(title)
  if (!URL.canParse(address)) return `${shown} (${escapeMarkdown(address)})`
  const { protocol, href } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return `${shown} (${escapeMarkdown(address)})`
  const safe = href.replace(/[()<>|\\`*_[\]{}"'\s]/g, (character) => encodeCharacter(character))
  return `[${shown}](${safe})`
}

/** encodeURIComponent leaves ( ) * _ ' alone; a closing bracket would end the link. The underscore is harmless in it. */
function encodeCharacter(character: string): string {
  return character === '_'
    ? character
    : `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}

/** A GitHub-style table; cells are Markdown already. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}
