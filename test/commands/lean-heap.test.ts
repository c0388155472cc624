import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const built = new URL('../../dist/commands/lean-heap.js', import.meta.url)

// Makes garbage, a part of which outlives the nursery, and tells how large the heap has become; run in a process of its own.
const makeGarbage = `
  const { getHeapSpaceStatistics } = await import('node:v8')
  let kept = []
  for (let i = 0; i < 3_000_000; i++) {
    const one = { i, list: [i] }
    if (i % 7 === 0) kept.push(one)
    if (kept.length > 20_000) kept = []
  }
  const size = (name) => getHeapSpaceStatistics().find((space) => space.space_name === name).space_size / 2 ** 20
  console.log(JSON.stringify({ nursery: size('new_space'), old: size('old_space') }))`

function heapAfter(code: string): { nursery: number; old: number } {
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' })
  // V8 complains of a flag that it does not know.
  expect(child.stderr).toBe('')
  return JSON.parse(child.stdout) as { nursery: number; old: number }
}

test('V8 knows the flags, and the heap of a process that asks for it grows less', () => {
  const usual = heapAfter(makeGarbage)
  const lean = heapAfter(
    `const { leanHeap } = await import(${JSON.stringify(built.href)}); leanHeap(); ${makeGarbage}`,
  )
  expect(lean.nursery).toBeLessThan(usual.nursery)
  expect(lean.nursery + lean.old).toBeLessThan((usual.nursery + usual.old) / 2)
})
