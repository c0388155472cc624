import { createHash } from 'node:crypto'
import { FetchFailure } from '../crawl/failure.js'
import type { Answer, Client, Validators } from '../crawl/page.js'
import type { Extraction } from '../directories/extraction.js'
import type { Request } from '../directories/recipe.js'
import { findPage, markPageChecked, type StoredPage, savePage } from '../store/pages.js'
import type { Store } from '../store/store.js'
import { acceptedTypes } from './accepted-types.js'
import { headersWith, keyReader } from './page-key.js'
import { readText } from './page-text.js'

/** A page as the extraction reads it. */
export interface Page {
  /** Address after redirects: what links are resolved against. */
  url: string
  contentType: string
  text: string
}

/** Where a walk through a directory gets its pages from. */
export interface PageSource {
  /** @throws FetchFailure; Problem where an archive cannot be opened */
  page(url: string, kind: 'list' | 'detail', more?: PageMore): Promise<Page>
}

export interface PageMore {
  /** What is posted for a list page. */
  body?: string
  /**
   * What the list says of an entry that differs once it has changed. A kept page that was got when the list said the same is
   * not asked again, however old; one that was got when it said something else is, however young.
   */
  changed?: string
}

export interface AskOptions {
  client: Client
  request: Request
  /** What the answers hold: media types, packed or not. */
  extraction: Extraction
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
  const { store, directory, run, detailsSince } = options
  const ask = asker(options)
  return {
    async page(url, kind, { body, changed } = {}) {
      const key = requestKey(url, body)
      const known = findPage(store, directory, key)
      if (known && (known.checkedRun === run || (kind === 'detail' && holds(known, changed, detailsSince))))
        return toPage(known)
      const { answer, text } = await ask(url, kind, body, known ? validatorsOf(known) : undefined)
      if (text === null && known) {
        markPageChecked(store, directory, key, run, changed)
        return toPage(known)
      }
      for (const reservation of answer.reservations) options.onReservation?.(answer.finalUrl, reservation)
      savePage(store, {
        directory,
        run,
        request: key,
        finalUrl: answer.finalUrl,
        contentType: answer.contentType,
        etag: answer.validators.etag,
        lastModified: answer.validators.lastModified,
        changed,
        text: text ?? '',
      })
      return { url: answer.finalUrl, contentType: answer.contentType, text: text ?? '' }
    },
  }
}

/** Pages from the web, none of them kept: for a look before a run. */
export function passingSource(options: AskOptions): PageSource & { requests(): number } {
  let requests = 0
  const ask = asker({
    ...options,
    client: {
      counts: options.client.counts,
      close: () => options.client.close(),
      fetchPage(request, signal) {
        requests++
        return options.client.fetchPage(request, signal)
      },
    },
  })
  return {
    async page(url, kind, { body } = {}) {
      const { answer, text } = await ask(url, kind, body)
      return { url: answer.finalUrl, contentType: answer.contentType, text: text ?? '' }
    },
    requests: () => requests,
  }
}

/** Pages that are kept, and nothing else. @throws FetchFailure for a page that was never got */
export function storedSource({
  store,
  directory,
}: Pick<WebSourceOptions, 'store' | 'directory'>): PageSource {
  return {
    async page(url, _kind, { body } = {}) {
      const known = findPage(store, directory, requestKey(url, body))
      if (!known) throw new FetchFailure('not-kept', url, 'The page is not kept')
      return toPage(known)
    },
  }
}

type Ask = (
  url: string,
  kind: 'list' | 'detail',
  body?: string,
  validators?: Validators,
) => Promise<{ answer: Answer; text: string | null }>

/** Asks and reads as text; the text is null where the answer is that the kept page still holds. */
function asker({ client, request, extraction, delayMs, signal }: AskOptions): Ask {
  const accept = acceptedTypes(extraction)
  const readKey = keyReader({ client, request, delayMs, signal })
  return async (url, kind, body, validators) => {
    const key = kind === 'list' ? await readKey() : null
    const answer = await client.fetchPage(
      {
        url,
        // An entry's own page is always got; only lists may be posted for.
        method: kind === 'list' && (body !== undefined || request.method === 'POST') ? 'POST' : 'GET',
        headers: headersWith(request.headers, key),
        ...(body === undefined ? {} : { body }),
        accept,
        delayMs,
        ...(validators ? { validators } : {}),
      },
      signal,
    )
    if (answer.status === 304) return { answer, text: null }
    const text = await readText(answer, { extraction, drop: request.drop })
    // Some interfaces repeat the question in their answer, key and all.
    return { answer, text: key === null ? text : text.replaceAll(key, '') }
  }
}

/** Does a kept page of an entry still hold, as far as the list or its age tells? */
function holds(known: StoredPage, changed: string | undefined, since: string | null): boolean {
  if (since === null) return false
  if (changed !== undefined && known.changed !== null) return known.changed === changed
  return known.checkedAt >= since
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

/** Two requests to one address differ by their body. */
function requestKey(url: string, body: string | undefined): string {
  return body === undefined ? url : `${url} ${createHash('sha256').update(body).digest('hex').slice(0, 16)}`
}
