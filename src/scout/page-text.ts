import { gunzipSync } from 'node:zlib'
import { decodeText } from '../decode.js'
import type { Extraction } from '../directories/extraction.js'
import { formatFolder } from '../extract/folder.js'
import { Problem } from '../problem.js'
import { filesWanted, isZip } from './archive.js'
import { scrubPage } from './scrub-page.js'

/** Largest text that a packed answer may hold, in bytes. */
export const largestText = 256 * 1024 * 1024

export interface Packed {
  body: Uint8Array
  contentType: string
  finalUrl: string
}

/**
 * The text of an answer as the extraction reads it and the base keeps it: unpacked (a gzip file, one file of a ZIP archive, or
 * a folder of them as one text), decoded, without mail addresses and telephone numbers, and without the keys of `drop`.
 * @throws Problem where a packed answer cannot be opened
 */
export async function readText(
  { body, contentType, finalUrl }: Packed,
  { extraction, drop = [] }: { extraction: Extraction; drop?: readonly string[] },
): Promise<string> {
  const bytes = isGzip(body) ? unpackGzip(body, finalUrl) : body
  const wanted = filesWanted(extraction)
  if (isZip(bytes) && wanted === null)
    throw new Problem(`${finalUrl}: this is a ZIP archive`, {
      remedy: 'Name the file in it that is to be read: extraction.file, for shape csv or json.',
    })
  if (wanted === null || (!isZip(bytes) && extraction.shape !== 'front-matter'))
    return scrubPage(dropKeys(decodeText(bytes, contentType), drop))
  const { readArchive } = await import('./read-archive.js')
  return textOfFiles(await readArchive(bytes, wanted, finalUrl), extraction, drop)
}

/** The text of the one file a recipe reads, or of a folder of them. */
export function textOfFiles(
  files: readonly { path: string; bytes: Uint8Array }[],
  extraction: Extraction,
  drop: readonly string[] = [],
): string {
  const texts = files.map(({ path, bytes }) => ({
    path: scrubPage(path),
    text: scrubPage(dropKeys(decodeText(bytes, 'text/plain'), drop)),
  }))
  return extraction.shape === 'front-matter' ? formatFolder(texts) : (texts[0]?.text ?? '')
}

function isGzip(body: Uint8Array): boolean {
  return body[0] === 0x1f && body[1] === 0x8b
}

function unpackGzip(body: Uint8Array, url: string): Uint8Array {
  try {
    return gunzipSync(body, { maxOutputLength: largestText })
  } catch (cause) {
    const isLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new Problem(
      isLarge ? `${url}: unpacked it is larger than 256 MB` : `${url}: the gzip file is broken`,
      { remedy: 'Look at the file; it may be cut short, or be no list.', cause },
    )
  }
}

/** Without the named keys, wherever they stand; a text that is no JSON stays as it is and is told of by its reader. */
function dropKeys(text: string, drop: readonly string[]): string {
  if (!drop.length) return text
  const dropped = new Set(drop)
  try {
    return JSON.stringify(JSON.parse(text.replace(/^\ufeff/, '')), (key, value: unknown) =>
      dropped.has(key) ? undefined : value,
    )
  } catch {
    return text
  }
}
