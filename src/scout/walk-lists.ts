import type { Paging, Request } from '../directories/recipe.js'
import { compileQuery } from '../extract/jmespath.js'
import { parseJsonPage } from '../extract/json-text.js'
import type { PagingState, Report } from '../extract/page.js'
import { toCount } from '../extract/paging.js'
import { WalkFailure } from './issues.js'
import { type ListRequest, listRequest, nextRequest, type Place, valuesRequest } from './list-request.js'
import type { PageSource } from './page-source.js'

export interface ListStep {
  paging: PagingState
  /** Entries so far, and those that the page added. */
  count: number
  fresh: number
}

export interface ListWalk {
  request: Request
  source: PageSource
  report: Report
  /** So many entries at most. */
  limit?: number
  /** Reads one list page. */
  visit(question: ListRequest, isFirst: boolean): Promise<ListStep>
}

/** What the lists say of the directory as a whole. */
export interface ListEnd {
  coverage: 'full' | 'partial'
  /** How many entries the directory says it has; null where it does not say. */
  stated: number | null
}

/** Goes from list page to list page as the recipe says: over start addresses, the values they are split by, and pages. */
export async function walkLists(walk: ListWalk): Promise<ListEnd> {
  const { request } = walk
  const starts = [...request.start]
  const end: ListEnd = { coverage: 'full', stated: null }
  let isFirst = true
  // Sitemaps of an index are found on the way.
  for (let at = 0; at < starts.length; at++) {
    const start = starts[at] as string
    const { values, total } = request.split
      ? await askValues(walk, start)
      : { values: [undefined], total: null }
    for (const value of values) {
      const list = await walkPages(walk, start, value, isFirst)
      isFirst = false
      if (list.stated !== null && total === null) end.stated = (end.stated ?? 0) + list.stated
      if (list.coverage === 'partial') end.coverage = 'partial'
      if (list.isEnough) return { ...end, coverage: 'partial' }
      for (const found of list.lists)
        if (!starts.includes(found) && starts.length < request.max_pages) starts.push(found)
    }
    if (total !== null) end.stated = (end.stated ?? 0) + total
  }
  return end
}

interface PagesEnd extends ListEnd {
  lists: string[]
  /** The limit is reached. */
  isEnough: boolean
}

/** One list from its first page to its last. */
async function walkPages(
  walk: ListWalk,
  start: string,
  value: string | undefined,
  isFirst: boolean,
): Promise<PagesEnd> {
  const { request, report, limit } = walk
  const most = Math.min(request.paging?.max ?? 1, request.max_pages)
  const end: PagesEnd = { coverage: 'full', stated: null, lists: [], isEnough: false }
  const visited = new Set<string>()
  const place: Place = { page: 0, cursor: null, ...(value === undefined ? {} : { value }) }
  let question: ListRequest | null = listRequest(request, start, place)
  let counted = 0
  let rows = 0
  while (question !== null && !visited.has(JSON.stringify(question))) {
    visited.add(JSON.stringify(question))
    const step: ListStep = await walk.visit(question, isFirst && place.page === 0)
    if (place.page === 0) end.stated = step.paging.total
    counted += step.fresh
    rows += step.paging.rows ?? 0
    end.lists.push(...(step.paging.lists ?? []))
    if (limit !== undefined && step.count >= limit) return { ...end, isEnough: true }
    const here: string = question.url
    question = nextQuestion(request, start, place, step, { stated: end.stated, counted, rows })
    if (question !== null && place.page >= most) {
      const message = `The list goes on beyond ${most} pages; the rest was not read.`
      report({ kind: 'no-items', url: question.url, message })
      return { ...end, coverage: 'partial' }
    }
    if (question === null && isShort(request.paging, end.stated, rows)) {
      const what = value === undefined ? 'The list' : `The list of "${value}"`
      const message = `${what} says that it has ${end.stated} entries, but ${rows} came.`
      report({ kind: 'wrong-count', url: here, message })
      if (rows < (end.stated ?? 0)) end.coverage = 'partial'
    }
  }
  return end
}

interface Counts {
  stated: number | null
  counted: number
  rows: number
}

/** The question for the page after `place`, which is moved on; null at the end. */
function nextQuestion(
  request: Request,
  start: string,
  place: Place,
  { fresh, paging: state }: ListStep,
  { stated, counted, rows }: Counts,
): ListRequest | null {
  const { paging } = request
  place.page++
  if (!paging) return null
  switch (paging.kind) {
    case 'next':
      return fresh && state.next !== null ? nextRequest(request, state.next) : null
    case 'cursor':
      if ((state.cursor ?? null) === null || state.cursor === place.cursor || state.rows === 0) return null
      place.cursor = state.cursor ?? null
      return listRequest(request, start, place)
    case 'counter':
      if (stated !== null && (paging.total_at === undefined ? counted : rows) >= stated) return null
      if (state.pages !== null && state.pages !== undefined && place.page >= state.pages) return null
      // Where the values of a facet overlap, a page may hold nothing new and still not be the last.
      if (request.split ? state.rows === 0 : !fresh) return null
      return listRequest(request, start, place)
  }
}

/** Only a number in the data is exact: one in a text may be rounded or of another day. */
function isShort(paging: Paging | undefined, stated: number | null, rows: number): boolean {
  return paging?.kind === 'counter' && paging.total_at !== undefined && stated !== null && rows !== stated
}

/** @throws WalkFailure where the answer holds no values */
async function askValues(
  { request, source }: ListWalk,
  start: string,
): Promise<{ values: string[]; total: number | null }> {
  const { url, body } = valuesRequest(request, start)
  const page = await source.page(url, 'list', body === undefined ? {} : { body })
  const { values, total_at, max } = request.split ?? { values: '', max: 0 }
  const document = parseJsonPage(page)
  const found = compileQuery(values, 'request.split.values').search(document)
  const texts = Array.isArray(found)
    ? found.filter((value): value is string => typeof value === 'string')
    : []
  const fail = (what: string, nextStep: string) => new WalkFailure('structure', page.url, what, nextStep)
  if (!texts.length)
    throw fail(
      `"${values}" finds no values to split by.`,
      'Look at the answer, and mend request.split.values.',
    )
  if (texts.length > max)
    throw fail(`There are ${texts.length} values, at most ${max} are asked.`, 'Raise request.split.max.')
  const total =
    total_at === undefined ? null : compileQuery(total_at, 'request.split.total_at').search(document)
  return { values: [...new Set(texts)], total: toCount(total) }
}
