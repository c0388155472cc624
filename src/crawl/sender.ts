import { failureOfReply } from './answer-class.js'
import { backOff } from './back-off.js'
import { acceptedEncodings } from './body.js'
import type { Clock } from './clock.js'
import { type FailureClass, FetchFailure } from './failure.js'
import type { HostBook } from './host-book.js'
import { Pacing } from './pacing.js'
import type { RequestCounts } from './page.js'
import type { Exchange, Reply, Transport } from './transport.js'

/** What may go better the next time. */
const passing: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'dns',
  'connect',
  'timeout',
  'server',
  'truncated',
  'throttled',
])

export interface SenderOptions {
  transport: Transport
  clock: Clock
  hosts: HostBook
  userAgent: string
  counts: RequestCounts
  /** From 0 to 1, for jitter. */
  random: () => number
  longestPauseMs: number
  /** Of one request, the first one included. */
  tries: number
}

/** Sends one request in its turn, again after a pause where that may help. */
export class Sender {
  readonly #options: SenderOptions
  readonly #pacing: Pacing

  constructor(options: SenderOptions) {
    this.#options = options
    this.#pacing = new Pacing(options.clock, options.hosts, options.longestPauseMs)
  }

  /**
   * @returns a page, a 304 or a redirect
   * @throws FetchFailure for all else, after the last try
   */
  async send(exchange: Exchange, delayMs: number, signal?: AbortSignal): Promise<Reply> {
    const { counts } = this.#options
    for (let tries = 1; ; tries++) {
      try {
        return await this.#pacing.run(exchange.url, delayMs, signal, () => this.#sendOnce(exchange, signal))
      } catch (error) {
        if (!(error instanceof FetchFailure) || !passing.has(error.class)) throw error
        const goesOn = this.#defer(error, exchange.url.host, tries)
        if (!goesOn) throw error
        counts.retried++
      }
    }
  }

  async #sendOnce(exchange: Exchange, signal: AbortSignal | undefined): Promise<Reply> {
    const { transport, clock, userAgent, counts } = this.#options
    // Who watches may refuse it: then nothing goes out.
    exchange.onSent?.()
    counts.sent++
    const headers = { ...exchange.headers, 'user-agent': userAgent, 'accept-encoding': acceptedEncodings }
    const reply = await transport.send({ ...exchange, headers }, signal)
    counts.bytes += reply.bytes
    exchange.onBytes?.(reply.bytes)
    const failure = failureOfReply(reply, exchange.url.href, clock.now())
    if (failure) throw failure
    return reply
  }

  /**
   * Puts the host off for everybody who asks it, by its own wish or by our back-off; the next try then waits in its turn.
   * @returns whether there is a next try
   */
  #defer(failure: FetchFailure, host: string, tries: number): boolean {
    const { clock, hosts, random, longestPauseMs, tries: mostTries } = this.#options
    const now = clock.now()
    const wish = failure.notBefore === undefined ? null : Date.parse(failure.notBefore)
    if (wish !== null) hosts.defer(host, wish)
    if (tries >= mostTries || (wish !== null && wish - now > longestPauseMs)) return false
    if (wish === null) hosts.defer(host, now + backOff(tries, random))
    return true
  }
}
