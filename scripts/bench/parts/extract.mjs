import { readFileSync, writeFileSync } from 'node:fs'
import { directory, scoutArguments, startSite } from '../../loopback/tool.mjs'
import { bin, interleave, ratios, runNode, server, spread } from '../processes.mjs'

/** Kept pages read anew, against a crawl of the same pages from loopback; both whole commands. */
export async function measureExtract({ quick }) {
  const entries = quick ? 600 : 2000
  const web = await startSite({ entries, prefix: server })
  const recipe = readFileSync(web.recipe, 'utf8')
  const extract = async (base) => {
    const args = [bin, 'directories', 'extract', directory, '--json']
    const figures = await runNode(args, { env: web.env(base) })
    return { ...figures, report: JSON.parse(figures.stdout) }
  }
  try {
    const results = await interleave(
      {
        crawl: (round) => runNode(scoutArguments(web), { env: web.env(`extract-${round}.db`) }),
        same: (round) => extract(`extract-${round}.db`),
        async changed(round) {
          writeFileSync(web.recipe, recipe.replace('summary: ".lead"', 'summary: "h1"'))
          const figures = await extract(`extract-${round}.db`)
          writeFileSync(web.recipe, recipe)
          const { changed } = [figures.report].flat()[0].listings
          if (changed !== entries) throw new Error(`${changed} listings have changed and not ${entries}`)
          return figures
        },
      },
      quick ? 1 : 5,
    )
    const seconds = (name) => spread(results[name].map(({ wall }) => wall)).value.toFixed(2)
    const work = (name) => spread(results[name].map(({ cpu }) => cpu)).value.toFixed(2)
    const row = (name, what, goal) => ({
      id: `extract-${name}`,
      what: `${what} of ${entries.toLocaleString('en')} kept pages, vs crawling them from loopback`,
      unit: 'x',
      goal,
      ...ratios(results.crawl, results[name], 'wall'),
      details: `crawl ${seconds('crawl')} s (CPU ${work('crawl')}), extraction ${seconds(name)} s (CPU ${work(name)})`,
    })
    return [
      row('same', 're-extraction', { least: 1.5 }),
      row('changed', 're-extraction by a changed recipe, each listing another,', null),
    ]
  } finally {
    web.close()
  }
}
