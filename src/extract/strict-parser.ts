import { type Document, Element } from 'domhandler'
import { Parser, type Token, Tokenizer } from 'parse5'
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter'
import { PageProblem, type PageWork } from './page-work.js'

/** Attributes of one element: parse5 compares each with all before it. */
const mostAttributes = 1000
/**
 * Character references of hundreds of digits end the tokenizer with a RangeError, since their number is no longer one; so do halves of
 * surrogate pairs, which no decoder leaves.
 */
const endlessReference = /&#(?:x[\da-f]{200,}|\d{200,});?/gi
/** What an element costs in memory and time, in steps. */
const stepsOfElement = 100

/**
 * The tree a browser would build (HTML standard, 13.2.6). parse5 looks through its open elements at most tags, through those
 * of formatting at each of theirs, and through all siblings where a table pushes content out: all of it is paid.
 */
export function parseStrictly(text: string, url: string, work: PageWork, deepest: number): Document {
  let depth = 0
  const within = (parent: { children: unknown[] } | null) => work.spend(parent?.children.length ?? 0)
  const parser = new PaidParser(work, url, {
    treeAdapter: {
      ...adapter,
      createElement(name, namespace, attributes) {
        work.spend(stepsOfElement + attributes.length)
        return leanElement(name, namespace, attributes)
      },
      adoptAttributes(element, attributes) {
        for (const { name, value } of attributes) element.attribs[name] ??= value
      },
      insertBefore(parent, node, reference) {
        within(parent)
        adapter.insertBefore(parent, node, reference)
      },
      insertTextBefore(parent, data, reference) {
        within(parent)
        adapter.insertTextBefore(parent, data, reference)
      },
      detachNode(node) {
        within(node.parent)
        adapter.detachNode(node)
      },
      onItemPush() {
        if (++depth > deepest) throw tooDeep(url, deepest)
      },
      onItemPop() {
        depth--
      },
    },
  })
  parser.tokenizer.write(text.replace(/\p{Cs}/gu, '\ufffd').replace(endlessReference, '\ufffd'), true)
  return parser.document
}

/** Attributes without inherited keys; an object of a class is quicker to fill and read than one of Object.create(null). */
class Attributes {
  [name: string]: string
}
Object.setPrototypeOf(Attributes.prototype, null)
Reflect.deleteProperty(Attributes.prototype, 'constructor')

/** Without the tables of namespaces and prefixes that are kept for writing a page out again: a twelfth of the time. */
function leanElement(...[name, namespace, attributes]: Parameters<typeof adapter.createElement>): Element {
  const attribs = new Attributes()
  for (const attribute of attributes) attribs[attribute.name] = attribute.value
  const element = new Element(name, attribs, [])
  element.namespace = namespace
  return element
}

export function tooDeep(url: string, deepest: number): PageProblem {
  return new PageProblem(`${url}: elements are nested more than ${deepest} deep`, {
    remedy: 'Open the page in a browser: it is broken, or no page for people.',
  })
}

class PaidParser extends Parser<Htmlparser2TreeAdapterMap> {
  readonly #work: PageWork

  constructor(
    work: PageWork,
    url: string,
    options: ConstructorParameters<typeof Parser<Htmlparser2TreeAdapterMap>>[0],
  ) {
    super(options)
    this.#work = work
    this.tokenizer = new PaidTokenizer(work, url, this)
  }

  override onStartTag(token: Token.TagToken): void {
    this.#pay(token, 2)
    super.onStartTag(token)
  }

  override onEndTag(token: Token.TagToken): void {
    this.#pay(token, 5)
    super.onEndTag(token)
  }

  /** @param times that the open elements are looked through at most, each with what it costs */
  #pay(token: Token.TagToken, times: number): void {
    const formatting = this.activeFormattingElements.entries.length
    this.#work.spend(1 + times * this.openElements.stackTop + formatting * (1 + token.attrs.length))
  }
}

class PaidTokenizer extends Tokenizer {
  readonly #work: PageWork
  readonly #url: string

  constructor(work: PageWork, url: string, parser: Parser<Htmlparser2TreeAdapterMap>) {
    super(parser.options, parser)
    this.#work = work
    this.#url = url
  }

  protected override _leaveAttrName(): void {
    const token = this.currentToken
    const before = token !== null && 'attrs' in token ? token.attrs.length : 0
    if (before > mostAttributes)
      throw new PageProblem(`${this.#url}: an element has more than ${mostAttributes} attributes`, {
        remedy: 'Open the page in a browser: it is broken, or no page for people.',
      })
    this.#work.spend(before)
    super._leaveAttrName()
  }
}
