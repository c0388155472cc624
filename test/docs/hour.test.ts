import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { govscout, makeFolder } from '../commands/govscout.js'
import { readPage } from './command-lines.js'

// The hour of the cookbook, run as it stands there on the demo's invented firms.
const bin = join(import.meta.dirname, '../../bin/govscout.js')
const [, hour = ''] = /^## An hour with it\n([\s\S]*?)^## /m.exec(readPage('docs/cookbook.md')) ?? []
const [, script = ''] = /```sh\n([\s\S]*?)```/.exec(hour) ?? []
const [, shown = ''] = /```text\n([\s\S]*?)```/.exec(hour) ?? []
const folder = makeFolder()
const env = {
  GOVSCOUT_NOW: '2026-11-24T10:00:00Z',
  GOVSCOUT_USER: 'analystin',
  XDG_CONFIG_HOME: folder,
}
const base = { ...env, GOVSCOUT_DB: join(folder, 'govscout-demo/govscout.db') }
let said = ''

beforeAll(async () => {
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin/govscout'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`)
  chmodSync(join(folder, 'bin/govscout'), 0o755)
  const { stdout, stderr } = await promisify(execFile)('sh', ['-eu', '-c', script], {
    cwd: folder,
    env: { ...process.env, ...env, PATH: `${join(folder, 'bin')}:${process.env['PATH']}` },
    maxBuffer: 16 * 1024 * 1024,
  })
  said = stdout + stderr
}, 240_000)

describe('the hour of the cookbook', () => {
  test.each(shown.trim().split('\n'))('answers: %s', (line) => {
    expect(said).toContain(line)
  })

  test('leaves a record with its points and annexes', () => {
    const name = readdirSync(join(folder, 'akte')).find((one) => /^vermerk-.*\.md$/.test(one)) ?? ''
    const record = readFileSync(join(folder, 'akte', name), 'utf8')
    const headings = [...record.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
    expect(headings).toHaveLength(18)
    expect(headings.slice(-3)).toEqual([
      'Anlage 1: Longlist',
      'Anlage 2: Firmen der Shortlist im Einzelnen',
      'Anlage 3: Belege',
    ])
  })
})

test('a firm has one rank, whoever is asked for it, also where others have ended', async () => {
  const rankOf = async (...line: string[]) => JSON.parse((await govscout([...line, '--json'], base)).stdout)
  const { firms } = await rankOf('shortlist', 'demo-antraege', '--top', '40')
  const listed = new Map<string, number>(
    firms.map((one: { firm: string; rank: number }) => [one.firm, one.rank]),
  )
  expect(listed.get('F17')).toBe(19)
  const scored = await rankOf('score', 'demo-antraege', '--firm', 'F17')
  expect(scored.firms[0].rank).toBe(19)
  const { stdout } = await govscout(['why', 'F17', '--need', 'demo-antraege'], base)
  expect(stdout).toContain('rank 19 of 24')
})

test('a firm that has ended is explained without a rank', async () => {
  const read = async (line: string[]) => JSON.parse((await govscout([...line, '--json'], base)).stdout).firms
  const now: { firm: string }[] = await read(['shortlist', 'demo-antraege', '--top', '60'])
  const all: { firm: string }[] = await read(['shortlist', 'demo-antraege', '--top', '60', '--ended'])
  const [ended] = all.filter(({ firm }) => !now.some((one) => one.firm === firm))
  const { stdout } = await govscout(['score', 'demo-antraege', '--firm', ended?.firm ?? ''], base)
  expect(stdout).toContain('not ranked')
})

test('rules stand at length in a window of 80 columns', async () => {
  const { stdout } = await govscout(['rules', '--land', 'HH', '--value', '80000'], base, { columns: 80 })
  expect(stdout).not.toContain('…')
  expect(stdout).toMatch(/^Rule: +Experimentierklausel, HmbVgRL Nr\. 5/m)
  expect(stdout).toMatch(/^Conditions: +GovTecHH ist an Anbahnung/m)
  for (const line of stdout.split('\n').filter((one) => !one.includes('https://')))
    expect(line.length).toBeLessThanOrEqual(80)
})

test('points stand below points in a window, and are numbers in a pipe', async () => {
  const line = ['shortlist', 'demo-antraege', '--top', '20']
  const window = await govscout(line, base, { columns: 100 })
  expect(window.stdout).toMatch(/ 22\.20 +22\.20–22\.20 /)
  expect((await govscout(line, base)).stdout).toMatch(/\t22\.2\t22\.2–22\.2\t/)
})
