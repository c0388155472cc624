import { type Tier, tiers } from '../firms/tier.js'
import { usageProblem } from '../problem.js'

export const answers = ['yes', 'partly', 'no', 'unknown'] as const
export type Answer = (typeof answers)[number]

/** An analyst's answer to a criterion for a firm. */
export interface Assessment {
  /** Code C01 to C20, or one of the unit's own. */
  criterion: string
  answer: Answer
  /** Page that shows it. */
  url: string | null
  /** At most 200 characters of the page. */
  quote: string | null
  /** Who says it; null where there is no evidence. */
  tier: Tier | null
  /** Day the evidence was looked at or published, ISO. */
  evidence_on: string
  because: string | null
}

export interface GivenAssessment {
  evidence?: string | undefined
  quote?: string | undefined
  tier?: string | undefined
  on?: string | undefined
  because?: string | undefined
}

/** Longest quote that a paper may carry, in characters (quotation right; data/directories permit no more). */
export const longestQuote = 200

/**
 * An answer, checked. "Unknown" stands for itself and takes no evidence; a page without a tier is the firm's own word, the weakest.
 * @param today ISO day, the day of the evidence where none is given
 * @throws Problem (usage)
 */
export function checkAssessment(
  criterion: string,
  answer: Answer,
  { evidence, quote, tier, on, because }: GivenAssessment,
  today: string,
): Assessment {
  const url = evidence === undefined ? null : checkUrl(evidence)
  const said = words(quote, '--quote', longestQuote)
  if (tier !== undefined && !(tiers as readonly string[]).includes(tier))
    throw usageProblem(`There is no tier "${tier}".`, `The tiers are ${tiers.join(', ')}.`)
  if (answer === 'unknown' && (url || said || tier !== undefined))
    throw usageProblem(
      '"unknown" takes no evidence: a page that shows something is an answer.',
      'Answer yes, partly or no, or leave --evidence, --quote and --tier away.',
    )
  if ((said || tier !== undefined) && !url)
    throw usageProblem('A quote or tier needs the page it stands on.', 'Give it with --evidence URL.')
  if (on !== undefined && on > today)
    throw usageProblem(`${on} is in the future.`, 'Give the day the evidence was seen or published.')
  return {
    criterion,
    answer,
    url,
    quote: said,
    tier: url ? ((tier as Tier | undefined) ?? 'own') : null,
    evidence_on: on ?? today,
    because: words(because, '--because', 500),
  }
}

/** What an answer earns if an authority says it: all, half, nothing. */
export function reachOf({ answer }: Pick<Assessment, 'answer'>): number {
  return answer === 'yes' ? 1 : answer === 'partly' ? 0.5 : 0
}

/**
 * What share of a criterion's points an answer earns. Points follow from who says it, authority before press before the firm
 * itself; an answer without a page and its quote earns none, since every point has both.
 * @returns 0 to 1
 */
export function shareOf(answer: Pick<Assessment, 'answer' | 'tier' | 'url' | 'quote'>): number {
  if (!answer.url || !answer.quote) return 0
  return reachOf(answer) * (answer.tier === 'authority' ? 1 : answer.tier === 'press' ? 0.75 : 0.5)
}

function checkUrl(text: string): string {
  const clean = text.trim()
  if (!URL.canParse(clean) || !/^https?:$/.test(new URL(clean).protocol))
    throw usageProblem(`"${clean}" is no address of a page.`, 'Give it in full: --evidence https://…')
  if (clean.length > 2000)
    throw usageProblem('The address is longer than 2,000 characters.', 'Give a shorter one.')
  const url = new URL(clean)
  if (url.username || url.password) throw usageProblem('The address carries a password.', 'Give it without.')
  return url.href
}

function words(text: string | undefined, option: string, most: number): string | null {
  if (text === undefined) return null
  const clean = text.normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (!clean) throw usageProblem(`${option} is empty.`, 'Write something, or leave it away.')
  if (/[\p{Cc}\p{Bidi_Control}]/u.test(clean))
    throw usageProblem(`${option} has a control character in it.`, 'Write it without.')
  if (clean.length > most)
    throw usageProblem(
      `${option} is ${clean.length} characters long.`,
      `Write at most ${most}; the page itself says the rest.`,
    )
  return clean
}
