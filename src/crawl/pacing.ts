import { throttled } from './answer-class.js'
import type { Clock } from './clock.js'
import { FetchFailure } from './failure.js'
import type { HostBook } from './host-book.js'
import { HostQueue } from './host-queue.js'

/** One request at a time per host, with a pause between them, whoever in the process asks; one process crawls at a time. */
export class Pacing {
  readonly #queue = new HostQueue()
  /** Start of the last request to each host. The book holds what hosts asked for, and is not written for each request. */
  readonly #last = new Map<string, number>()
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
      const ours = (this.#last.get(host) ?? Number.NEGATIVE_INFINITY) + delayMs
      await this.#waitUntil(Math.max(ours, this.#pauseOf(url)), href, signal)
      this.#last.set(host, this.#clock.now())
      return await work()
    })
  }

  #pauseOf({ host, href }: URL): number {
    const until = this.#book.notBefore(host)
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
