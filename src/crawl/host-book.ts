/** A robots.txt as it was read. */
export interface StoredRobots {
  /** The file; empty where there is none, which allows all. */
  body: Uint8Array
  /** Milliseconds since 1970. */
  fetchedAt: number
}

/**
 * What is remembered of hosts between requests, and between runs where the book is kept in the base. A host is `name` or
 * `name:port`, an origin `scheme://host`, instants are milliseconds since 1970.
 */
export interface HostBook {
  /** The instant before which the host wants no request; 0 where it asked for no pause. */
  notBefore(host: string): number
  /** Moves that instant; an earlier one than is known changes nothing. */
  defer(host: string, until: number): void
  /** Its robots.txt as last read; null where it was not. */
  findRobots(origin: string): StoredRobots | null
  saveRobots(origin: string, robots: StoredRobots): void
}

/** A book that lasts as long as the process. */
export function createMemoryBook(): HostBook {
  const deferred = new Map<string, number>()
  const robots = new Map<string, StoredRobots>()
  return {
    notBefore: (host) => deferred.get(host) ?? 0,
    defer: (host, until) => void deferred.set(host, Math.max(until, deferred.get(host) ?? 0)),
    findRobots: (origin) => robots.get(origin) ?? null,
    saveRobots: (origin, stored) => void robots.set(origin, stored),
  }
}
