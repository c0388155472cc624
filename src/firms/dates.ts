const isoDay = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/
const germanDay = /(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/

/** The day a text names, as yyyy-mm-dd: dd.mm.yyyy or ISO; null for none and for days that no calendar has. */
export function parseDay(text: string): string | null {
  const iso = isoDay.exec(text)
  if (iso) return existingDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const german = germanDay.exec(text)
  if (german) return existingDay(Number(german[3]), Number(german[2]), Number(german[1]))
  return null
}

/** No firm of today was founded before. */
const earliestYear = 1600

/** Whether a firm can have been founded in a year, seen from the year `latest`: plans and slips of the pen are no founding. */
export function isFoundingYear(year: number, latest: number): boolean {
  return year >= earliestYear && year <= latest
}

/**
 * The first year of a text in which a firm can have been founded ("2006 / 2001", " 2013", "seit Mai 2011"); null for none ("200", "2099").
 * One before 1800 only where there is no later one: it is more often a number of something else.
 */
export function parseYear(text: string, latest: number): number | null {
  const years = [/(?<![\d.,])(?:1[6-9]|20)\d\d(?!\d)/g, /(?<=\d\.)(?:19|20)\d\d(?!\d)/g]
    .flatMap((pattern) => text.match(pattern) ?? [])
    .map(Number)
    .filter((year) => isFoundingYear(year, latest))
  return years.find((year) => year >= 1800) ?? years[0] ?? null
}

function existingDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null
  return date.toISOString().slice(0, 10)
}
