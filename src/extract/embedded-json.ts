import { type AnyNode, type Document, type Element, isText } from 'domhandler'
import type { Embedded } from '../directories/extraction.js'
import { Problem } from '../problem.js'
import { compileSelector, parseHtml } from './dom.js'
import { findJsonFault } from './json-fault.js'
import { parseJsonText } from './json-text.js'
import type { SourcePage } from './page.js'

/** JSON that stands in an element of an HTML page; undefined where no element fits or it is empty. */
export interface EmbeddedJson {
  /** @throws Problem where the element holds no JSON */
  readPage(page: SourcePage): unknown
  /** The same for a page that is parsed already. */
  readDocument(document: Document, url: string): unknown
}

/**
 * Compiles where JSON stands: a selector of a script (`script#__NEXT_DATA__`) or of an element with JSON in an attribute
 * (`data-page` of Inertia). It is parsed, never run.
 * @throws Problem where the selector is not valid
 */
export function compileEmbedded({ from, value, after }: Embedded, where: string): EmbeddedJson {
  const finder = compileSelector(from, where)
  const readDocument = (document: Document, url: string): unknown => {
    const element = finder.first(document)
    if (!element) return undefined
    const whole = value === 'text' ? rawText(element) : (element.attribs[value] ?? '')
    const text = after === undefined ? whole : textAfter(whole, after, `${url}: ${from}`)
    return text.trim() === '' ? undefined : parseJsonText(text, `${url}: ${from}`)
  }
  return {
    readDocument,
    readPage: (page) => readDocument(parseHtml(page.text, 'parse5', page.url), page.url),
  }
}

/** The text that stands in an element itself, white space as it is: folding it would change the strings of JSON. */
export function rawText(element: Element): string {
  return element.children.map((node: AnyNode) => (isText(node) ? node.data : '')).join('')
}

function textAfter(whole: string, mark: string, where: string): string {
  const at = whole.indexOf(mark)
  if (at < 0)
    throw new Problem(`${where}: "${mark}" does not stand in it`, {
      remedy: 'Look at the source of the page in a browser, and mend "after" in the recipe.',
    })
  const text = whole.slice(at + mark.length).trim()
  // Behind the value the script goes on: all before the first fault is JSON, or is told of as broken.
  try {
    JSON.parse(text)
    return text
  } catch {
    return text.slice(0, findJsonFault(text).at)
  }
}
