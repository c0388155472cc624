import { decodeText } from '../decode.js'
import type { Recipe } from '../directories/recipe.js'
import { compileExtraction } from '../extract/compile.js'
import { distinctEntries } from '../extract/distinct.js'
import type { HtmlReader } from '../extract/html.js'
import type { SourcePage } from '../extract/page.js'
import { describePageNature } from '../extract/page-nature.js'
import type { RawRecord, Signal } from '../extract/record.js'
import { ExitCode, Problem } from '../problem.js'
import { scrubPage } from './scrub-page.js'

export interface SavedPages {
  page: Uint8Array
  /** An entry's own page, where the list alone does not say enough. */
  detail?: Uint8Array | null
  /** Name of the file, for messages. */
  file: string
  /** Where the page stood on the web; links are resolved against it, and it is what evidence cites. */
  url?: string
  /** Gives entries whose ids are alike ids of their own, where that can be done. */
  tellApart?: (records: readonly RawRecord[]) => RawRecord[]
}

/**
 * The records that a recipe reads from a page or data file at hand.
 * @throws Problem where the file is not of the recipe's shape, or a page of the web that holds no data
 */
export function readSavedPages(
  recipe: Pick<Recipe, 'extraction' | 'request' | 'page'>,
  { page, detail, file, url, tellApart }: SavedPages,
): { records: RawRecord[]; signals: Signal[] } {
  const signals: Signal[] = []
  const report = (signal: Signal) => void signals.push(signal)
  const reader = compileExtraction(recipe)
  const at = url ?? recipe.request?.start[0] ?? recipe.page
  const source: SourcePage = { url: at, text: scrubPage(decodeText(page, '')) }
  try {
    const records =
      reader.shape === 'html'
        ? readHtml(reader, source, detail ? scrubPage(decodeText(detail, '')) : null, report)
        : reader.readRecords(source, report)
    return { records: distinctEntries(tellApart?.(records) ?? records, recipe.extraction, report), signals }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    throw wrongFile(error, file, at)
  }
}

/** A file that is not what it claims to be is wrong usage; it is named once, by its own name. */
export function wrongFile(error: Problem, file: string, at = file): Problem {
  const { message } = error
  const what = message.startsWith(`${at}:`) ? message.slice(at.length) : `: ${message}`
  return new Problem(`${file}${what}`, {
    remedy: error.remedy ?? 'Look into the file, and mend it or export it again.',
    exitCode: ExitCode.usage,
    cause: error,
  })
}

function readHtml(
  reader: HtmlReader,
  page: SourcePage,
  detail: string | null,
  report: (signal: Signal) => void,
): RawRecord[] {
  const list = reader.readListPage(page, report)
  if (list.items.length) {
    const first = list.items[0]?.link ?? page.url
    // A sitemap has addresses alone: what they lead to is known for the page at hand.
    const bare = list.items.filter((item) => !Object.keys(item.raw).length).length
    if (reader.hasDetail && bare === list.items.length && detail === null) {
      const message = `The list has ${bare} addresses and nothing else: give an entry's page as well (--detail).`
      report({ kind: 'no-items', url: page.url, message })
      return []
    }
    const items = bare === list.items.length && reader.hasDetail ? list.items.slice(0, 1) : list.items
    return items.flatMap((item, place) => {
      const details =
        detail !== null && place === 0 ? reader.readDetailPage({ url: first, text: detail }, report) : null
      return reader.mergeRecord(item, details, page.url, report) ?? []
    })
  }
  // No list: an entry's own page, saved by hand.
  const reading = reader.readDetailPage(page, report)
  const record = reader.mergeRecord(
    { link: page.url, changed: null, raw: {}, fields: {} },
    reading,
    page.url,
    () => undefined,
  )
  if (record) return [record]
  const { why, nextStep } = describePageNature(page.text, page.url)
  throw new Problem(why, { remedy: nextStep })
}
