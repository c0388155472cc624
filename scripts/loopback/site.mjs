// A directory of invented firms on loopback, as a process of its own, for benches and soaks.
//
//   node scripts/loopback/site.mjs --entries 5000 [--bytes 13600] [--delay MS]
//
// The first line on stdout is JSON: {"origin"}. List pages /firms?page=N hold 50 entries, each with a page of its own with an ETag.
// Control: POST /control/version?N changes a third of the pages; POST /control/mark?WORD puts a mark into the log;
// GET /control/log answers the log, a line for each request and mark.
import { createServer } from 'node:http'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: {
    entries: { type: 'string', default: '1000' },
    bytes: { type: 'string', default: '13600' },
    delay: { type: 'string', default: '0' },
  },
})
const entries = Number(values.entries)
const delay = Number(values.delay)
const perPage = 50
let version = 1
let log = []

const kinds = [
  'Akten',
  'Antrag',
  'Bescheid',
  'Daten',
  'Fuhrpark',
  'Hafen',
  'Karten',
  'Klima',
  'Pegel',
  'Termin',
]
const ends = ['werk', 'lotse', 'blick', 'kompass', 'schmiede', 'garten', 'funk', 'werft', 'labor', 'weg']
const towns = ['Kiel', 'Bonn', 'Jena', 'Ulm', 'Celle', 'Fulda', 'Passau', 'Emden']
const regions = ['Bayern', 'Hessen', 'Sachsen', 'Berlin', 'Hamburg']
const filler =
  '<div class="teaser"><span>Mehr aus dem Verzeichnis</span><a href="/firms">Zur Liste</a></div>\n'

/** Every third page is another with every version; all firms are invented. */
function firm(i) {
  const name = `${kinds[i % 10]}${ends[Math.floor(i / 10) % 10]} ${i}`
  const state = i % 3 ? 1 : version
  const about =
    `${name} ordnet mit künstlicher Intelligenz die Eingänge von Behörden und Kommunen. Fassung ${state}. `.repeat(
      4,
    )
  const fields = [
    `<p class="city">${towns[(i + state) % towns.length]}</p><p class="region">${regions[i % regions.length]}</p>`,
    `<p class="founded">gegründet ${2000 + (i % 25)}</p><a class="site" href="https://firma-${i}.example/">Website</a>`,
    `<p class="lead">${kinds[i % 10]} für Ämter</p><ul class="tags"><li>${kinds[(i + 3) % 10]}</li><li>KI</li></ul>`,
    `<p class="about">${about}</p>`,
  ]
  return { name, main: fields.join(''), etag: `"${i}-${state}"` }
}

function detail(i) {
  const { name, main, etag } = firm(i)
  const head = `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${name}</title></head><body><h1>${name}</h1>`
  const rest = filler.repeat(
    Math.max(0, Math.ceil((Number(values.bytes) - head.length - main.length) / filler.length)),
  )
  return { etag, body: `${head}${main}${rest}</body></html>` }
}

function list(page) {
  const from = (page - 1) * perPage
  const count = Math.max(0, Math.min(perPage, entries - from))
  const items = Array.from(
    { length: count },
    (_, k) => `<li><a href="/firms/${from + k}">Firma ${from + k}</a></li>`,
  )
  return `<!doctype html><title>Liste</title><p>${entries} Firmen</p><ul>${items.join('')}</ul>`
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost')
  if (url.pathname.startsWith('/control/')) return control(url, response)
  log.push(request.url)
  const send = (status, headers, body = '') => {
    const answer = () => response.writeHead(status, headers).end(body)
    // A timer of 0 ms waits for one: a bench would measure that.
    if (delay) setTimeout(answer, delay).unref()
    else answer()
  }
  const html = { 'content-type': 'text/html; charset=utf-8' }
  if (url.pathname === '/firms') return send(200, html, list(Number(url.searchParams.get('page') ?? 1)))
  const place = /^\/firms\/(\d+)$/.exec(url.pathname)?.[1]
  if (place === undefined) return send(404, { 'content-type': 'text/plain' }, 'nothing here')
  const { etag, body } = detail(Number(place))
  if (request.headers['if-none-match'] === etag) return send(304, { etag })
  send(200, { ...html, etag }, body)
})

function control({ pathname, search }, response) {
  if (pathname === '/control/version') version = Number(search.slice(1))
  if (pathname === '/control/mark') log.push(`mark ${search.slice(1)}`)
  const body = pathname === '/control/log' ? JSON.stringify(log) : ''
  if (pathname === '/control/log') log = []
  response.writeHead(200, { 'content-type': 'application/json' }).end(body)
}

server.listen(0, '127.0.0.1', () =>
  console.log(JSON.stringify({ origin: `http://127.0.0.1:${server.address().port}` })),
)
process.once('SIGTERM', () => process.exit(0))
