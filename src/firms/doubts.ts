import type { Decided, Edge, Proposal } from './listing-key.js'

/**
 * The edges from earlier that no rule and no analyst would draw today, not even over other listings of the firm: an entry has
 * moved to another website, or was corrected. The firm stays one, and a person is asked.
 * @param edges those that hold the groups together now
 * @param candidates all that could be joined now, by whatever
 */
export function findDoubts(
  edges: readonly Edge[],
  candidates: readonly (Edge & { by: string })[],
  decided: Pick<Decided, 'standing'>,
): Proposal[] {
  if (!decided.standing?.length) return []
  const standing = new Set(decided.standing)
  const old = edges.filter((edge) => standing.has(edge))
  if (!old.length) return []
  const roots = new Map<number, number>()
  const rootOf = (id: number): number => {
    let root = id
    for (let up = roots.get(root); up !== undefined; up = roots.get(root)) root = up
    if (root !== id) roots.set(id, root)
    return root
  }
  for (const { a, b, by } of candidates) {
    if (by === 'standing') continue
    const [x, y] = [rootOf(a), rootOf(b)]
    if (x !== y) roots.set(y, x)
  }
  return old.flatMap(({ a, b, reason }) =>
    rootOf(a) === rootOf(b)
      ? []
      : [{ a, b, reasons: [`joined earlier by: ${reason}`, 'no rule says so any more'] }],
  )
}
