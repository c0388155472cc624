import type { Language } from './paper.js'

/** A piece of a line: text, at times with a link, strong, or with the number of a footnote behind it. */
export interface Span {
  text: string
  /** Shown as a link for http and https alone. */
  url?: string
  strong?: true
  /** Number of the entry in the list of evidence, from 1. */
  note?: number
}

/** A line of text; all of it comes from outside and is escaped where it is written. */
export type Line = string | readonly Span[]

/** What is drawn where a form has pictures, and told as a table where it has none. */
export type Chart =
  | { kind: 'funnel'; title: string; steps: readonly { label: string; count: number }[] }
  | {
      kind: 'ranges'
      title: string
      /** Scores from 0 to 100. */
      firms: readonly { name: string; low: number; score: number; high: number }[]
    }

export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'paragraph'; text: Line }
  | { kind: 'quote'; text: string }
  | { kind: 'list'; items: readonly Line[]; ordered?: true }
  /** Labels and what they say. */
  | {
      kind: 'facts'
      facts: readonly (readonly [label: string, value: Line])[]
      /** Two side by side, where there is room. */
      columns?: 2
    }
  | {
      kind: 'table'
      heads: readonly string[]
      rows: readonly (readonly Line[])[]
      /** Shares of the width, in any unit; equal where none are given. */
      widths?: readonly number[]
      /** A long table that a reader filters and sorts, where a form can. */
      filter?: true
    }
  | { kind: 'chart'; chart: Chart }
  /** What follows begins on a new page. */
  | { kind: 'page' }

/** What a paper for reading says by itself. */
export interface PaperBody {
  title: string
  landscape?: true
  /** In small type, to hold a firm on one page. */
  compact?: true
  /** With a table of contents. */
  contents?: true
  blocks: readonly Block[]
}

/** A paper for reading, whatever its form: HTML, DOCX or Markdown. */
export interface ReadingPaper extends PaperBody {
  /** What it is of, such as the need's id and title. */
  subtitle: string
  lang: Language
  /** Stands on every page. */
  footer: string
  /** When it was made, by what, and the checksums of data and log; stands with the footer. */
  seal: string
  /** ISO instant, for the properties of a file. */
  made_at: string
}

/** The text of a line alone. */
export function plainText(line: Line): string {
  return typeof line === 'string'
    ? line
    : line.map(({ text, note }) => (note ? `${text} [${note}]` : text)).join('')
}
