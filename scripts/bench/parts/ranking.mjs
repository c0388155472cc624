import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bin, client, interleave, ratios, root, runNode, timeNode } from '../processes.mjs'

const script = fileURLToPath(new URL('../ranking.mjs', import.meta.url))

/** Most milliseconds of a warm shortlist, at the 95th percentile. */
const goals = { 10000: null, 100000: { most: 50 }, 1000000: { most: 500 } }

export const measureRanking = async (options) => [
  ...(await measure(10_000, options)),
  ...(options.quick ? [] : await measure(100_000, options)),
]

/** Left out of the small form: the base alone takes minutes. */
export const measureLargeRanking = async (options) => (options.quick ? [] : measure(1_000_000, options))

/** A base that is made once and kept for the next run, since a million firms take minutes; removed by hand. */
async function measure(count, { quick }) {
  const folder = join(tmpdir(), 'govscout-bench-bases')
  mkdirSync(folder, { recursive: true })
  const base = join(folder, `${madeBy()}-${count}.db`)
  const [command, ...args] = [
    ...client,
    process.execPath,
    script,
    '--listings',
    String(count),
    '--base',
    base,
  ]
  const output = execFileSync(command, args, { encoding: 'utf8' })
  const firms = count.toLocaleString('en')
  const warm = warmFigures(output).map(({ title, median, p95 }, at) => ({
    id: `shortlist-${count}-${at}`,
    what: `shortlist at ${firms} firms, warm, ${title}`,
    unit: 'ms',
    goal: goals[count],
    value: p95,
    low: median,
    high: p95,
    details: `median ${median} ms`,
  }))
  const need = /^bench-0$/m.test(needsOf(base)) ? 'bench-0' : 'bench'
  const env = { ...process.env, GOVSCOUT_DB: base }
  const results = await interleave(
    {
      node: () => timeNode(['-e', '0']),
      cold: () => runNode([bin, 'shortlist', need, '--json'], { env }),
    },
    quick ? 3 : 7,
  )
  const seconds = results.cold.map(({ wall }) => wall * 1000)
  return [
    ...warm,
    {
      id: `shortlist-${count}-cold`,
      what: `shortlist at ${firms} firms, the whole command, vs \`node -e 0\``,
      unit: 'x',
      goal: null,
      ...ratios(results.cold, results.node, 'wall'),
      details: `${Math.round(Math.min(...seconds))} to ${Math.round(Math.max(...seconds))} ms, ${Math.round(Math.max(...results.cold.map(({ peak }) => peak)))} MB`,
    },
  ]
}

/** A base is made anew where what makes it has changed. */
function madeBy() {
  const makers = [
    'src/store/schema.sql',
    'src/ranking/postings.ts',
    'scripts/bench/ranking.mjs',
    'scripts/bench/made-up-listings.mjs',
  ]
  const hash = createHash('sha256')
  for (const file of makers) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 12)
}

/** The bench of ranking prints for people: a line for each way of searching, or one line for each share. */
function warmFigures(output) {
  const lines = [...output.matchAll(/^(\S.*?) {2,}median \/ p95: ([\d.]+) \/ ([\d.]+) ms/gm)]
  if (lines.length)
    return lines.map(([, title, median, p95]) => ({ title, median: Number(median), p95: Number(p95) }))
  const of = (name) => Number(new RegExp(`^${name} +([\\d.]+) ms`, 'm').exec(output)?.[1])
  return [{ title: 'p95', median: of('median'), p95: of('p95') }]
}

function needsOf(base) {
  const list = execFileSync(process.execPath, [bin, 'needs', 'list', '--json'], {
    env: { ...process.env, GOVSCOUT_DB: base },
    encoding: 'utf8',
  })
  return JSON.parse(list)
    .map(({ id }) => id)
    .join('\n')
}
