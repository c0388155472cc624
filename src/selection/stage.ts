import { usageProblem } from '../problem.js'

/** The way of a firm in a need, in order; a firm has one stage per need, never one for all. */
export const stages = [
  'longlist',
  'screening',
  'shortlist',
  'talk',
  'pilot',
  'procurement',
  'operation',
  'ended',
] as const
export type Stage = (typeof stages)[number]

/** What a firm has reached without anybody having set a stage. */
export function impliedStage(verdict: 'in' | 'out' | null): Stage {
  return verdict === 'in' ? 'shortlist' : 'longlist'
}

/**
 * Whether a firm may come to a stage. From the shortlist on it must have been taken: who talks to a firm that was left out, or not
 * looked at, has a list that does not say why. Going back is allowed, with a reason.
 * @throws Problem (usage)
 */
export function checkStage(
  to: Stage,
  { from, verdict, because }: { from: Stage; verdict: 'in' | 'out' | null; because: string | null },
  how: { need: string; firm: string },
): void {
  const decide = `govscout decide ${how.need} ${how.firm} in`
  const isLate = stages.indexOf(to) >= stages.indexOf('shortlist') && to !== 'ended'
  if (isLate && verdict !== 'in')
    throw usageProblem(
      verdict === 'out'
        ? `${how.firm} is left out of ${how.need}; it cannot come to the stage "${to}".`
        : `Nobody has decided on ${how.firm} for ${how.need}; it cannot come to the stage "${to}".`,
      `Take it first: ${decide}`,
    )
  const isBack = stages.indexOf(to) < stages.indexOf(from)
  if ((isBack || to === 'ended') && because === null)
    throw usageProblem(
      isBack ? `"${to}" is behind "${from}": a step back needs a reason.` : 'An end needs a reason.',
      'Give it with --because TEXT.',
    )
}
