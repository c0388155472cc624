import { parseLooseYaml } from '../yaml-file.js'

/** A Markdown file as its two parts. */
export interface Note {
  /** Keys of the front matter; empty where there is none. */
  matter: Record<string, unknown>
  body: string
}

/**
 * Parts a file into front matter and body. The block begins with the first line and ends at the next line of three hyphens
 * or dots, also where that is indented (editors write it so below an empty key). What is no valid YAML, such as a title with a
 * colon, is read line by line.
 */
export function parseNote(text: string): Note {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  if (!/^---\s*$/.test(lines[0] ?? '')) return { matter: {}, body: lines.join('\n') }
  const end = lines.findIndex((line, at) => at > 0 && /^\s*(?:---|\.\.\.)\s*$/.test(line))
  if (end < 0) return { matter: {}, body: lines.join('\n') }
  const block = lines.slice(1, end)
  return {
    matter: parseLooseYaml(block.join('\n')) ?? readLines(block),
    body: lines
      .slice(end + 1)
      .join('\n')
      .trim(),
  }
}

/** `key: text` to the end of the line, and lists of `- text` below a key; anything else is left out. */
function readLines(lines: readonly string[]): Record<string, unknown> {
  const matter = new Map<string, unknown>()
  let list: string[] | undefined
  for (const line of lines) {
    const item = /^\s*-\s+(.*)$/.exec(line)
    if (item && list) {
      list.push(unquote(item[1] ?? ''))
      continue
    }
    const colon = line.search(/:(?:\s|$)/)
    if (colon < 1 || !/^[\p{L}\w]/u.test(line)) continue
    const value = unquote(line.slice(colon + 1))
    list = value === '' ? [] : undefined
    matter.set(line.slice(0, colon).trim(), list ?? value)
  }
  return Object.fromEntries(
    [...matter].map(([key, value]) => [key, Array.isArray(value) && !value.length ? null : value]),
  )
}

function unquote(text: string): string {
  const trimmed = text.trim()
  return /^(["']).*\1$/.test(trimmed) && trimmed.length > 1 ? trimmed.slice(1, -1) : trimmed
}

/** Closing marks belong to the name where no blank stands before them: "C#" (CommonMark 0.31, section 4.2). */
function withoutClosing(title: string): string {
  let end = title.length
  while (title[end - 1] === '#') end--
  return end === 0 || /\s/.test(title[end - 1] ?? '') ? title.slice(0, end).trim() : title
}

/** The text below each heading, to the next heading; the first of a name holds. */
export function sectionsOf(body: string): Record<string, string> {
  const sections: [title: string, lines: string[]][] = []
  let fence: string | undefined
  for (const line of body.split('\n')) {
    const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1]
    if (mark && (fence === undefined || fence === mark)) fence = fence === undefined ? mark : undefined
    const heading = fence === undefined ? /^#{1,6}\s/.exec(line)?.[0] : undefined
    const title = heading && withoutClosing(line.slice(heading.length).trim())
    if (title === undefined) sections.at(-1)?.[1].push(line)
    else sections.push([title, []])
  }
  const found = new Map<string, string>()
  for (const [title, lines] of sections) if (!found.has(title)) found.set(title, lines.join('\n').trim())
  return Object.fromEntries(found)
}
