import { allowedHosts, portOf } from '../crawl/allowed-hosts.js'
import type { Clock } from '../crawl/clock.js'
import { type FailureClass, FetchFailure } from '../crawl/failure.js'
import type { Limits } from '../crawl/limits.js'
import type { ProxyEnvironment } from '../crawl/proxies.js'
import { parseRetryAfter } from '../crawl/retry-after.js'
import { systemClock } from '../crawl/system-clock.js'
import { createTransport, type Reply } from '../crawl/transport.js'
import { EndpointFailure } from './failure.js'
import type { EndpointSettings } from './settings.js'

/** Bounds of one question. A model that has to be loaded first takes its time to the first byte. */
export const endpointLimits: Limits = {
  wireBytes: 16 * 1024 * 1024,
  bodyBytes: 32 * 1024 * 1024,
  connectMs: 10_000,
  headersMs: 90_000,
  silenceMs: 30_000,
  totalMs: 120_000,
  longestPauseMs: 60_000,
}
/** Tries of a question that is answered with "later". */
const mostTries = 3

/** A host that the user named, asked in JSON. */
export interface Endpoint {
  /** Host with its port, for messages. */
  host: string
  /** Whether a key goes with each question. */
  hasKey: boolean
  /**
   * @param path put behind the address of the settings, unless that ends so already; its version (`/v1`) is not said twice
   * @throws EndpointFailure; the signal's reason when the person says stop
   */
  ask(path: string, body: object, signal?: AbortSignal): Promise<unknown>
  /** The key, for a protocol that wants it in the body; undefined where none is named. */
  key: string | undefined
  close(): Promise<void>
}

export interface EndpointOptions {
  env: ProxyEnvironment
  userAgent: string
  limits?: Partial<Limits>
  clock?: Clock
}

/**
 * Opens an endpoint: the transport of the crawl with its proxies, certificates and bounds. The host may be private, this machine
 * too, since the user named it; no other is asked: redirects are not followed. robots.txt is for crawlers and is not read.
 * @throws EndpointFailure where the variable of the key is empty
 */
export function openEndpoint(settings: EndpointSettings, options: EndpointOptions): Endpoint {
  const base = new URL(settings.url)
  const { env, userAgent, clock = systemClock } = options
  const key = settings.key_env === undefined ? undefined : env[settings.key_env]?.trim()
  if (settings.key_env !== undefined && !key)
    throw new EndpointFailure(
      `The environment variable ${settings.key_env}, which is to hold the key, is empty.`,
      'Set it, or take key_env out of the settings.',
    )
  if (key !== undefined && !/^[\x21-\x7e]+$/.test(key))
    throw new EndpointFailure(
      `The key in ${settings.key_env} has characters that no header can carry.`,
      'Set the variable anew, without blanks and line ends.',
    )
  const limits = { ...endpointLimits, ...options.limits }
  const allowed = allowedHosts([`${base.hostname}:${portOf(base)}`])
  const transport = createTransport({ env, allowed, limits })
  const headers = {
    accept: 'application/json',
    'accept-encoding': 'gzip, deflate, br',
    'content-type': 'application/json',
    'user-agent': userAgent,
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  }

  async function ask(path: string, body: object, signal?: AbortSignal): Promise<unknown> {
    const url = addressOf(base, path)
    const text = JSON.stringify(body)
    for (let tries = 1; ; tries++) {
      signal?.throwIfAborted()
      const reply = await transport
        .send(
          { url, method: 'POST', headers, body: text, wants: (status) => (status === 200 ? 'all' : 'none') },
          signal,
        )
        .catch((error: unknown) => {
          signal?.throwIfAborted()
          throw error instanceof FetchFailure ? wireFailure(error, base.host) : error
        })
      if (reply.status === 200) return parseJson(reply, base.host)
      const pause = pauseOf(reply, clock.now(), tries)
      if (pause === null || pause > limits.longestPauseMs || tries >= mostTries)
        throw statusFailure(reply.status, base.host, url.pathname)
      await clock.wait(pause, signal)
    }
  }

  return { host: base.host, hasKey: key !== undefined, key, ask, close: () => transport.close() }
}

/** `http://host` and `http://host/v1` are both how people name such a place. */
function addressOf(base: URL, path: string): URL {
  const head = base.pathname.replace(/\/+$/, '')
  const url = new URL(base.origin)
  if (head.endsWith(path)) url.pathname = head
  else url.pathname = /\/v\d+[a-z\d]*$/.test(head) ? head + path.replace(/^\/v1(?=\/)/, '') : head + path
  return url
}

/** Milliseconds to wait before the next try, by the host's wish or ours; null where another try would change nothing. */
function pauseOf({ status, headers }: Reply, now: number, tries: number): number | null {
  const until = parseRetryAfter(headers['retry-after'], now)
  if (status !== 429 && !(status === 503 && until !== null)) return null
  return until === null ? 1000 * 2 ** tries : until - now
}

function parseJson({ body }: Reply, host: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    throw new EndpointFailure(`${host} answers with something that is no JSON.`, checkUrl)
  }
}

const checkUrl = 'Check url and kind in the settings (govscout config shows where they are).'

/** A body may repeat the key or the text: what it says is not printed. */
function statusFailure(status: number, host: string, path: string): EndpointFailure {
  const remedy =
    status === 401 || status === 403
      ? 'Check the key in the variable that key_env names.'
      : status === 404 || status === 405
        ? 'Check url, kind and model in the settings; a model of Ollama is fetched with "ollama pull".'
        : status === 429
          ? 'Try again later; what was answered is kept.'
          : status >= 500
            ? 'Look into the log of the endpoint, and try again.'
            : checkUrl
  return new EndpointFailure(`${host} answers ${path} with HTTP ${status}.`, remedy)
}

/** What to do where the crawl's word for a failure speaks of recipes and pages. */
const remedies: Partial<Record<FailureClass, string>> = {
  dns: 'Check url in the settings and the name server of this machine.',
  connect: 'Check that it runs and listens there, and the proxy (HTTPS_PROXY).',
  tls: 'Behind an office proxy set NODE_EXTRA_CA_CERTS to its CA file.',
  timeout: 'Try again, or choose a smaller model.',
  proxy: 'Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY.',
}

function wireFailure(failure: FetchFailure, host: string): EndpointFailure {
  return new EndpointFailure(`${host}: ${failure.detail}`, remedies[failure.class] ?? checkUrl, failure)
}
