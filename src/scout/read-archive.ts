import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Problem } from '../problem.js'
import { type FilesWanted, isZip } from './archive.js'

export interface ArchiveFile {
  /** A name, and never used as a path. */
  path: string
  bytes: Uint8Array
}

/** Bounds of an archive: a list of firms is far below them, a bomb far above. */
export interface ArchiveLimits {
  entries: number
  /** Bytes of all wanted files together, unpacked. */
  bytes: number
  /** How many times its packed size a file may have; small files are let off. */
  ratio: number
}
export const archiveLimits: ArchiveLimits = { entries: 100_000, bytes: 256 * 1024 * 1024, ratio: 200 }

/** Below this, in bytes, the ratio says nothing. */
const smallFile = 1024 * 1024

/**
 * The wanted files of a ZIP archive, in memory. Sizes are checked before and while a file is unpacked, checksums after.
 * @throws Problem where it is no archive, broken, encrypted, too large, packed in an odd way, or holds no wanted file
 */
export async function readArchive(
  bytes: Uint8Array,
  wanted: FilesWanted,
  name: string,
  limits: ArchiveLimits = archiveLimits,
): Promise<ArchiveFile[]> {
  if (!isZip(bytes))
    throw new Problem(`${name}: this is no ZIP archive`, {
      remedy: 'Look at the address or file; it may be a page that leads to the archive.',
    })
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    const entries = await listEntries(zip, wanted, name, limits)
    const files: ArchiveFile[] = []
    for (const entry of entries) files.push({ path: entry.fileName, bytes: await unpack(zip, entry, name) })
    return files
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem(`${name}: the ZIP archive cannot be read: ${(cause as Error).message}`, {
      remedy: 'Get or pack it again.',
      cause,
    })
  }
}

/** The wanted entries, after what can be seen without unpacking. */
async function listEntries(
  zip: ZipFile,
  wanted: FilesWanted,
  name: string,
  limits: ArchiveLimits,
): Promise<Entry[]> {
  if (zip.entryCount > limits.entries)
    throw tooLarge(`${name}: the archive has ${zip.entryCount} entries, at most ${limits.entries} are read`)
  const found: Entry[] = []
  const others: string[] = []
  let size = 0
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue
    if (!wanted.fits(entry.fileName)) {
      if (others.length < 8) others.push(entry.fileName)
      continue
    }
    found.push(entry)
    size += entry.uncompressedSize
    if (size > limits.bytes)
      throw tooLarge(`${name}: unpacked it is larger than ${Math.floor(limits.bytes / 1024 / 1024)} MB`)
    if (entry.uncompressedSize > smallFile && entry.uncompressedSize > entry.compressedSize * limits.ratio)
      throw tooLarge(`${name}: "${entry.fileName}" is packed more than ${limits.ratio} times, as no list is`)
  }
  const patterns = wanted.patterns.map((one) => `"${one}"`).join(', ')
  if (!found.length)
    throw new Problem(`${name}: no file of the archive fits ${patterns}`, {
      remedy: others.length ? `There are ${others.join(', ')}, among others.` : 'There is no file in it.',
    })
  if (wanted.single && found.length > 1)
    throw new Problem(`${name}: ${found.length} files of the archive fit ${patterns}`, {
      remedy: `Name one of them: ${found
        .slice(0, 8)
        .map(({ fileName }) => fileName)
        .join(', ')}.`,
    })
  return found
}

async function unpack(zip: ZipFile, entry: Entry, name: string): Promise<Uint8Array> {
  if (entry.isEncrypted())
    throw new Problem(`${name}: "${entry.fileName}" is encrypted`, {
      remedy: 'Ask the publisher, or unpack it yourself and import the file.',
    })
  if (!entry.canDecodeFileData())
    throw new Problem(
      `${name}: "${entry.fileName}" is packed by method ${entry.compressionMethod}, which is not known here`,
      { remedy: 'Unpack it yourself and import the file, or pack it again with "deflate".' },
    )
  const chunks: Uint8Array[] = []
  // The reader ends with an error where more comes than the entry says (validateEntrySizes).
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Uint8Array)
  const whole = Buffer.concat(chunks)
  if (crc32(whole) !== entry.crc32)
    throw new Problem(`${name}: "${entry.fileName}" does not have the checksum that the archive states`, {
      remedy: 'Get it again; it may have been cut or changed on the way.',
    })
  return whole
}

function tooLarge(message: string): Problem {
  return new Problem(message, { remedy: 'Look at the archive; if it is right, import the file it holds.' })
}
