import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** A command line of a page, as a shell would hand it over. */
export interface CommandLine {
  page: string
  line: string
  args: string[]
}

/** Pages a reader takes command lines from. */
export const pages = ['README.md', ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
)

export function readPage(page: string): string {
  return readFileSync(join(root, page), 'utf8')
}

/** A script with words or files of its own is run as a whole (test/docs/hour.test.ts, test/recorded/cookbook.test.ts). */
export function isScript(block: string): boolean {
  return /^set -- | <<'/m.test(block)
}

/**
 * The lines in code blocks of a page that call govscout; usage lines with <arguments> are none.
 * @param wanted which blocks; all, unless it is given
 */
export function commandLines(page: string, wanted: (block: string) => boolean = () => true): CommandLine[] {
  const blocks = readPage(page).match(/^ *```[\s\S]*?^ *```/gm) ?? []
  return blocks
    .filter(wanted)
    .flatMap((block) => block.split('\n'))
    .flatMap((row) => {
      const line = /(?:^\s*(?:\$ )?|^[\d* ]+ |ExecStart=\S*\/)govscout (.*)$/.exec(row)?.[1]
      if (line === undefined || /<[\w-]+\.*>|\[options\]|\[command\]/.test(line)) return []
      return [{ page, line: `govscout ${line}`, args: splitLine(line) }]
    })
}

/** Words of a line up to a comment, a pipe or a redirection; quotes hold words together. */
function splitLine(line: string): string[] {
  const args: string[] = []
  for (const [word] of line.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)) {
    if (/^[#|>]/.test(word)) break
    args.push(word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'))
  }
  // Behind an example of the reference stands what it does, after three blanks.
  const example = line.split(/\s{3,}/)[0] ?? line
  return example === line ? args : splitLine(example)
}

/**
 * Commands that a page names within a sentence or table: `govscout …`, or two words and more of which the first is a command. They may
 * leave out what a command needs, and write "…" for what is in between.
 * @param commands names of the commands of the first level
 */
export function mentions(page: string, commands: ReadonlySet<string>): CommandLine[] {
  const text = readPage(page).replace(/^ *```[\s\S]*?^ *```/gm, '')
  return [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => {
    // What a shell would put in is a day wherever it stands in these pages.
    const line = code.replace(/\s+/g, ' ').replace(/\$\([^)]*\)/g, '2026-11-24')
    const called = line.startsWith('govscout ')
    const args = splitLine(called ? line.slice('govscout '.length) : line)
    if (!called && (args.length < 2 || !commands.has(args[0] ?? ''))) return []
    return [{ page, line, args }]
  })
}
