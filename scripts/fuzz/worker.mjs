// Runs inputs one after the other in a thread with a memory of its own, so that the main thread can see it hang or burst.
import { parentPort, workerData } from 'node:worker_threads'
import { findKind, inputAt } from './kinds.mjs'
import { data } from './samples.mjs'
import { loadBuilt } from './tool.mjs'

const { name, seed, from, to, shared, slowMs, replay } = workerData
const kind = findKind(name)
/** Place of the input in hand, and since when (ms); -1 before the first. */
const state = new Float64Array(shared)
const tool = await loadBuilt(data)
const memory = {}

async function runOnce(input) {
  const cpu = process.cpuUsage()
  const start = performance.now()
  let fault = null
  try {
    await kind.run(input, tool, memory)
  } catch (error) {
    fault = error
  }
  const wall = performance.now() - start
  const { user, system } = process.cpuUsage(cpu)
  return { fault, wall, cpu: (user + system) / 1000 }
}

let slowest = { ms: 0, index: -1 }
for (let index = from; index < to; index++) {
  state[0] = index
  state[1] = Date.now()
  const input = replay ?? inputAt(kind, seed, index)
  const first = await runOnce(input)
  const { fault } = first
  let ms = Math.min(first.wall, first.cpu)
  // Other programs take their share of the machine: the quickest of three is what the input costs.
  if (first.wall > slowMs / 4)
    for (let more = 0; more < 2; more++) {
      const again = await runOnce(input)
      ms = Math.min(ms, again.wall, again.cpu)
    }
  if (ms > slowest.ms) slowest = { ms, index }
  if (fault)
    parentPort.postMessage({
      index,
      what: `${fault.name}: ${fault.message}`.slice(0, 900),
      stack: (fault.stack ?? '').split('\n').slice(0, 8).join('\n'),
    })
  else if (ms > slowMs) parentPort.postMessage({ index, what: `slow: ${Math.round(ms)} ms` })
}
parentPort.postMessage({ done: true, slowest, rss: process.memoryUsage.rss() })
