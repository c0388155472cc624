import type { Recipe } from '../../src/directories/recipe.js'
import { compileExtraction } from '../../src/extract/compile.js'
import { distinctEntries } from '../../src/extract/distinct.js'
import type { RawRecord, Signal } from '../../src/extract/record.js'
import type { Page, PageSource } from '../../src/scout/page-source.js'
import { readText } from '../../src/scout/page-text.js'
import { walkDirectory } from '../../src/scout/walk.js'
import type { RecordedPage } from './recorded-web.js'

export interface Walk {
  records: RawRecord[]
  /** Before repeated ids were dropped. */
  read: number
  signals: Signal[]
}

/** All records of a directory from pages at hand, walked as a crawl does. @param start addresses of a recipe without any */
export async function walkPages(
  recipe: Recipe,
  start: readonly string[],
  get: (url: string, body?: string) => RecordedPage,
): Promise<Walk> {
  const signals: Signal[] = []
  const report = (signal: Signal) => void signals.push(signal)
  const reader = compileExtraction(recipe)
  const source: PageSource = {
    async page(url, _kind, { body } = {}): Promise<Page> {
      const page = get(url, body)
      const packed = { body: page.body, contentType: page.contentType, finalUrl: url }
      const text = await readText(packed, { extraction: recipe.extraction, drop: recipe.request?.drop ?? [] })
      return { url, contentType: page.contentType, text }
    },
  }
  const walked = async (): Promise<RawRecord[]> => {
    if (recipe.request) {
      const onFailure = (failure: Error) => {
        throw failure
      }
      return (await walkDirectory({ recipe, request: recipe.request, reader, source, report, onFailure }))
        .records
    }
    if (reader.shape === 'html') throw new Error('a list of pages needs a request block')
    const found: RawRecord[] = []
    for (const url of start) found.push(...reader.readRecords(await source.page(url, 'list'), report))
    return distinctEntries(found, recipe.extraction, report)
  }
  const records = await walked()
  const repeated = signals.filter(({ kind }) => kind === 'repeated-id').length
  return { records, read: records.length + repeated, signals }
}
