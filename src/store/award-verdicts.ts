import type { MatchMethod } from '../awards/match-award.js'
import { usageProblem } from '../problem.js'
import { formatAwardId } from './awards.js'
import { formatFirmId } from './listings.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { checkText, presentFirm } from './words.js'

/** "Later" only says that somebody has looked. */
export const awardAnswers = ['same', 'different', 'later'] as const
export type AwardAnswer = (typeof awardAnswers)[number]

/** A supplier of notices that may be a firm of the base. */
export interface AwardProposal {
  award: number
  firm: number
  method: MatchMethod
  score: number
  /** What speaks against it, or that nothing certain speaks for it. */
  doubt: string
  made_at: string
  /** How many awards of the supplier hang on the answer. */
  awards: number
  supplier: string
  supplier_city: string | null
  supplier_website: string | null
  title: string
  buyers: string[]
  url: string | null
  postponed_at: string | null
}

/** Open proposals, one a supplier and firm: the surest first, those put off last. */
export function listAwardProposals(store: Store, firm?: number): AwardProposal[] {
  const rows = prepared(
    store,
    `SELECT min(p.award) AS award, p.present AS firm, p.method, max(p.score) AS score, p.doubt, min(p.made_at) AS made_at,
       count(DISTINCT p.award) AS awards, a.supplier, a.supplier_city, a.supplier_website, a.title, a.buyers, a.url,
       w.made_at AS postponed_at
     FROM (SELECT p.*, ${presentFirm('p')} AS present FROM award_proposals p) p JOIN awards a ON a.id = p.award
     LEFT JOIN award_words w ON w.supplier_key = a.supplier_key AND w.firm = p.present
     WHERE (@firm IS NULL OR p.present = @firm) AND (w.verdict IS NULL OR w.verdict = 'later')
       AND NOT EXISTS (SELECT 1 FROM award_words s WHERE s.supplier_key = a.supplier_key AND s.verdict = 'same')
     GROUP BY a.supplier_key, p.present
     ORDER BY w.made_at IS NOT NULL, max(p.score) DESC, min(p.award), p.present`,
  ).all({ firm: firm ?? null }) as (Omit<AwardProposal, 'buyers'> & { buyers: string })[]
  return rows.map((row) => ({ ...row, buyers: JSON.parse(row.buyers) as string[] }))
}

/**
 * An analyst's word on whether the supplier of an award is a firm. It holds for all awards of that supplier, stands above what links
 * by itself, and is overruled by a later word alone.
 * @throws Problem where there is no such award, or something is called different that nothing joins
 */
export function answerAward(
  store: Store,
  award: number,
  firm: number,
  verdict: AwardAnswer,
  because: string | null,
): void {
  const reason = because === null ? null : checkText(because, 'The reason', 500)
  transaction(store, () => {
    const row = prepared(store, 'SELECT supplier_key FROM awards WHERE id = ?').get(award) as
      | { supplier_key: string }
      | undefined
    if (!row)
      throw usageProblem(
        `There is no award ${formatAwardId(award)}.`,
        'The open ones: govscout awards review --no-input',
      )
    const isKnown = prepared(
      store,
      `SELECT 1 FROM award_proposals p WHERE award = @award AND ${presentFirm('p')} = @firm
       UNION SELECT 1 FROM awards a WHERE id = @award AND ${presentFirm('a')} = @firm
       UNION SELECT 1 FROM award_words WHERE supplier_key = @key AND firm = @firm`,
    ).get({ award, firm, key: row.supplier_key })
    // That it is this firm an analyst may know without any sign.
    if (!isKnown && verdict !== 'same')
      throw usageProblem(
        `Nothing joins ${formatAwardId(award)} and ${formatFirmId(firm)}.`,
        'What may be joined: govscout awards review --no-input. What is: govscout awards list.',
      )
    prepared(
      store,
      `INSERT INTO award_verdicts (supplier_key, firm, verdict, because, made_by, made_at)
       VALUES (@key, @firm, @verdict, @reason, @who, @now)`,
    ).run({ key: row.supplier_key, firm, verdict, reason, who: store.who, now: store.now() })
    appendLog(store, {
      action: `award review ${verdict}`,
      firm,
      // Ids and no names: the log keeps what it was told.
      after: { award: formatAwardId(award), ...(reason === null ? {} : { because: reason }) },
    })
  })
}
