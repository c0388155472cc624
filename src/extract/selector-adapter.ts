import type { Options } from 'css-select'
import { type AnyNode, type Element, hasChildren, isTag, isText } from 'domhandler'
import type { PageWork } from './page-work.js'

type Adapter = NonNullable<Options<AnyNode, Element>['adapter']>
type Test = (element: Element) => boolean

let meter: PageWork | undefined

/** Runs a search whose steps are paid by `work`; searches are synchronous and never within each other. */
export function metered<Found>(work: PageWork, search: () => Found): Found {
  meter = work
  try {
    return search()
  } finally {
    meter = undefined
  }
}

function step(steps = 1): void {
  meter?.spend(steps)
}

/**
 * Shows nodes and all below them, in the order of the page, until one is the last that is wanted. Walks by links instead of
 * calls, so that depth costs no stack.
 */
function walk(nodes: AnyNode[], isLast: (node: AnyNode) => boolean): void {
  for (const root of nodes) {
    let node: AnyNode = root
    for (;;) {
      step(2)
      if (isLast(node)) return
      const child: AnyNode | undefined = hasChildren(node) ? node.children[0] : undefined
      if (child) {
        node = child
        continue
      }
      while (node !== root && !node.next && node.parent) node = node.parent
      if (node === root || !node.next) break
      node = node.next
    }
  }
}

function findOne(test: Test, nodes: AnyNode[]): Element | null {
  let found: Element | null = null
  walk(nodes, (node) => {
    if (!isTag(node) || !test(node)) return false
    found = node
    return true
  })
  return found
}

function findAll(test: Test, nodes: AnyNode[]): Element[] {
  const found: Element[] = []
  walk(nodes, (node) => {
    if (isTag(node) && test(node)) found.push(node)
    return false
  })
  return found
}

/** As css-select has it: a line break is one, comments are none. */
function textOf(root: AnyNode): string {
  let text = ''
  walk([root], (node) => {
    if (isText(node)) text += node.data
    else if (isTag(node) && node.name === 'br') text += '\n'
    return false
  })
  step(text.length)
  return text
}

/**
 * How css-select walks our trees, with each step counted: descendants, `:has`, `~` and `:nth-child` cost up to the square of a
 * page, and several of them more. Depth is bounded by the parser.
 */
export const adapter: Adapter = {
  isTag,
  existsOne: (test, nodes) => findOne(test, nodes) !== null,
  findOne,
  findAll,
  getAttributeValue: (element, name) => element.attribs[name],
  hasAttrib: (element, name) => element.attribs[name] !== undefined,
  getChildren: (node) => (hasChildren(node) ? node.children : []),
  getName: (element) => element.name,
  getParent(element) {
    step()
    return element.parent
  },
  getSiblings(node) {
    step()
    return node.parent ? node.parent.children : [node]
  },
  prevElementSibling(node) {
    let previous = node.prev
    while (previous && !isTag(previous)) {
      step()
      previous = previous.prev
    }
    return previous
  },
  getText: textOf,
  removeSubsets(nodes) {
    const all = new Set(nodes)
    return nodes.filter((node) => {
      let above = node.parent
      while (above && !all.has(above)) {
        step()
        above = above.parent
      }
      return !above
    })
  },
  equals(a, b) {
    step()
    return a === b
  },
}
