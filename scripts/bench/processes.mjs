// Whole processes, timed: wall seconds by the clock, processor seconds and peak memory by the process itself when it ends.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const bin = join(root, 'bin/govscout.js')
const hook = new URL('usage-hook.mjs', import.meta.url).href

/** Imports a built file. */
export const load = (path) => import(pathToFileURL(join(root, 'dist', path)).href)

const canPin = cpus().length > 1 && spawnSync('taskset', ['-V']).status === 0

/** What to put before a command, so that it runs on that processor alone; nothing where that cannot be had. */
export const pinTo = (cpu) => (canPin ? ['taskset', '-c', String(cpu)] : [])
/** What is measured runs on the first processor, what answers it on the second. */
export const [client, server] = [pinTo(0), pinTo(1)]

/**
 * Runs Node with these arguments on the client's processor.
 * @returns stdout, wall and processor seconds, peak memory in MB
 * @throws where it fails, unless `mayFail`
 */
export const runNode = (args, options) => run([process.execPath, '--import', hook, ...args], options)

/** Wall seconds of Node with these arguments, and nothing in its way: for what ends in a moment. */
export function timeNode(args, env = process.env) {
  const [program, ...rest] = [...client, process.execPath, ...args]
  const started = performance.now()
  const { status, stderr } = spawnSync(program, rest, { env })
  const wall = (performance.now() - started) / 1000
  if (status !== 0) throw new Error(`${rest.join(' ')} ended with ${status}: ${stderr}`)
  return { wall }
}

/** The same for any command that writes {cpu, peak} into the file that GOVSCOUT_BENCH_USAGE names. */
export async function run(command, { env = process.env, mayFail = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'govscout-usage-'))
  const usage = join(folder, 'usage.json')
  const [program, ...args] = [...client, ...command]
  try {
    const started = performance.now()
    const child = spawn(program, args, {
      env: { ...env, GOVSCOUT_BENCH_USAGE: usage },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
    const wall = (performance.now() - started) / 1000
    if (code !== 0 && !mayFail)
      throw new Error(`${command.join(' ')} ended with ${code}: ${stderr.slice(-2000)}`)
    return { stdout, wall, ...JSON.parse(readFileSync(usage, 'utf8')) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Does the works in turn, A B C A B C …, so that a machine that slows down slows all of them.
 * @param works name to a function that answers figures
 * @returns name to the figures of each round
 */
export async function interleave(works, rounds) {
  const results = Object.fromEntries(Object.keys(works).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, work] of Object.entries(works)) results[name].push(await work(round))
  return results
}

/** The ratios of one figure, round by round, as median, least and most. */
export const ratios = (above, below, key) =>
  spread(above.map((figures, round) => figures[key] / below[round][key]))

/** Median, least and most. */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return { value: middle(sorted), low: sorted[0], high: sorted.at(-1) }
}

export const median = (values) => middle([...values].sort((a, b) => a - b))

function middle(sorted) {
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
