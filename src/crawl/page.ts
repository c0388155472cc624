import type { Headers } from './headers.js'

/** What is asked of the web. */
export interface PageRequest {
  url: string
  method?: 'GET' | 'POST'
  headers?: Record<string, string>
  body?: string
  /** Media types that are fine, as prefixes ("text/html", "application/json", "text/"); else the class is `content-type`. */
  accept: readonly string[]
  /** Milliseconds between requests to the host; the larger of this, the tool's minimum and robots' Crawl-delay holds. */
  delayMs: number
  /** From an earlier answer, sent as If-None-Match and If-Modified-Since. */
  validators?: Validators
  /** Told of each request that goes out for this page, its retries and redirects included; robots.txt is the host's. */
  onSent?(): void
  /** Told of what a person may want to know of the host, with each page of it. */
  onNotice?(notice: Notice): void
  /** Where robots.txt asks for more milliseconds between requests than this, the host is not asked (class `robots`). */
  longestDelayMs?: number
  /** Told of each request for robots.txt that goes out before this page's, where it is not known yet. */
  onRobotsSent?(): void
  /** Told of each answer's bytes on the wire, robots.txt and redirects included. */
  onBytes?(bytes: number): void
  /** Told where a redirect leads before it is followed; what it throws ends the request. */
  onRedirect?(target: URL): void
}

/** Not a failure, but worth a line in a report. */
export interface Notice {
  class: 'crawl-delay'
  url: string
  message: string
  nextStep: string
}

export interface Validators {
  etag?: string
  lastModified?: string
}

/** An answer: a page, or word that the one we have still holds. */
export interface Answer {
  /** 200, or 304 where the validators still hold (body is then empty). */
  status: number
  /** Address asked for. */
  url: string
  /** Address after redirects. */
  finalUrl: string
  contentType: string
  body: Uint8Array
  validators: Validators
  /** Instant of the answer, ISO UTC. */
  fetchedAt: string
  /** Header and robots reservations against text and data mining or indexing, as found. */
  reservations: string[]
  /** The header fields that say so, as they came: x-robots-tag and tdm-reservation. */
  wishes: Headers
  /** Bytes on the wire. */
  bytes: number
}

/** Gets pages politely. */
export interface Client {
  /** @throws FetchFailure with its class and next step. */
  fetchPage(request: PageRequest, signal?: AbortSignal): Promise<Answer>
  /** The instant before which the host of the address wants no request, ISO UTC; null where it may be asked, or soon. */
  putOffUntil(url: string): string | null
  /** What has been sent so far; robots.txt and retries count. */
  readonly counts: RequestCounts
  close(): Promise<void>
}

export interface RequestCounts {
  sent: number
  retried: number
  notModified: number
  refusedByRobots: number
  bytes: number
}
