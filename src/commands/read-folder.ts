import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { usageProblem } from '../problem.js'

/** Bounds of a folder that is read whole. */
const mostFiles = 20_000
const largest = 256 * 1024 * 1024

/** Is it a folder? What is missing or unreadable is told by who reads it. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory()
  } catch {
    return false
  }
}

/**
 * The files of a folder that fit, with their paths seen from it, in the order of the paths. Links are not followed: they may
 * lead out of the folder.
 * @throws Problem (usage) where there are too many, or they are too large
 */
export async function readFolder(
  folder: string,
  fits: (path: string) => boolean,
): Promise<{ path: string; bytes: Uint8Array }[]> {
  const files: { path: string; bytes: Uint8Array }[] = []
  let size = 0
  const visit = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below ? `${below}/${entry.name}` : entry.name
      if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') await visit(path)
      if (!entry.isFile() || !fits(path)) continue
      const bytes = await readFile(join(folder, path))
      size += bytes.length
      if (size > largest || files.length >= mostFiles)
        throw usageProblem(
          `${folder} holds more than ${mostFiles} files or 256 MB.`,
          'Name a folder further down, or fewer files in the recipe.',
        )
      files.push({ path, bytes })
    }
  }
  await visit('')
  return files.sort((a, b) => (a.path < b.path ? -1 : 1))
}
