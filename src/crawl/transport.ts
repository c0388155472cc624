import { Agent, type Dispatcher, ProxyAgent } from 'undici'
import type { AllowedHosts } from './allowed-hosts.js'
import { readBody, type Wanted } from './body.js'
import { guardedConnector } from './connector.js'
import { type Headers, plainHeaders } from './headers.js'
import type { Limits } from './limits.js'
import { type ProxyEnvironment, proxyFor } from './proxies.js'
import { refusePrivate } from './refuse-private.js'
import { failureOf } from './transport-failure.js'

/** One request over the wire; redirects are not followed. */
export interface Exchange {
  url: URL
  method: 'GET' | 'POST'
  headers: Headers
  body?: string
  /** Says by the head of an answer what of its body to read; may throw a FetchFailure. */
  wants(status: number, headers: Headers, url: string): Wanted
  /** Told each time the request goes out. */
  onSent?(): void
  /** Told of the bytes of each answer's body on the wire. */
  onBytes?(bytes: number): void
}

export interface Reply {
  status: number
  headers: Headers
  /** Decompressed. */
  body: Uint8Array
  /** Bytes of the body on the wire. */
  bytes: number
}

/** Brings requests over the wire, guarded and bounded; knows neither robots.txt nor pauses nor a second try. */
export interface Transport {
  /** @throws FetchFailure */
  send(exchange: Exchange, signal?: AbortSignal): Promise<Reply>
  close(): Promise<void>
}

export interface TransportOptions {
  env: ProxyEnvironment
  allowed: AllowedHosts
  limits: Limits
}

export function createTransport({ env, allowed, limits }: TransportOptions): Transport {
  const direct = new Agent({ connect: guardedConnector(allowed, limits.connectMs), connections: 1 })
  const proxies = new Map<string, Dispatcher>()
  const dispatcherFor = (proxy: string | null): Dispatcher => {
    if (proxy === null) return direct
    const known = proxies.get(proxy)
    if (known) return known
    const timeout = limits.connectMs
    // Plain http is asked of the proxy itself: many allow tunnels to port 443 only.
    const agent = new ProxyAgent({
      uri: proxy,
      proxyTunnel: false,
      connections: 1,
      proxyTls: { timeout },
      requestTls: { timeout },
    })
    proxies.set(proxy, agent)
    return agent
  }

  async function send(exchange: Exchange, signal?: AbortSignal): Promise<Reply> {
    const { url, method, headers, body } = exchange
    refusePrivate(url, allowed)
    const deadline = startDeadline(limits.totalMs, signal)
    const proxy = proxyFor(url, env)
    let hasHead = false
    try {
      const asked = dispatcherFor(proxy).request({
        origin: url.origin,
        path: url.pathname + url.search,
        method,
        headers,
        body: body ?? null,
        signal: deadline.signal,
        headersTimeout: limits.headersMs,
        bodyTimeout: limits.silenceMs,
      })
      // undici itself heeds the signal only once the connection stands.
      const response = await Promise.race([asked, deadline.passed])
      hasHead = true
      const status = response.statusCode
      const answered = plainHeaders(response.headers)
      try {
        const wanted = exchange.wants(status, answered, url.href)
        // Read to its end, so that the connection can be used again.
        if (wanted === 'none') await response.body.dump({ limit: 16 * 1024 })
        return { status, headers: answered, ...(await readBody(response.body, answered, wanted, limits)) }
      } finally {
        response.body.on('error', () => {}).destroy()
      }
    } catch (error) {
      throw failureOf(error, {
        url: url.href,
        hasHead,
        proxied: proxy !== null,
        stopped: signal?.aborted === true,
      })
    } finally {
      deadline.clear()
    }
  }

  return {
    send,
    async close() {
      await Promise.all([direct, ...proxies.values()].map((dispatcher) => dispatcher.destroy()))
    },
  }
}

/** Ends with the caller's signal or after ms; AbortSignal.any would keep each of thousands of requests alive (Node 20). */
function startDeadline(ms: number, signal: AbortSignal | undefined) {
  const controller = new AbortController()
  const stop = () => controller.abort(signal?.reason)
  const late = () => new DOMException(`No whole answer within ${ms / 1000} s`, 'TimeoutError')
  const timer = setTimeout(() => controller.abort(late()), ms)
  const passed = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason), { once: true })
  })
  passed.catch(() => {})
  if (signal?.aborted) stop()
  else signal?.addEventListener('abort', stop, { once: true })
  return {
    signal: controller.signal,
    passed,
    clear() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stop)
    },
  }
}
