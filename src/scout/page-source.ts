import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { FetchFailure } from '../crawl/failure.js'
import type { Answer, Client, Validators } from '../crawl/page.js'
import type { Extraction } from '../directories/extraction.js'
import type { Request } from '../directories/recipe.js'
import { readReservations } from '../extract/reservations.js'
import { findPage, markPageChecked, type StoredPage, savePage } from '../store/pages.js'
import type { Store } from '../store/store.js'
import { acceptedTypes } from './accepted-types.js'
import { WalkFailure } from './issues.js'
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

export interface ReserveOptions {
  /** The word on which pages that their publisher reserves are read all the same; null where there is none. */
  approval: object | null
  /** Told of each reserved page that is read. */
  onReserved(url: string, words: string): void
}

export interface AskOptions extends ReserveOptions {
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
}

/**
 * Pages from the web, each kept as soon as it is there. A page this run has already got is not asked again, so a run
 * that was stopped goes on where it was: the pages are the queue.
 */
export function webSource(options: WebSourceOptions): PageSource {
  const { store, directory, run, detailsSince, signal } = options
  const ask = asker(options)
  const takeBreath = breather(signal)
  return {
    async page(url, kind, { body, changed } = {}) {
      const key = requestKey(url, body)
      const known = findPage(store, directory, key)
      const isKept = known !== null && (known.reserved === null || known.text !== '')
      if (
        known &&
        (isKept || !options.approval) &&
        (known.checkedRun === run ||
          (kind === 'detail' && holds(known, changed, { since: detailsSince, now: store.now() })))
      ) {
        await takeBreath(url)
        honour(options, known.finalUrl, known.reserved)
        return toPage(known)
      }
      const { answer, text } = await ask(url, kind, body, known && isKept ? validatorsOf(known) : undefined)
      if (text === null && known && !answer.reservations.length) {
        markPageChecked(store, directory, key, run, changed)
        honour(options, known.finalUrl, known.reserved)
        return toPage(known)
      }
      const page = text === null && known ? toPage(known) : pageOf(answer, text)
      const reserved = wordsOf(answer, page)
      if (reserved !== null && !options.approval) await refuseWall(page)
      const mayKeep = reserved === null || options.approval !== null
      savePage(store, {
        directory,
        run,
        request: key,
        finalUrl: page.url,
        contentType: page.contentType,
        // What is not kept cannot be asked for as "has it changed?".
        etag: mayKeep ? answer.validators.etag : undefined,
        lastModified: mayKeep ? answer.validators.lastModified : undefined,
        changed,
        text: mayKeep ? page.text : '',
        reserved,
      })
      honour(options, page.url, reserved)
      return page
    },
  }
}

/** Pages from the web, none of them kept: for a look before a run. */
export function passingSource(options: AskOptions): PageSource {
  const ask = asker(options)
  return {
    async page(url, kind, { body } = {}) {
      const { answer, text } = await ask(url, kind, body)
      const page = pageOf(answer, text)
      const reserved = wordsOf(answer, page)
      if (reserved !== null && !options.approval) await refuseWall(page)
      honour(options, page.url, reserved)
      return page
    },
  }
}

/** Pages that are kept, and nothing else. @throws FetchFailure for a page that was never got, or is reserved */
export function storedSource(
  options: Pick<WebSourceOptions, 'store' | 'directory'> & ReserveOptions,
): PageSource {
  const { store, directory } = options
  return {
    async page(url, _kind, { body } = {}) {
      const known = findPage(store, directory, requestKey(url, body))
      if (!known) throw new FetchFailure('not-kept', url, 'The page is not kept')
      honour(options, known.finalUrl, known.reserved)
      if (known.reserved !== null && known.text === '')
        throw new FetchFailure('not-kept', url, 'The page was reserved when it was asked')
      return toPage(known)
    },
  }
}

/**
 * Lets a reserved page pass only on an analyst's word.
 * @param words what the page carries; null for one that is free
 * @throws FetchFailure reserved
 */
function honour({ approval, onReserved }: ReserveOptions, url: string, words: string | null): void {
  if (words === null) return
  if (!approval) throw new FetchFailure('reserved', url, `The page carries ${words}.`)
  onReserved(url, words)
}

/** Challenges, log-ins and consent walls are often marked noindex: that is their word on themselves and not on the page asked for. */
async function refuseWall(page: Page): Promise<void> {
  const { describePageNature } = await import('../extract/page-nature.js')
  const { nature, why, nextStep } = describePageNature(page.text, page.url)
  if (nature === 'challenge' || nature === 'login' || nature === 'consent')
    throw new WalkFailure(nature, page.url, why, nextStep)
}

/** The reservations in the head of an answer and in the page's meta tags; null where there are none. */
function wordsOf({ reservations }: Answer, { text, url, contentType }: Page): string | null {
  const isHtml = contentType === '' || /html/i.test(contentType)
  const words = [...new Set([...reservations, ...(isHtml ? readReservations(text, url) : [])])]
  return words.length ? words.join(' and ') : null
}

function pageOf(answer: Answer, text: string | null): Page {
  return { url: answer.finalUrl, contentType: answer.contentType, text: text ?? '' }
}

/** Pages at hand come without a pause in which the process could hear of Ctrl-C: every so many, one is made. */
function breather(signal: AbortSignal): (url: string) => Promise<void> {
  let pages = 0
  return async (url) => {
    if (++pages % 50) return
    await setImmediate()
    if (signal.aborted) throw new FetchFailure('stopped', url, 'Stopped.')
  }
}

const dayMs = 86_400_000

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
function holds(
  known: StoredPage,
  changed: string | undefined,
  { since, now }: { since: string | null; now: string },
): boolean {
  if (since === null) return false
  if (changed !== undefined && known.changed !== null) return known.changed === changed
  // Not one from the future, which was kept by a clock that has been set back since.
  return known.checkedAt >= since && Date.parse(known.checkedAt) - Date.parse(now) < dayMs
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
