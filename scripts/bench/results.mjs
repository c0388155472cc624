// The results of benches: kept as docs/performance.json, shown as a table in docs/performance.md between two marks; the words round it
// are written by hand.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from './processes.mjs'

const kept = join(root, 'docs/performance.json')
const page = join(root, 'docs/performance.md')
const marks = ['<!-- results: written by npm run bench -->', '<!-- end of results -->']

/**
 * @typedef {{ id: string, part: string, what: string, unit: string, goal: { least?: number, most?: number, stretch?: number } | null,
 *   value: number, low: number, high: number, details: string, at: string, commit: string, calm: number }} Row
 * calm: milliseconds of a fixed loop, the fewer the calmer the machine was
 */

export const readResults = () => (existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')).rows : [])

/** Rows of a part are replaced whole: what is no longer measured goes. */
export function mergeResults(before, measured, { part, calmest }) {
  const old = before.filter((row) => row.part === part)
  const keepOld =
    calmest &&
    old.length > 0 &&
    old.every(({ commit, calm }, at) => commit === measured[at]?.commit && calm <= measured[at].calm)
  return [...before.filter((row) => row.part !== part), ...(keepOld ? old : measured)]
}

/** @param order of the parts in the table */
export function writeResults(rows, order) {
  const sorted = order.flatMap((part) => rows.filter((row) => row.part === part))
  const machine = `${cpus().length} x ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}`
  writeFileSync(kept, `${JSON.stringify({ machine, rows: sorted.map(rounded) }, null, 2)}\n`)
  const text = readFileSync(page, 'utf8')
  const [from, to] = marks.map((mark) => text.indexOf(mark))
  if (from < 0 || to < from) throw new Error('docs/performance.md has lost the marks of its table')
  writeFileSync(page, `${text.slice(0, from)}${marks[0]}\n\n${table(sorted, machine)}\n\n${text.slice(to)}`)
}

/** One line for a terminal. */
export function formatRow(row) {
  return `${isMet(row).padEnd(6)} ${figure(row.value, row.unit).padStart(10)} (${goalOf(row)}) ${row.what}: ${row.details}`
}

function table(rows, machine) {
  const head = ['what', 'goal', 'result', 'met', 'figures', 'measured']
  const body = rows.map((row) => [
    row.what,
    goalOf(row),
    `${figure(row.value, row.unit)}${row.low < row.high ? ` (${figure(row.low, '')}–${figure(row.high, '')})` : ''}`,
    isMet(row),
    row.details,
    `${row.at} ${row.commit}, ${row.calm} ms`,
  ])
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [`Machine: ${machine}.`, '', line(head), line(head.map(() => '---')), ...body.map(line)].join('\n')
}

function isMet({ goal, value }) {
  if (!goal) return '–'
  const reaches = (bound) => (goal.least === undefined ? value <= bound : value >= bound)
  if (goal.stretch !== undefined && reaches(goal.stretch)) return 'beyond'
  return reaches(goal.least ?? goal.most) ? 'yes' : 'no'
}

function goalOf({ goal, unit }) {
  if (!goal) return 'none'
  const bound = goal.least === undefined ? `≤ ${figure(goal.most, unit)}` : `≥ ${figure(goal.least, unit)}`
  return goal.stretch === undefined ? bound : `${bound} [${figure(goal.stretch, unit)}]`
}

function figure(value, unit) {
  const digits = unit === 'ms' || unit === 'MB' || unit === 'bytes' || value >= 100 ? 0 : value >= 10 ? 1 : 2
  return `${Number(value.toFixed(digits)).toLocaleString('en')}${unit && (unit === 'x' ? 'x' : ` ${unit}`)}`
}

function rounded(row) {
  const short = (value) => Number(value.toPrecision(4))
  return { ...row, value: short(row.value), low: short(row.low), high: short(row.high) }
}
