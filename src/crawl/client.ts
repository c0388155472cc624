import { allowedHosts } from './allowed-hosts.js'
import { instant, wantedOf } from './answer-class.js'
import { mostTries } from './back-off.js'
import type { Clock } from './clock.js'
import { FetchFailure } from './failure.js'
import { harmlessHeaders, recipeHeaders } from './headers.js'
import { type HostBook, memoryHostBook, standingPause } from './host-book.js'
import { defaultLimits, type Limits } from './limits.js'
import type { Answer, Client, PageRequest, RequestCounts, Validators } from './page.js'
import type { ProxyEnvironment } from './proxies.js'
import { isRedirect, redirectTarget, refuseLogIn } from './redirects.js'
import { refusePrivate } from './refuse-private.js'
import { headerReservations, wishHeaders } from './reservations.js'
import { RobotsGate } from './robots-gate.js'
import { Sender } from './sender.js'
import { systemClock } from './system-clock.js'
import { createTransport, type Exchange, type Reply, type Transport } from './transport.js'

export interface ClientOptions {
  /** Sent with every request; its product token is what robots.txt is read for. */
  userAgent: string
  /** For HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY. NODE_EXTRA_CA_CERTS is read by Node when it starts. */
  env: ProxyEnvironment
  /** Hosts in private networks that are meant: `host` or `host:port`. */
  allowHosts?: readonly string[]
  /** Least milliseconds between requests to a host, whatever a request says; 0 if not given. */
  minDelayMs?: number
  /** What is known of hosts; one that lives as long as the client if not given. */
  hosts?: HostBook
  clock?: Clock
  limits?: Partial<Limits>
  /** Tries of one request where the next may go better; 3 if not given. */
  tries?: number
  /** In place of the one that is made of `env`, `allowHosts` and `limits`. */
  transport?: Transport
  /** From 0 to 1, for jitter. */
  random?: () => number
}

/**
 * The polite client: robots.txt before each address, one request at a time per host with a pause between, Retry-After, back-off with
 * jitter, redirects checked hop by hop, private networks refused, limits on everything. Sends no cookies.
 */
export function createClient(options: ClientOptions): Client {
  const { userAgent, env, minDelayMs = 0, random = Math.random } = options
  const clock = options.clock ?? systemClock
  const hosts = options.hosts ?? memoryHostBook()
  const limits = { ...defaultLimits, ...options.limits }
  const { longestPauseMs } = limits
  const counts: RequestCounts = { sent: 0, retried: 0, notModified: 0, refusedByRobots: 0, bytes: 0 }
  const productToken = productTokenOf(userAgent)
  const allowed = allowedHosts(options.allowHosts ?? [])
  const guard = (url: URL) => refusePrivate(url, allowed)
  const transport = options.transport ?? createTransport({ env, allowed, limits })
  const tries = options.tries ?? mostTries
  const sender = new Sender({ transport, clock, hosts, userAgent, counts, random, longestPauseMs, tries })
  const gate = new RobotsGate({ productToken, hosts, clock, sender, guard })

  /** Asks one address if robots.txt lets us. */
  async function ask(
    exchange: Exchange,
    { delayMs, longestDelayMs, onNotice, onRobotsSent, onBytes }: PageRequest,
    signal: AbortSignal | undefined,
  ): Promise<Reply> {
    guard(exchange.url)
    const least = Math.max(delayMs, minDelayMs)
    try {
      const host = await gate.check(exchange.url, least, signal, {
        ...(onRobotsSent ? { onSent: onRobotsSent } : {}),
        ...(onBytes ? { onBytes } : {}),
      })
      if (longestDelayMs !== undefined && host.wishMs > longestDelayMs)
        throw new FetchFailure(
          'robots',
          exchange.url.href,
          `robots.txt asks for ${host.wishMs / 1000} s between requests, which is more than is waited.`,
        )
      if (host.notice) onNotice?.(host.notice)
      return await sender.send(exchange, Math.max(least, host.delayMs), signal)
    } catch (error) {
      if (error instanceof FetchFailure && error.class === 'robots') counts.refusedByRobots++
      throw error
    }
  }

  async function fetchPage(request: PageRequest, signal?: AbortSignal): Promise<Answer> {
    let exchange = firstExchange(request)
    const visited = new Set<string>()
    for (;;) {
      const { url } = exchange
      const reply = await ask(exchange, request, signal)
      if (!isRedirect(reply.status)) {
        const answer = toAnswer(reply, request, url, clock.now(), productToken)
        if (answer.status === 304) counts.notModified++
        return answer
      }
      visited.add(url.href)
      const target = redirectTarget(url, reply.headers['location'], visited, guard)
      request.onRedirect?.(target)
      exchange = nextExchange(exchange, target, reply.status)
    }
  }

  function putOffUntil(url: string): string | null {
    const until = standingPause(hosts.deferredUntil(new URL(url).host), clock.now())
    return until - clock.now() > longestPauseMs ? instant(until) : null
  }

  return { counts, fetchPage, putOffUntil, close: () => transport.close() }
}

/** The name at the head of a User-Agent, which robots.txt knows us by (RFC 9309, section 2.2.1). */
function productTokenOf(userAgent: string): string {
  const token = /^[a-z_-]+/i.exec(userAgent)?.[0]
  if (token === undefined) throw new TypeError(`"${userAgent}" does not begin with a product token`)
  return token.toLowerCase()
}

function firstExchange({
  url: address,
  method = 'GET',
  body,
  headers,
  accept,
  validators,
  onSent,
  onBytes,
}: PageRequest): Exchange {
  if (!URL.canParse(address) || !/^https?:/i.test(new URL(address).protocol))
    throw new FetchFailure('address', address, 'This is no address of the web.')
  const url = new URL(address)
  url.hash = ''
  refuseLogIn(url)
  return {
    url,
    method,
    headers: {
      accept: [...accept.map((type) => (type.endsWith('/') ? `${type}*` : type)), '*/*;q=0.1'].join(', '),
      ...recipeHeaders(headers ?? {}),
      ...conditions(validators),
    },
    ...(body === undefined ? {} : { body }),
    wants: (status, answered, asked) => wantedOf(status, answered, asked, accept),
    ...(onSent ? { onSent } : {}),
    ...(onBytes ? { onBytes } : {}),
  }
}

function conditions({ etag, lastModified }: Validators = {}): Record<string, string> {
  return {
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  }
}

/** After 301 to 303 a POST goes on as GET, as browsers have it (WHATWG Fetch, HTTP-redirect fetch). Keys stay with their origin. */
function nextExchange(exchange: Exchange, url: URL, status: number): Exchange {
  const { body, ...rest } = exchange
  const headers = url.origin === exchange.url.origin ? rest.headers : harmlessHeaders(rest.headers)
  if (status === 307 || status === 308) return { ...exchange, url, headers }
  return { ...rest, url, headers, method: 'GET' }
}

function toAnswer(reply: Reply, request: PageRequest, url: URL, now: number, productToken: string): Answer {
  const { status, headers, body, bytes } = reply
  const { etag, 'last-modified': lastModified } = headers
  if (status !== 200 && (status !== 304 || !request.validators))
    throw new FetchFailure('server', url.href, `An answer nobody asked for: HTTP ${status}.`, { status })
  return {
    status,
    url: request.url,
    finalUrl: url.href,
    contentType: headers['content-type'] ?? '',
    body,
    validators: { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) },
    fetchedAt: instant(now),
    reservations: headerReservations(headers, productToken),
    wishes: Object.fromEntries(wishHeaders.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
    bytes,
  }
}
