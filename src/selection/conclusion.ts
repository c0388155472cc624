import { usageProblem } from '../problem.js'

/** What the market was found to offer for a need; "not" opens the way to an Innovationspartnerschaft (§ 19 VgV). */
export const conclusionKinds = ['covers', 'partly', 'not', 'reviewed'] as const
export type ConclusionKind = (typeof conclusionKinds)[number]

/**
 * Who may say so: a verdict needs a reason; the review is another person's, of a verdict that is there (four eyes).
 * @throws Problem (usage)
 */
export function checkConclusion(
  what: ConclusionKind,
  { because, who, verdictBy }: { because: string | null; who: string; verdictBy: string | null },
): void {
  if (what !== 'reviewed') {
    if (because === null)
      throw usageProblem('A verdict needs a sentence for the record.', 'Give it with --because TEXT.')
    return
  }
  if (verdictBy === null)
    throw usageProblem(
      'There is no verdict to be reviewed.',
      'First: govscout conclude NEED covers|partly|not --because TEXT',
    )
  if (verdictBy === who)
    throw usageProblem(
      `${who} gave the verdict: a review is for another person.`,
      'Let a colleague do it, with --as NAME or under an own login.',
    )
}
