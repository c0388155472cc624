import type { FieldSource, MarkdownExtraction } from '../directories/extraction.js'
import { Problem } from '../problem.js'
import { compileFields, filled, joinId, type RawReader, readFields } from './fields.js'
import { compileLinePattern, type LineMatch } from './line-pattern.js'
import { lastPage } from './page.js'
import { markdownToText } from './plain-text.js'
import { type Draft, type RecordReader, toRecords } from './record-reader.js'

/**
 * A Markdown list with an entry a line. A line is read up to its first HTML comment: behind it stands what programs
 * put there. Lines that fit no pattern are prose.
 * @throws Problem where a pattern is not valid, or a field names no placeholder
 */
export function compileMarkdown(extraction: MarkdownExtraction): RecordReader<'markdown'> {
  const patterns = extraction.patterns.map(compileLinePattern)
  const under = extraction.under && new Set(extraction.under)
  const toReader = ({ from, many }: FieldSource): RawReader<LineMatch> => {
    if (from !== 'heading' && !extraction.patterns.some((pattern) => mentions(pattern, from)))
      throw new Problem(`extraction: no pattern has a placeholder {${from}}`, {
        remedy: 'Name a placeholder of the patterns, or "heading".',
      })
    return (match) => filled(many ? [match.get(from) ?? ''] : match.get(from))
  }
  const fields = compileFields(extraction.fields, toReader)
  const ids = extraction.id.from.map((from) => toReader({ from, value: 'text', many: false, transform: [] }))

  return {
    shape: 'markdown',
    readRecords(page, report) {
      const drafts: Draft[] = []
      for (const { text, headings } of contentLines(page.text)) {
        if (under && !headings.some((heading) => under.has(heading))) continue
        const match = firstMatch(patterns, text)
        if (!match) continue
        const line = new Map(match).set('heading', headings.at(-1) ?? '')
        drafts.push({
          entry: joinId(ids.map((id) => id(line))),
          url: null,
          fields: readFields(fields, line, page.url, report).fields,
        })
      }
      if (!drafts.length)
        report({ kind: 'no-items', url: page.url, message: 'No line fits a pattern of the recipe.' })
      return toRecords(drafts, page.url, report)
    },
    readPaging: () => lastPage,
  }
}

function mentions(pattern: string, placeholder: string): boolean {
  return pattern.includes(`{${placeholder}}`) || pattern.includes(`{${placeholder}:word}`)
}

function firstMatch(patterns: readonly ((line: string) => LineMatch | undefined)[], text: string) {
  for (const pattern of patterns) {
    const match = pattern(text)
    if (match) return match
  }
  return undefined
}

interface ContentLine {
  text: string
  /** The headings it stands under, outermost first. */
  headings: string[]
}

/** Lines that are neither headings, nor code, nor comments. */
function* contentLines(markdown: string): Generator<ContentLine> {
  const open: { level: number; title: string }[] = []
  let fence: string | undefined
  for (const whole of markdown.split(/\r?\n/)) {
    const mark = /^\s{0,3}(```|~~~)/.exec(whole)?.[1]
    if (mark && (fence === undefined || fence === mark)) fence = fence === undefined ? mark : undefined
    if (mark || fence !== undefined) continue
    const line = (whole.split('<!--', 1)[0] ?? '').trim()
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    if (heading) {
      const level = heading[1]?.length ?? 1
      while ((open.at(-1)?.level ?? 0) >= level) open.pop()
      open.push({ level, title: headingText(heading[2] ?? '') })
    } else if (line !== '') yield { text: line, headings: open.map(({ title }) => title) }
  }
}

/** A heading without markup, closing marks and emoji. */
function headingText(heading: string): string {
  return markdownToText(heading.split(/\s#+\s*$/, 1)[0] ?? heading)
    .replace(/\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}
