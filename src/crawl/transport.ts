import { lookup as resolveName } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, type Dispatcher, EnvHttpProxyAgent, request } from 'undici'
import { isPrivateAddress } from './addresses.js'
import { type BodyLimits, readBody } from './body.js'
import { type FailureClass, FetchFailure } from './failure.js'
import { stopped } from './pacing.js'

export interface TransportOptions {
  env: NodeJS.ProcessEnv
  /** Hosts, with or without port, that may lie in a private network. */
  isAllowedHost(url: URL): boolean
  limits: TransportLimits
}

export interface TransportLimits extends BodyLimits {
  /** Milliseconds until a connection stands, until the head of the answer is there, between two parts of it, and in all. */
  connectMs: number
  headersMs: number
  bodyMs: number
  totalMs: number
}

export interface WireRequest {
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string
}

export interface WireAnswer {
  status: number
  headers: Record<string, string>
  body: Uint8Array
  /** Bytes on the wire. */
  bytes: number
}

/** Sends single requests: no redirects, no retries, no cookies. */
export interface Transport {
  /** @throws FetchFailure: dns, connect, tls, timeout, proxy, private-address, too-large, truncated, stopped */
  send(url: URL, wire: WireRequest, signal?: AbortSignal): Promise<WireAnswer>
  close(): Promise<void>
}

/** Private addresses are refused when a name is resolved for the connection itself, so that no second answer slips in. */
export function createTransport({ env, isAllowedHost, limits }: TransportOptions): Transport {
  const direct = (guarded: boolean) => ({
    connect: { timeout: limits.connectMs, ...(guarded ? { lookup: guardedLookup } : {}) },
    headersTimeout: limits.headersMs,
    bodyTimeout: limits.bodyMs,
    connections: 1,
    pipelining: 1,
  })
  const guarded = withProxy(env, direct(true))
  const trusted = withProxy(env, direct(false))
  return {
    async send(url, wire, signal) {
      const timeout = AbortSignal.timeout(limits.totalMs)
      try {
        const answer = await request(url, {
          method: wire.method,
          headers: wire.headers,
          ...(wire.body === undefined ? {} : { body: wire.body }),
          dispatcher: isAllowedHost(url) ? trusted : guarded,
          signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
        })
        const headers = flatten(answer.headers)
        const { body, bytes } = await readBody(answer.body, headers['content-encoding'], url.href, limits)
        return { status: answer.statusCode, headers, body, bytes }
      } catch (error) {
        if (error instanceof FetchFailure) throw error
        if (signal?.aborted) throw stopped(url.href)
        throw toFailure(error, url.href, timeout.aborted)
      }
    },
    async close() {
      // Not close(): what is still under way after a stop is not waited for.
      await Promise.all([guarded.destroy(), trusted.destroy()])
    },
  }
}

function withProxy(env: NodeJS.ProcessEnv, options: ConstructorParameters<typeof Agent>[0]): Dispatcher {
  const value = (name: string) => env[name.toLowerCase()] || env[name] || ''
  const [httpProxy, httpsProxy, noProxy] = [value('HTTP_PROXY'), value('HTTPS_PROXY'), value('NO_PROXY')]
  if (!httpProxy && !httpsProxy) return new Agent(options)
  // Plain http goes to the proxy as a whole address: many allow CONNECT to port 443 alone.
  return new EnvHttpProxyAgent({ ...options, httpProxy, httpsProxy, noProxy, proxyTunnel: false })
}

/** The system's resolver; a name that leads into a private network, even with one of its addresses, is not resolved. */
const guardedLookup: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0)
    const forbidden = addresses.find(({ address }) => isPrivateAddress(address))
    if (forbidden)
      return callback(
        Object.assign(new Error(`${hostname} leads to ${forbidden.address}`), { code: 'EPRIVATE' }),
        '',
        0,
      )
    if (options.all)
      return (callback as unknown as (error: null, all: typeof addresses) => void)(null, addresses)
    const [first] = addresses
    callback(null, first?.address ?? '', first?.family ?? 0)
  })
}

/** Codes of Node.js, OpenSSL and undici to the classes people are told. */
const classes: readonly [pattern: RegExp, failureClass: FailureClass, says: string][] = [
  [/EPRIVATE/, 'private-address', 'The name leads into a private network'],
  [/ENOTFOUND|EAI_/, 'dns', 'The name cannot be resolved'],
  [/Proxy response|PROXY|UND_ERR_PRX/i, 'proxy', 'The proxy does not pass the request on'],
  [/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO|ERR_OSSL/, 'tls', 'No secure connection'],
  [/HEADERS_OVERFLOW|MAX_RESPONSE/, 'too-large', 'The answer is too large'],
  [
    /UND_ERR_CONNECT_TIMEOUT|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT/,
    'connect',
    'No connection',
  ],
  [/UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT/, 'timeout', 'No answer in time'],
  [/UND_ERR_SOCKET|ECONNRESET|EPIPE|CONTENT_LENGTH|HPE_|ABORTED/, 'truncated', 'The answer broke off'],
]

function toFailure(error: unknown, url: string, timedOut: boolean): FetchFailure {
  if (timedOut) return new FetchFailure('timeout', url, 'No answer in time', { cause: error })
  const signs = [error, (error as Error | null)?.cause]
    .map(
      (one) =>
        `${(one as { code?: string } | undefined)?.code ?? ''} ${(one as Error | undefined)?.message ?? ''}`,
    )
    .join(' ')
  const [, failureClass, says] = classes.find(([pattern]) => pattern.test(signs)) ?? [
    null,
    'connect' as const,
    'No answer',
  ]
  const detail = error instanceof Error ? `${says}: ${error.message}` : says
  return new FetchFailure(failureClass, url, detail, { cause: error })
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), [value].flat().join(', ')] as const],
    ),
  )
}
