import { usageProblem } from '../problem.js'

/** What may bias an analyst (§ 6 VgV, § 4 UVgO), or have given a firm a lead (§ 7 VgV, § 5 UVgO). */
export const conflictKinds = [
  'none',
  'membership',
  'employment',
  'share',
  'family',
  'prior-involvement',
  'other',
] as const
export type ConflictKind = (typeof conflictKinds)[number]

export interface Conflict {
  kind: ConflictKind
  because: string | null
  remedy: string | null
}

/** @throws Problem (usage) where a conflict names no firm or no reason, or "none" names one */
export function checkConflict(
  kind: ConflictKind,
  { firm, because, remedy }: { firm?: unknown; because?: string | undefined; remedy?: string | undefined },
): Conflict {
  const said = because?.trim() || null
  const dealt = remedy?.trim() || null
  if (kind === 'none') {
    if (firm !== undefined)
      throw usageProblem(
        '"none" is said of a need as a whole.',
        'Leave the firm away, or name the kind of conflict.',
      )
    return { kind, because: said, remedy: null }
  }
  if (firm === undefined)
    throw usageProblem(
      `A conflict (${kind}) is with a firm.`,
      'Name it: govscout conflict declare NEED KIND --firm FIRM',
    )
  if (said === null)
    throw usageProblem('A conflict needs a sentence for the record.', 'Give it with --because TEXT.')
  return { kind, because: said, remedy: dealt }
}
