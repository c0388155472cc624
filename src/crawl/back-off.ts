/** Tries of one request, the first one included, where nobody says otherwise. */
export const mostTries = 3

const first = 1000
const longest = 30_000

/**
 * Milliseconds to pause after so many failed tries (1, 2, …): doubling, and between half and the whole of it by chance, so
 * that clients which failed together do not come back together.
 * @param random from 0 to 1
 */
export function backOff(failed: number, random: () => number): number {
  const whole = Math.min(longest, first * 2 ** failed)
  return Math.round(whole * (0.5 + random() / 2))
}
