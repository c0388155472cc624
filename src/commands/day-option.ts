import { InvalidArgumentError } from 'commander'

/** JavaScript takes February 30 for March 2. */
export function isDay(text: string): boolean {
  const instant = Date.parse(text)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text.slice(0, 10))
}

/** Option parser for a day. */
export function parseDayOption(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !isDay(text))
    throw new InvalidArgumentError('Give a day such as 2026-11-24.')
  return text
}
