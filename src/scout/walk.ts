import { type FailureClass, FetchFailure } from '../crawl/failure.js'
import type { Recipe, Request } from '../directories/recipe.js'
import type { Reader } from '../extract/compile.js'
import { distinctEntries } from '../extract/distinct.js'
import type { HtmlReader, ListItem } from '../extract/html.js'
import type { PagingState, Report } from '../extract/page.js'
import type { RawRecord } from '../extract/record.js'
import { WalkFailure } from './issues.js'
import type { Page, PageSource } from './page-source.js'

export interface Walk {
  recipe: Pick<Recipe, 'id' | 'extraction'>
  request: Request
  reader: Reader
  source: PageSource
  report: Report
  /** Told of each page that could not be read while the walk goes on. */
  onFailure(failure: FetchFailure): void
  /** So many entries at most; the walk is then partial. */
  limit?: number
  onProgress?(done: number, of: number | null): void
}

export interface Harvest {
  records: RawRecord[]
  coverage: 'full' | 'partial'
  /** Entries whose own page could not be read this time: they are not gone. */
  unread: string[]
  /** How many entries the directory says it has; null where it does not say. */
  stated: number | null
}

/** What one entry's page may suffer without the whole run being in doubt; anything else concerns the host. */
const survivable: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'not-found',
  'robots',
  'server',
  'timeout',
  'truncated',
  'empty',
  'too-large',
  'content-type',
  'redirect',
  'not-kept',
])
/** Share of the entries' pages that may fail. */
const largestShare = 0.1
/** So many in a row, or in a small directory, say that the host is in trouble. */
const mostInARow = 5

/**
 * Walks a directory from its start addresses: list pages one after the other, then each entry's page.
 * @throws FetchFailure for a page without which the rest says nothing; WalkFailure where a page is not what the recipe expects
 */
export async function walkDirectory(walk: Walk): Promise<Harvest> {
  const { reader } = walk
  const harvest = reader.shape === 'html' ? await walkHtml(walk, reader) : await walkRecords(walk, reader)
  return { ...harvest, records: distinctEntries(harvest.records, walk.recipe.extraction, walk.report) }
}

async function walkRecords(walk: Walk, reader: Exclude<Reader, HtmlReader>): Promise<Harvest> {
  const records: RawRecord[] = []
  const seen = new Set<string>()
  const end = await walkLists(walk, async (url) => {
    const page = await walk.source.page(url, 'list')
    if (looksLikeHtml(page.text)) throw await natureFailure(page)
    const before = seen.size
    for (const record of reader.readRecords(page, walk.report)) {
      records.push(record)
      seen.add(`${record.entry} ${record.url}`)
    }
    walk.onProgress?.(records.length, null)
    return { paging: reader.readPaging(page), count: records.length, fresh: seen.size - before }
  })
  const kept = walk.limit === undefined ? records : records.slice(0, walk.limit)
  return {
    ...end,
    records: kept,
    unread: [],
    coverage: kept.length < records.length ? 'partial' : end.coverage,
  }
}

async function walkHtml(walk: Walk, reader: HtmlReader): Promise<Harvest> {
  const items: { item: ListItem; listUrl: string }[] = []
  const seen = new Set<string>()
  const end = await walkLists(walk, async (url, isFirst) => {
    const page = await walk.source.page(url, 'list')
    const list = reader.readListPage(page, walk.report)
    if (isFirst && !list.items.length) throw await natureFailure(page)
    const before = seen.size
    for (const item of list.items) {
      const key = item.link ?? JSON.stringify(item.raw)
      if (seen.has(key)) continue
      seen.add(key)
      items.push({ item, listUrl: page.url })
    }
    walk.onProgress?.(0, list.total ?? items.length)
    return { paging: list, count: items.length, fresh: seen.size - before }
  })
  const kept = walk.limit === undefined ? items : items.slice(0, walk.limit)
  const { records, unread } = await readEntries(walk, reader, kept)
  return { ...end, records, unread, coverage: kept.length < items.length ? 'partial' : end.coverage }
}

async function readEntries(
  walk: Walk,
  reader: HtmlReader,
  items: { item: ListItem; listUrl: string }[],
): Promise<{ records: RawRecord[]; unread: string[] }> {
  const records: RawRecord[] = []
  const unread: string[] = []
  let failed = 0
  let inARow = 0
  for (const [done, { item, listUrl }] of items.entries()) {
    walk.onProgress?.(done, items.length)
    let details = null
    if (reader.hasDetail && item.link) {
      try {
        details = reader.readDetailPage(await walk.source.page(item.link, 'detail'), walk.report)
        inARow = 0
      } catch (error) {
        if (!(error instanceof FetchFailure) || !survivable.has(error.class)) throw error
        if (++inARow >= mostInARow || ++failed > Math.max(mostInARow, items.length * largestShare))
          throw error
        walk.onFailure(error)
        // A page that is gone says that the entry is gone; any other failure says nothing of it.
        if (error.class !== 'not-found') unread.push(item.link)
        continue
      }
    }
    const record = reader.mergeRecord(item, details, listUrl, walk.report)
    if (record) records.push(record)
  }
  return { records, unread }
}

interface ListStep {
  paging: PagingState
  /** Entries so far, and those that the page added. */
  count: number
  fresh: number
}

/** Goes from list page to list page as the recipe's paging says. */
async function walkLists(
  walk: Walk,
  visit: (url: string, isFirst: boolean) => Promise<ListStep>,
): Promise<Pick<Harvest, 'coverage' | 'stated'>> {
  const { start, paging, max_pages } = walk.request
  const most = Math.min(paging?.max ?? 1, max_pages)
  let stated: number | null = null
  for (const [place, first] of start.entries()) {
    let url: string | null = first
    const visited = new Set<string>()
    for (let page = 1; url !== null && !visited.has(url); page++) {
      visited.add(url)
      const step: ListStep = await visit(url, place === 0 && page === 1)
      if (page === 1 && step.paging.total !== null) stated = (stated ?? 0) + step.paging.total
      if (walk.limit !== undefined && step.count >= walk.limit) return { coverage: 'partial', stated }
      url = nextAddress(walk.request, first, page, step, stated)
      if (url !== null && page >= most) {
        walk.report({
          kind: 'no-items',
          url,
          message: `The list goes on beyond ${most} pages; the rest was not read.`,
        })
        return { coverage: 'partial', stated }
      }
    }
  }
  return { coverage: 'full', stated }
}

function nextAddress(
  { paging }: Request,
  first: string,
  page: number,
  step: ListStep,
  stated: number | null,
): string | null {
  if (!paging || !step.fresh) return null
  if (paging.kind === 'next') return step.paging.next
  if (stated !== null && step.count >= stated) return null
  const next = new URL(first)
  next.searchParams.set(paging.parameter, String(paging.from + page * paging.step))
  return next.href
}

function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!doctype html|<html)/i.test(text.slice(0, 500))
}

/** Loaded only when something is wrong: it takes longer to load than most directories to read. */
async function natureFailure(page: Page): Promise<WalkFailure> {
  const { describePageNature } = await import('../extract/page-nature.js')
  const { nature, why, nextStep } = describePageNature(page.text, page.url)
  return new WalkFailure(nature === 'other' ? 'structure' : nature, page.url, why, nextStep)
}
