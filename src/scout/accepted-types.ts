import type { Extraction } from '../directories/extraction.js'

const html = ['text/html', 'application/xhtml+xml']
const json = [
  'application/json',
  'application/vnd.api+json',
  'application/ld+json',
  'text/json',
  'text/plain',
]
const packed = ['application/zip', 'application/x-zip-compressed', 'application/octet-stream']
const sitemap = [
  'application/xml',
  'text/xml',
  'application/gzip',
  'application/x-gzip',
  'application/octet-stream',
]

/** Media types that a directory of this shape may answer with; raw file hosts call everything plain text. */
export function acceptedTypes(extraction: Extraction): readonly string[] {
  switch (extraction.shape) {
    case 'html':
      return 'sitemap' in extraction.list ? [...html, ...sitemap] : html
    case 'json-ld':
      return html
    case 'json':
      if (extraction.within) return html
      return extraction.file === undefined ? json : [...packed, ...json]
    case 'sparql':
      return ['application/sparql-results+json', ...json]
    case 'markdown':
      return ['text/markdown', 'text/plain']
    case 'csv': {
      const csv = ['text/csv', 'application/csv', 'text/plain', 'application/octet-stream']
      return extraction.file === undefined ? csv : [...packed, ...csv]
    }
    case 'front-matter':
      return packed
  }
}
