import { companionName, formatCompanion } from '../documents/companion.js'
import { formatCsv } from '../documents/csv.js'
import { fileName } from '../documents/file-names.js'
import { formatLonglistJson } from '../documents/json.js'
import { type LonglistRow, longlistTable } from '../documents/longlist.js'
import { formatLonglistMarkdown } from '../documents/markdown.js'
import { type Paper, paperFooter } from '../documents/paper.js'
import { writeDocument } from '../documents/write-file.js'

export interface LonglistForm {
  format: 'csv' | 'md' | 'json'
  profile: 'excel-de' | 'technical'
  /** `-` for standard output; without it a name is made from paper, need and day. */
  output?: string
}

export interface Printer {
  print(data: string): void
  note(text: string): void
}

/**
 * Writes a longlist, a CSV with its companion beside it. @returns the files written
 * @throws Problem where a file cannot be written
 */
export async function writeLonglist(
  { paper, rows }: { paper: Paper; rows: LonglistRow[] },
  form: LonglistForm,
  printer: Printer,
): Promise<string[]> {
  const text = formatLonglist(paper, rows, form)
  if (form.output === '-') {
    printer.print(text)
    if (form.format === 'csv') printer.note(paperFooter(paper.lang))
    return []
  }
  const day = paper.generated_at.slice(0, 10)
  const file =
    form.output ?? fileName(['longlist', paper.need.id, `v${paper.need.version}`, day], form.format)
  await writeDocument(file, text)
  if (form.format !== 'csv') return [file]
  const companion = companionName(file)
  await writeDocument(companion, formatCompanion(paper, { name: file, rows: rows.length }))
  return [file, companion]
}

function formatLonglist(paper: Paper, rows: LonglistRow[], { format, profile }: LonglistForm): string {
  if (format === 'md') return formatLonglistMarkdown(paper, rows)
  if (format === 'json') return formatLonglistJson(paper, rows)
  return formatCsv(longlistTable(rows, { lang: paper.lang, today: paper.generated_at }), { profile })
}
