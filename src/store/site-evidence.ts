import type { BodyType, Grade, Relation } from '../evidence/finding.js'
import type { PageKind } from '../evidence/site-page.js'
import type { Tier } from '../evidence/tier.js'
import type { EvidenceVerdict } from './evidence-verdicts.js'
import { removeIdsOf } from './imprints.js'
import { prepared, type Store, transaction } from './store.js'
import { presentFirm } from './words.js'

/** What a page says of a firm, flat as it is stored: of a claim the body is null, of a reference criterion, grade and subject. */
export interface SiteFinding {
  /** What is said, and the sentence it stands in; a verdict holds for it. */
  key: string
  kind: 'reference' | 'claim'
  criterion: string | null
  grade: Grade | null
  subject: string | null
  body_name: string | null
  body_type: BodyType | null
  body_ags: string | null
  relation: Relation | null
  certainty: 'stated' | 'candidate' | null
  quote: string
  url: string
  page_kind: PageKind
  tier: Tier
  rule: string
  rule_version: string
  /** Of the page when it was read. */
  content_hash: string
}

/** A piece of evidence with its days and what an analyst says of it. */
export interface SiteEvidence extends SiteFinding {
  id: number
  /** The firm that it belongs to now. */
  firm: number
  seen_at: string
  last_confirmed_at: string
  /** Since when its page no longer has it; null while it does. */
  vanished_at: string | null
  /** Null where nobody has looked. */
  verdict: Exclude<EvidenceVerdict, 'open'> | null
  verdict_by: string | null
  verdict_at: string | null
  because: string | null
}

/** A page that was read, or was found to be gone, with the day of that. */
export interface ReadPage {
  /** Of its blocks; null where the page is gone or may not be quoted. */
  content_hash: string | null
  checked_at: string
}

/** What became of a site's evidence. */
export interface EvidenceChange {
  new: number
  confirmed: number
  /** Pages no longer have them. */
  vanished: number
  /** Better rules no longer find them, on pages that are as they were. */
  dropped: number
}

interface Known {
  id: number
  key: string
  url: string
  content_hash: string
  vanished_at: string | null
  /** An analyst has said that it is right. */
  confirmed: number
}

/**
 * Brings the evidence of a site to what its pages say: what is found again is confirmed, what is not keeps its last day. A page that
 * was not read says nothing of its evidence. Verdicts are not touched.
 * @param pages what was read, by address
 */
export function saveSiteFindings(
  store: Store,
  home: number,
  findings: readonly SiteFinding[],
  pages: ReadonlyMap<string, ReadPage>,
): EvidenceChange {
  const change: EvidenceChange = { new: 0, confirmed: 0, vanished: 0, dropped: 0 }
  // A sentence that stands on several pages is one piece of evidence, of the first.
  const found = new Map(findings.toReversed().map((finding) => [finding.key, finding]))
  transaction(store, () => {
    const known = prepared(
      store,
      `SELECT id, key, url, content_hash, vanished_at, coalesce((SELECT verdict = 'confirmed' FROM evidence_verdicts
         WHERE firm = e.firm AND key = e.key ORDER BY id DESC LIMIT 1), 0) AS confirmed
       FROM site_evidence e WHERE firm = ? AND tier = 'own'`,
    ).all(home) as Known[]
    const keys = new Set(known.map(({ key }) => key))
    for (const row of known) {
      if (found.has(row.key)) {
        change.confirmed++
        continue
      }
      const page = pages.get(row.url)
      if (!page || row.vanished_at !== null) continue
      if (page.content_hash === row.content_hash) {
        // A person has read it there, and the page is as it was: their word stands above the rules.
        if (row.confirmed) {
          change.confirmed++
          continue
        }
        prepared(store, 'DELETE FROM site_evidence WHERE id = ?').run(row.id)
        change.dropped++
      } else {
        prepared(store, 'UPDATE site_evidence SET vanished_at = ? WHERE id = ?').run(page.checked_at, row.id)
        change.vanished++
      }
    }
    const upsert = prepared(
      store,
      `INSERT INTO site_evidence (firm, key, kind, criterion, grade, subject, body_name, body_type, body_ags, relation, certainty, quote,
         url, page_kind, tier, rule, rule_version, content_hash, seen_at, last_confirmed_at)
       VALUES (@home, @key, @kind, @criterion, @grade, @subject, @body_name, @body_type, @body_ags, @relation, @certainty, @quote,
         @url, @page_kind, @tier, @rule, @rule_version, @content_hash, @at, @at)
       ON CONFLICT (firm, key) DO UPDATE SET criterion = excluded.criterion, grade = excluded.grade, subject = excluded.subject,
         body_name = excluded.body_name, body_type = excluded.body_type, body_ags = excluded.body_ags, relation = excluded.relation,
         certainty = excluded.certainty, quote = excluded.quote, url = excluded.url, page_kind = excluded.page_kind, rule = excluded.rule,
         rule_version = excluded.rule_version, content_hash = excluded.content_hash, last_confirmed_at = excluded.last_confirmed_at,
         vanished_at = NULL`,
    )
    for (const finding of found.values()) {
      const at = pages.get(finding.url)?.checked_at ?? store.now()
      upsert.run({ ...finding, home, at })
      if (!keys.has(finding.key)) change.new++
    }
  })
  return change
}

