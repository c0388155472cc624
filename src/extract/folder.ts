import { Problem } from '../problem.js'

/** A file of a folder or an archive: its path is a name and never used as one. */
export interface FolderFile {
  path: string
  text: string
}

/** The text that a folder is kept as: JSON with a file a line, in the order of their paths. */
export function formatFolder(files: readonly FolderFile[]): string {
  const lines = [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, text }) => JSON.stringify({ path, text }))
  return `{"files":[\n${lines.join(',\n')}\n]}\n`
}

/** @throws Problem where the text is no folder as `formatFolder` writes it */
export function parseFolder(text: string, url: string): FolderFile[] {
  let files: unknown
  try {
    files = (JSON.parse(text) as { files?: unknown } | null)?.files
  } catch {
    files = undefined
  }
  const isFile = (file: unknown): file is FolderFile =>
    typeof file === 'object' &&
    file !== null &&
    typeof (file as FolderFile).path === 'string' &&
    typeof (file as FolderFile).text === 'string'
  if (Array.isArray(files) && files.every(isFile)) return files
  throw new Problem(`${url}: this is no folder of files`, {
    remedy: 'Give a folder, a ZIP archive, or the address of one.',
  })
}
