import { Problem } from '../problem.js'
import { findJsonFault } from './json-fault.js'
import type { SourcePage } from './page.js'

/** Reads a page as a document; a page that is read twice, for records and for paging, is parsed once. */
export function once<Read>(read: (page: SourcePage) => Read): (page: SourcePage) => Read {
  const known = new WeakMap<SourcePage, { document: Read }>()
  return (page) => {
    const seen = known.get(page)
    if (seen) return seen.document
    const document = read(page)
    known.set(page, { document })
    return document
  }
}

/** @throws Problem with line and column */
export function parseJsonPage(page: SourcePage): unknown {
  return parseJsonText(page.text, page.url)
}

/** @param where address, and element if it is a part of a page. @throws Problem with line and column */
export function parseJsonText(whole: string, where: string): unknown {
  const text = whole.startsWith('\ufeff') ? whole.slice(1) : whole
  try {
    return JSON.parse(text)
  } catch (cause) {
    const { line, column, found } = findJsonFault(text)
    throw new Problem(`${where}: not valid JSON: line ${line}, column ${column}: unexpected ${found}`, {
      remedy: 'Open the address in a browser: the answer may be cut short, or be a page instead of data.',
      cause,
    })
  }
}
