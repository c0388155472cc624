import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scoutArguments, startSite } from '../../loopback/tool.mjs'
import { interleave, ratios, run, runNode, server, spread } from '../processes.mjs'

const crawler = (name) => fileURLToPath(new URL(`../crawlers/${name}`, import.meta.url))
const python = '/usr/bin/python3'

/** Crawl of a loopback directory by the whole tool, against others that read and store the same rows. */
export async function measureCrawl({ quick, peers }) {
  const entries = quick ? 600 : 4000
  const rounds = quick ? 1 : 2
  const web = await startSite({ entries, prefix: server })
  const hasScrapy = await canScrapy()
  const folders = []
  const folder = () => {
    folders.push(mkdtempSync(join(tmpdir(), 'govscout-bench-')))
    return folders.at(-1)
  }
  const checked = (work) => async (round) => {
    const figures = await work(round)
    const rows = JSON.parse(figures.stdout)
    const count = rows.rows ?? rows[0].listings.new
    if (count !== entries) throw new Error(`${count} rows are stored and not ${entries}`)
    return { ...figures, rate: entries / figures.wall }
  }
  const recipe = readFileSync(web.recipe, 'utf8')
  const crawl = (parser) =>
    checked((round) => {
      writeFileSync(web.recipe, recipe.replace('shape: html', `shape: html\n  parser: ${parser}`))
      return runNode(scoutArguments(web), { env: web.env(`${parser}-${round}.db`) })
    })
  const bare = ['bare.mjs', (script) => runNode([script, web.origin, folder(), web.recipe])]
  const crawlee = (how) => ['crawlee.mjs', (script) => runNode([script, web.origin, folder(), how])]
  const scrapy = ['spider.py', (script) => run([python, script, web.origin, folder()])]
  const of = ([script, work]) => checked(() => work(crawler(script)))
  try {
    const results = await interleave(
      {
        tool: crawl('parse5'),
        fast: crawl('htmlparser2'),
        bare: of(bare),
        ...(peers ? { tuned: of(crawlee('tuned')), default: of(crawlee('default')) } : {}),
        ...(hasScrapy ? { scrapy: of(scrapy) } : {}),
      },
      rounds,
    )
    const rate = (name) => Math.round(spread(results[name].map(({ rate }) => rate)).value)
    const work = (name) => (spread(results[name].map(({ cpu }) => cpu)).value / entries) * 1000
    const peak = (name) => Math.round(Math.max(...results[name].map(({ peak }) => peak)))
    const told = (name) => `${rate(name)} pages/s, ${work(name).toFixed(2)} CPU s per 1,000, ${peak(name)} MB`
    const against = (name, what, goal, tool = 'tool') =>
      results[name] && {
        id: `crawl-${tool}-${name}`,
        what: `crawl of ${entries.toLocaleString('en')} pages, rows stored${tool === 'fast' ? ', by a recipe with the fast parser' : ''}, vs ${what}`,
        unit: 'x',
        goal,
        ...ratios(results[tool], results[name], 'rate'),
        details: `${told(tool)}; ${what}: ${told(name)}; by processor time ${(work(name) / work(tool)).toFixed(1)}x`,
      }
    return [
      against('tuned', 'Crawlee tuned', { least: 4, stretch: 8 }),
      against('tuned', 'Crawlee tuned', { least: 4, stretch: 8 }, 'fast'),
      against('default', 'Crawlee default', { least: 8, stretch: 16 }),
      against('scrapy', 'Scrapy', { least: 4 }),
      against('bare', 'undici + the same extraction, nothing kept', null),
    ].filter(Boolean)
  } finally {
    web.close()
    for (const one of folders) rmSync(one, { recursive: true, force: true })
  }
}

async function canScrapy() {
  if (!existsSync(python)) return false
  const usage =
    'import json,os; json.dump({"cpu": 0, "peak": 0}, open(os.environ["GOVSCOUT_BENCH_USAGE"], "w"))'
  const { stdout } = await run(
    [python, '-c', `import scrapy; print(scrapy.__version__); ${usage}`],
    {},
  ).catch(() => ({ stdout: '' }))
  return stdout !== ''
}
