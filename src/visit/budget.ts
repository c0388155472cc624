import type { Clock } from '../crawl/clock.js'

/** What one visit of one firm may take. */
export interface VisitLimits {
  /** Requests in all: robots.txt, home page, sub-pages, a sitemap, and the redirects between them. */
  requests: number
  /** Bytes on the wire in all. */
  bytes: number
  /** Bytes on the wire of one page; with fewer left, no further page is asked. */
  pageBytes: number
  /** Milliseconds from begin to end. */
  ms: number
  /** Milliseconds between requests to a host, at least. */
  gapMs: number
  /** A host that asks for a longer pause than so many milliseconds is not visited. */
  longestDelayMs: number
  subPages: number
}

export const visitLimits: VisitLimits = {
  requests: 9,
  bytes: 3_000_000,
  pageBytes: 1_000_000,
  ms: 60_000,
  gapMs: 2000,
  longestDelayMs: 30_000,
  subPages: 6,
}

/** The next request would be one too many. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent'
}

/** Counts what a visit takes, and refuses what is too much before it goes out. */
export class Budget {
  requests: number
  bytes: number
  readonly #limits: VisitLimits
  readonly #clock: Clock
  readonly #end = new AbortController()
  readonly #over = new AbortController()
  #late = false

  /** @param spent by an earlier part of the same visit */
  constructor(limits: VisitLimits, clock: Clock, spent: { requests: number; bytes: number }) {
    this.#limits = limits
    this.#clock = clock
    this.requests = spent.requests
    this.bytes = spent.bytes
  }

  /** Ends when the time is over, or with the person's word to stop. */
  get signal(): AbortSignal {
    return this.#end.signal
  }

  /** Is it the time that has ended it? */
  get isLate(): boolean {
    return this.#late
  }

  /** Lets the time run; what it returns ends that. AbortSignal.any would keep every visit alive (Node 20). */
  start(stop: AbortSignal): () => void {
    const passOn = () => this.#end.abort(stop.reason)
    if (stop.aborted) passOn()
    else stop.addEventListener('abort', passOn, { once: true })
    this.#clock.wait(this.#limits.ms, this.#over.signal).then(
      () => {
        this.#late = true
        this.#end.abort()
      },
      () => undefined,
    )
    return () => {
      stop.removeEventListener('abort', passOn)
      this.#over.abort()
    }
  }

  /** @throws BudgetSpent where no further page may be asked */
  check(): void {
    const { requests, bytes, pageBytes, ms } = this.#limits
    if (this.requests >= requests) throw new BudgetSpent(`the visit has made its ${requests} requests`)
    if (this.bytes + pageBytes > bytes) throw new BudgetSpent('the visit has read as much as it may')
    if (this.#late) throw new BudgetSpent(`the visit has taken its ${ms / 1000} s`)
  }

  /** A request is about to go out. @throws BudgetSpent */
  onSent(): void {
    this.check()
    this.requests++
  }

  onBytes(bytes: number): void {
    this.bytes += bytes
  }
}
