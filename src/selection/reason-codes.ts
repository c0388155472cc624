import { z } from 'zod'
import { usageProblem } from '../problem.js'
import { parseYamlFile } from '../yaml-file.js'

const schema = z.array(
  z.strictObject({
    code: z.string().regex(/^[AX]\d{1,2}$/, 'a code A1 to A99, of the unit itself X1 to X99'),
    de: z.string().min(1),
    en: z.string().min(1),
  }),
)

/** A reason for leaving a firm out, as it stands in the record. */
export type ReasonCode = z.output<typeof schema>[number]

/** @throws Problem that names file and line */
export function parseReasonCodes(text: string, file: string): ReasonCode[] {
  return parseYamlFile(schema, text, file, 'Mend the line; each code has de and en.')
}

export interface Verdict {
  /** "open" takes a decision back. */
  verdict: 'in' | 'out' | 'open'
  reason: string | null
  because: string | null
}

/**
 * What an analyst decided, checked: leaving out needs a code and a sentence, for a code alone does not say what was seen; taking a
 * decision back needs a sentence.
 * @throws Problem (usage) that lists the codes
 */
export function checkVerdict(
  verdict: Verdict['verdict'],
  given: { reason?: string | undefined; because?: string | undefined },
  codes: readonly ReasonCode[],
): Verdict {
  const because = given.because?.trim() || null
  if (given.because !== undefined && because === null)
    throw usageProblem('--because is empty.', 'Write one sentence for the record, or leave it away for "in".')
  if (verdict !== 'out') {
    if (given.reason !== undefined)
      throw usageProblem(
        'A reason code is for firms left out.',
        'Leave --reason away; --because may say why.',
      )
    if (verdict === 'open' && because === null)
      throw usageProblem(
        'A decision that is taken back needs a sentence for the record.',
        'Give it with --because TEXT.',
      )
    return { verdict, reason: null, because }
  }
  const list = codes.map(({ code, de }) => `${code} ${de}`).join(' · ')
  if (given.reason === undefined)
    throw usageProblem('A firm is left out for a reason.', `Give --reason CODE: ${list}`)
  const code = codes.find((one) => one.code === given.reason?.trim().toUpperCase())
  if (!code) throw usageProblem(`There is no reason "${given.reason}".`, `The codes are: ${list}`)
  if (because === null)
    throw usageProblem(
      `${code.code} (${code.de}) needs a sentence for the record.`,
      'Give it with --because TEXT.',
    )
  return { verdict, reason: code.code, because }
}
