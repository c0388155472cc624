import type { Document } from 'domhandler'
import { Problem } from '../problem.js'

/** A page that cannot be read within reason, whatever the recipe: it is told of by itself, and the others go on. */
export class PageProblem extends Problem {}

/** Steps that any page may cost, and those for each of its characters; pages of the web need less than one for each. */
const stepsOfAny = 40_000_000
const stepsOfEach = 40

/**
 * What reading one page costs, counted in steps of a few nanoseconds: nodes looked at by parser and selectors, characters read as text. Counted and
 * not timed, so that a page is refused always or never, and on every machine.
 */
export class PageWork {
  readonly #url: string
  #left: number

  constructor(url: string, characters: number) {
    this.#url = url
    this.#left = stepsOfAny + stepsOfEach * characters
  }

  /** @throws PageProblem where the page has cost more than any page should */
  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw this.refusal()
  }

  refusal(): PageProblem {
    return new PageProblem(`${this.#url}: reading the page costs more than any page should`, {
      remedy:
        'Open the page in a browser: it is broken, or made to hold up its readers. If it is right, mend the selectors of the recipe.',
    })
  }
}

/** Pages that were parsed here; any other document is held to the least. */
const works = new WeakMap<object, PageWork>()

export function setWork(document: Document, work: PageWork): void {
  works.set(document, work)
}

/** The work of the page a node stands in. */
export function workOf(node: { parent: unknown }): PageWork {
  let root: object = node
  for (let above = node.parent; isNode(above); above = above.parent) root = above
  const known = works.get(root)
  if (known) return known
  const work = new PageWork('a page', 0)
  works.set(root, work)
  return work
}

function isNode(value: unknown): value is { parent: unknown } {
  return typeof value === 'object' && value !== null
}
