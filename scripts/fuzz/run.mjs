// Hands generated and mutated inputs to the tool: npm run fuzz -- [--kind K] [--runs N] [--seed S] [--from N] [--replay FILE]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { findKind, inputAt, kinds } from './kinds.mjs'

/** Longest that an input may take, and after which its thread is ended, in ms; memory of the thread, in MB. */
const slowMs = 1000
const hangMs = 30_000
const heapMb = 768
/** Findings of a kind after which it is given up. */
const mostFindings = 20

const { values: options } = parseArgs({
  options: {
    kind: { type: 'string' },
    runs: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    out: { type: 'string', default: 'fuzz-findings' },
    replay: { type: 'string' },
  },
})

/** Runs places `from` to `to`, in threads as many as are needed. @returns findings and what was slowest */
async function runKind(kind, seed, from, to, replay) {
  const findings = []
  let slowest = { ms: 0, index: -1 }
  let rss = 0
  for (let at = from; at < to && findings.length < mostFindings; ) {
    const end = await runThread(
      { name: kind.name, seed, from: at, to, slowMs: kind.slowMs ?? slowMs, replay },
      findings,
    )
    if (end.slowest && end.slowest.ms > slowest.ms) slowest = end.slowest
    rss = Math.max(rss, end.rss ?? 0)
    at = end.next
  }
  return { findings, slowest, rss }
}

function runThread(work, findings) {
  const shared = new SharedArrayBuffer(16)
  const state = new Float64Array(shared).fill(-1)
  return new Promise((resolve) => {
    const worker = new Worker(new URL('worker.mjs', import.meta.url), {
      workerData: { ...work, shared },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    })
    let settled = false
    const settle = (end) => {
      if (settled) return
      settled = true
      clearInterval(watch)
      worker.terminate().then(() => resolve(end))
    }
    const lost = (what) => {
      if (settled) return
      findings.push({ index: state[0], what })
      settle({ next: state[0] + 1 })
    }
    const watch = setInterval(() => {
      if (state[0] >= 0 && Date.now() - state[1] > hangMs) lost(`hangs: more than ${hangMs / 1000} s`)
      if (findings.length >= mostFindings) settle({ next: work.to })
    }, 500)
    worker.on('message', (message) => {
      if (message.done) settle({ ...message, next: work.to })
      else findings.push(message)
    })
    worker.on('error', (error) => lost(`${error.code ?? error.name}: ${error.message}`))
    worker.on('exit', () => lost('the thread ended'))
  })
}

function keep(kind, seed, { index, what }, replay) {
  mkdirSync(options.out, { recursive: true })
  const file = join(options.out, `${kind.name}-${seed}-${index}.json`)
  writeFileSync(
    file,
    `${JSON.stringify({ kind: kind.name, seed, index, what, input: replay ?? inputAt(kind, seed, index) }, null, 1)}\n`,
  )
  return file
}

let failed = false
const replayed = options.replay ? JSON.parse(readFileSync(options.replay, 'utf8')) : null
const chosen = replayed
  ? [findKind(replayed.kind)]
  : options.kind
    ? options.kind.split(',').map(findKind)
    : kinds
const [from, runs] = replayed ? [0, 1] : [Number(options.from), Number(options.runs)]
for (const kind of chosen) {
  const start = Date.now()
  const seed = replayed?.seed ?? options.seed
  const { findings, slowest, rss } = await runKind(kind, seed, from, from + runs, replayed?.input)
  const seconds = (Date.now() - start) / 1000
  console.log(
    `${kind.name}: ${runs} inputs, seed ${seed}, ${findings.length} findings, ${seconds.toFixed(1)} s, slowest ${Math.round(slowest.ms)} ms (${slowest.index}), ${Math.round(rss / 1e6)} MB`,
  )
  for (const finding of findings) {
    failed = true
    console.log(`  ${finding.index}: ${finding.what}\n${finding.stack ?? ''}`)
    if (!replayed) console.log(`  npm run fuzz -- --replay ${keep(kind, seed, finding)}`)
  }
}
process.exitCode = failed ? 1 : 0
