/**
 * The known names that a mistyped one may stand for, the nearest first: those it is the beginning or a part of, and those a few
 * slips away (letters left out, added, changed, or two swapped: optimal string alignment distance). Case, accents and the signs between
 * words count nothing.
 * @param most so many at most
 */
export function nearestNames(wrong: string, known: Iterable<string>, most = 3): string[] {
  const wanted = bare(wrong)
  if (!wanted) return []
  const found: { name: string; slips: number }[] = []
  for (const name of new Set(known)) {
    const other = bare(name)
    const limit = Math.max(1, Math.floor(Math.min(Math.max(wanted.length, other.length) / 3, 4)))
    if (wanted.length >= 3 && other.includes(wanted)) found.push({ name, slips: limit })
    else if (Math.abs(wanted.length - other.length) <= limit) {
      const slips = distance(wanted, other)
      // A code of two or three letters has a neighbour in every other one.
      if (slips <= limit && slips < Math.max(wanted.length, 2)) found.push({ name, slips })
    }
  }
  return found
    .sort((a, b) => a.slips - b.slips || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name)
}

/** "Did you mean “x” or “y”?", or what is said where nothing is near. */
export function didYouMean(wrong: string, known: Iterable<string>, otherwise: string): string {
  const near = nearestNames(wrong, known)
  return near.length ? `Did you mean ${near.map((name) => `"${name}"`).join(' or ')}?` : otherwise
}

function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^\p{L}\d]+/gu, '')
    .slice(0, 80)
}

function distance(a: string, b: string): number {
  let [before, row] = [[] as number[], Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
