import { isPrivateHost } from './addresses.js'
import { failureOf, reservationsOf } from './answer-class.js'
import type { Clock } from './clock.js'
import { type FailureClass, FetchFailure } from './failure.js'
import { createMemoryBook, type HostBook } from './host-book.js'
import { longestWait, Pacing, waitOrStop } from './pacing.js'
import type { Answer, Client, PageRequest, RequestCounts } from './page.js'
import { RobotsGate } from './robots-gate.js'
import { systemClock } from './system-clock.js'
import { createTransport, type Transport, type TransportLimits, type WireAnswer } from './transport.js'

export interface ClientOptions {
  /** Sent with every request; its product token is what robots.txt is read for. */
  userAgent: string
  /** For HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
  env: NodeJS.ProcessEnv
  /** Hosts, with or without port, that may lie in a private network. */
  allowHosts?: readonly string[]
  onNotice?(notice: { class: string; url: string; message: string }): void
  book?: HostBook
  clock?: Clock
  limits?: Partial<TransportLimits>
  /** From 0 to 1, for jitter. */
  random?: () => number
}

const usualLimits: TransportLimits = {
  connectMs: 10_000,
  headersMs: 30_000,
  bodyMs: 30_000,
  totalMs: 180_000,
  wireBytes: 64_000_000,
  decodedBytes: 160_000_000,
}

/** Redirects followed for a page. */
const mostRedirects = 5
/** Times an address is asked, and the first pause before the next time, in milliseconds; each further one is twice as long. */
const mostTries = 3
const firstPause = 1000
/** What may go better the next time. */
const passing: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'connect',
  'timeout',
  'server',
  'truncated',
  'throttled',
])

/**
 * The polite client: robots.txt before each address, one request at a time per host with a pause, Retry-After, back-off with
 * jitter, redirects checked hop by hop, private networks refused, limits on everything.
 */
