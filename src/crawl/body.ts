import { promisify } from 'node:util'
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib'
import type { Headers } from './headers.js'
import type { Limits } from './limits.js'

/** A body that is larger than the limit, on the wire or unpacked. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError'
}
/** A body that is not whole, or not packed as its header says. */
export class BrokenBodyError extends Error {
  override readonly name = 'BrokenBodyError'
}

/**
 * What of a body is wanted: all of it, or a failure; its beginning of so many bytes; a glance at its beginning, as far as
 * it can be had; nothing.
 */
export type Wanted = 'all' | 'glance' | 'none' | number

/** What the client says it can unpack. */
export const acceptedEncodings = 'gzip, deflate, br'

/** Bytes of a body that a glance takes in. */
const glance = 64 * 1024

/**
 * Reads what is wanted of a body within the limits and unpacks it.
 * @throws TooLargeError, BrokenBodyError, and what the stream throws
 */
export async function readBody(
  stream: AsyncIterable<Uint8Array>,
  headers: Headers,
  wanted: Wanted,
  limits: Pick<Limits, 'wireBytes' | 'bodyBytes'>,
): Promise<{ body: Uint8Array; bytes: number }> {
  if (wanted === 'none') return { body: new Uint8Array(), bytes: 0 }
  const most = wanted === 'all' ? limits.wireBytes : wanted === 'glance' ? glance : wanted
  if (wanted === 'all' && Number(headers['content-length']) > most) throw tooLarge(most, '')
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes <= most) continue
    if (wanted === 'all') throw tooLarge(most, '')
    break
  }
  const unpacking = unpack(Buffer.concat(chunks), encodingsOf(headers), limits.bodyBytes, bytes > most)
  // Nothing can be seen in what cannot be unpacked; the answer was a refusal anyway.
  const body = wanted === 'glance' ? await unpacking.catch(() => Buffer.alloc(0)) : await unpacking
  return { body, bytes }
}

/** In the order in which they were laid on. */
function encodingsOf(headers: Headers): string[] {
  const list = (headers['content-encoding'] ?? '').toLowerCase().split(',')
  return list.map((name) => name.trim()).filter((name) => name && name !== 'identity')
}

async function unpack(
  packed: Buffer,
  encodings: readonly string[],
  most: number,
  isCut: boolean,
): Promise<Buffer> {
  if (encodings.length > 2) throw new BrokenBodyError(`The body is packed ${encodings.length} times`)
  let body = packed
  for (const encoding of [...encodings].reverse())
    if (body.length) body = await unpackOne(body, encoding, most, isCut)
  if (body.length > most) throw tooLarge(most, 'unpacked ')
  return body
}

async function unpackOne(packed: Buffer, encoding: string, most: number, isCut: boolean): Promise<Buffer> {
  const unpacker = unpackerOf(encoding, packed)
  if (!unpacker) throw new BrokenBodyError(`The body is packed as "${encoding}", which was not asked for`)
  try {
    const flush = encoding === 'br' ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH
    return await unpacker(packed, { maxOutputLength: most, ...(isCut ? { finishFlush: flush } : {}) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(most, 'unpacked ')
    throw new BrokenBodyError(`The body cannot be unpacked: ${(error as Error).message}`)
  }
}

type Unpack = (packed: Buffer, options: { maxOutputLength: number; finishFlush?: number }) => Promise<Buffer>

function unpackerOf(encoding: string, packed: Buffer): Unpack | null {
  if (encoding === 'gzip' || encoding === 'x-gzip') return promisify<Buffer, object, Buffer>(gunzip)
  if (encoding === 'br') return promisify<Buffer, object, Buffer>(brotliDecompress)
  if (encoding !== 'deflate') return null
  // "deflate" means zlib format (RFC 9110, 8.4.1.2); some send the bare stream.
  const isZlib = ((packed[0] ?? 0) & 0x0f) === 8
  return promisify<Buffer, object, Buffer>(isZlib ? inflate : inflateRaw)
}

function tooLarge(most: number, how: string): TooLargeError {
  return new TooLargeError(`The body is larger than ${Math.round(most / 1024 / 1024)} MiB ${how}`.trim())
}
