import type { AnyNode, Document, Element } from 'domhandler'
import type { FieldSource, HtmlExtraction, HtmlList, SitemapList } from '../directories/extraction.js'
import type { Paging } from '../directories/recipe.js'
import { compileDetailData } from './detail-data.js'
import { compileSelector, parseHtml } from './dom.js'
import { elementText } from './element-text.js'
import { compileFields, compileSource, filled, joinId, type RawReader, readFields } from './fields.js'
import { resolveAddress, resolveEntryAddress } from './links.js'
import { lastPage, type PagingState, type Reading, type Report, type SourcePage } from './page.js'
import { workOf } from './page-work.js'
import { compileTotal } from './paging.js'
import type { RawRecord, RawValue } from './record.js'
import { toRecord } from './record-reader.js'
import { compileSitemap } from './sitemap.js'
import type { Doubt } from './transform.js'

/** An entry of a list page. */
export interface ListItem extends Reading {
  /** Absolute address of the entry's own page; null where the item has none. */
  link: string | null
  /** What the list says that differs once the entry has changed; null where it says nothing. */
  changed: string | null
}

export interface ListPage extends PagingState {
  items: ListItem[]
}

/** Reads a directory of pages: lists of entries, and a page for each where the recipe says so. */
export interface HtmlReader {
  shape: 'html'
  /** Are there detail pages to be read? */
  hasDetail: boolean
  readListPage(page: SourcePage, report: Report): ListPage
  readDetailPage(page: SourcePage, report: Report): Reading
  /**
   * One record of an item and its detail page; the detail's fields win. Null, with a signal, where name or id are missing.
   * @param listUrl the list page the item stood on
   */
  mergeRecord(item: ListItem, detail: Reading | null, listUrl: string, report: Report): RawRecord | null
}

/** @throws Problem where a selector, path or pattern of the recipe is not valid */
export function compileHtml(extraction: HtmlExtraction, paging?: Paging): HtmlReader {
  const { list, detail, parser } = extraction
  const detailFields = compileFields(detail?.fields ?? {}, toReader)
  const data = detail?.data && compileDetailData(detail.data)
  return {
    shape: 'html',
    hasDetail: detail !== undefined,
    readListPage: 'sitemap' in list ? sitemapReader(list) : listReader(list, parser, paging),
    readDetailPage(page, report) {
      const document = parseHtml(page.text, parser, page.url)
      const reading = readFields(detailFields, document, page.url, report)
      if (!data) return reading
      const more = data(document, page.url, report)
      return { raw: { ...reading.raw, ...more.raw }, fields: { ...reading.fields, ...more.fields } }
    },
    mergeRecord(found, details, listUrl, report) {
      const raw = { ...found.raw, ...details?.raw }
      const entry = joinId(
        extraction.id.from.map((from) => (from === '@page' ? (found.link ?? undefined) : raw[from])),
      )
      const fields = { ...found.fields, ...details?.fields }
      return toRecord({ entry, url: found.link, fields }, listUrl, 'An entry', report)
    },
  }
}

/** A page of links to entries. */
function listReader(
  list: HtmlList,
  parser: HtmlExtraction['parser'],
  paging: Paging | undefined,
): HtmlReader['readListPage'] {
  const item = compileSelector(list.item, 'extraction.list.item')
  const link = list.link && compileSource(list.link, toReader)
  const changed = list.changed && compileSource(list.changed, toReader)
  const listFields = compileFields(list.fields, toReader)
  const base = compileSelector('base[href]', 'base')
  const next =
    paging?.kind === 'next' ? compileSelector(paging.selector, 'request.paging.selector') : undefined
  const total = compileTotal(paging)
  const wantsTotal = paging?.kind === 'counter' && paging.total !== undefined

  function readItem(element: Element, pageUrl: string, baseUrl: string, report: Report): ListItem {
    const reading = readFields(listFields, element, pageUrl, report)
    const say =
      (what: string): Doubt =>
      (kind, doubt) =>
        report({ kind, url: pageUrl, message: `${what}: ${doubt}` })
    const mark = changed && [changed.finish(changed.raw(element), say('changed'))].flat().join(' · ')
    const rest = { ...reading, changed: mark || null }
    if (!link) return { link: null, ...rest }
    const href = [link.finish(link.raw(element), say('link'))].flat()[0]
    const address = resolveEntryAddress(href, baseUrl)
    if (address === null)
      say('link')('bad-value', `an entry ("${elementText(element).slice(0, 60)}") has no link to a page`)
    return { link: address, ...rest }
  }

  return (page, report) => {
    const document = parseHtml(page.text, parser, page.url)
    const baseUrl = resolveAddress(base.first(document)?.attribs.href, page.url) ?? page.url
    const seen = new Set<string>()
    const items = item
      .all(document)
      .map((element) => readItem(element, page.url, baseUrl, report))
      .filter((found) => found.link === null || (!seen.has(found.link) && seen.add(found.link)))
    return {
      items,
      next: resolveAddress(next?.first(document)?.attribs.href, baseUrl),
      total: wantsTotal ? total(elementText(document)) : null,
    }
  }
}

/** A sitemap in place of a list: addresses, and when each was last changed. */
function sitemapReader(list: SitemapList): HtmlReader['readListPage'] {
  const read = compileSitemap(list)
  return (page, report) => {
    const { entries, lists } = read(page, report)
    const items = entries.map(({ url, changed }) => ({ link: url, changed, raw: {}, fields: {} }))
    return { ...lastPage, items, lists }
  }
}

function toReader(source: FieldSource): RawReader<AnyNode | Document> {
  const finder = compileSelector(source.from, 'extraction')
  const readValue = (element: Element): string => {
    const value = source.value === 'text' ? elementText(element) : (element.attribs[source.value] ?? '')
    // Entries within entries would be read again and again.
    workOf(element).spend(value.length)
    return value
  }
  if (source.many) return (within) => filled(finder.all(within).map(readValue)) as RawValue | undefined
  return (within) => {
    const element = finder.first(within)
    return element === null ? undefined : filled(readValue(element))
  }
}
