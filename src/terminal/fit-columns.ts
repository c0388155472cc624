/** A column's claim on the window, in terminal columns. */
export interface Claim {
  /** Width of its widest cell or its title. */
  natural: number
  title: number
  flexible: boolean
  /** A flexible column is not cut below this width; where there is no room for it, it goes by its priority. */
  least?: number
  priority: number
}

/** A column that is shown: its place in the list given, and the width it gets. */
export interface Fitted {
  place: number
  width: number
}

/** A flexible column stays readable down to this width unless it asks for more … */
const leastFlexible = 16
/** … one that is not is cut only where it would take more than this … */
const leastFirm = 28
/** … or than this, once all columns that may go have gone. */
const leastFirmAlone = 20

/**
 * Shares the window among columns: flexible ones shrink first, the widest most; then overlong firm ones; then columns of
 * the lowest priority (highest number, last in the row first) go. Null when not even priority 1 fits.
 */
export function fitColumns(
  claims: readonly Claim[],
  { width, gap }: { width: number; gap: number },
): Fitted[] | null {
  let shown = claims.map((claim, place) => ({ claim, place }))
  for (;;) {
    const room = width - gap * (shown.length - 1)
    const lowest = Math.max(1, ...shown.map(({ claim }) => claim.priority))
    const wanted = shown.map(({ claim }) => claim)
    const widths =
      shrink(wanted, room, leastFirm) ?? (lowest > 1 ? null : shrink(wanted, room, leastFirmAlone))
    if (widths) return shown.map(({ place }, index) => ({ place, width: widths[index] ?? 0 }))
    if (lowest <= 1) return null
    const goes = shown.findLast(({ claim }) => claim.priority === lowest)
    shown = shown.filter((column) => column !== goes)
  }
}

function shrink(claims: readonly Claim[], room: number, firm: number): number[] | null {
  const widths = claims.map(({ natural }) => natural)
  const least = claims.map(({ natural, title, flexible, least = leastFlexible }) =>
    Math.min(natural, flexible ? Math.max(title, least) : firm),
  )
  for (const flexible of [true, false]) {
    const places = claims.flatMap((claim, place) => (claim.flexible === flexible ? [place] : []))
    level(widths, least, { places, room })
  }
  return sum(widths) <= room ? widths : null
}

/** Takes from the widest of the places down to a common height until the row fits or all are at their least. */
function level(
  widths: number[],
  least: number[],
  { places, room }: { places: number[]; room: number },
): void {
  const others = sum(widths) - sum(places.map((place) => widths[place] ?? 0))
  const at = (height: number) =>
    places.map((place) => Math.max(least[place] ?? 0, Math.min(widths[place] ?? 0, height)))
  let low = 0
  let high = Math.max(0, ...places.map((place) => widths[place] ?? 0))
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (others + sum(at(middle)) <= room) low = middle
    else high = middle - 1
  }
  const levelled = at(low)
  let spare = room - others - sum(levelled)
  for (const [index, place] of places.entries()) {
    const before = widths[place] ?? 0
    const after = levelled[index] ?? 0
    const grown = spare > 0 && before > after ? 1 : 0
    spare -= grown
    widths[place] = after + grown
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
