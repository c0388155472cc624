import type { Recipe } from './recipe.js'

/** An analyst's recorded word that a directory may be crawled. */
export interface Approval {
  directory: string
  basis: string
  approved_by: string
  /** Instant, ISO UTC. */
  approved_at: string
}

/** How long a decision holds, in months (a terms page changes without notice). */
export const validMonths = 12

export type Permission =
  | {
      state: 'allowed'
      basis: string
      until: string
      /** The analyst's word it rests on; null where it is the recipe's own decision. */
      approval: Approval | null
    }
  | { state: 'refused'; why: string; remedy: string }

/**
 * May the directory be crawled on this day? Both the recipe's own check and an approval hold twelve months.
 * @param today yyyy-mm-dd
 */
export function decidePermission(recipe: Recipe, approval: Approval | null, today: string): Permission {
  const { decision, checked_on, basis } = recipe.permission
  if (!recipe.request)
    return refused('it is only imported from a file', `govscout import FILE --as ${recipe.id}`)
  if (decision === 'forbidden')
    return refused('its publisher forbids crawling', `govscout import FILE --as ${recipe.id}`)
  const isAhead = approval !== null && daysAhead(approval.approved_at, today) > 1
  const approvedUntil = approval ? addMonths(approval.approved_at.slice(0, 10), validMonths) : null
  if (approval && approvedUntil && approvedUntil >= today && !isAhead)
    return {
      state: 'allowed',
      basis: `${approval.basis} (${approval.approved_by})`,
      until: approvedUntil,
      approval,
    }
  if (decision === 'allowed') {
    const until = addMonths(checked_on, validMonths)
    if (until >= today) return { state: 'allowed', basis, until, approval: null }
    return refused(
      `the permission was last checked on ${checked_on}, more than ${validMonths} months ago`,
      approveHint(recipe.id),
    )
  }
  if (isAhead) return refused(datedAhead(approval), approveHint(recipe.id))
  return refused(
    approvedUntil ? `its approval ended on ${approvedUntil}` : 'nobody has approved it yet',
    approveHint(recipe.id),
  )
}

/**
 * How many days after today an approval is dated. More than one tells of a wrong clock, then or now: nobody knows when its twelve months
 * began.
 */
export function daysAhead(approvedAt: string, today: string): number {
  return (Date.parse(approvedAt.slice(0, 10)) - Date.parse(today)) / 86_400_000
}

/** Why an approval that is dated ahead does not hold. */
export function datedAhead({ approved_at }: Pick<Approval, 'approved_at'>): string {
  return `its approval is dated ${approved_at.slice(0, 10)}, which is still to come: the clock of this machine was wrong then, or is now`
}

function approveHint(id: string): string {
  return `Read its terms ("govscout directories show ${id}"), then: govscout directories approve ${id} --basis "…"`
}

function refused(why: string, remedy: string): Permission {
  return { state: 'refused', why, remedy }
}

/** The same day so many months later; the month's last day where it has none. */
export function addMonths(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  const dayOfMonth = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(dayOfMonth, lastDay))
  return date.toISOString().slice(0, 10)
}
