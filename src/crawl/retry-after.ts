/**
 * When a host may be asked again by its Retry-After (RFC 9110, section 10.2.3), in milliseconds since 1970: seconds from now, or
 * a date. Null where the field is absent or says neither; an instant in the past is now.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d{1,9}$/.test(text)) return now + Number(text) * 1000
  if (!/^[A-Za-z]{3,9},? .*\d{4}|^[A-Za-z]{3} [A-Za-z]{3}/.test(text)) return null
  const instant = Date.parse(/GMT|UTC|[+-]\d{4}$/.test(text) ? text : `${text} GMT`)
  return Number.isNaN(instant) ? null : Math.max(instant, now)
}
