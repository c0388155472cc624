import type { Clock } from '../../src/crawl/clock.js'

/** A clock that jumps over what is waited, and keeps how long that was. */
export interface FakeClock extends Clock {
  waits: number[]
  advance(ms: number): void
}

export const start = Date.parse('2026-11-24T10:00:00Z')

export function fakeClock(): FakeClock {
  let now = start
  const waits: number[] = []
  return {
    waits,
    now: () => now,
    advance(ms) {
      now += ms
    },
    async wait(ms, signal) {
      signal?.throwIfAborted()
      waits.push(ms)
      now += ms
    },
  }
}
