import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from './clock.js'

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async wait(ms, signal) {
    try {
      await sleep(ms, undefined, signal ? { signal } : {})
    } catch (error) {
      // The timer wraps the reason of the signal; callers want the reason itself.
      throw signal?.aborted ? signal.reason : error
    }
  },
}
