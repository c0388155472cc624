import type { Clock } from './clock.js'
import { FetchFailure } from './failure.js'
import type { HostBook } from './host-book.js'
import { isAllowed, policyFor, type RobotsPolicy } from './robots-match.js'
import { parseRobots } from './robots-text.js'
import type { WireAnswer } from './transport.js'

/** Longest life of a robots.txt, in milliseconds (RFC 9309, section 2.4). */
const longestLife = 24 * 60 * 60 * 1000
/** Largest pause between requests that robots.txt can ask for, in milliseconds. */
const largestDelay = 60_000
/** Redirects followed from robots.txt (section 2.3.1.2). */
const mostRedirects = 5

export interface RobotsGateOptions {
  productToken: string
  book: HostBook
  clock: Clock
  /** One request, paced, without retries on refusal. @throws FetchFailure */
  get(url: URL, signal?: AbortSignal): Promise<WireAnswer>
  onNotice(notice: { class: string; url: string; message: string }): void
}

/** Asks each host's robots.txt once a day, and answers for its addresses. */
export class RobotsGate {
  readonly #options: RobotsGateOptions
  readonly #policies = new Map<string, { policy: RobotsPolicy; fetchedAt: number }>()
  readonly #pending = new Map<string, Promise<RobotsPolicy>>()

  constructor(options: RobotsGateOptions) {
    this.#options = options
  }

  /**
   * Pause between requests that the host asks for, in milliseconds.
   * @throws FetchFailure robots where the address is forbidden, robots-unreachable where the file cannot be read
   */
  async check(url: URL, signal?: AbortSignal): Promise<number> {
    const policy = await this.#policyOf(url, signal)
    if (!isAllowed(policy, url.href))
      throw new FetchFailure('robots', url.href, 'robots.txt forbids this address')
    return Math.min((policy.crawlDelay ?? 0) * 1000, largestDelay)
  }

  async #policyOf(url: URL, signal?: AbortSignal): Promise<RobotsPolicy> {
    const { origin } = url
    const known = this.#policies.get(origin)
    if (known && this.#options.clock.now() - known.fetchedAt < longestLife) return known.policy
    let pending = this.#pending.get(origin)
    if (!pending) {
      pending = this.#read(origin, signal).finally(() => this.#pending.delete(origin))
      this.#pending.set(origin, pending)
    }
    return pending
  }

  async #read(origin: string, signal?: AbortSignal): Promise<RobotsPolicy> {
    const { book, clock, productToken, onNotice } = this.#options
    let stored = book.findRobots(origin)
    if (!stored || clock.now() - stored.fetchedAt >= longestLife) {
      stored = { body: await this.#fetch(new URL('/robots.txt', origin), signal), fetchedAt: clock.now() }
      book.saveRobots(origin, stored)
    }
    const policy = policyFor(parseRobots(stored.body), productToken)
    if ((policy.crawlDelay ?? 0) * 1000 > largestDelay)
      onNotice({
        class: 'crawl-delay',
        url: `${origin}/robots.txt`,
        message: `${new URL(origin).host} asks for ${policy.crawlDelay} s between requests; ${largestDelay / 1000} s are kept.`,
      })
    this.#policies.set(origin, { policy, fetchedAt: stored.fetchedAt })
    return policy
  }

  /** The file's octets; none where there is no file (4xx, or too many redirects), which allows all. */
  async #fetch(start: URL, signal?: AbortSignal): Promise<Uint8Array> {
    let url = start
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const answer = await this.#options.get(url, signal).catch((error: unknown) => {
        throw unreachable(error, start.href)
      })
      const { status, headers } = answer
      if (
        status >= 300 &&
        status < 400 &&
        headers['location'] &&
        URL.canParse(headers['location'], url.href)
      ) {
        url = new URL(headers['location'], url)
        if (url.protocol !== 'http:' && url.protocol !== 'https:') return new Uint8Array()
        continue
      }
      if (status === 200) return answer.body
      // 429 is a refusal for now, and no word that there is no file.
      if (status >= 500 || status === 429) throw unreachable(new Error(`HTTP ${status}`), start.href)
      return new Uint8Array()
    }
    return new Uint8Array()
  }
}

/** Why a file could not be read. Where the host itself cannot be reached, that is the news, and not its robots.txt. */
function unreachable(error: unknown, url: string): FetchFailure {
  if (
    error instanceof FetchFailure &&
    !['server', 'timeout', 'truncated', 'too-large', 'content-type'].includes(error.class)
  )
    return error
  const why = error instanceof Error ? error.message : String(error)
  return new FetchFailure('robots-unreachable', url, `robots.txt cannot be read: ${why}`, { cause: error })
}
