import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { inputAt, type Kind, kinds } from '../../scripts/fuzz/kinds.mjs'
import { loadTool } from '../../scripts/fuzz/tool.mjs'

// The short form of `npm run fuzz`: the same inputs every time, handed to the sources instead of the build.
const runs = 250
const seed = 'test'
const data = fileURLToPath(new URL('../../data/', import.meta.url))
const load = (path: string): Promise<object> => {
  const file = new URL(`../../src/${path}.ts`, import.meta.url).href
  return import(/* @vite-ignore */ file)
}
const tool = await loadTool(load, data)

describe('what comes from outside is read, or refused in words', () => {
  test.each(kinds)('$name: $about', { timeout: 60_000 }, async (kind) => {
    expect(await faultsOf(kind)).toEqual([])
  })

  test('an input is made of its seed alone', () => {
    for (const kind of kinds) {
      expect(inputAt(kind, seed, 7)).toEqual(inputAt(kind, seed, 7))
      expect(inputAt(kind, seed, 7)).not.toEqual(inputAt(kind, 'another', 7))
    }
  })
})

describe('the fuzzing itself', () => {
  const breaking = (names: object) => ({ ...tool, ...names })
  const fails = (kind: string, broken: object) => {
    const found = kinds.find(({ name }) => name === kind)
    return found === undefined ? Promise.resolve([]) : faultsOf(found, breaking(broken))
  }

  test.each<[string, object]>([
    ['addresses', { isPrivateHost: () => false }],
    ['addresses', { resolveAddress: (href: string) => href }],
    ['robots', { isAllowed: () => false }],
    ['decoding', { decodeText: (bytes: Uint8Array) => `${bytes.length}\ud800` }],
    [
      'firms',
      {
        toListing: () => ({
          listing: { name: 'X', tags: [], former_names: [], extra: {}, original: {} },
          signals: [],
        }),
      },
    ],
  ])('finds a fault in %s', async (kind, broken) => {
    expect(await fails(kind, broken)).not.toEqual([])
  })
})

/** The first faults of a kind, with the places to make their inputs again. */
async function faultsOf(kind: Kind, using = tool): Promise<string[]> {
  const faults: string[] = []
  const memory = {}
  for (let index = 0; index < runs && faults.length < 3; index++) {
    try {
      await kind.run(inputAt(kind, seed, index), using, memory)
    } catch (error) {
      faults.push(`${index}: ${(error as Error).message}`)
    }
  }
  return faults
}
