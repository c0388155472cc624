/** A column's claim on the window, in terminal columns. */
export interface Claim {
  /** Width of its widest cell or its title. */
  natural: number
  title: number
  flexible: boolean
  priority: number
}

/** A column that is shown: its place in the list given, and the width it gets. */
export interface Fitted {
  place: number
  width: number
}

/** A flexible column stays readable down to this width … */
const leastFlexible = 16
/** … and one that is not flexible is cut only where it would take more than this. */
const leastFirm = 28

/**
 * Shares the window among columns: flexible ones shrink first, the widest most; then overlong firm ones; then columns of
 * the lowest priority (highest number, last in the row first) go. Null when not even priority 1 fits.
 */
export function fitColumns(
  claims: readonly Claim[],
  window: { width: number; gap: number },
): Fitted[] | null {
  let places = claims.map((_, place) => place)
  for (;;) {
    const room = window.width - window.gap * (places.length - 1)
    const widths = shrink(
      places.map((place) => claims[place] as Claim),
      room,
    )
    if (widths) return places.map((place, index) => ({ place, width: widths[index] ?? 0 }))
    const least = Math.max(...places.map((place) => claims[place]?.priority ?? 1))
    if (least <= 1) return null
    const goes = places.findLast((place) => claims[place]?.priority === least)
    places = places.filter((place) => place !== goes)
  }
}

function shrink(claims: readonly Claim[], room: number): number[] | null {
  const widths = claims.map(({ natural }) => natural)
  const least = claims.map(({ natural, title, flexible }) =>
    Math.min(natural, flexible ? Math.max(title, leastFlexible) : leastFirm),
  )
  for (const flexible of [true, false]) {
    const shrinkable = claims.flatMap((claim, place) => (claim.flexible === flexible ? [place] : []))
    level(widths, least, { places: shrinkable, room })
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
