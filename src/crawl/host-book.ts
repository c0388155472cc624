/** A robots.txt as it was got. */
export interface RobotsFile {
  /** Of the answer; 4xx allows all. */
  status: number
  body: Uint8Array
  /** Milliseconds since 1970. */
  fetchedAt: number
}

/**
 * What is known of hosts, shared by all that ask them: when they may be asked, and their robots.txt. Instants are milliseconds since
 * 1970, a host is `name` or `name:port`, an origin `scheme://host`. An implementation over a database makes processes share it;
 * each call is atomic there.
 */
export interface HostBook {
  /** Books the next free instant for a request, at least delayMs after the one booked before, and returns it. */
  bookRequest(host: string, now: number, delayMs: number): number
  /**
   * The instant before which the host wants no request; 0 where it asked for no pause. One that lies further ahead than any pause was
   * noted by a clock that has been set back since (`standingPause`).
   */
  deferredUntil(host: string): number
  /** Notes a pause; never shortens one that a right clock has noted. */
  defer(host: string, until: number): void
  robots(origin: string): RobotsFile | null
  saveRobots(origin: string, file: RobotsFile): void
}

/** No pause that a host asks for is kept longer; a longer wish is an error of the host. 30 days in milliseconds. */
export const longestPauseOfHost = 30 * 24 * 3_600_000

/** An instant booked further ahead than this, in milliseconds, was booked by a clock that has been set back since. */
export const strayMs = 60_000

/** The pause that still holds, of an instant as the book has it; 0 where none does. */
export function standingPause(until: number, now: number): number {
  return until - now > longestPauseOfHost ? 0 : until
}

/** A book that lives as long as the process. */
export function memoryHostBook(): HostBook {
  const lastBooked = new Map<string, number>()
  const deferred = new Map<string, number>()
  const robots = new Map<string, RobotsFile>()
  return {
    bookRequest(host, now, delayMs) {
      const last = lastBooked.get(host)
      const at = last === undefined ? now : Math.max(now, Math.min(last, now + strayMs) + delayMs)
      lastBooked.set(host, at)
      return at
    },
    deferredUntil: (host) => deferred.get(host) ?? 0,
    defer(host, until) {
      const before = deferred.get(host) ?? 0
      deferred.set(host, before - until > longestPauseOfHost ? until : Math.max(until, before))
    },
    robots: (origin) => robots.get(origin) ?? null,
    saveRobots: (origin, file) => void robots.set(origin, file),
  }
}
