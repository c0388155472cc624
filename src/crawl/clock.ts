/** Time as the crawl needs it; tests hand in one that does not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Resolves after ms, or rejects with the signal's reason. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}
