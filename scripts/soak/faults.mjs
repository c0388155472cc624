// Causes faults of disk, file, clock, process and network against the built tool, and judges what it says and what is left.
//
//   npm run soak:faults [-- --only disk-full,signals] [--trials N] [--seed 1]
//
// Each kind is a file in faults/. Trials are those of each row of a kind, by default as many as fit into ten minutes together.
// Exit 1 where something did not hold.
import { parseArgs } from 'node:util'
import { makeWorld } from './faults/world.mjs'
import { generator } from './random.mjs'

const names = [
  'disk-full',
  'full-targets',
  'read-only',
  'locked',
  'newer',
  'migration',
  'corrupt',
  'clock',
  'signals',
  'together',
  'network',
]

const { values } = parseArgs({
  options: { only: { type: 'string' }, trials: { type: 'string' }, seed: { type: 'string', default: '1' } },
})
const chosen = values.only?.split(',') ?? names
const unknown = chosen.filter((name) => !names.includes(name))
if (unknown.length) {
  console.error(`There is no kind ${unknown.join(', ')}. Kinds: ${names.join(', ')}`)
  process.exit(2)
}

const world = await makeWorld()
const rows = []
const began = performance.now()
try {
  for (const name of chosen) {
    const kind = await import(`./faults/${name}.mjs`)
    const random = generator(Number(values.seed))
    const trials = values.trials === undefined ? kind.trials : Number(values.trials)
    for await (const row of kind.run(world, { trials, random })) {
      rows.push(row)
      printRow(row)
    }
  }
} finally {
  world.close()
}
const all = rows.reduce((sum, { trials }) => sum + trials, 0)
const wrong = rows.reduce((sum, row) => sum + row.wrong.length, 0)
console.log(
  `\n${all} trials, ${wrong} things that did not hold, ${Math.round((performance.now() - began) / 1000)} s (seed ${values.seed})`,
)
process.exitCode = wrong ? 1 : 0

function printRow({ fault, how, trials, codes, wrong: faults }) {
  if (rows.length === 1)
    console.log('| Fault | Caused by | Times | What came | Did not hold |\n|---|---|---|---|---|')
  const outcomes = [...codes].sort(([, a], [, b]) => b - a).map(([came, times]) => `${came} (${times})`)
  console.log(`| ${fault} | ${how} | ${trials} | ${outcomes.join(', ')} | ${faults.length} |`)
  for (const text of [...new Set(faults)].slice(0, 12)) console.error(`    ${text}`)
}
