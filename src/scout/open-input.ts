import type { Extraction } from '../directories/extraction.js'
import { usageProblem } from '../problem.js'
import { type FilesWanted, filesWanted, isZip } from './archive.js'
import { readText, textOfFiles } from './page-text.js'
import type { ArchiveFile } from './read-archive.js'

/** A file, or the files of a folder that were wanted of it. */
export type Input = { file: string; bytes: Uint8Array } | { folder: string; files: ArchiveFile[] }

/** What an import reads: the input itself, and what was packed in it. */
export interface OpenInput {
  file: string
  bytes: Uint8Array
  content?: { name: string; bytes: Uint8Array }
}

/** Lists of one's own in an archive: there must be just one. */
const lists: FilesWanted = {
  patterns: ['*.csv', '*.json'],
  fits: (path) => /\.(?:csv|tsv|json)$/i.test(path) && !/(?:^|\/)[._]/.test(path),
  single: true,
}

/** Which files of a folder or archive are wanted: those of the recipe, else a list of one's own. */
export function wantedOf(extraction: Extraction | null): FilesWanted {
  return (extraction && filesWanted(extraction)) ?? lists
}

/**
 * Unpacks what a person gives: a ZIP archive, a gzip file or a folder; anything else stays as it is.
 * @throws Problem where it cannot be opened or holds no wanted file
 */
export async function openInput(input: Input, extraction: Extraction | null): Promise<OpenInput> {
  if ('folder' in input) return openFolder(input.folder, input.files, extraction)
  const { file, bytes } = input
  const isFolder = extraction?.shape === 'front-matter'
  if (isZip(bytes)) {
    const { readArchive } = await import('./read-archive.js')
    const files = await readArchive(bytes, wantedOf(extraction), file)
    return { file, bytes, content: contentOf(file, files, extraction) }
  }
  // A note by itself: the folders it stands in are a part of what a recipe asks for.
  if (isFolder)
    return openFolder(file, [{ path: file.split(/[\\/]/).slice(-4).join('/'), bytes }], extraction, bytes)
  if (bytes[0] === 0x1f && bytes[1] === 0x8b && extraction) {
    const text = await readText({ body: bytes, contentType: '', finalUrl: file }, { extraction })
    return { file, bytes, content: { name: file.replace(/\.gz$/i, ''), bytes: Buffer.from(text) } }
  }
  return { file, bytes }
}

function openFolder(
  folder: string,
  files: readonly ArchiveFile[],
  extraction: Extraction | null,
  bytes?: Uint8Array,
): OpenInput {
  const wanted = wantedOf(extraction)
  const found = files.filter(({ path }) => wanted.fits(path))
  const patterns = wanted.patterns.map((one) => `"${one}"`).join(', ')
  if (!found.length)
    throw usageProblem(
      `${folder}: no file in it fits ${patterns}.`,
      'Name the folder or file that the recipe reads.',
    )
  if (wanted.single && found.length > 1)
    throw usageProblem(`${folder}: ${found.length} files in it fit ${patterns}.`, 'Name the file itself.')
  const content = contentOf(folder, found, extraction)
  return { file: folder, bytes: bytes ?? content.bytes, content }
}

function contentOf(
  name: string,
  files: readonly ArchiveFile[],
  extraction: Extraction | null,
): { name: string; bytes: Uint8Array } {
  const [first] = files
  // Bytes and not text: a list of one's own may be in any encoding.
  if (extraction?.shape !== 'front-matter' && first)
    return { name: `${name}/${first.path}`, bytes: first.bytes }
  const text = extraction ? textOfFiles(files, extraction) : ''
  return { name: `${name}.folder`, bytes: Buffer.from(text) }
}
