import { longestPauseOfHost } from './host-book.js'

/**
 * The instant a Retry-After header names (RFC 9110, 10.2.3), in milliseconds since 1970: whole seconds from now, or an HTTP
 * date. Null for a missing, broken or past one.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  const text = value?.trim() ?? ''
  if (/^\d{1,10}(?:\.\d+)?$/.test(text)) {
    const at = now + Math.ceil(Number(text)) * 1000
    return at > now ? Math.min(at, now + longestPauseOfHost) : null
  }
  // Date.parse alone would take "1" or "March" for dates.
  if (!/^[a-z]{3,9},? .*\d{2}:\d{2}:\d{2}/i.test(text)) return null
  // Of the three forms of RFC 9110 only that of asctime lacks its zone, which is UTC in all of them.
  const at = Date.parse(/gmt|utc|[+-]\d{4}$/i.test(text) ? text : `${text} GMT`)
  return Number.isFinite(at) && at > now ? Math.min(at, now + longestPauseOfHost) : null
}
