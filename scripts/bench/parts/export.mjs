import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBase } from '../make-base.mjs'
import { bin, interleave, ratios, runNode, spread } from '../processes.mjs'

/** The whole base as CSV and as JSON, against a loop that writes the plain columns of the listings; all whole processes. */
export async function measureExport({ quick }) {
  const count = quick ? 10_000 : 100_000
  const folder = mkdtempSync(join(tmpdir(), 'govscout-bench-'))
  const env = { ...process.env, GOVSCOUT_DB: join(folder, 'base.db'), XDG_CONFIG_HOME: folder }
  const plain = new URL('../plain-csv.mjs', import.meta.url).pathname
  try {
    await makeBase(env.GOVSCOUT_DB, count)
    const counted = (work, rows) => async () => {
      const figures = await work()
      const lines = rows(figures.stdout)
      if (lines !== count) throw new Error(`${lines} rows came and not ${count}`)
      return { ...figures, stdout: createHash('sha256').update(figures.stdout).digest('hex') }
    }
    const lines = (text) => text.split('\n').length - 2
    const results = await interleave(
      {
        plain: counted(() => runNode([plain, env.GOVSCOUT_DB]), lines),
        csv: counted(() => runNode([bin, 'firms', 'list', '--csv'], { env }), lines),
        json: counted(
          () => runNode([bin, 'firms', 'list', '--json'], { env }),
          (text) => JSON.parse(text).length,
        ),
      },
      quick ? 1 : 3,
    )
    const rate = (name) => Math.round(count / spread(results[name].map(({ wall }) => wall)).value)
    const peak = (name) => spread(results[name].map(({ peak }) => peak))
    const rows = count.toLocaleString('en')
    return ['csv', 'json'].flatMap((name) => [
      {
        id: `export-${name}`,
        what: `the whole base as ${name.toUpperCase()}, ${rows} firms, vs a loop over plain columns`,
        unit: 'x',
        goal: null,
        ...ratios(results.plain, results[name], 'wall'),
        details: `${rate(name).toLocaleString('en')} rows/s, the loop ${rate('plain').toLocaleString('en')}`,
      },
      {
        id: `export-${name}-memory`,
        what: `peak memory of the whole base as ${name.toUpperCase()}, ${rows} firms`,
        unit: 'MB',
        goal: null,
        ...peak(name),
        details: `the loop ${Math.round(peak('plain').value)} MB`,
      },
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
