import { throttled } from './answer-class.js'
import type { Clock } from './clock.js'
import { FetchFailure } from './failure.js'
import { type HostBook, standingPause } from './host-book.js'
import { HostQueue } from './host-queue.js'

/** One request at a time per host, with a pause between them, whoever in the process asks; the book shares the pauses. */
export class Pacing {
  readonly #queue = new HostQueue()
  readonly #clock: Clock
  readonly #book: HostBook
  readonly #longestPauseMs: number

  constructor(clock: Clock, book: HostBook, longestPauseMs: number) {
    this.#clock = clock
    this.#book = book
    this.#longestPauseMs = longestPauseMs
  }

  /**
   * Does the work when its turn has come: at least delayMs after the start of the last request to the host, and after any pause it
   * asked for.
   * @throws FetchFailure throttled where the host must not be asked for longer than is waited, stopped where the signal comes first
   */
  run<Result>(url: URL, delayMs: number, signal: AbortSignal | undefined, work: () => Promise<Result>) {
    const { host, href } = url
    return this.#queue.run(host, async () => {
      await this.#waitUntil(this.#deferredUntil(url), href, signal)
      await this.#waitUntil(this.#book.bookRequest(host, this.#clock.now(), delayMs), href, signal)
      // Another process may have been told to pause while we waited.
      await this.#waitUntil(this.#deferredUntil(url), href, signal)
      return await work()
    })
  }

  #deferredUntil({ host, href }: URL): number {
    const until = standingPause(this.#book.deferredUntil(host), this.#clock.now())
    if (until - this.#clock.now() > this.#longestPauseMs) throw throttled(href, until)
    return until
  }

  async #waitUntil(instant: number, url: string, signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw stopped(url)
    const ms = instant - this.#clock.now()
    if (ms <= 0) return
    try {
      await this.#clock.wait(ms, signal)
    } catch (error) {
      throw signal?.aborted ? stopped(url) : error
    }
  }
}

function stopped(url: string): FetchFailure {
  return new FetchFailure('stopped', url, 'Stopped before the request.')
}
