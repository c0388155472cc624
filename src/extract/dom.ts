import { compile, type Options, selectAll, selectOne } from 'css-select'
import { type AnyNode, type Document, DomHandler, Element, isDocument } from 'domhandler'
import { Parser } from 'htmlparser2'
import { parse } from 'parse5'
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter'
import type { HtmlExtraction } from '../directories/extraction.js'
import { Problem } from '../problem.js'

/** Elements within elements; parse5 needs time by the square of it. Browsers stop at 512. */
const deepest = 4000

/** @throws Problem where elements are nested beyond all reason */
export function parseHtml(text: string, parser: HtmlExtraction['parser'], url: string): Document {
  return parser === 'parse5' ? parseStrictly(text, url) : parseFast(text, url)
}

/** Attributes without inherited keys; an object of a class is quicker to fill and read than one of Object.create(null). */
class Attributes {
  [name: string]: string
}
Object.setPrototypeOf(Attributes.prototype, null)
Reflect.deleteProperty(Attributes.prototype, 'constructor')

/** The usual tree, without the tables of namespaces and prefixes that are kept for writing it out again: a twelfth of the time. */
const leanAdapter: typeof adapter = {
  ...adapter,
  createElement(name, namespace, attributes) {
    const attribs = new Attributes()
    for (const attribute of attributes) attribs[attribute.name] = attribute.value
    const element = new Element(name, attribs, [])
    element.namespace = namespace
    return element
  },
  adoptAttributes(element, attributes) {
    for (const { name, value } of attributes) element.attribs[name] ??= value
  },
}

/** The tree a browser would build (HTML standard, 13.2.6). */
function parseStrictly(text: string, url: string): Document {
  let depth = 0
  return parse<Htmlparser2TreeAdapterMap>(text, {
    treeAdapter: {
      ...leanAdapter,
      onItemPush() {
        if (++depth > deepest) throw tooDeep(url)
      },
      onItemPop() {
        depth--
      },
    },
  })
}

/** Faster by half; no implied elements, other recovery from errors. */
function parseFast(text: string, url: string): Document {
  let depth = 0
  class Guarded extends DomHandler {
    override onopentag(name: string, attributes: Record<string, string>): void {
      if (++depth > deepest) throw tooDeep(url)
      super.onopentag(name, attributes)
    }
    override onclosetag(): void {
      depth--
      super.onclosetag()
    }
  }
  const handler = new Guarded()
  new Parser(handler).end(text)
  return handler.root
}

function tooDeep(url: string): Problem {
  return new Problem(`${url}: elements are nested more than ${deepest} deep`, {
    remedy: 'Open the page in a browser: it is broken, or no page for people.',
  })
}

const options: Options<AnyNode, Element> = { xmlMode: false }

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
    const query = compile<AnyNode, Element>(selector, options)
    const once: Finder = {
      first: (within) => selectOne<AnyNode, Element>(query, within, options),
      all: (within) => selectAll<AnyNode, Element>(query, within, options),
    }
    return selector.includes(':scope') ? scoped(selector, once) : once
  } catch (cause) {
    throw new Problem(`${where}: "${selector}" is not a valid selector: ${(cause as Error).message}`, {
      remedy: 'Mend the recipe; try the selector with document.querySelector in a browser.',
      cause,
    })
  }
}

/** What `:scope` is differs per entry, so there it cannot be compiled once; on a whole page it is the root element. */
function scoped(selector: string, onPage: Finder): Finder {
  return {
    first: (within) =>
      isDocument(within) ? onPage.first(within) : selectOne<AnyNode, Element>(selector, within, options),
    all: (within) =>
      isDocument(within) ? onPage.all(within) : selectAll<AnyNode, Element>(selector, within, options),
  }
}
