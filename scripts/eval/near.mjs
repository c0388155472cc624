// The listings near to an English line by the packaged encoder, for scripts/eval/ranking.mjs --embeddings. Vectors of listings are kept
// in node_modules/.cache/govscout-eval, by model and text: the first measure takes some ten minutes, a later one seconds.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../node_modules/.cache/govscout-eval/', import.meta.url))

/**
 * @param load imports a built module by its path
 * @returns null where the encoder's packages are not installed; else its model, and what is near to a line
 */
export async function createNear(listings, load) {
  const { openEmbedder } = await load('endpoints/embedder.js')
  const { nearestVectors, textForVector } = await load('ranking/near.js')
  const embedder = await openEmbedder({ kind: 'use' }).catch((error) => {
    console.error(`${error.message} ${error.remedy}`)
    return null
  })
  if (!embedder) return null
  const texts = listings.map(textForVector)
  const file = resolve(
    folder,
    `${createHash('sha256').update(embedder.model).update(texts.join('\n')).digest('hex')}.f32`,
  )
  const numbers = existsSync(file) ? readVectors(file) : await makeVectors(file, texts, embedder)
  const size = numbers.length / listings.length
  const vectors = listings.map(({ id }, i) => [id, numbers.subarray(i * size, (i + 1) * size)])
  return {
    model: embedder.model,
    async find(line) {
      const [need] = await embedder.embed([line])
      return { model: embedder.model, ...nearestVectors(vectors, need) }
    },
  }
}

function readVectors(file) {
  const bytes = readFileSync(file)
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))
}

async function makeVectors(file, texts, embedder) {
  let numbers = new Float32Array()
  for (let i = 0; i < texts.length; i += embedder.batch) {
    const rows = await embedder.embed(texts.slice(i, i + embedder.batch))
    if (!i) numbers = new Float32Array(texts.length * rows[0].length)
    rows.forEach((row, k) => {
      numbers.set(row, (i + k) * row.length)
    })
    process.stderr.write(`\r${Math.min(i + embedder.batch, texts.length)} of ${texts.length} listings read`)
  }
  process.stderr.write('\n')
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, new Uint8Array(numbers.buffer))
  return numbers
}