/** Pages came as they were: what stands on them holds as of now. @returns how much that is */
export function confirmSiteEvidence(store: Store, home: number, urls: readonly string[]): number {
  const asked = JSON.stringify(urls)
  return prepared(
    store,
    `UPDATE site_evidence SET last_confirmed_at = ?
     WHERE firm = ? AND tier = 'own' AND vanished_at IS NULL AND url IN (SELECT value FROM json_each(?))`,
  ).run(store.now(), home, asked).changes
}

/** Takes out what was quoted from pages whose publisher reserves them now. */
export function removeEvidenceOn(store: Store, home: number, urls: readonly string[]): void {
  removeIdsOf(store, home, urls)
  const asked = JSON.stringify(urls)
  prepared(
    store,
    "DELETE FROM site_evidence WHERE firm = ? AND tier = 'own' AND url IN (SELECT value FROM json_each(?))",
  ).run(home, asked)
  prepared(store, 'DELETE FROM imprint_facts WHERE firm = ? AND url IN (SELECT value FROM json_each(?))').run(
    home,
    asked,
  )
}

export interface EvidenceFilter {
  /** Only of these firms. */
  firms?: readonly number[]
  /** Only of this body: its name as stored, in whatever capitals, or its key of the table of municipalities. */
  body?: string
  kind?: SiteFinding['kind']
  /** With what an analyst has rejected; without it that is left away. */
  rejected?: boolean
}

/** What sites say, with days and verdicts: confirmed first, then what still stands there, the newest first; one sentence of a firm once. */
export function listSiteEvidence(store: Store, filter: EvidenceFilter = {}): SiteEvidence[] {
  const rows = prepared(
    store,
    `SELECT * FROM (SELECT e.id, ${presentFirm('e')} AS firm, e.key, e.kind, e.criterion, e.grade, e.subject, e.body_name, e.body_type,
       e.body_ags, e.relation, e.certainty, e.quote, e.url, e.page_kind, e.tier, e.rule, e.rule_version, e.content_hash, e.seen_at,
       e.last_confirmed_at, e.vanished_at, nullif(v.verdict, 'open') AS verdict, v.made_by AS verdict_by, v.made_at AS verdict_at, v.because
     FROM site_evidence e LEFT JOIN evidence_verdicts v
       ON v.id = (SELECT max(id) FROM evidence_verdicts WHERE firm = e.firm AND key = e.key))
     WHERE (@firms IS NULL OR firm IN (SELECT value FROM json_each(@firms)))
       AND (@body IS NULL OR body_name = @body COLLATE NOCASE OR body_ags = @body)
       AND (@kind IS NULL OR kind = @kind) AND (@rejected OR verdict IS NOT 'rejected')
     ORDER BY firm, verdict IS NOT 'confirmed', vanished_at IS NOT NULL, last_confirmed_at DESC, id`,
  ).all({
    firms: filter.firms ? JSON.stringify(filter.firms) : null,
    body: filter.body ?? null,
    kind: filter.kind ?? null,
    rejected: filter.rejected ? 1 : 0,
  }) as SiteEvidence[]
  const seen = new Set<string>()
  return rows.filter(({ firm, key }) => {
    const once = `${firm} ${key}`
    return !seen.has(once) && seen.add(once)
  })
}

/** One piece of evidence by its number; null where there is none. */
export function findSiteEvidence(store: Store, id: number): SiteEvidence | null {
  const firm = prepared(store, `SELECT ${presentFirm('e')} FROM site_evidence e WHERE id = ?`)
    .pluck()
    .get(id) as number | undefined
  if (firm === undefined) return null
  const key = prepared(store, 'SELECT key FROM site_evidence WHERE id = ?').pluck().get(id)
  return listSiteEvidence(store, { firms: [firm], rejected: true }).find((one) => one.key === key) ?? null
}
