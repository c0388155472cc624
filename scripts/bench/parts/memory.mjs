import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../crawl-memory.mjs', import.meta.url))

/** The bench of a crawl's memory, small and large, as a process of its own. */
export async function measureMemory({ quick }) {
  const sizes = quick ? '1000,3000' : '5000,20000'
  const { stdout } = spawnSync(process.execPath, [script, '--pages', sizes], { encoding: 'utf8' })
  const runs = [...stdout.matchAll(/^(\d+) pages .*peak (\d+) MB, (\d+) pages\/s/gm)].map((found) =>
    found.slice(1).map(Number),
  )
  if (runs.length !== 2) throw new Error(`The bench of memory failed: ${stdout}`)
  const [[few, small], [many, large, rate]] = runs
  const exact = (value) => ({ value, low: value, high: value })
  return [
    {
      id: 'memory-crawl',
      what: `peak memory of a crawl of ${many.toLocaleString('en')} pages`,
      unit: 'MB',
      goal: { most: 180 },
      ...exact(large),
      details: `${rate} pages/s`,
    },
    {
      id: 'memory-growth',
      what: `the same, against ${few.toLocaleString('en')} pages`,
      unit: 'x',
      goal: { most: 1.2 },
      ...exact(large / small),
      details: `${small} MB and ${large} MB`,
    },
  ]
}
