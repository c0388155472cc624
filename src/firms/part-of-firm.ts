import type { Edge } from './listing-key.js'

/** An edge with the instant it was drawn, ISO. */
export interface DatedEdge extends Edge {
  made_at: string
}

/**
 * The part of a firm that came to it with the listing `from`: the edge drawn last between it and `home` is cut, and what then hangs
 * together with it is the part. The youngest edge on the way is the one that made two firms one; of several, that next to the listing.
 * @returns ids of listings, ascending; just `from` where no way leads to `home`
 */
export function partOfFirm(edges: readonly DatedEdge[], from: number, home: number): number[] {
  const way = findWay(edges, from, home)
  const cut = way.reduce<DatedEdge | null>(
    (youngest, edge) => (youngest === null || edge.made_at > youngest.made_at ? edge : youngest),
    null,
  )
  return reachable(
    edges.filter((edge) => edge !== cut),
    from,
  )
}

function neighbours(edges: readonly DatedEdge[], id: number): { edge: DatedEdge; other: number }[] {
  return edges.flatMap((edge) =>
    edge.a === id ? { edge, other: edge.b } : edge.b === id ? { edge, other: edge.a } : [],
  )
}

/** The edges from one listing to the other, in the order of the way; a firm has a few dozen at most. */
function findWay(edges: readonly DatedEdge[], from: number, to: number): DatedEdge[] {
  const cameBy = new Map<number, { edge: DatedEdge; before: number }>()
  const open = [from]
  for (let id = open.shift(); id !== undefined && !cameBy.has(to); id = open.shift())
    for (const { edge, other } of neighbours(edges, id))
      if (other !== from && !cameBy.has(other)) {
        cameBy.set(other, { edge, before: id })
        open.push(other)
      }
  const way: DatedEdge[] = []
  for (let step = cameBy.get(to); step; step = cameBy.get(step.before)) way.unshift(step.edge)
  return way
}

/** The listings that hang together with one over these edges, ascending. */
export function reachable(edges: readonly DatedEdge[], from: number): number[] {
  const found = new Set([from])
  for (const id of found) for (const { other } of neighbours(edges, id)) found.add(other)
  return [...found].sort((a, b) => a - b)
}
