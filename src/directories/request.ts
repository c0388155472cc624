import { z } from 'zod'
import { compilePattern } from './pattern.js'

const webAddress = z.url({ protocol: /^https?$/, message: 'an address that begins with http:// or https://' })
const text = z.string({ error: 'a text; put selectors and texts in quotes' }).trim().min(1)
const most = z.int().min(1).max(1000).default(500)

/** The page names the next one, by a link (HTML) or a JMESPath (JSON); ends where nothing is found. */
const next = z.strictObject({ kind: z.literal('next'), selector: text, max: most })

/** What ends a list that is counted. */
const ends = {
  /** Pattern with one number in round brackets that finds the total in the text of the first page. */
  total: text.optional(),
  /** JMESPath to the number of entries in a JSON answer; the rows that come must be as many. */
  total_at: text.optional(),
  /** JMESPath to the number of pages in a JSON answer. */
  pages_at: text.optional(),
  max: most,
}

/**
 * A number that grows from page to page: in the query string (`parameter`), or where `{{page}}` stands in address, query or
 * body. Ends at the total, or at the first page without a new entry.
 */
const counter = z.strictObject({
  kind: z.literal('counter'),
  parameter: text.optional(),
  from: z.int().default(1),
  step: z.int().min(1).default(1),
  ...ends,
})

/** The same, counted in entries: `{{offset}}` and `{{size}}`. */
const offset = z
  .strictObject({
    kind: z.literal('offset'),
    parameter: text.optional(),
    /** Entries of a page. */
    size: z.int().min(1).max(100_000),
    ...ends,
  })
  .transform(({ size, ...rest }) => ({ ...rest, kind: 'counter' as const, from: 0, step: size }))

/** The answer names a mark to go on from (`at`, JMESPath), sent as `parameter` or where `{{cursor}}` stands; ends without one. */
const cursor = z.strictObject({
  kind: z.literal('cursor'),
  at: text,
  parameter: text.optional(),
  /** What stands for the mark in the first request, where the interface wants something. */
  first: z.string().default(''),
  max: most,
})

const paging = z.discriminatedUnion('kind', [next, counter, offset, cursor])

/**
 * One list for each value of a facet, for interfaces that answer no more than so many entries to one question. The values
 * are asked first; then `{{value}}` in address, query or body is each of them in turn.
 */
const split = z.strictObject({
  /** Body of the question for the values; with GET, or where it is left out, the start address is asked as it is. */
  body: text.optional(),
  /** JMESPath to the values, a list of texts: `keys(results[0].facets.batch)`. */
  values: text,
  /** JMESPath to the number of all entries, whatever their value. */
  total_at: text.optional(),
  max: most,
})

/**
 * A public key that the directory's own page carries and changes from time to time: read from the page in every run, sent
 * where `{{key}}` stands in a header, never kept.
 */
const key = z.strictObject({
  page: webAddress,
  /** Pattern with the key in round brackets. */
  pattern: text,
})

const blank = /\{\{([^{}]*)\}\}/g

export const requestSchema = z
  .strictObject({
    start: z.array(webAddress).min(1),
    method: z.enum(['GET', 'POST']).default('GET'),
    headers: z.record(z.string().regex(/^[a-z0-9-]+$/), z.string()).default({}),
    /** Parameters added to the start addresses, percent-encoded by the tool. */
    query: z.record(text, z.string()).default({}),
    body: z.string().optional(),
    paging: paging.optional(),
    split: split.optional(),
    key: key.optional(),
    /** Keys cut out of a JSON answer, wherever they stand, before it is kept. */
    drop: z.array(text).default([]),
    /** Milliseconds between two requests to a host; the tool's own minimum can be raised, never lowered. */
    delay_ms: z.int().min(1000).max(60_000).default(1000),
    /** Detail pages younger than this are not asked again; list pages always are. */
    detail_age_days: z.int().min(0).max(180).default(30),
    max_pages: z.int().min(1).max(50_000).default(10_000),
  })
  .superRefine((request, context) => {
    const { paging, split, key, headers, body } = request
    const issue = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    const open = new Set<string>([
      ...(paging?.kind === 'counter' ? ['page', 'offset', 'size'] : []),
      ...(paging?.kind === 'cursor' ? ['cursor'] : []),
      ...(split ? ['value'] : []),
    ])
    const used = new Set<string>()
    const look = (path: PropertyKey[], where: string, known: ReadonlySet<string>) => {
      for (const [, name = ''] of where.matchAll(blank))
        if (known.has(name)) used.add(name)
        else
          issue(path, `{{${name}}} is not known here${known.size ? ` (${[...known].join(', ')} are)` : ''}`)
    }
    for (const [place, address] of request.start.entries()) look(['start', place], address, open)
    for (const [name, value] of Object.entries(request.query)) look(['query', name], value, open)
    if (body !== undefined) look(['body'], body, open)
    for (const [name, value] of Object.entries(headers))
      look(['headers', name], value, new Set(key ? ['key'] : []))
    if (body !== undefined && request.method === 'GET') issue(['body'], 'a body needs method: POST')
    if (split?.body !== undefined && request.method === 'GET')
      issue(['split', 'body'], 'a body needs method: POST')
    if (
      paging?.kind === 'counter' &&
      paging.parameter === undefined &&
      !used.has('page') &&
      !used.has('offset')
    )
      issue(['paging'], 'name a parameter, or put {{page}} or {{offset}} into start, query or body')
    if (paging?.kind === 'cursor' && paging.parameter === undefined && !used.has('cursor'))
      issue(['paging'], 'name a parameter, or put {{cursor}} into start, query or body')
    if (split && !used.has('value')) issue(['split'], 'put {{value}} into start, query or body')
    if (key && !used.has('key')) issue(['key'], 'put {{key}} into a header')
    const fault = key ? faultOf(key.pattern) : null
    if (fault !== null)
      issue(
        ['key', 'pattern'],
        `write a valid pattern (RE2) with the key in one pair of round brackets: ${fault}`,
      )
  })

export type Request = z.infer<typeof requestSchema>
export type Paging = NonNullable<Request['paging']>
export type Split = NonNullable<Request['split']>
export type Key = NonNullable<Request['key']>

/** What is wrong with a pattern; null where it is right. */
function faultOf(pattern: string): string | null {
  try {
    compilePattern(pattern)
    return null
  } catch (error) {
    return (error as Error).message
  }
}
