import { createHash } from 'node:crypto'
import { FetchFailure } from '../crawl/failure.js'
import type { Answer, Client, Validators } from '../crawl/page.js'
import type { Extraction } from '../directories/extraction.js'
import type { Request } from '../directories/recipe.js'
import { decodeText } from '../extract/decode.js'
import { findPage, markPageChecked, type StoredPage, savePage } from '../store/pages.js'
import type { Store } from '../store/store.js'
import { scrubPage } from './scrub-page.js'

/** A page as the extraction reads it. */
export interface Page {
  /** Address after redirects: what links are resolved against. */
  url: string
  contentType: string
  text: string
}

/** Where a walk through a directory gets its pages from. */
export interface PageSource {
  /** @throws FetchFailure */
  page(url: string, kind: 'list' | 'detail'): Promise<Page>
}

export interface AskOptions {
  client: Client
  request: Request
  accept: readonly string[]
  /** Milliseconds between requests, from the recipe or the analyst. */
  delayMs: number
  signal: AbortSignal
}

export interface WebSourceOptions extends AskOptions {
  store: Store
  directory: string
  run: number
  /** Detail pages checked since this instant (ISO) are not asked again; null asks for all, conditionally. */
  detailsSince: string | null
  /** Told of each word against indexing or text and data mining that came with a page. */
  onReservation?(url: string, reservation: string): void
}

/**
 * Pages from the web, each kept as soon as it is there. A page this run has already got is not asked again, so a run
 * that was stopped goes on where it was: the pages are the queue.
 */
export function webSource(options: WebSourceOptions): PageSource {
  const { store, directory, run, request } = options
  return {
    async page(url, kind) {
      const asked = kind === 'list' ? request : detailRequest
      const key = requestKey(url, asked)
      const known = findPage(store, directory, key)
      if (known && (known.checkedRun === run || isYoung(known, kind, options.detailsSince)))
        return toPage(known)
      const answer = await ask(options, url, kind, known ? validatorsOf(known) : undefined)
      if (answer.status === 304 && known) {
        markPageChecked(store, directory, key, run)
        return toPage(known)
      }
      for (const reservation of answer.reservations) options.onReservation?.(answer.finalUrl, reservation)
      const text = scrubPage(decodeText(answer.body, answer.contentType))
      savePage(store, {
        directory,
        run,
        request: key,
        finalUrl: answer.finalUrl,
        contentType: answer.contentType,
        etag: answer.validators.etag,
        lastModified: answer.validators.lastModified,
        text,
      })
      return { url: answer.finalUrl, contentType: answer.contentType, text }
    },
  }
}

/** Pages from the web, none of them kept: for a look before a run. */
export function passingSource(options: AskOptions): PageSource & { requests(): number } {
  let requests = 0
  return {
    async page(url, kind) {
      requests++
      const answer = await ask(options, url, kind)
      const text = scrubPage(decodeText(answer.body, answer.contentType))
      return { url: answer.finalUrl, contentType: answer.contentType, text }
    },
    requests: () => requests,
  }
}

/** Pages that are kept, and nothing else. @throws FetchFailure for a page that was never got */
export function storedSource(options: Pick<WebSourceOptions, 'store' | 'directory' | 'request'>): PageSource {
  const { store, directory, request } = options
  return {
    async page(url, kind) {
      const known = findPage(store, directory, requestKey(url, kind === 'list' ? request : detailRequest))
      if (!known) throw new FetchFailure('not-kept', url, 'The page is not kept')
      return toPage(known)
    },
  }
}

/** Media types that a directory of this shape may answer with; raw file hosts call everything plain text. */
export const acceptedTypes: Record<Extraction['shape'], readonly string[]> = {
  html: ['text/html', 'application/xhtml+xml'],
  json: ['application/json', 'application/vnd.api+json', 'application/ld+json', 'text/json', 'text/plain'],
  markdown: ['text/markdown', 'text/plain'],
  csv: ['text/csv', 'application/csv', 'text/plain', 'application/octet-stream'],
}

function ask(
  { client, request, accept, delayMs, signal }: AskOptions,
  url: string,
  kind: 'list' | 'detail',
  validators?: Validators,
): Promise<Answer> {
  const { method, body } = kind === 'list' ? request : detailRequest
  return client.fetchPage(
    {
      url,
      method,
      headers: request.headers,
      ...(body === undefined ? {} : { body }),
      accept,
      delayMs,
      ...(validators ? { validators } : {}),
    },
    signal,
  )
}

function isYoung(known: StoredPage, kind: 'list' | 'detail', since: string | null): boolean {
  return kind === 'detail' && since !== null && known.checkedAt >= since
}

function validatorsOf(known: StoredPage): Validators {
  return {
    ...(known.etag === null ? {} : { etag: known.etag }),
    ...(known.lastModified === null ? {} : { lastModified: known.lastModified }),
  }
}

function toPage(stored: StoredPage): Page {
  return { url: stored.finalUrl, contentType: stored.contentType, text: stored.text }
}

/** An entry's own page is always got; only lists may be posted for. */
const detailRequest: Pick<Request, 'method' | 'body'> = { method: 'GET' }

/** Two requests to one address differ by their body. */
function requestKey(url: string, request: Pick<Request, 'body'>): string {
  return request.body === undefined
    ? url
    : `${url} ${createHash('sha256').update(request.body).digest('hex').slice(0, 16)}`
}
