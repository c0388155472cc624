import { z } from 'zod'
import { parseYamlFile } from '../yaml-file.js'
import { type Land, lands } from './lands.js'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day such as "2026-11-24"')
const bilingual = z.strictObject({ de: z.string().min(1), en: z.string().min(1) })

const schema = z.array(
  z
    .strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      land: z.enum(lands),
      /** Whom a rule of EU or DE is for: federal authorities, all others, or any. */
      for: z.enum(['federal', 'others', 'any']).default('others'),
      procedure: z.enum(['eu', 'direct', 'negotiated', 'restricted', 'experiment', 'notice']),
      name: bilingual,
      /** Net euros: the rule holds up to this value … */
      up_to: z.number().positive().optional(),
      /** … or from this value on. */
      above: z.number().positive().optional(),
      valid_from: day.optional(),
      valid_until: day.optional(),
      conditions: z
        .strictObject({ de: z.array(z.string()), en: z.array(z.string()) })
        .default({ de: [], en: [] }),
      source: z.url(),
      note: bilingual.optional(),
      checked_on: day,
      confirmed: z.boolean(),
    })
    .refine(({ up_to, above }) => (up_to === undefined) !== (above === undefined), {
      message: 'a rule has up_to or above, one of them',
    }),
)

/** A dated rule of procurement; no legal advice. */
export type ProcurementRule = z.output<typeof schema>[number]

/** @throws Problem that names file and line */
export function parseProcurementRules(text: string, file: string): ProcurementRule[] {
  return parseYamlFile(schema, text, file, 'Mend the line; the head of the file says what each part means.')
}

/** Why a rule is not to be relied on as it stands. */
export type RuleWarning = 'unconfirmed' | 'expired' | 'expires-soon' | 'not-yet' | 'unchecked'

export interface ApplicableRule {
  rule: ProcurementRule
  /** `may apply` for rules that are in force, `ended` or `not yet` for others that would. */
  state: 'may apply' | 'ended' | 'not yet'
  warnings: RuleWarning[]
}

/** A check that is older than this is warned of, in days; an end that is nearer too. */
const oldCheck = 180
const nearEnd = 90

/**
 * Rules that may apply to a purchase, those of the Land before those of federation and EU; rules that have ended or not begun are
 * told too, so that nobody uses one from memory.
 * @param value net euros, over the whole term
 * @param today ISO day
 */
export function findRules(
  rules: readonly ProcurementRule[],
  { land, value, today }: { land: Land; value: number; today: string },
): ApplicableRule[] {
  const isFederal = land === 'DE'
  return rules
    .filter((rule) => {
      const isOurs = rule.land === land || rule.land === 'EU' || rule.land === 'DE'
      const isForUs =
        rule.land !== 'EU' && rule.land !== 'DE'
          ? true
          : rule.for === 'any' || (rule.for === 'federal' ? isFederal : !isFederal)
      const fits = rule.up_to === undefined ? value >= (rule.above ?? 0) : value <= rule.up_to
      return isOurs && isForUs && fits
    })
    .map((rule): ApplicableRule => {
      const ended = rule.valid_until !== undefined && rule.valid_until < today
      const notYet = rule.valid_from !== undefined && rule.valid_from > today
      return {
        rule,
        state: ended ? 'ended' : notYet ? 'not yet' : 'may apply',
        warnings: [
          ...(rule.confirmed ? [] : ['unconfirmed' as const]),
          ...(ended ? ['expired' as const] : []),
          ...(notYet ? ['not-yet' as const] : []),
          ...(!ended && rule.valid_until !== undefined && daysBetween(today, rule.valid_until) <= nearEnd
            ? ['expires-soon' as const]
            : []),
          ...(daysBetween(rule.checked_on, today) > oldCheck ? ['unchecked' as const] : []),
        ],
      }
    })
    .sort((a, b) => order(a, land) - order(b, land) || (a.rule.id < b.rule.id ? -1 : 1))
}

function order({ rule, state }: ApplicableRule, land: Land): number {
  const place = rule.land === land ? 0 : rule.land === 'DE' ? 1 : 2
  return (state === 'may apply' ? 0 : 10) + place
}

function daysBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000)
}
