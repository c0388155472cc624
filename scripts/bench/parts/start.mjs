import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBase } from '../make-base.mjs'
import { bin, interleave, ratios, spread, timeNode } from '../processes.mjs'

/** How long commands take that do next to nothing, in turn with Node doing nothing. */
export async function measureStart({ quick }) {
  const folder = mkdtempSync(join(tmpdir(), 'govscout-bench-'))
  const env = { ...process.env, GOVSCOUT_DB: join(folder, 'base.db'), XDG_CONFIG_HOME: folder }
  const commands = {
    help: ['--help', ['--help'], { most: 1.35, stretch: 1.13 }],
    version: ['--version', ['--version'], { most: 1.35, stretch: 1.13 }],
    show: ['firms show, the base open', ['firms', 'show', 'F17'], { most: 1.6, stretch: 1.45 }],
    list: ['a query of the runs, the base open', ['runs', 'list', '--json'], { most: 1.6, stretch: 1.45 }],
  }
  try {
    await makeBase(env.GOVSCOUT_DB, 1000)
    const works = { node: () => timeNode(['-e', '0']) }
    for (const [name, [, args]] of Object.entries(commands)) works[name] = () => timeNode([bin, ...args], env)
    await interleave(works, 1)
    const results = await interleave(works, quick ? 9 : 41)
    const ms = (name) => Math.round(spread(results[name].map(({ wall }) => wall * 1000)).value)
    return Object.entries(commands).map(([name, [what, , goal]]) => ({
      id: `start-${name}`,
      what: `start: ${what}, vs \`node -e 0\``,
      unit: 'x',
      goal,
      ...ratios(results[name], results.node, 'wall'),
      details: `${ms(name)} ms, \`node -e 0\` ${ms('node')} ms`,
    }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
