import { afterEach, describe, expect, test } from 'vitest'
import { type Embedder, openEmbedder } from '../../src/endpoints/embedder.js'
import { openEndpoint } from '../../src/endpoints/endpoint.js'
import { EndpointFailure } from '../../src/endpoints/failure.js'
import { type EmbeddingsSettings, embeddingsSchema } from '../../src/endpoints/settings.js'
import { type LoopbackWeb, type Route, startWeb } from '../crawl/loopback-web.js'
import { json, meaningOf, ollamaEmbed, openAiEmbed } from './stand-in.js'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close()
})

const paths = { ollama: '/api/embed', openai: '/v1/embeddings' }
type Kind = keyof typeof paths

async function open(
  kind: Kind,
  route: Route,
  more: object = {},
): Promise<{ embedder: Embedder; web: LoopbackWeb }> {
  const web = await startWeb({ [paths[kind]]: route })
  opened.push(web)
  const settings: EmbeddingsSettings = embeddingsSchema.parse({
    kind,
    url: web.origin,
    model: 'toy',
    ...more,
  })
  const embedder = await openEmbedder(settings, (place) => {
    const endpoint = openEndpoint(place, { env: {}, userAgent: 'govscout/0' })
    opened.push(endpoint)
    return endpoint
  })
  return { embedder, web }
}

const texts = ['checks building permits', 'bakes bread', 'finds a water leak']

describe.each<[Kind, Route, object]>([
  ['ollama', ollamaEmbed, { model: 'toy', input: texts, truncate: true }],
  ['openai', openAiEmbed, { model: 'toy', input: texts, encoding_format: 'float' }],
])('%s', (kind, route, question) => {
  test('is asked about many texts at once, and answers one vector of length 1 for each, in their order', async () => {
    const { embedder, web } = await open(kind, route)
    const vectors = await embedder.embed(texts)
    expect(web.asked.map(({ body }) => JSON.parse(body))).toEqual([question])
    expect(vectors).toHaveLength(3)
    vectors.forEach((vector, i) => {
      const meaning = meaningOf(texts[i] as string)
      expect(Math.hypot(...vector)).toBeCloseTo(1, 6)
      expect(vector[0]).toBeCloseTo((meaning[0] as number) / Math.hypot(...meaning), 6)
    })
  })

  test('is kept under kind and model, and says where texts go', async () => {
    const { embedder, web } = await open(kind, route, { language: 'en', need_prefix: 'query: ' })
    expect(embedder).toMatchObject({
      model: `${kind}/toy`,
      english: true,
      host: web.host,
      prefix: { need: 'query: ', listing: '' },
    })
  })
})

const row = (values: unknown) => json({ embeddings: [[1, 2], values] })
const data = (rows: unknown) => json({ data: rows })

describe('a wrong answer', () => {
  test.each<[string, Kind, Route, RegExp]>([
    ['without vectors', 'ollama', json({ error: 'no' }), /no vectors for 2 texts/],
    ['of null', 'ollama', json(null), /no vectors for 2 texts/],
    ['of too few', 'ollama', json({ embeddings: [[1, 2]] }), /1 vectors for 2 texts/],
    ['of different sizes', 'ollama', row([1, 2, 3]), /different sizes/],
    ['of texts', 'ollama', row(['1', '2']), /no number/],
    ['of null for a number', 'ollama', row([1, null]), /no number/],
    ['of nothing but zeros', 'ollama', row([0, 0]), /without direction/],
    ['of numbers that overflow', 'ollama', row([1e200, 1e200]), /without direction/],
    ['of an empty vector', 'ollama', row([]), /of 0 numbers/],
    ['of a huge vector', 'ollama', row(new Array(9000).fill(1)), /of 9000 numbers/],
    ['of no list', 'openai', data('none'), /without vectors/],
    [
      'of another place',
      'openai',
      data([
        { index: 0, embedding: [1] },
        { index: 5, embedding: [1] },
      ]),
      /without vectors/,
    ],
    [
      'of one place twice',
      'openai',
      data([
        { index: 1, embedding: [1] },
        { index: 1, embedding: [1] },
      ]),
      /without vectors/,
    ],
    [
      'of a packed vector',
      'openai',
      data([
        { index: 0, embedding: 'AAA=' },
        { index: 1, embedding: 'AAA=' },
      ]),
      /of no numbers/,
    ],
  ])('%s', async (_, kind, route, says) => {
    const { embedder } = await open(kind, route)
    const asked = embedder.embed(['a', 'b'])
    await expect(asked).rejects.toBeInstanceOf(EndpointFailure)
    await expect(asked).rejects.toThrow(says)
  })
})
