import { compile, type Options, selectAll, selectOne } from 'css-select'
import { type AnyNode, type Document, DomHandler, type Element, isDocument } from 'domhandler'
import { Parser } from 'htmlparser2'
import type { HtmlExtraction } from '../directories/extraction.js'
import { excerpt, Problem } from '../problem.js'
import { longestWritten } from './jmespath.js'
import { PageWork, setWork, workOf } from './page-work.js'
import { adapter, metered } from './selector-adapter.js'
import { parseStrictly, tooDeep } from './strict-parser.js'

/** Elements within elements. Browsers stop at 512 without a word, so that pages with open tags go beyond it. */
const deepest = 4000

/** @throws PageProblem where elements are nested beyond all reason, or the page is made to cost time */
export function parseHtml(text: string, parser: HtmlExtraction['parser'], url: string): Document {
  const work = new PageWork(url, text.length)
  const document = parser === 'parse5' ? parseStrictly(text, url, work, deepest) : parseFast(text, url, work)
  setWork(document, work)
  return document
}

/** Faster by half; no implied elements, other recovery from errors. */
function parseFast(text: string, url: string, work: PageWork): Document {
  const handler = new GuardedHandler(url)
  new PaidParser(handler, work).end(text)
  return handler.root
}

class GuardedHandler extends DomHandler {
  depth = 0
  readonly #url: string

  constructor(url: string) {
    super()
    this.#url = url
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (++this.depth > deepest) throw tooDeep(this.#url, deepest)
    super.onopentag(name, attributes)
  }

  override onclosetag(): void {
    this.depth--
    super.onclosetag()
  }
}

/** An end tag is looked for among all open elements. */
class PaidParser extends Parser {
  readonly #handler: GuardedHandler
  readonly #work: PageWork

  constructor(handler: GuardedHandler, work: PageWork) {
    super(handler)
    this.#handler = handler
    this.#work = work
  }

  override onclosetag(start: number, end: number): void {
    this.#work.spend(1 + this.#handler.depth)
    super.onclosetag(start, end)
  }
}

const options: Options<AnyNode, Element> = { xmlMode: false, adapter }

/** Finds elements below a node, in the order of the page. */
export interface Finder {
  first(within: AnyNode): Element | null
  all(within: AnyNode): Element[]
}

/**
 * Compiles a CSS selector once; `:contains("…")`, `:has(…)` and `:not(…)` work, and `:scope` is the entry's element.
 * @throws Problem where the selector is not valid
 */
export function compileSelector(selector: string, where: string): Finder {
  if (selector.trim() === ':scope')
    return { first: (within) => within as Element, all: (within) => [within as Element] }
  try {
    if (selector.length > longestWritten) throw new Error(`it is longer than ${longestWritten} characters`)
    const query = compile<AnyNode, Element>(selector, options)
    const once: Finder = {
      first: (within) => paid(within, () => selectOne<AnyNode, Element>(query, within, options)),
      all: (within) => paid(within, () => selectAll<AnyNode, Element>(query, within, options)),
    }
    return selector.includes(':scope') ? scoped(selector, once) : once
  } catch (cause) {
    throw new Problem(
      `${where}: "${excerpt(selector)}" is not a valid selector: ${excerpt((cause as Error).message)}`,
      {
        remedy: 'Mend the recipe; try the selector with document.querySelector in a browser.',
        cause,
      },
    )
  }
}

/** @throws PageProblem where the search costs more than any page should */
function paid<Found>(within: AnyNode, search: () => Found): Found {
  const work = workOf(within)
  try {
    return metered(work, search)
  } catch (error) {
    // css-select lays all siblings behind an element on the stack (`:scope ~ li`).
    throw error instanceof RangeError ? work.refusal() : error
  }
}

/** What `:scope` is differs per entry, so there it cannot be compiled once; on a whole page it is the root element. */
function scoped(selector: string, onPage: Finder): Finder {
  return {
    first: (within) =>
      isDocument(within)
        ? onPage.first(within)
        : paid(within, () => selectOne<AnyNode, Element>(selector, within, options)),
    all: (within) =>
      isDocument(within)
        ? onPage.all(within)
        : paid(within, () => selectAll<AnyNode, Element>(selector, within, options)),
  }
}
