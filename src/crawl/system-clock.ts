import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from './clock.js'

/** The clock of the machine. Pauses between requests are real even where the tool's own clock is fixed. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async wait(ms, signal) {
    try {
      await wait(ms, undefined, signal ? { signal } : {})
    } catch (error) {
      throw signal?.aborted ? signal.reason : error
    }
  },
}
