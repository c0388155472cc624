import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeBase } from '../make-base.mjs'
import { bin, load } from '../processes.mjs'

const analysts = 10

/**
 * Ten analysts at one base on one machine, each command a process of its own: what they write is counted afterwards, and the log verified.
 * All processors take part, as they would.
 */
export async function measureAnalysts({ quick }) {
  const folder = mkdtempSync(join(tmpdir(), 'govscout-bench-'))
  const file = join(folder, 'base.db')
  const rounds = quick ? 2 : 12
  try {
    await makeBase(file, quick ? 500 : 10_000)
    const alone = await day(file, folder, 'alone', rounds)
    const together = (
      await Promise.all(Array.from({ length: analysts }, (_, i) => day(file, folder, `analyst-${i}`, rounds)))
    ).flat()
    const written = await count(file)
    const meant = (analysts + 1) * rounds * 3
    const failed = [...alone, ...together].filter(({ code }) => code !== 0).length
    const [one, ten] = [alone, together].map((commands) => commands.map(({ ms }) => ms).sort((a, b) => a - b))
    return [
      {
        id: 'analysts-lost',
        what: `${analysts} analysts at one base: commands that failed, or words that are not there`,
        unit: 'words',
        goal: { most: 0 },
        value: failed + meant - written.words,
        low: 0,
        high: failed + meant - written.words,
        details: `${written.words} notes, tags and decisions in ${together.length} commands at once and ${alone.length} before; the log ${written.log}`,
      },
      {
        id: 'analysts-wait',
        what: `${analysts} analysts at one base: the wait for a command, vs one analyst`,
        unit: 'x',
        goal: null,
        value: at(ten, 0.5) / at(one, 0.5),
        low: at(ten, 0.05) / at(one, 0.5),
        high: at(ten, 0.95) / at(one, 0.5),
        details: `median ${Math.round(at(one, 0.5))} ms alone, ${Math.round(at(ten, 0.5))} ms together, ${Math.round(at(ten, 0.95))} ms at the 95th percentile`,
      },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One analyst's commands, one after the other: a note, a tag and a decision on firms of their own, and a look at the list. */
async function day(file, folder, who, rounds) {
  const env = {
    ...process.env,
    GOVSCOUT_DB: file,
    GOVSCOUT_USER: who,
    XDG_CONFIG_HOME: folder,
  }
  const need = `need-${who}`
  const made = await command(env, [
    'needs',
    'new',
    '--id',
    need,
    '--title',
    need,
    '--text',
    'KI prüft Anträge auf Vollständigkeit',
  ])
  if (made.code !== 0) throw new Error(`the need of ${who} was not made: ${made.stderr}`)
  const times = []
  for (let round = 1; round <= rounds; round++)
    for (const args of [
      ['note', 'add', `F${round}`, `gesehen von ${who}`],
      ['tag', 'add', `F${round}`, `${who}-${round}`],
      ['decide', need, `F${round}`, 'in'],
      ['shortlist', need, '--json'],
    ])
      times.push(await command(env, args))
  return times
}

function command(env, args) {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text
    })
    child
      .once('error', reject)
      .once('close', (code) => resolve({ code, stderr, ms: performance.now() - started }))
  })
}

/** The words that are in the base, and what its log says. */
async function count(file) {
  const { openStore } = await load('store/open.js')
  const { verifyLog } = await load('store/verify-log.js')
  const store = openStore({ file, now: () => '2026-11-24T10:00:00Z', who: 'bench', toolVersion: '0' })
  const rows = (table) => store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
  const words = rows('notes') + rows('tags') + rows('decisions')
  const { faults } = verifyLog(store)
  store.db.close()
  return { words, log: faults.length ? `has ${faults.length} faults` : 'is whole' }
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
