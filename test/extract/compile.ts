import { type Extraction, extractionSchema } from '../../src/directories/extraction.js'
import type { Paging } from '../../src/directories/recipe.js'
import { compileExtraction } from '../../src/extract/compile.js'
import type { HtmlReader } from '../../src/extract/html.js'
import type { SourcePage } from '../../src/extract/page.js'
import type { RawRecord, Signal } from '../../src/extract/record.js'
import type { RecordReader } from '../../src/extract/record-reader.js'

/** What a recipe says, before the schema gives it its full form. */
type Written = { shape: Extraction['shape'] } & Record<string, unknown>

export const pageUrl = 'https://list.example/firms/?page=1'

/** The reader of an extraction as it would be written in a recipe. */
export function compileWritten(extraction: Written, paging?: Paging) {
  return compileExtraction({
    extraction: extractionSchema.parse(extraction),
    request: {
      start: [pageUrl],
      method: 'GET',
      headers: {},
      query: {},
      drop: [],
      paging,
      delay_ms: 1000,
      detail_age_days: 30,
      max_pages: 9,
    },
  })
}

export function compileHtmlWritten(extraction: Omit<Written, 'shape'>, paging?: Paging): HtmlReader {
  return compileWritten({ ...extraction, shape: 'html' }, paging) as HtmlReader
}

/** Records and signals of one page. */
export function readWritten(extraction: Written, text: string): { records: RawRecord[]; signals: Signal[] } {
  const signals: Signal[] = []
  const reader = compileWritten(extraction) as RecordReader<'json'>
  return { records: reader.readRecords(sourcePage(text), (signal) => signals.push(signal)), signals }
}

export function sourcePage(text: string, url = pageUrl): SourcePage {
  return { url, text }
}

/** For pages that must raise none. */
export function noSignal(signal: Signal): never {
  throw new Error(`unexpected signal: ${signal.kind}: ${signal.message}`)
}
