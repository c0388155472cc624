// The web of firm-sites.mjs behind one server on loopback, asked by its real names, on a clock that jumps: what takes minutes at real gaps
// takes seconds, and the log has the instants at which requests would have gone out.
import { createServer } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { answer, firmSite, latencyOf } from './firm-sites.mjs'

/** A clock that goes on to the next instant anybody waits for, once nobody is at work. */
export function virtualClock(start) {
  let now = start
  let atWork = 0
  let pumping = false
  const waiting = []
  async function pump() {
    if (pumping) return
    pumping = true
    for (;;) {
      await setImmediate()
      await setImmediate()
      if (atWork || !waiting.length) break
      const next = waiting.reduce((first, one) => (one.at < first.at ? one : first))
      waiting.splice(waiting.indexOf(next), 1)
      now = Math.max(now, next.at)
      next.resolve()
    }
    pumping = false
  }
  return {
    now: () => now,
    wait(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const one = { at: now + Math.max(0, ms), resolve: () => done(resolve) }
        const stop = () => {
          waiting.splice(waiting.indexOf(one), 1)
          done(() => reject(signal.reason))
        }
        const done = (settle) => {
          signal?.removeEventListener('abort', stop)
          settle()
        }
        signal?.addEventListener('abort', stop, { once: true })
        waiting.push(one)
        void pump()
      })
    },
    async work(task) {
      atWork++
      try {
        return await task()
      } finally {
        atWork--
        void pump()
      }
    },
  }
}

/**
 * Starts the server. `transport(real, refuse)` wraps the tool's own transport: names lead to the server, and each request is logged with
 * the instant of the clock; `refuse(url)` makes the failure of a name that nobody has.
 */
export async function startFirmWeb({ count, clock }) {
  const sites = Array.from({ length: count }, (_, i) => firmSite(i))
  const byHost = new Map(
    sites.flatMap((site) => [
      [site.domain, site],
      [`www.${site.domain}`, site],
    ]),
  )
  const log = []
  const web = { version: 1 }
  const server = createServer((request, response) => {
    const host = request.headers['x-host']
    const site = byHost.get(host)
    const { status, headers, body } = site
      ? answer(site, host, request.url, request.headers, web.version)
      : { status: 404, headers: {}, body: '' }
    response.writeHead(status, headers).end(body)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${server.address().port}`
  return Object.assign(web, {
    sites,
    log,
    host: new URL(origin).host,
    transport: (real, refuse) => ({
      async send(exchange, signal) {
        const { host, pathname, search, protocol, href } = exchange.url
        const site = byHost.get(host)
        const entry = {
          at: clock.now(),
          until: 0,
          host,
          path: pathname + search,
          protocol,
          status: 0,
          bytes: 0,
        }
        log.push(entry)
        if (!site || site.nature === 'no-name') {
          await clock.wait(200, signal)
          throw refuse(href)
        }
        await clock.wait(latencyOf(site, pathname), signal)
        const url = new URL(pathname + search, origin)
        const headers = { ...exchange.headers, 'x-host': host }
        const reply = await clock.work(() => real.send({ ...exchange, url, headers }, signal))
        Object.assign(entry, { until: clock.now(), status: reply.status, bytes: reply.bytes })
        return reply
      },
      close: () => real.close(),
    }),
    addressOf: async (website) => byHost.get(new URL(website).hostname)?.address ?? null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

/** What the log says of politeness; every list of faults should be empty. */
export function judgeLog(log, sites, { requests, bytes, atOnce, perAddress }) {
  const faults = []
  const spans = []
  for (const site of sites) {
    const own = log.filter(({ host }) => host === site.domain || host === `www.${site.domain}`)
    if (!own.length) continue
    for (const host of new Set(own.map((entry) => entry.host))) {
      const times = own.filter((entry) => entry.host === host).map(({ at }) => at)
      times.forEach((at, k) => {
        if (k && at - times[k - 1] < site.gapMs)
          faults.push(`${host}: ${at - times[k - 1]} ms between two requests`)
      })
      const [first] = own.filter((entry) => entry.host === host)
      if (first.path !== '/robots.txt') faults.push(`${host}: ${first.path} before robots.txt`)
    }
    if (own.length > requests) faults.push(`${site.domain}: ${own.length} requests`)
    const sum = own.reduce((all, entry) => all + entry.bytes, 0)
    if (sum > bytes) faults.push(`${site.domain}: ${sum} bytes`)
    for (const { path } of own)
      if (path !== '/robots.txt' && site.forbidden.some((prefix) => path.startsWith(prefix)))
        faults.push(`${site.domain}: ${path} is forbidden`)
    spans.push({
      requests: own.length,
      address: site.address,
      from: own[0].at,
      to: Math.max(...own.map(({ at, until }) => Math.max(at, until))),
    })
  }
  const most = (some) =>
    Math.max(
      0,
      ...some.map(({ from }) => some.filter((other) => other.from <= from && from < other.to).length),
    )
  const sideBySide = most(spans)
  const addresses = Map.groupBy ? [...Map.groupBy(spans, ({ address }) => address).values()] : groups(spans)
  const onOneAddress = Math.max(0, ...addresses.map(most))
  if (sideBySide > atOnce) faults.push(`${sideBySide} sites at once`)
  if (onOneAddress > perAddress) faults.push(`${onOneAddress} sites of one address at once`)
  const minutes = spans.length
    ? (Math.max(...spans.map(({ to }) => to)) - Math.min(...spans.map(({ from }) => from))) / 60_000
    : 0
  const whole = spans.filter((span) => span.requests > 7)
  const seconds = whole.reduce((all, { from, to }) => all + (to - from) / 1000, 0) / (whole.length || 1)
  return { faults, sideBySide, onOneAddress, minutes, requests: log.length, secondsWhole: seconds }
}

function groups(spans) {
  const byAddress = new Map()
  for (const span of spans) byAddress.set(span.address, [...(byAddress.get(span.address) ?? []), span])
  return [...byAddress.values()]
}
