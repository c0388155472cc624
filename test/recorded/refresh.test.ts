// What a nightly refresh costs when nothing has changed: counted by the log of the web it asks.
import { existsSync, statSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpBase } from './dump.js'
import { isRecordedHere, type Outcome, type Replay, startReplay } from './replay.js'

const title = isRecordedHere
  ? 'a refresh without news'
  : 'the recorded web is not beside the checkout, skipped'
const id = 'de-munich-startup'
let web: Replay
let env: NodeJS.ProcessEnv
let db: string

const at = (day: string, ...args: string[]) => web.run({ ...env, GOVSCOUT_NOW: `${day}T03:17:00Z` }, args)
const refresh = (day: string) => at(day, 'refresh', '--delay', '0', '--json')

beforeAll(async () => {
  if (!isRecordedHere) return
  web = await startReplay()
  env = web.env('base.db')
  db = env['GOVSCOUT_DB'] ?? ''
  await at('2026-11-25', 'directories', 'approve', id, '--basis', 'Aufgezeichnete Seiten, nur für Tests')
  const { stdout } = await at('2026-11-25', 'directories', 'list', '--json')
  for (const other of JSON.parse(stdout) as { id: string; health: string | null }[])
    if (other.id !== id && other.health !== null) await at('2026-11-25', 'directories', 'pause', other.id)
}, 300_000)
afterAll(() => web?.close())

interface Report {
  directory: string
  result: string
  listings: { seen: number; new: number; changed: number; missing: number }
}
const reportOf = ({ stdout }: Outcome) =>
  (JSON.parse(stdout) as Report[]).find(({ directory }) => directory === id) as Report
async function asked() {
  const all = await web.asked()
  const details = all.filter(({ url }) => /\/startups\/[^?]/.test(url))
  return { all, details, lists: all.filter((one) => /\/startups\/(?:\?|$)/.test(one.url)) }
}

describe.skipIf(!isRecordedHere)(title, () => {
  test('sends the list pages, later conditional requests as well, has no news and does not grow', async () => {
    const first = await refresh('2026-11-25')
    expect(first.code, first.stderr).toBe(0)
    expect(reportOf(first)).toMatchObject({ result: 'success', listings: { seen: 1298, new: 1298 } })
    const [size, content] = [statSync(db).size, dumpBase(db)]
    const isAsBefore = () => {
      // Who closes the base last moves all of the journal into it.
      expect(existsSync(`${db}-wal`)).toBe(false)
      expect(statSync(db).size).toBe(size)
      expect(dumpBase(db)).toBe(content)
    }

    await web.faults([])
    const second = await refresh('2026-12-03')
    expect(second.code, second.stderr).toBe(0)
    expect(reportOf(second)).toMatchObject({ listings: { seen: 1298, new: 0, changed: 0, missing: 0 } })
    const week = await asked()
    expect(week.lists).toHaveLength(Math.ceil(1298 / 24))
    expect(week.details).toEqual([])
    // robots.txt is a day old by the clock of the machine: not asked again.
    expect(week.all).toHaveLength(week.lists.length)
    isAsBefore()

    await web.faults([])
    const third = await refresh('2026-12-27')
    expect(third.code, third.stderr).toBe(0)
    expect(reportOf(third)).toMatchObject({ listings: { seen: 1298, new: 0, changed: 0, missing: 0 } })
    const month = await asked()
    expect(month.lists).toHaveLength(Math.ceil(1298 / 24))
    expect(month.details).toHaveLength(1298)
    expect(month.details.filter(({ status, inm, ims }) => status !== 304 || !(inm || ims))).toEqual([])
    isAsBefore()

    await web.faults([])
    expect((await refresh('2026-12-28')).stderr).toMatch(/Nothing is due/)
    expect((await web.asked()).length).toBe(0)
    isAsBefore()
  })
})
