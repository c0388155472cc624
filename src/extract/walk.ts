import { type AnyNode, hasChildren } from 'domhandler'

/** What happens on the way through a tree. */
export interface Visitor {
  /** A node is reached; false leaves out what is below it, and `leave`. */
  enter(node: AnyNode): boolean
  /** All below the node has been seen. */
  leave?(node: AnyNode): void
}

/** Goes through all nodes below a root in the order of the page, by links instead of calls: depth costs no stack. */
export function walk(root: AnyNode, visitor: Visitor): void {
  let node: AnyNode | null = firstChild(root)
  while (node !== null) {
    const isEntered: boolean = visitor.enter(node)
    const down: AnyNode | null = isEntered ? firstChild(node) : null
    if (down) {
      node = down
      continue
    }
    if (isEntered) visitor.leave?.(node)
    while (node !== null && !node.next) {
      const parent: AnyNode | null = node.parent
      if (parent === null || parent === root) return
      visitor.leave?.(parent)
      node = parent
    }
    node = node?.next ?? null
  }
}

function firstChild(node: AnyNode): AnyNode | null {
  return hasChildren(node) ? (node.children[0] ?? null) : null
}
