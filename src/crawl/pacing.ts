import type { Clock } from './clock.js'
import { FetchFailure } from './failure.js'
import type { HostBook } from './host-book.js'

/** Longest pause that is waited for within a run, in milliseconds; beyond it the host is left to a later run. */
export const longestWait = 60_000

/** One request at a time per host, with a pause between them, whoever in the process asks. */
export class Pacing {
  readonly #clock: Clock
  readonly #book: HostBook
  readonly #queues = new Map<string, Promise<unknown>>()
  /** Our own pauses between requests; the book holds those that hosts asked for. */
  readonly #next = new Map<string, number>()

  constructor(clock: Clock, book: HostBook) {
    this.#clock = clock
    this.#book = book
  }

  /**
   * Does the work when its turn has come, at least `delayMs` before the next one to the same host.
   * @throws FetchFailure (throttled) where the host must not be asked for longer than can be waited
   */
  async run<Result>(url: URL, delayMs: number, signal: AbortSignal | undefined, work: () => Promise<Result>) {
    const { host } = url
    const before = this.#queues.get(host) ?? Promise.resolve()
    const turn = before.catch(() => undefined).then(() => this.#take(url, delayMs, signal, work))
    this.#queues.set(host, turn)
    return turn
  }

  async #take<Result>(
    url: URL,
    delayMs: number,
    signal: AbortSignal | undefined,
    work: () => Promise<Result>,
  ) {
    if (signal?.aborted) throw stopped(url.href)
    const wanted = this.#book.notBefore(url.host)
    const pause = Math.max(wanted, this.#next.get(url.host) ?? 0) - this.#clock.now()
    if (wanted - this.#clock.now() > longestWait) {
      const notBefore = new Date(wanted).toISOString()
      throw new FetchFailure('throttled', url.href, `The host asked for a pause until ${notBefore}`, {
        notBefore,
      })
    }
    if (pause > 0) await waitOrStop(this.#clock, pause, signal, url.href)
    this.#next.set(url.host, this.#clock.now() + delayMs)
    return await work()
  }
}

/** @throws FetchFailure (stopped) when the signal comes first */
export async function waitOrStop(
  clock: Clock,
  ms: number,
  signal: AbortSignal | undefined,
  url: string,
): Promise<void> {
  try {
    await clock.wait(ms, signal)
  } catch (error) {
    if (signal?.aborted) throw stopped(url)
    throw error
  }
}

export function stopped(url: string): FetchFailure {
  return new FetchFailure('stopped', url, 'Stopped before the answer')
}
