// Crawlee's CheerioCrawler over the loopback site, the same eight fields, rows stored.
//   node crawlee.mjs ORIGIN FOLDER tuned|default
// default: as its documentation begins, rows in its data set (a file each). tuned: nothing persisted, no sessions, no
// generated headers, steady concurrency, no statistics, rows written as JSON lines.
import { appendFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [origin, folder, how] = process.argv.slice(2)
process.env.CRAWLEE_STORAGE_DIR = join(folder, 'storage')
const peers = createRequire(new URL('../peers/package.json', import.meta.url))
const { CheerioCrawler, Configuration, Dataset, log } = await import(
  pathToFileURL(peers.resolve('@crawlee/cheerio'))
)
log.setLevel(log.LEVELS.ERROR)
const isTuned = how === 'tuned'
const file = join(folder, 'rows.jsonl')
let rows = []
let stored = 0
const keep = async (row) => {
  stored++
  if (!isTuned) return Dataset.pushData(row)
  rows.push(JSON.stringify(row))
  if (rows.length >= 500) flush()
}
const flush = () => {
  appendFileSync(file, rows.map((row) => `${row}\n`).join(''))
  rows = []
}

const tuning = {
  useSessionPool: false,
  persistCookiesPerSession: false,
  maxRequestRetries: 0,
  minConcurrency: 16,
  maxConcurrency: 16,
  autoscaledPoolOptions: { snapshotterOptions: { maxUsedMemoryRatio: 1 }, loggingIntervalSecs: null },
  statisticsOptions: { logIntervalSecs: 3600, persistenceOptions: { enable: false } },
  preNavigationHooks: [
    (_, options) => {
      options.useHeaderGenerator = false
    },
  ],
}
const crawler = new CheerioCrawler(
  {
    ...(isTuned ? tuning : {}),
    async requestHandler({ request, $, addRequests }) {
      if (request.label === 'detail') {
        await keep({
          url: request.url,
          name: $('h1').text(),
          city: $('.city').text(),
          region: $('.region').text(),
          founded: Number(/\d{4}/.exec($('.founded').text())?.[0]),
          website: $('a.site').attr('href'),
          summary: $('.lead').text(),
          description: $('.about').text(),
          tags: $('.tags li')
            .map((_, tag) => $(tag).text())
            .get(),
        })
        return
      }
      const links = $('li a')
        .map((_, link) => new URL($(link).attr('href'), request.url).href)
        .get()
      const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
      const next = links.length ? [{ url: `${origin}/firms?page=${page + 1}` }] : []
      await addRequests([...links.map((url) => ({ url, label: 'detail' })), ...next])
    },
  },
  isTuned ? new Configuration({ persistStorage: false, writeMetadata: false }) : undefined,
)
await crawler.run([`${origin}/firms`])
if (isTuned) flush()
else stored = readdirSync(join(folder, 'storage/datasets/default')).filter((name) => /^\d/.test(name)).length
console.log(JSON.stringify({ rows: stored }))
