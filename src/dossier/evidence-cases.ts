import type { Grade } from '../evidence/finding.js'
import { usageProblem } from '../problem.js'
import { type Answer, checkAssessment } from '../selection/assessment.js'
import { saveAssessment } from '../store/assessments.js'
import { type EvidenceVerdict, saveEvidenceVerdict } from '../store/evidence-verdicts.js'
import { formatFirmId } from '../store/listings.js'
import { findSiteEvidence, listSiteEvidence, type SiteEvidence } from '../store/site-evidence.js'
import { type Store, transaction } from '../store/store.js'
import { readFirms } from './firm.js'

/** A piece of evidence that a person has to decide on. */
export interface EvidenceCase {
  /** Number of the evidence. */
  id: number
  firm: string
  name: string
  kind: SiteEvidence['kind']
  /** What it is read to say: "works for Stadt Bonn (uses)", "C06 ISO 27001: claimed → yes". */
  asks: string
  /** The answer that a confirmed claim gives; null for a reference, and for a claim that answers nothing. */
  answer: Answer | null
  quote: string
  url: string
  seen_at: string
}

/**
 * What a graded claim says of the firm itself. A certificate of the data centre, something like it, or a mere mention is no answer:
 * whoever confirms the quote has not been told yes.
 */
const answers: Readonly<Record<Grade, Answer | null>> = {
  proven: 'yes',
  claimed: 'yes',
  denied: 'no',
  'data-centre-only': null,
  'modelled-on': null,
  mentioned: null,
}

/** What nobody has looked at and needs a person: candidates of references, and claims that would answer a criterion. */
export function readEvidenceCases(store: Store, firms: readonly number[] | null): EvidenceCase[] {
  const open = listSiteEvidence(store, firms ? { firms } : {}).filter(
    (row) =>
      row.verdict === null &&
      row.vanished_at === null &&
      (row.kind === 'claim' ? answerOf(row) !== null : row.certainty === 'candidate'),
  )
  const ids = [...new Set(open.map(({ firm }) => firm))]
  const names = new Map((ids.length ? readFirms(store, ids) : []).map(({ id, facts }) => [id, facts.name]))
  return open.map((row) => ({
    id: row.id,
    firm: formatFirmId(row.firm),
    name: names.get(row.firm) ?? '',
    kind: row.kind,
    asks: asksOf(row),
    answer: answerOf(row),
    quote: row.quote,
    url: row.url,
    seen_at: row.last_confirmed_at.slice(0, 10),
  }))
}

/**
 * Keeps an analyst's verdict; a confirmed claim that answers its criterion becomes an assessment with its quote, page, tier and day.
 * @returns the answer that was written; null where none was
 * @throws Problem where there is no such evidence
 */
export function decideEvidence(
  store: Store,
  id: number,
  verdict: EvidenceVerdict,
  because: string | null,
): { firm: string; criterion: string; answer: Answer } | null {
  return transaction(store, () => {
    const row = findSiteEvidence(store, id)
    if (!row)
      throw usageProblem(`There is no evidence ${id}.`, '"govscout evidence review" lists what is open.')
    saveEvidenceVerdict(store, id, verdict, because)
    const answer = answerOf(row)
    if (verdict !== 'confirmed' || answer === null || row.criterion === null) return null
    const today = store.now().slice(0, 10)
    const day = row.last_confirmed_at.slice(0, 10)
    const assessment = checkAssessment(
      row.criterion,
      answer,
      {
        evidence: row.url,
        quote: row.quote,
        tier: row.tier,
        on: day > today ? today : day,
        ...(because === null ? {} : { because }),
      },
      today,
    )
    saveAssessment(store, row.firm, null, assessment)
    return { firm: formatFirmId(row.firm), criterion: row.criterion, answer }
  })
}

function answerOf({ kind, grade }: SiteEvidence): Answer | null {
  return kind === 'claim' && grade !== null ? answers[grade] : null
}

function asksOf(row: SiteEvidence): string {
  return row.kind === 'claim'
    ? `${row.criterion} ${row.subject}: ${row.grade} → ${answerOf(row)}`
    : `works for ${row.body_name} (${row.relation})`
}
