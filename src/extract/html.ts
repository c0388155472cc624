import type { AnyNode, Document, Element } from 'domhandler'
import type { FieldSource, HtmlExtraction } from '../directories/extraction.js'
import type { Paging } from '../directories/recipe.js'
import { compileSelector, parseHtml } from './dom.js'
import { elementText } from './element-text.js'
import { compileFields, compileSource, filled, joinId, type RawReader, readFields } from './fields.js'
import { resolveAddress, resolveEntryAddress } from './links.js'
import type { PagingState, Reading, Report, SourcePage } from './page.js'
import { compileTotal } from './paging.js'
import type { RawRecord, RawValue } from './record.js'
import { toRecord } from './record-reader.js'

/** An entry of a list page. */
export interface ListItem extends Reading {
  /** Absolute address of the entry's own page; null where the item has none. */
  link: string | null
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

/** @throws Problem where a selector or pattern of the recipe is not valid */
export function compileHtml(extraction: HtmlExtraction, paging?: Paging): HtmlReader {
  const { list, detail, parser } = extraction
  const item = compileSelector(list.item, 'extraction.list.item')
  const link = list.link && compileSource(list.link, toReader)
  const listFields = compileFields(list.fields, toReader)
  const detailFields = compileFields(detail?.fields ?? {}, toReader)
  const base = compileSelector('base[href]', 'base')
  const next =
    paging?.kind === 'next' ? compileSelector(paging.selector, 'request.paging.selector') : undefined
  const total = compileTotal(paging)
  const wantsTotal = paging?.kind === 'counter' && paging.total !== undefined

  function readItem(element: Element, pageUrl: string, baseUrl: string, report: Report): ListItem {
    const reading = readFields(listFields, element, pageUrl, report)
    if (!link) return { link: null, ...reading }
    const doubt = (kind: 'unknown-value' | 'bad-value', what: string): void =>
      report({ kind, url: pageUrl, message: `link: ${what}` })
    const href = [link.finish(link.raw(element), doubt)].flat()[0]
    const address = resolveEntryAddress(href, baseUrl)
    if (address === null)
      doubt('bad-value', `an entry ("${elementText(element).slice(0, 60)}") has no link to a page`)
    return { link: address, ...reading }
  }

  return {
    shape: 'html',
    hasDetail: detail !== undefined,
    readListPage(page, report) {
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
    },
    readDetailPage(page, report) {
      return readFields(detailFields, parseHtml(page.text, parser, page.url), page.url, report)
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

function toReader(source: FieldSource): RawReader<AnyNode | Document> {
  const finder = compileSelector(source.from, 'extraction')
  const readValue = (element: Element): string =>
    source.value === 'text' ? elementText(element) : (element.attribs[source.value] ?? '')
  if (source.many) return (within) => filled(finder.all(within).map(readValue)) as RawValue | undefined
  return (within) => {
    const element = finder.first(within)
    return element === null ? undefined : filled(readValue(element))
  }
}
