/** Amounts below this are place holders (0.01, 1, 9.99): no value is shown. */
const leastValue = 1000

/** An amount of money in a currency; null where it is missing or a place holder. */
export function parseValue(
  amount: string | number | null | undefined,
  currency: string | null | undefined,
): { value: number | null; currency: string | null } {
  const value =
    typeof amount === 'string' ? (amount.trim() ? Number(amount) : Number.NaN) : (amount ?? Number.NaN)
  if (!Number.isFinite(value) || value < leastValue) return { value: null, currency: null }
  const code = currency?.trim().toUpperCase() ?? ''
  return { value, currency: /^[A-Z]{3}$/.test(code) ? code : null }
}

/**
 * Codes of the Common Procurement Vocabulary as notices write them: "45331000-6", "72", "43,44,71", several in a cell. Digits only,
 * check digit off, each once.
 */
export function parseCpv(texts: readonly (string | null | undefined)[]): string[] {
  const codes = texts.flatMap((text) =>
    [...(text ?? '').matchAll(/(?<!\d)(\d{2,8})(?:-?\d)?(?!\d)/g)].map((match) => match[1] ?? ''),
  )
  return [...new Set(codes)]
}

/** IT services and software: divisions 72 and 48 of the CPV (Regulation 213/2008). */
export function isItCpv(cpv: readonly string[]): boolean {
  return cpv.some((code) => code.startsWith('72') || code.startsWith('48'))
}

const berlin = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Nothing was published before; a year 0026 is a slip for 2026. */
const earliestDay = '1900-01-01'

/**
 * The day of a date as notices write it: "2020-02-19+01:00" is that day, an instant in UTC is its day in Germany
 * ("2025-12-04T23:00:00Z" is 5 December). Null for none, for the place holder 2000-01-01, and before 1900.
 */
export function parseNoticeDay(text: string | null | undefined): string | null {
  const found = /^\s*(\d{4}-\d{2}-\d{2})(T[\d:.]+Z)?/.exec(text ?? '')
  const [, day = '', time] = found ?? []
  const instant = Date.parse(time === undefined ? day : `${day}${time}`)
  if (Number.isNaN(instant) || day === '2000-01-01' || day < earliestDay) return null
  if (time !== undefined) return berlin.format(instant)
  return new Date(instant).toISOString().slice(0, 10) === day ? day : null
}
