import { basename, join } from 'node:path'
import { companionName, formatCompanion } from '../documents/companion.js'
import { formatCsv } from '../documents/csv.js'
import { fileName } from '../documents/file-names.js'
import type { NeedFile } from '../documents/need-file.js'
import { paperFooter } from '../documents/paper.js'
import {
  formatPaperJson,
  formatsOf,
  makePaperTable,
  makeReadingPaper,
  type PaperFormat,
  type PaperMore,
  type PaperName,
  paperFileStem,
} from '../documents/papers.js'
import { writeDocument } from '../documents/write-file.js'
import { usageProblem } from '../problem.js'

export interface PaperForm {
  format: PaperFormat
  profile: 'excel-de' | 'technical'
  /** `-` for standard output; without it a name is made from paper, need and day. */
  output?: string
  /** Where files with made names go; the working folder where none is given. */
  folder?: string | undefined
}

export interface Printer {
  print(data: string | Uint8Array): void
  note(text: string): void
}

/**
 * Writes one paper, a CSV with its companion beside it. @returns the files written
 * @throws Problem where the paper has no such form, or a file cannot be written
 */
export async function writePaper(
  name: PaperName,
  file: NeedFile,
  more: PaperMore,
  form: PaperForm,
  printer: Printer,
): Promise<string[]> {
  if (!formatsOf(name).includes(form.format))
    throw usageProblem(
      `The ${name} is no table: there is none as ${form.format}.`,
      `It can be had as ${formatsOf(name).join(', ')}.`,
    )
  const data = await formatPaper(name, file, more, form)
  const { paper } = file
  if (form.output === '-') {
    printer.print(data)
    if (form.format === 'csv') printer.note(paperFooter(paper.lang))
    return []
  }
  const target = form.output ?? join(form.folder ?? '', paperFileName(name, file, more, form.format))
  await writeDocument(target, data)
  if (form.format !== 'csv') return [target]
  const companion = companionName(target)
  const rows = makePaperTable(name, file)?.rows.length ?? 0
  await writeDocument(companion, formatCompanion(paper, { name: basename(target), rows }))
  return [target, companion]
}

function paperFileName(
  name: PaperName,
  { paper }: NeedFile,
  { firms }: PaperMore,
  format: PaperFormat,
): string {
  const only = firms?.length === 1 ? firms.map((firm) => firm.name) : []
  return fileName(
    [
      paperFileStem(name, paper.lang),
      paper.need.id,
      ...only,
      `v${paper.need.version}`,
      paper.generated_at.slice(0, 10),
      // Longlist and Shortlist are called so in both languages: the one must not take the other's place.
      ...(paper.lang === 'en' ? ['en'] : []),
    ],
    format,
  )
}

async function formatPaper(
  name: PaperName,
  file: NeedFile,
  more: PaperMore,
  { format, profile }: PaperForm,
): Promise<string | Uint8Array> {
  const { lang } = file.paper
  switch (format) {
    case 'json':
      return formatPaperJson(name, file, more)
    case 'csv':
      return formatCsv(makePaperTable(name, file) ?? emptyTable, {
        profile,
        ...(lang === 'en' ? { unknown: 'unknown' } : {}),
      })
    case 'md': {
      const { formatReadingMarkdown } = await import('../documents/reading-markdown.js')
      return formatReadingMarkdown(makeReadingPaper(name, file, more))
    }
    case 'html': {
      const { formatReadingHtml } = await import('../documents/reading-html.js')
      return formatReadingHtml(makeReadingPaper(name, file, more))
    }
    case 'docx': {
      const { formatReadingDocx } = await import('../documents/reading-docx.js')
      return formatReadingDocx(makeReadingPaper(name, file, more))
    }
    case 'xlsx': {
      const [{ formatXlsx }, { withState }] = await Promise.all([
        import('../documents/xlsx.js'),
        import('../documents/workbook.js'),
      ])
      const table = makePaperTable(name, file) ?? emptyTable
      return formatXlsx(withState(file, paperFileStem(name, lang), table), { lang })
    }
  }
}

const emptyTable = { keys: [], titles: [], rows: [] }
