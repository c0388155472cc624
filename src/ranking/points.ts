/**
 * Shares a number of points among parts in proportion, in hundredths, so that what is shown adds up exactly: largest
 * remainder, the earlier part among equals.
 * @param total hundredths of a point, an integer
 * @param parts non-negative sizes
 */
export function sharePoints(total: number, parts: readonly number[]): number[] {
  const sum = parts.reduce((all, part) => all + part, 0)
  if (sum <= 0) return parts.map(() => 0)
  const exact = parts.map((part) => (total * part) / sum)
  const shares = exact.map(Math.floor)
  let left = total - shares.reduce((all, share) => all + share, 0)
  const order = exact
    .map((value, i) => ({ i, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
  for (const { i } of order) {
    if (left <= 0) break
    shares[i] = (shares[i] ?? 0) + 1
    left--
  }
  return shares
}
