import type { VisitState } from '../evidence/visit-state.js'
import type { SiteVisit } from '../store/site-visits.js'

/** Days after which a site is read again: of firms that were taken for a need, and of others. */
export const staleDays = { shortlisted: 60, other: 180 } as const
/** Days that a site is left alone which turned us away. */
export const restDays = 30
/** Days after which a dead site is asked once more, so that one bad hour flags nobody. */
const secondLook = 14

/** Two dead visits within so many days are a flag. */
export const deadWithinDays = 30

/** The instant before which a site that ended like this is not asked; null where it may be. */
export function restsUntil(state: VisitState, unreachableRobots: boolean, now: string): string | null {
  if (state === 'blocked') return addDays(now, restDays)
  // RFC 9309, section 2.4: what is known of robots.txt holds for a day.
  return unreachableRobots ? addDays(now, 1) : null
}

/** Does the site of a firm rest? A corrected address is another site; a longer rest than any was begun by a wrong clock. */
export function isResting(visit: SiteVisit | undefined, website: string, now: string): boolean {
  if (visit?.rests_until == null || visit.website !== website) return false
  return now < visit.rests_until && visit.rests_until <= addDays(now, restDays + 1)
}

/** Is a site that was visited before to be read again? */
export function isStale(
  visit: SiteVisit,
  options: { shortlisted: boolean; flagged: boolean; now: string },
): boolean {
  const { shortlisted, flagged, now } = options
  const days =
    visit.state === 'dead' && !flagged ? secondLook : shortlisted ? staleDays.shortlisted : staleDays.other
  const last = visit.finished_at ?? visit.started_at
  // A visit in the future was dated by a clock that has been set back since.
  return now >= addDays(last, days) || last > addDays(now, 1)
}

export function addDays(instant: string, days: number): string {
  return `${new Date(Date.parse(instant) + days * 86_400_000).toISOString().slice(0, 19)}Z`
}
