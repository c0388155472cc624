/** What is remembered of a host between requests, and between processes where the book is kept in the base. */
export interface HostBook {
  /** From when the host may be asked again, in milliseconds since 1970; 0 where nothing is known. */
  notBefore(host: string): number
  /** Moves that instant; an earlier one than is known changes nothing. */
  defer(host: string, until: number): void
  /** Its robots.txt as last read; null where it was not. */
  findRobots(origin: string): StoredRobots | null
  saveRobots(origin: string, robots: StoredRobots): void
}

export interface StoredRobots {
  /** The file; empty where there is none, which allows all. */
  body: Uint8Array
  /** Milliseconds since 1970. */
  fetchedAt: number
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
