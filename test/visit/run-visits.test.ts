import { expect, test } from 'vitest'
import { runInLanes } from '../../src/visit/run-visits.js'

interface Job {
  site: string
  address: string | null
}

/** Runs jobs that each take a turn of the loop, and says how many were under way at most. */
async function run(
  jobs: readonly Job[],
  lanes: { atOnce: number; perAddress: number },
  stopAfter = Number.POSITIVE_INFINITY,
) {
  const stop = new AbortController()
  const busy = new Map<string, number>()
  const most = new Map<string, number>()
  let done = 0
  const count = (key: string, by: number) => {
    const now = (busy.get(key) ?? 0) + by
    busy.set(key, now)
    most.set(key, Math.max(now, most.get(key) ?? 0))
  }
  const results = await runInLanes(
    jobs.map((job, i) => ({ ...job, i })),
    async ({ i, site, address }) => {
      for (const key of ['all', `site ${site}`, `ip ${address}`]) count(key, 1)
      for (let turns = 0; turns <= i % 3; turns++) await new Promise((resolve) => setImmediate(resolve))
      for (const key of ['all', `site ${site}`, `ip ${address}`]) count(key, -1)
      if (++done === stopAfter) stop.abort()
      return i
    },
    {
      ...lanes,
      siteOf: ({ site }) => site,
      addressOf: async ({ address }) => address,
      signal: stop.signal,
    },
  )
  return { results, most: (key: string) => most.get(key) ?? 0 }
}

test('as many sites as there are lanes, two of one address, one visit a site', async () => {
  const jobs = Array.from({ length: 60 }, (_, i) => ({
    site: i < 10 ? 'same.example' : `s${i}.example`,
    address: i % 2 ? '192.0.2.1' : `198.51.100.${i}`,
  }))
  const { results, most } = await run(jobs, { atOnce: 7, perAddress: 2 })
  expect(results).toEqual(jobs.map((_, i) => i))
  expect(most('all')).toBe(7)
  expect(most('site same.example')).toBe(1)
  expect(most('ip 192.0.2.1')).toBe(2)
})

test('an address that nobody knows limits nothing', async () => {
  const jobs = Array.from({ length: 9 }, (_, i) => ({ site: `s${i}.example`, address: null }))
  expect((await run(jobs, { atOnce: 5, perAddress: 1 })).most('all')).toBe(5)
})

test('after the word to stop no further site is begun', async () => {
  const jobs = Array.from({ length: 40 }, (_, i) => ({ site: `s${i}.example`, address: null }))
  const { results } = await run(jobs, { atOnce: 4, perAddress: 2 }, 6)
  expect(results.length).toBeGreaterThanOrEqual(6)
  expect(results.length).toBeLessThanOrEqual(6 + 4)
})

test('what goes wrong is told once what is under way has ended', async () => {
  let ended = 0
  const all = runInLanes(
    [1, 2, 3, 4],
    async (i) => {
      await new Promise((resolve) => setImmediate(resolve))
      if (i === 1) throw new Error('no disk')
      ended++
      return i
    },
    {
      atOnce: 2,
      perAddress: 2,
      siteOf: String,
      addressOf: async () => null,
      signal: new AbortController().signal,
    },
  )
  await expect(all).rejects.toThrow('no disk')
  expect(ended).toBe(1)
})

test('nothing to do is done at once', async () => {
  expect((await run([], { atOnce: 3, perAddress: 2 })).results).toEqual([])
})
