import { FetchFailure } from '../crawl/failure.js'
import type { Extraction } from '../directories/extraction.js'
import type { Recipe, Request } from '../directories/recipe.js'
import type { Reader } from '../extract/compile.js'
import { distinctEntries } from '../extract/distinct.js'
import type { HtmlReader, ListItem } from '../extract/html.js'
import type { Report } from '../extract/page.js'
import { PageProblem } from '../extract/page-work.js'
import type { RawRecord } from '../extract/record.js'
import { issueClasses } from './issue-classes.js'
import { WalkFailure } from './issues.js'
import type { Page, PageSource } from './page-source.js'
import { type ListWalk, walkLists } from './walk-lists.js'

export interface Walk {
  recipe: Pick<Recipe, 'id' | 'extraction'>
  request: Request
  reader: Reader
  source: PageSource
  report: Report
  /** Told of each page that could not be read while the walk goes on. */
  onFailure(failure: FetchFailure | WalkFailure): void
  /** Told of each entry's page that was read and said nothing: it may be another one the next time. */
  onSilence?(url: string): void
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
const survivable: ReadonlySet<string> = new Set([
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
  'reserved',
  'login',
  'consent',
  'script-shell',
  'structure',
  'unreadable',
])
/** A page that gave nothing and is one of these was not the page that was asked for. */
const walls: ReadonlySet<string> = new Set(['challenge', 'login', 'consent', 'empty'])
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
  const overlaps = walk.request.split !== undefined
  const isHtml = standsInHtml(walk.recipe.extraction)
  // Where an entry has no page of its own, its address is that of the list page and says nothing of it.
  const byPage = walk.recipe.extraction.id.repeated === 'page'
  const visit: ListWalk['visit'] = async ({ url, body }, isFirst) => {
    const page = await walk.source.page(url, 'list', body === undefined ? {} : { body })
    if (!isHtml && looksLikeHtml(page.text)) throw await natureFailure(page)
    const before = seen.size
    const found = reader.readRecords(page, walk.report)
    if (isHtml && isFirst && !found.length) throw await natureFailure(page)
    for (const record of found) {
      const key = byPage ? `${record.entry} ${record.url}` : record.entry
      // An entry may have several values of the facet the directory is split by.
      if (!overlaps || !seen.has(key)) records.push(record)
      seen.add(key)
    }
    walk.onProgress?.(records.length, null)
    return { paging: reader.readPaging(page), count: records.length, fresh: seen.size - before }
  }
  const end = await walkLists({ ...walk, visit })
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
  const visit: ListWalk['visit'] = async ({ url, body }, isFirst) => {
    const page = await walk.source.page(url, 'list', body === undefined ? {} : { body })
    const list = reader.readListPage(page, walk.report)
    if (!list.items.length && !list.lists?.length) await refuseEmpty(page, isFirst)
    const before = seen.size
    for (const item of list.items) {
      const key = item.link ?? JSON.stringify(item.raw)
      if (seen.has(key)) continue
      seen.add(key)
      items.push({ item, listUrl: page.url })
    }
    walk.onProgress?.(0, list.total ?? items.length)
    return { paging: list, count: items.length, fresh: seen.size - before }
  }
  const end = await walkLists({ ...walk, visit })
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
  let lastFailure: Error | null = null
  for (const [done, { item, listUrl }] of items.entries()) {
    walk.onProgress?.(done, items.length)
    let details = null
    if (reader.hasDetail && item.link) {
      try {
        const { changed } = item
        const page = await walk.source.page(item.link, 'detail', changed === null ? {} : { changed })
        details = reader.readDetailPage(page, walk.report)
        // An entry with a name of its own may have no more to say.
        if (!Object.keys(details.raw).length) {
          await refuseEmpty({ ...page, url: item.link }, item.fields.name === undefined)
          walk.onSilence?.(item.link)
        }
        inARow = 0
      } catch (fault) {
        const error = fault instanceof PageProblem ? unreadable(fault, item.link) : fault
        if (!(error instanceof FetchFailure || error instanceof WalkFailure) || !survivable.has(error.class))
          throw error
        if (++inARow >= mostInARow || ++failed > Math.max(mostInARow, items.length * largestShare))
          throw error
        walk.onFailure(error)
        lastFailure = error
        // A page that is gone says that the entry is gone; any other failure says nothing of it.
        if (error.class !== 'not-found') unread.push(item.link)
        continue
      }
    }
    const record = reader.mergeRecord(item, details, listUrl, walk.report)
    if (record) records.push(record)
  }
  // Why there is nothing tells more than that there is nothing.
  if (!records.length && lastFailure !== null) throw lastFailure
  return { records, unread }
}

function unreadable({ message, remedy }: PageProblem, url: string): WalkFailure {
  return new WalkFailure('unreadable', url, message, remedy ?? issueClasses.unreadable)
}

/** Is the data a part of a page for people? */
function standsInHtml(extraction: Extraction): boolean {
  return extraction.shape === 'json-ld' || (extraction.shape === 'json' && extraction.within !== undefined)
}

function looksLikeHtml(text: string): boolean {
  return /^\s*(?:<!doctype html|<html)/i.test(text.slice(0, 500))
}

/**
 * Looks at a page that gave nothing.
 * @param must whether it should have given something; else only what is no page of the directory is refused
 * @throws WalkFailure with what it is
 */
async function refuseEmpty(page: Page, must: boolean): Promise<void> {
  const failure = await natureFailure(page)
  if (must || walls.has(failure.class)) throw failure
}

/** Loaded only when something is wrong: it takes longer to load than most directories to read. */
async function natureFailure(page: Page): Promise<WalkFailure> {
  const { describePageNature } = await import('../extract/page-nature.js')
  const { nature, why, nextStep } = describePageNature(page.text, page.url)
  return new WalkFailure(nature === 'other' ? 'structure' : nature, page.url, why, nextStep)
}
