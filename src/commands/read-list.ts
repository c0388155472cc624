import type { Extraction } from '../directories/extraction.js'
import type { OpenInput } from '../scout/open-input.js'
import { readInput } from './read-input.js'

/**
 * A list as a person gives it: a file, an archive or a folder, unpacked.
 * @param extraction of the recipe that will read it; null for a list of one's own
 * @throws Problem
 */
export async function readList(path: string, extraction: Extraction | null): Promise<OpenInput> {
  const [{ isFolder, readFolder }, { openInput, wantedOf }] = await Promise.all([
    import('./read-folder.js'),
    import('../scout/open-input.js'),
  ])
  if (path !== '-' && (await isFolder(path)))
    return openInput({ folder: path, files: await readFolder(path, wantedOf(extraction).fits) }, extraction)
  return openInput({ file: path, bytes: await readInput(path) }, extraction)
}
