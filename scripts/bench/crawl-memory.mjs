// Peak memory of a crawl of a loopback directory, small and large: it must not grow with the number of pages.
//
//   npm run build && node scripts/bench/crawl-memory.mjs [--pages 5000,20000] [--again]
//
// Prints for each size: pages, peak RSS (VmHWM of the tool's process, Linux), pages a second, bytes of the base; then the ratio of the
// last to the first. --again crawls each a second time with all pages asked conditionally. Exit 1 beyond +20 % or 180 MB.
import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { scout, startSite } from '../loopback/tool.mjs'

const { values } = parseArgs({
  options: { pages: { type: 'string', default: '5000,20000' }, again: { type: 'boolean', default: false } },
})
const largest = 180
const mostGrowth = 1.2

const peaks = []
for (const pages of values.pages.split(',').map(Number)) {
  const web = await startSite({ entries: pages })
  try {
    const first = await measure(web, pages)
    peaks.push(first)
    if (values.again) await measure(web, pages, '--fresh')
  } finally {
    web.close()
  }
}
const ratio = peaks.at(-1) / peaks[0]
console.log(`ratio ${ratio.toFixed(2)} (at most ${mostGrowth}), peak ${peaks.at(-1)} MB (at most ${largest})`)
process.exitCode = ratio > mostGrowth || peaks.at(-1) > largest ? 1 : 0

async function measure(web, pages, ...more) {
  const started = performance.now()
  const child = scout(web, 'base.db', ...more)
  let peak = 0
  const look = () => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000)
    } catch {
      // It has ended.
    }
  }
  const timer = setInterval(look, 25)
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.resume()
  const code = await new Promise((resolve) => child.once('close', resolve))
  clearInterval(timer)
  const seconds = (performance.now() - started) / 1000
  const [report] = JSON.parse(output)
  if (code !== 0 || report.listings.seen !== pages) throw new Error(`The crawl failed: ${output}`)
  const size = statSync(web.file('base.db')).size
  console.log(
    `${pages} pages ${more.join(' ')}: peak ${peak.toFixed(0)} MB, ${(pages / seconds).toFixed(0)} pages/s, ${report.requests} requests, base ${(size / 1e6).toFixed(1)} MB`,
  )
  return Math.round(peak)
}
