// A host that hangs up in the middle of a page, and one that ends in the middle of a crawl. Proxies are not asked for loopback: what
// they can do wrong is held by test/crawl/client-proxy.test.ts, names without an address by client-failures.test.ts.
import { createServer } from 'node:http'
import { came, judgeBase, judgeWords, Tally } from './judge.mjs'
import { ended } from './world.mjs'

export const name = 'network'
export const trials = 3

const entries = 8

export async function* run(world, { trials: count, random }) {
  const site = await startSite(random)
  world.declareAnother('de-wackelig', site.origin)
  try {
    yield await hangsUp(world, site, 'Host hangs up within a page', count, () => {
      // Less than the half: below that the gate has to refuse, too, but for another reason.
      site.broken = 0.02 + random() * 0.9
    })
    yield await hangsUp(world, site, 'Host goes silent and closes in the middle of a crawl', count, () => {
      site.left = Math.floor(random() * entries)
    })
  } finally {
    site.close()
  }
}

/** The first crawl gets all, the second is disturbed and must take nothing away, the third gets all again. */
async function hangsUp(world, site, what, count, disturb) {
  const tally = new Tally(what, 'a server of its own, at random')
  const args = ['scout', 'de-wackelig', '--fresh', '--delay', '0', '--allow-host', site.host, '--json']
  for (let i = 0; i < count; i++) {
    const db = world.copy()
    site.heal()
    const first = await world.run(args, { db })
    const faults = judgeWords(first, { codes: [0] })
    disturb()
    const outcome = await ended(world.start(args, { db }))
    faults.push(...judgeWords(outcome, { codes: [0, 3] }))
    const missing = JSON.parse(outcome.stdout)[0].listings.missing
    if (missing) faults.push(`${missing} listings are told as missing`)
    site.heal()
    const again = await world.run(args, { db })
    faults.push(...judgeWords(again, { codes: [0] }))
    const report = JSON.parse(again.stdout)[0].listings
    if (report.seen !== entries || report.new)
      faults.push(`afterwards ${report.seen} seen, ${report.new} new`)
    tally.add(came(outcome), [...faults, ...judgeBase(db, world.original)])
  }
  return tally
}

async function startSite(random) {
  const site = { broken: 0, left: Number.POSITIVE_INFINITY }
  const page = (i) =>
    `<h1>Wackelwerk ${i}</h1><p class="city">Kiel</p><p class="about">${'Ordnet Akten. '.repeat(200)}</p>`
  const server = createServer(({ url, socket }, response) => {
    if (site.left-- <= 0) return void socket.destroy()
    const place = /^\/firms\/(\d+)$/.exec(url)?.[1]
    const items = Array.from({ length: entries }, (_, i) => `<li><a href="/firms/${i}">Firma</a></li>`).join(
      '',
    )
    const isFirst = /^\/firms(\?page=1)?$/.test(url)
    const list = `<!doctype html><p>${entries} Firmen</p><ul>${isFirst ? items : ''}</ul>`
    if (place === undefined && !url.startsWith('/firms')) return response.writeHead(404).end()
    const body = place === undefined ? list : page(place)
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    })
    if (place === undefined || random() >= site.broken) return response.end(body)
    response.write(body.slice(0, 500))
    setTimeout(() => socket.destroy(), 2)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${server.address().port}`
  return Object.assign(site, {
    host,
    origin: `http://${host}`,
    heal() {
      site.broken = 0
      site.left = Number.POSITIVE_INFINITY
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
  })
}
