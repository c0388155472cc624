import type { Endpoint } from './endpoint.js'
import { EndpointFailure } from './failure.js'
import { openPackagedEncoder } from './packaged-encoder.js'
import type { EmbeddingsSettings } from './settings.js'
import { readVectors } from './vectors.js'

/** Makes vectors of texts. */
export interface Embedder {
  /** Kind and model: what vectors are kept under, since those of two models cannot be compared. */
  model: string
  /** It reads English alone. */
  english: boolean
  /** Host that the texts go to; null where they stay on this machine's own process. */
  host: string | null
  /** Texts that are asked about at a time. */
  batch: number
  /** Put before a text, as the model wants it; empty where it wants nothing. */
  prefix: { need: string; listing: string }
  /**
   * @param texts not empty, each with more than white space
   * @returns one vector of length 1 per text, all of the same size
   * @throws EndpointFailure; the signal's reason when the person says stop
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
}

/** Texts in one question: small enough for a slow machine to answer in time, large enough for a fast one. */
const batch = 32

/**
 * @param open opens the endpoint of the settings
 * @throws EndpointFailure where the encoder's packages are not installed, or the key is missing
 */
export async function openEmbedder(
  settings: EmbeddingsSettings,
  open: (settings: { url: string; key_env?: string | undefined }) => Endpoint,
): Promise<Embedder> {
  if (settings.kind === 'use') return openPackagedEncoder()
  const endpoint = open(settings)
  const { kind, model, language, need_prefix = '', listing_prefix = '' } = settings
  const ask = kind === 'openai' ? askOpenAi : askOllama
  return {
    model: `${kind}/${model}`,
    english: language === 'en',
    host: endpoint.host,
    batch,
    prefix: { need: need_prefix, listing: listing_prefix },
    embed: (texts, signal) => ask(endpoint, model, texts, signal),
  }
}

/** The embeddings of OpenAI's API reference ("Create embeddings"), which many servers speak. */
async function askOpenAi(endpoint: Endpoint, model: string, texts: readonly string[], signal?: AbortSignal) {
  const answer = await endpoint.ask(
    '/v1/embeddings',
    { model, input: texts, encoding_format: 'float' },
    signal,
  )
  const { data } = asRecord(answer)
  if (!Array.isArray(data)) throw noVectors(endpoint)
  const rows = new Array<unknown>(data.length)
  // In any order, with the place of each text.
  data.forEach((one: unknown, i) => {
    const { index = i, embedding } = asRecord(one)
    if (typeof index !== 'number' || !(index in data) || rows[index] !== undefined) throw noVectors(endpoint)
    rows[index] = embedding
  })
  return readVectors(rows, texts.length, endpoint.host)
}

/** Ollama's API ("Generate Embeddings"): vectors in the order of the texts; a text that is too long is cut by it. */
async function askOllama(endpoint: Endpoint, model: string, texts: readonly string[], signal?: AbortSignal) {
  const answer = await endpoint.ask('/api/embed', { model, input: texts, truncate: true }, signal)
  return readVectors(asRecord(answer)['embeddings'], texts.length, endpoint.host)
}

function noVectors({ host }: Endpoint): EndpointFailure {
  return new EndpointFailure(`${host} answers without vectors.`, 'Check kind and model in the settings.')
}

/** The fields of a JSON object; none of anything else. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
