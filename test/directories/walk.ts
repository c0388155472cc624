import type { Recipe } from '../../src/directories/recipe.js'
import { compileExtraction } from '../../src/extract/compile.js'
import { decodeText } from '../../src/extract/decode.js'
import { distinctEntries } from '../../src/extract/distinct.js'
import type { HtmlReader, ListItem } from '../../src/extract/html.js'
import type { SourcePage } from '../../src/extract/page.js'
import type { RawRecord, Signal } from '../../src/extract/record.js'
import type { RecordedPage } from './recorded-web.js'

export interface Walk {
  records: RawRecord[]
  /** Before repeated ids were dropped. */
  read: number
  signals: Signal[]
}

/** All records of a directory from pages at hand, in the order a crawl would read them. */
export function walkDirectory(
  recipe: Recipe,
  start: readonly string[],
  get: (url: string) => RecordedPage,
): Walk {
  const signals: Signal[] = []
  const report = (signal: Signal) => void signals.push(signal)
  const reader = compileExtraction(recipe)
  const open = (url: string): SourcePage => {
    const { body, contentType } = get(url)
    return { url, contentType, text: decodeText(body, contentType) }
  }
  const records = start.flatMap((url) =>
    reader.shape === 'html'
      ? walkLists(reader, recipe, url, open, report)
      : reader.readRecords(open(url), report),
  )
  return { records: distinctEntries(records, recipe.extraction, report), read: records.length, signals }
}

function walkLists(
  reader: HtmlReader,
  recipe: Recipe,
  start: string,
  open: (url: string) => SourcePage,
  report: (signal: Signal) => void,
): RawRecord[] {
  const paging = recipe.request?.paging
  const items: { item: ListItem; listUrl: string }[] = []
  let url: string | null = start
  for (let count = 1; url !== null; count++) {
    const listUrl: string = url
    const list = reader.readListPage(open(listUrl), report)
    items.push(...list.items.map((item) => ({ item, listUrl })))
    url = list.next
    if (paging?.kind === 'counter' && list.items.length && list.total !== null && items.length < list.total) {
      const next = new URL(start)
      next.searchParams.set(paging.parameter, String(paging.from + count * paging.step))
      url = next.href
    }
  }
  return items.flatMap(({ item, listUrl }) => {
    const detail = reader.hasDetail && item.link ? reader.readDetailPage(open(item.link), report) : null
    return reader.mergeRecord(item, detail, listUrl, report) ?? []
  })
}
