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

/** The first year between 1800 and 2100 in a text ("2006 / 2001", " 2013", "seit Mai 2011"); null for none ("200"). */
export function parseYear(text: string): number | null {
  const year =
    /(?<![\d.,])(?:1[89]\d\d|20\d\d|2100)(?!\d)/.exec(text)?.[0] ??
    /(?<=\d\.)(?:19|20)\d\d(?!\d)/.exec(text)?.[0]
  return year === undefined ? null : Number(year)
}

function existingDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return null
  return date.toISOString().slice(0, 10)
}