export function createClient(options: ClientOptions): Client {
  const clock = options.clock ?? systemClock
  const book = options.book ?? createMemoryBook()
  const allowed = new Set((options.allowHosts ?? []).map((host) => host.toLowerCase()))
  const isAllowedHost = (url: URL) => allowed.has(url.host) || allowed.has(url.hostname)
  const limits = { ...usualLimits, ...options.limits }
  const transport: Transport = createTransport({ env: options.env, isAllowedHost, limits })
  const pacing = new Pacing(clock, book)
  const counts: RequestCounts = { sent: 0, retried: 0, notModified: 0, refusedByRobots: 0, bytes: 0 }

  /** One request in its turn, counted, with the headers every request carries. */
  async function send(
    url: URL,
    delayMs: number,
    wire: { method?: 'GET' | 'POST'; headers?: Record<string, string>; body?: string },
    signal: AbortSignal | undefined,
  ): Promise<WireAnswer> {
    checkAddress(url, isAllowedHost)
    return pacing.run(url, delayMs, signal, async () => {
      counts.sent++
      const headers = {
        ...wire.headers,
        'user-agent': options.userAgent,
        'accept-encoding': 'gzip, br, deflate',
      }
      const { method = 'GET', body } = wire
      const answer = await transport.send(
        url,
        { method, headers, ...(body === undefined ? {} : { body }) },
        signal,
      )
      counts.bytes += answer.bytes
      return answer
    })
  }

  const robots = new RobotsGate({
    productToken: /^[a-z_-]+/i.exec(options.userAgent)?.[0] ?? 'govscout',
    book,
    clock,
    get: (url, signal) => withRetries(() => sendForRobots(url, signal), signal),
    onNotice: (notice) => options.onNotice?.(notice),
  })

  async function sendForRobots(url: URL, signal: AbortSignal | undefined): Promise<WireAnswer> {
    const answer = await send(url, 0, { headers: { accept: 'text/plain, */*;q=0.1' } }, signal)
    if (answer.status >= 500)
      throw new FetchFailure('server', url.href, `HTTP ${answer.status}`, { status: answer.status })
    return answer
  }

  /** Follows redirects; robots.txt is asked again for each address on the way. */
  async function fetchOnce(request: PageRequest, signal: AbortSignal | undefined): Promise<Answer> {
    let url = parseAddress(request.url)
    let { method = 'GET', body } = request
    const visited = new Set<string>()
    for (let hop = 0; ; hop++) {
      const robotsDelay = await robots.check(url, signal).catch((error: unknown) => {
        if (error instanceof FetchFailure && error.class === 'robots') counts.refusedByRobots++
        throw error
      })
      const wire = { method, headers: headersFor(request, hop), ...(body === undefined ? {} : { body }) }
      const answer = await send(url, Math.max(request.delayMs, robotsDelay), wire, signal)
      const target = redirectTarget(answer, url)
      if (!target) return toAnswer(answer, request, url)
      visited.add(url.href)
      if (hop >= mostRedirects || visited.has(target.href))
        throw new FetchFailure(
          'redirect',
          request.url,
          `Redirected in a circle or too far, last to ${target.href}`,
        )
      if (url.protocol === 'https:' && target.protocol !== 'https:')
        throw new FetchFailure('redirect', request.url, `Redirected from https down to ${target.href}`)
      if (answer.status !== 307 && answer.status !== 308) [method, body] = ['GET', undefined]
      url = target
    }
  }

  function toAnswer(answer: WireAnswer, request: PageRequest, url: URL): Answer {
    const failure = failureOf(answer, url.href, request.accept, clock.now())
    if (failure) throw failure
    if (answer.status === 304) counts.notModified++
    const { etag, 'last-modified': lastModified } = answer.headers
    return {
      status: answer.status,
      url: request.url,
      finalUrl: url.href,
      contentType: answer.headers['content-type'] ?? '',
      body: answer.body,
      validators: { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) },
      fetchedAt: new Date(clock.now()).toISOString(),
      reservations: reservationsOf(answer.headers),
      bytes: answer.bytes,
    }
  }

  async function withRetries<Result>(
    ask: () => Promise<Result>,
    signal: AbortSignal | undefined,
  ): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await ask()
      } catch (error) {
        if (!(error instanceof FetchFailure) || !passing.has(error.class)) throw error
        const { host } = new URL(error.url)
        const until = error.notBefore === undefined ? null : Date.parse(error.notBefore)
        // The host is put off for everybody, whether this run waits for it or not.
        if (until !== null) book.defer(host, until)
        if (attempt >= mostTries || (until !== null && until - clock.now() > longestWait)) throw error
        counts.retried++
        const jittered = firstPause * 2 ** (attempt - 1) * (0.5 + (options.random ?? Math.random)())
        await waitOrStop(
          clock,
          until === null ? jittered : Math.max(0, until - clock.now()),
          signal,
          error.url,
        )
      }
    }
  }

  return {
    counts,
    fetchPage: (request, signal) => withRetries(() => fetchOnce(request, signal), signal),
    close: () => transport.close(),
  }
}

/** Validators belong to the address asked for, not to one it leads to. */
function headersFor(request: PageRequest, hop: number): Record<string, string> {
  const { etag, lastModified } = (hop === 0 && request.validators) || {}
  return {
    ...request.headers,
    accept: [...request.accept, '*/*;q=0.1'].join(', '),
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  }
}

function redirectTarget({ status, headers }: WireAnswer, url: URL): URL | null {
  const location = headers['location']
  if (![301, 302, 303, 307, 308].includes(status) || !location) return null
  if (!URL.canParse(location, url.href))
    throw new FetchFailure(
      'redirect',
      url.href,
      `Redirected to "${location.slice(0, 200)}", which is no address`,
    )
  const target = new URL(location, url)
  target.hash = ''
  return target
}

function parseAddress(text: string): URL {
  if (!URL.canParse(text)) throw new FetchFailure('redirect', text, 'This is no address')
  const url = new URL(text)
  url.hash = ''
  return url
}

/** @throws FetchFailure for schemes other than http and https, credentials in the address, and private hosts */
function checkAddress(url: URL, isAllowedHost: (url: URL) => boolean): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new FetchFailure('redirect', url.href, `Addresses of the kind ${url.protocol} are not asked`)
  if (url.username || url.password)
    throw new FetchFailure(
      'unauthorised',
      `${url.origin}${url.pathname}`,
      'The address carries a name or password',
    )
  if (!isAllowedHost(url) && isPrivateHost(url.hostname))
    throw new FetchFailure('private-address', url.href, `${url.host} lies in a private network`)
}
