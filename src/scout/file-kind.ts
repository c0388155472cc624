import { extname } from 'node:path'
import type { Extraction } from '../directories/extraction.js'

/** What a file is, as a person would say it. */
export type FileKind = 'csv' | 'json' | 'markdown' | 'html' | 'folder'

const kinds: Record<string, FileKind> = {
  '.csv': 'csv',
  '.tsv': 'csv',
  '.json': 'json',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.folder': 'folder',
}

/** By its ending; undefined where that says nothing. */
export function kindOfFile(name: string): FileKind | undefined {
  return kinds[extname(name).toLowerCase()]
}

/** The kind of file a recipe reads. */
export function kindOfExtraction(extraction: Extraction): FileKind {
  switch (extraction.shape) {
    case 'json':
      return extraction.within ? 'html' : 'json'
    case 'json-ld':
      return 'html'
    case 'sparql':
      return 'json'
    case 'front-matter':
      return 'folder'
    default:
      return extraction.shape
  }
}
