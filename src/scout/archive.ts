import type { Extraction } from '../directories/extraction.js'
import { compileGlobs } from '../extract/glob.js'

/** Which files of an archive or folder a recipe reads. */
export interface FilesWanted {
  /** Its patterns, for messages. */
  patterns: readonly string[]
  fits(path: string): boolean
  /** One file and no more. */
  single: boolean
}

/** Null where the recipe reads no archive. */
export function filesWanted(extraction: Extraction): FilesWanted | null {
  const patterns =
    extraction.shape === 'front-matter'
      ? extraction.files
      : 'file' in extraction && extraction.file !== undefined
        ? [extraction.file]
        : null
  if (patterns === null) return null
  return {
    patterns,
    fits: compileGlobs(patterns, { fromAnyFolder: true }),
    single: extraction.shape !== 'front-matter',
  }
}

/** A local file header, or the end record of an empty archive (APPNOTE 6.3.10, sections 4.3.7 and 4.3.16). */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6)
}
