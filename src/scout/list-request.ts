import type { Request } from '../directories/recipe.js'

/** A question for a list page. */
export interface ListRequest {
  url: string
  /** Where the recipe posts. */
  body?: string
}

/** Where in the directory a list page stands. */
export interface Place {
  /** From 0. */
  page: number
  /** Mark of the page before; null for the first page. */
  cursor: string | null
  /** Value of the facet the directory is split by. */
  value?: string
}

type Blanks = Record<string, string>

/** The question for a place: blanks such as `{{page}}` filled in, parameters of the recipe and of its paging added. */
export function listRequest(request: Request, start: string, place: Place): ListRequest {
  const blanks = blanksFor(request, place)
  const url = addQuery(fill(start, blanks, encodeURIComponent), request, blanks)
  const { paging } = request
  if (paging?.kind === 'counter' && paging.parameter !== undefined && place.page > 0)
    url.searchParams.set(paging.parameter, String(paging.from + place.page * paging.step))
  if (paging?.kind === 'cursor' && paging.parameter !== undefined && (place.cursor ?? paging.first) !== '')
    url.searchParams.set(paging.parameter, place.cursor ?? paging.first)
  return {
    url: url.href === new URL(start).href ? start : url.href,
    ...(request.body === undefined ? {} : { body: fillBody(request.body, blanks) }),
  }
}

/** The question for the values of the facet. */
export function valuesRequest(request: Request, start: string): ListRequest {
  const blanks = blanksFor(request, { page: 0, cursor: null, value: '' })
  const url = addQuery(fill(start, blanks, encodeURIComponent), request, blanks)
  const body = request.split?.body
  return { url: url.href, ...(body === undefined ? {} : { body }) }
}

/** The page that a page names. */
export function nextRequest({ body }: Request, url: string): ListRequest {
  return { url, ...(body === undefined ? {} : { body }) }
}

function blanksFor({ paging }: Request, { page, cursor, value }: Place): Blanks {
  const number = paging?.kind === 'counter' ? String(paging.from + page * paging.step) : ''
  return {
    page: number,
    offset: number,
    size: paging?.kind === 'counter' ? String(paging.step) : '',
    cursor: cursor ?? (paging?.kind === 'cursor' ? paging.first : ''),
    value: value ?? '',
  }
}

function addQuery(address: string, { query }: Request, blanks: Blanks): URL {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, fill(value, blanks, String))
  return url
}

/** In a JSON body a mark or value stands within a string, in a form it is percent-encoded. */
function fillBody(body: string, blanks: Blanks): string {
  if (/^\s*[[{]/.test(body)) return fill(body, blanks, (text) => JSON.stringify(text).slice(1, -1))
  return /^[^\s{}]+=/.test(body) ? fill(body, blanks, encodeURIComponent) : fill(body, blanks, String)
}

function fill(text: string, blanks: Blanks, write: (value: string) => string): string {
  return text.replace(/\{\{([a-z]+)\}\}/g, (whole, name: string) =>
    blanks[name] === undefined ? whole : write(blanks[name]),
  )
}
