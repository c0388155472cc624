import type { ExpressionNode } from './jmespath.js'

/** Which keys of a record are read: a key leads to the keys read below it, or to `all`. */
export type ReadKeys = Map<string, ReadKeys | 'all'>

/** The keys of the record that any of the expressions reads. `@` by itself reads nothing in particular. */
export function readKeysOf(expressions: readonly ExpressionNode[], ignored: readonly string[]): ReadKeys {
  const keys: ReadKeys = new Map()
  for (const expression of expressions) for (const path of pathsOf(expression)) add(keys, path)
  for (const path of ignored) add(keys, path.split('.'))
  return keys
}

/** Keys of a record that are neither read nor ignored, as dotted paths. */
export function unreadKeys(record: unknown, keys: ReadKeys, above = ''): string[] {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return []
  return Object.entries(record).flatMap(([key, value]) => {
    const below = keys.get(key)
    if (below === undefined) return [above + key]
    // The depth is that of the recipe's expressions, not that of the page.
    return below === 'all' ? [] : unreadKeys(value, below, `${above}${key}.`)
  })
}

function add(keys: ReadKeys, path: readonly string[]): void {
  let above = keys
  for (const [place, key] of path.entries()) {
    const below = above.get(key)
    if (below === 'all') return
    if (place === path.length - 1) above.set(key, 'all')
    else {
      const next: ReadKeys = below ?? new Map()
      above.set(key, next)
      above = next
    }
  }
}

/** Paths of keys an expression reads, seen from the record. What lies behind a list or a filter counts as read whole. */
function pathsOf(node: ExpressionNode): string[][] {
  switch (node.type) {
    case 'Field':
      return [[node.name]]
    case 'Subexpression': {
      const left = plainPath(node.left)
      const right = plainPath(node.right)
      if (left && right) return [[...left, ...right]]
      return left ? pathsOf(node.right).map((path) => [...left, ...path]) : pathsOf(node.left)
    }
    case 'Pipe':
      return pathsOf(node.left)
    case 'Projection':
    case 'ValueProjection':
    case 'IndexExpression':
    case 'FilterProjection':
      return pathsOf(node.left)
    case 'Flatten':
      return pathsOf(node.child)
    case 'Literal':
      return []
    default:
      return childrenOf(node).flatMap(pathsOf)
  }
}

/** The keys of an expression that is a mere chain of keys, such as `a.b`. */
function plainPath(node: ExpressionNode): string[] | undefined {
  if (node.type === 'Field') return [node.name]
  if (node.type !== 'Subexpression') return undefined
  const left = plainPath(node.left)
  const right = plainPath(node.right)
  return left && right ? [...left, ...right] : undefined
}

/** The nodes right below any other node: operands, arguments, members. */
function childrenOf(node: object): ExpressionNode[] {
  return Object.values(node)
    .flat()
    .flatMap((part: unknown) => (isNode(part) ? [part] : []))
}

function isNode(part: unknown): part is ExpressionNode {
  return typeof part === 'object' && part !== null && 'type' in part
}
