import { usageProblem } from '../problem.js'
import { formatFirmId } from './listings.js'
import { appendLog } from './log.js'
import { prepared, type Store, transaction } from './store.js'
import { checkText, presentFirm } from './words.js'

/** open: what was said before is taken back. */
export type EvidenceVerdict = 'confirmed' | 'rejected' | 'open'

/**
 * An analyst says whether a piece of evidence is right. The verdict holds for the sentence and what it is read to say, whatever rules
 * read it later; it is kept with each home of the firm that has the sentence.
 * @throws Problem where there is no such evidence
 */
export function saveEvidenceVerdict(
  store: Store,
  evidence: number,
  verdict: EvidenceVerdict,
  because: string | null,
): void {
  const reason = because === null ? null : checkText(because, 'The reason', 500)
  transaction(store, () => {
    const row = prepared(
      store,
      `SELECT ${presentFirm('e')} AS firm, key FROM site_evidence e WHERE id = ?`,
    ).get(evidence) as { firm: number; key: string } | undefined
    if (!row)
      throw usageProblem(`There is no evidence ${evidence}.`, 'It may have been read anew; look again.')
    const homes = prepared(
      store,
      `SELECT e.firm FROM site_evidence e WHERE key = @key AND ${presentFirm('e')} = @firm`,
    )
      .pluck()
      .all(row) as number[]
    for (const home of homes)
      prepared(
        store,
        'INSERT INTO evidence_verdicts (firm, key, verdict, because, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?)',
      ).run(home, row.key, verdict, reason, store.who, store.now())
    // The key and not the quote: the log keeps what it was told.
    appendLog(store, {
      action: `evidence ${verdict}`,
      firm: row.firm,
      after: { key: row.key, homes: homes.map(formatFirmId), ...(reason ? { because: reason } : {}) },
    })
  })
}
