import type { Clock } from './clock.js'
import { type FailureClass, FetchFailure } from './failure.js'
import { type HostBook, type RobotsFile, strayMs } from './host-book.js'
import type { Notice } from './page.js'
import { type AddressGuard, isRedirect, redirectTarget } from './redirects.js'
import { isAllowed, policyFor, type RobotsPolicy } from './robots-match.js'
import { mostRead, parseRobots } from './robots-text.js'
import type { Sender } from './sender.js'
import type { Exchange, Reply } from './transport.js'

/** Longest life of a robots.txt, in milliseconds (RFC 9309, section 2.4). */
const longestLife = 24 * 3_600_000
/** Largest pause between requests that robots.txt can ask for, in milliseconds; beyond it no directory is ever read. */
const largestDelay = 60_000
/** A file that could not be read is not asked for again for so long, in milliseconds. */
const failureLife = 10 * 60_000

/** Failures that are news of the host or of ourselves rather than of its robots.txt; they forbid just as well. */
const ownNews: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'dns',
  'connect',
  'tls',
  'proxy',
  'private-address',
  'throttled',
  'stopped',
])
/** 4xx answers as classes: there is no file to read, which allows all (section 2.3.1.3). 429 is not among them. */
const noFile: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'not-found',
  'refused',
  'unauthorised',
  'challenge',
])

/** What a host's robots.txt asks of those it lets in. */
export interface HostWish {
  /** Milliseconds between requests that are kept. */
  delayMs: number
  /** Milliseconds that it asks for, which may be more. */
  wishMs: number
  /** Word that it asks for more than is kept. */
  notice: Notice | null
}

/** Who wants to know what is sent for a host's robots.txt. */
export type RobotsWatch = Pick<Exchange, 'onSent' | 'onBytes'>

export interface RobotsGateOptions {
  productToken: string
  hosts: HostBook
  clock: Clock
  sender: Sender
  /** Refuses addresses that a redirect must not lead to. */
  guard: AddressGuard
}

/** Asks each host's robots.txt at most once a day, and answers for its addresses. */
export class RobotsGate {
  readonly #options: RobotsGateOptions
  readonly #policies = new Map<string, { policy: RobotsPolicy; until: number }>()
  readonly #failures = new Map<string, { failure: FetchFailure; until: number }>()
  readonly #pending = new Map<string, Promise<RobotsPolicy>>()

  constructor(options: RobotsGateOptions) {
    this.#options = options
  }

  /**
   * May the address be asked?
   * @throws FetchFailure robots where the address is forbidden, robots-unreachable where the file cannot be read
   */
  async check(url: URL, delayMs: number, signal?: AbortSignal, watch: RobotsWatch = {}): Promise<HostWish> {
    const policy = await this.#policyOf(url, delayMs, signal, watch)
    if (!isAllowed(policy, url.href))
      throw new FetchFailure('robots', url.href, 'robots.txt forbids this address.')
    return wishOf(url.origin, policy.crawlDelay ?? 0)
  }

  async #policyOf(
    { origin }: URL,
    delayMs: number,
    signal: AbortSignal | undefined,
    watch: RobotsWatch,
  ): Promise<RobotsPolicy> {
    const now = this.#options.clock.now()
    const known = this.#policies.get(origin)
    if (known && now < known.until) return known.policy
    const failed = this.#failures.get(origin)
    if (failed && now < failed.until) throw failed.failure
    // Whoever asks at the same time waits for the one request that is under way.
    const pending = this.#pending.get(origin) ?? this.#read(origin, delayMs, signal, watch)
    this.#pending.set(origin, pending)
    try {
      return await pending
    } finally {
      this.#pending.delete(origin)
    }
  }

  async #read(
    origin: string,
    delayMs: number,
    signal: AbortSignal | undefined,
    watch: RobotsWatch,
  ): Promise<RobotsPolicy> {
    const { hosts, clock, productToken } = this.#options
    const kept = hosts.robots(origin)
    const age = kept === null ? Number.NaN : clock.now() - kept.fetchedAt
    // One from the future was kept by a clock that has been set back since: nobody knows its age.
    const isYoung = kept !== null && age >= -strayMs && age < longestLife
    const file = isYoung ? kept : await this.#fetch(new URL('/robots.txt', origin), delayMs, signal, watch)
    if (!isYoung) hosts.saveRobots(origin, file)
    const policy = policyFor(parseRobots(file.body), productToken)
    this.#policies.set(origin, { policy, until: file.fetchedAt + longestLife })
    return policy
  }

  async #fetch(
    start: URL,
    delayMs: number,
    signal: AbortSignal | undefined,
    watch: RobotsWatch,
  ): Promise<RobotsFile> {
    const { clock, sender, guard, hosts } = this.#options
    const headers = { accept: 'text/plain, */*;q=0.1' }
    const wants = (status: number) => (status === 200 ? mostRead : status >= 400 ? 'glance' : 'none')
    const visited = new Set<string>()
    try {
      for (let url = start; ; ) {
        const exchange: Exchange = { url, method: 'GET', headers, wants, ...watch }
        const reply: Reply = await sender.send(exchange, delayMs, signal)
        if (!isRedirect(reply.status)) {
          const file = { status: reply.status, body: reply.body, fetchedAt: clock.now() }
          // A site that moves all to another name of its own is asked for the file of that name once.
          if (url.origin !== start.origin && url.pathname === '/robots.txt' && url.search === '')
            hosts.saveRobots(url.origin, file)
          return file
        }
        visited.add(url.href)
        url = redirectTarget(url, reply.headers['location'], visited, guard)
      }
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error
      const status = error.status ?? 0
      // An empty file, such as 200 without a body or 204, forbids nothing either.
      if (error.class === 'empty' || (status >= 400 && status < 500 && noFile.has(error.class)))
        return { status, body: new Uint8Array(), fetchedAt: clock.now() }
      if (ownNews.has(error.class)) throw error
      const failure = new FetchFailure(
        'robots-unreachable',
        start.href,
        `robots.txt cannot be read: ${error.detail}`,
        {
          cause: error,
        },
      )
      this.#failures.set(start.origin, { failure, until: clock.now() + failureLife })
      throw failure
    }
  }
}

/** @param crawlDelay seconds */
function wishOf(origin: string, crawlDelay: number): HostWish {
  const wishMs = crawlDelay * 1000
  const delayMs = Math.min(wishMs, largestDelay)
  if (wishMs <= largestDelay) return { delayMs, wishMs, notice: null }
  const { host } = new URL(origin)
  const notice = {
    class: 'crawl-delay' as const,
    url: `${origin}/robots.txt`,
    message: `${host} asks for ${crawlDelay} s between requests; ${largestDelay / 1000} s are kept.`,
    nextStep: 'Ask the publisher whether that is enough, or import a file instead.',
  }
  return { delayMs, wishMs, notice }
}
