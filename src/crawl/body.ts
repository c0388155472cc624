import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib'
import { FetchFailure } from './failure.js'

export interface BodyLimits {
  /** Most bytes on the wire, and after decompression. */
  wireBytes: number
  decodedBytes: number
}

type Chunks = AsyncIterable<Uint8Array> & { destroy(): unknown }

/**
 * Reads an answer's body and undoes its Content-Encoding (RFC 9110, section 8.4), within limits on both sides.
 * @throws FetchFailure: too-large, truncated; errors of the stream as they are
 */
export async function readBody(
  stream: Chunks,
  encoding: string | undefined,
  url: string,
  limits: BodyLimits,
): Promise<{ body: Uint8Array; bytes: number }> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > limits.wireBytes) {
      stream.destroy()
      throw tooLarge(url, limits.wireBytes)
    }
    chunks.push(chunk)
  }
  let body: Uint8Array = chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks)
  const codings = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter(Boolean)
  // Applied in the order named, so undone from the last.
  for (const coding of codings.reverse()) body = await undo(coding, body, url, limits.decodedBytes)
  if (body.length > limits.decodedBytes) throw tooLarge(url, limits.decodedBytes)
  return { body, bytes }
}

const decoders = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
  deflate: promisify(inflate),
  raw: promisify(inflateRaw),
} as const

async function undo(coding: string, body: Uint8Array, url: string, limit: number): Promise<Uint8Array> {
  if (coding === 'identity' || body.length === 0) return body
  const name = coding === 'x-gzip' ? 'gzip' : coding
  if (name !== 'gzip' && name !== 'br' && name !== 'deflate')
    throw new FetchFailure(
      'content-type',
      url,
      `The answer is encoded as "${coding}", which was not asked for`,
    )
  try {
    return await decoders[name](body, { maxOutputLength: limit })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(url, limit)
    // Some servers send deflate without its zlib frame.
    if (name === 'deflate' && code === 'Z_DATA_ERROR') return decoders.raw(body, { maxOutputLength: limit })
    throw new FetchFailure('truncated', url, `The answer cannot be decompressed (${code})`, { cause: error })
  }
}

function tooLarge(url: string, limit: number): FetchFailure {
  return new FetchFailure('too-large', url, `The answer is larger than ${Math.round(limit / 1e6)} MB`)
}
