import { expect, test } from 'vitest'
import { runAll } from '../../src/scout/run-all.js'

const tick = () => new Promise<void>((resolve) => setImmediate(resolve))

test('a few run at once, and the results stand in the order of the items', async () => {
  let running = 0
  let most = 0
  const results = await runAll([5, 1, 4, 2, 3], 2, async (item) => {
    most = Math.max(most, ++running)
    for (let i = 0; i < item; i++) await tick()
    running--
    return item * 10
  })
  expect(results).toEqual([50, 10, 40, 20, 30])
  expect(most).toBe(2)
})

test('when one throws, no further one is started', async () => {
  const started: number[] = []
  const work = async (item: number) => {
    started.push(item)
    await tick()
    if (item === 1) throw new Error('broken')
  }
  await expect(runAll([1, 2, 3, 4, 5], 2, work)).rejects.toThrow('broken')
  for (let i = 0; i < 5; i++) await tick()
  expect(started.length).toBeLessThanOrEqual(3)
  expect(await runAll([], 3, work)).toEqual([])
})

test('when one throws, those that were started are waited for: they work with what the caller then closes', async () => {
  let running = 0
  const work = async (item: number) => {
    running++
    for (let i = 0; i < item * 3; i++) await tick()
    running--
    if (item === 1) throw new Error('broken')
  }
  await expect(runAll([1, 4, 2], 3, work)).rejects.toThrow('broken')
  expect(running).toBe(0)
})

test('after the word to stop no further one is started, and there are no holes', async () => {
  const stop = new AbortController()
  const work = async (item: number) => {
    if (item === 2) stop.abort()
    await tick()
    return item
  }
  expect(await runAll([1, 2, 3, 4], 1, work, stop.signal)).toEqual([1, 2])
})
