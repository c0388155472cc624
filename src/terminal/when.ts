const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * An instant for people: "2 days ago" on a terminal, in whole days of 24 hours; the ISO text unchanged in a pipe. Beyond
 * 60 days, and for texts that are no instant, the day or the text itself. `now` is ISO.
 */
export function formatWhen(iso: string, now: string, tty: boolean): string {
  if (!tty) return iso
  const then = Date.parse(iso)
  const present = Date.parse(now)
  if (Number.isNaN(then) || Number.isNaN(present)) return iso
  if (/^\d{4}-\d{2}-\d{2}$/.test(iso)) return formatDay(iso, now)
  const gone = present - then
  const size = Math.abs(gone)
  if (size < minute) return 'just now'
  if (size > 60 * day) return iso.slice(0, 10)
  const [count, unit] =
    size < hour
      ? [Math.floor(size / minute), 'minute']
      : size < day
        ? [Math.floor(size / hour), 'hour']
        : [Math.floor(size / day), 'day']
  const words = `${count} ${unit}${count === 1 ? '' : 's'}`
  return gone < 0 ? `in ${words}` : `${words} ago`
}

/** Whole days from one ISO day or instant to another, by the calendar in UTC; negative when it lies ahead. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / day)
}

function formatDay(iso: string, now: string): string {
  const days = daysBetween(iso, now)
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  return days > 1 && days <= 60 ? `${days} days ago` : iso
}
