import type { ListingKey } from './listing-key.js'

interface Cluster {
  ids: number[]
  domains: Set<string>
  directories: Set<string>
  /** Ids that an analyst called different from one of this cluster. */
  different: Set<number>
  /** The established firms that its listings belong to (ListingKey.established). */
  established: Set<number>
}

/** The refusal that is no matter for another look. */
export const calledDifferent = 'an analyst said: different'

/** Listings on their way to firms: union-find that knows what must not come together. */
export class FirmClusters {
  readonly #listings = new Map<number, ListingKey>()
  /** Only of listings that another one was joined to. */
  readonly #parent = new Map<number, number>()
  /** Made when first asked for: most listings stay alone and need none. */
  readonly #clusters = new Map<number, Cluster>()
  readonly #hasDifferent: boolean

  constructor(listings: readonly ListingKey[], different: Iterable<readonly [number, number]>) {
    for (const listing of listings) this.#listings.set(listing.id, listing)
    for (const [a, b] of different) {
      if (this.#listings.has(a)) this.#cluster(a).different.add(b)
      if (this.#listings.has(b)) this.#cluster(b).different.add(a)
    }
    this.#hasDifferent = this.#clusters.size > 0
  }

  directoryOf(id: number): string {
    return this.#listings.get(id)?.directory ?? ''
  }

  find(id: number): number {
    let root = id
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up
    if (root !== id) this.#parent.set(id, root)
    return root
  }

  together(a: number, b: number): boolean {
    return this.find(a) === this.find(b)
  }

  calledDifferent(a: number, b: number): boolean {
    if (!this.#hasDifferent) return false
    const [left, right] = [this.#cluster(a), this.#cluster(b)]
    const [few, other] = left.different.size <= right.different.size ? [left, right] : [right, left]
    for (const id of few.different) if (this.#listings.has(id) && this.#cluster(id) === other) return true
    return false
  }

  /** Why the firms of a and b must not become one by such an edge; null if they may. */
  refusal(
    a: number,
    b: number,
    edge: { byName: boolean; byRule: boolean; crossDomain: boolean },
  ): string | null {
    const [left, right] = [this.#cluster(a), this.#cluster(b)]
    if (this.calledDifferent(a, b)) return calledDifferent
    if (!edge.byRule) return null
    if (left.established.size && right.established.size && !overlap(left.established, right.established))
      return 'both firms have been there before, with several entries or with words of analysts'
    const shareDomain = overlap(left.domains, right.domains)
    if (!edge.crossDomain && left.domains.size && right.domains.size && !shareDomain)
      return 'the firms have different domains'
    if (edge.byName && !shareDomain && overlap(left.directories, right.directories))
      return 'both firms have an entry of their own in one directory'
    return null
  }

  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)]
    // The larger one takes the smaller in; the lower id is not the root, groups() sorts.
    const [big, small] = this.#cluster(x).ids.length >= this.#cluster(y).ids.length ? [x, y] : [y, x]
    const [into, from] = [this.#cluster(big), this.#cluster(small)]
    this.#parent.set(small, big)
    this.#clusters.delete(small)
    into.ids.push(...from.ids)
    for (const domain of from.domains) into.domains.add(domain)
    for (const directory of from.directories) into.directories.add(directory)
    for (const id of from.different) into.different.add(id)
    for (const firm of from.established) into.established.add(firm)
  }

  /** Ids of each firm, ascending, firms by their lowest id. */
  groups(): number[][] {
    const groups: number[][] = []
    for (const id of this.#listings.keys()) {
      if (this.#parent.has(id)) continue
      groups.push(this.#clusters.get(id)?.ids.sort((a, b) => a - b) ?? [id])
    }
    return groups.sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0))
  }

  #cluster(id: number): Cluster {
    const root = this.find(id)
    const known = this.#clusters.get(root)
    if (known) return known
    const listing = this.#listings.get(root)
    if (!listing) throw new Error(`listing ${id} was not handed in`)
    const { domain, directory, established } = listing
    const cluster = {
      ids: [root],
      domains: new Set(domain === null ? [] : [domain]),
      directories: new Set([directory]),
      different: new Set<number>(),
      established: new Set(established ? [established] : []),
    }
    this.#clusters.set(root, cluster)
    return cluster
  }
}

function overlap<Item>(a: ReadonlySet<Item>, b: ReadonlySet<Item>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a]
  for (const one of few) if (many.has(one)) return true
  return false
}
