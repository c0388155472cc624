import type { FoundClaim, FoundReference } from '../evidence/finding.js'
import { confirmImprint, vanishImprint } from '../store/imprints.js'
import {
  confirmSiteEvidence,
  type EvidenceChange,
  type ReadPage,
  removeEvidenceOn,
  type SiteFinding,
  saveSiteFindings,
} from '../store/site-evidence.js'
import { markPagesRead, type StoredSitePage } from '../store/site-pages.js'
import { type Store, transaction } from '../store/store.js'
import { evidenceKey } from './evidence-key.js'
import type { FirmOfSite, SiteReader } from './site-reader.js'
import { noChange } from './visit-report.js'

export interface SiteToRead {
  home: number
  firm: FirmOfSite
  /** The pages that hold now, as kept. */
  pages: readonly StoredSitePage[]
  /** Were they asked for just now? Kept pages that are only read again confirm nothing. */
  asked: boolean
  /** Addresses that were found to be gone, with the instant. */
  gone?: ReadonlyMap<string, string>
}

/**
 * Finds evidence in the kept pages of a site. Pages that are as they were, read with the same rules, are only
 * confirmed.
 */
export function readSite(
  store: Store,
  reader: SiteReader,
  { home, firm, pages, asked, gone = new Map() }: SiteToRead,
): EvidenceChange {
  return transaction(store, () => {
    const reserved = pages.filter((page) => page.reserved !== null)
    if (reserved.length)
      removeEvidenceOn(
        store,
        home,
        reserved.map(({ url }) => url),
      )
    const free = pages.filter((page) => page.reserved === null)
    const readable = distinct(free.filter(({ blocks }) => blocks.length > 0))
    const urls = free.map(({ url }) => url)
    if (asked) confirmImprint(store, home, urls)
    vanishImprint(store, home, gone)
    if (!gone.size && free.every(({ read_with }) => read_with === reader.version))
      return { ...noChange, confirmed: asked ? confirmSiteEvidence(store, home, urls) : 0 }
    const read = new Map<string, ReadPage>(
      [...gone].map(([url, checked_at]) => [url, { content_hash: null, checked_at }]),
    )
    for (const { url, content_hash, checked_at } of free) read.set(url, { content_hash, checked_at })
    const stored = new Map(readable.map((page) => [page.url, page]))
    const findings = reader.findEvidence(readable, firm).flatMap(({ page, found }) => {
      const kept = stored.get(page.url)
      return kept ? [toFinding(kept, found, evidenceKey(found, page), reader.version)] : []
    })
    const change = saveSiteFindings(store, home, findings, read)
    markPagesRead(
      store,
      free.map(({ id }) => id),
      reader.version,
    )
    return change
  })
}

/** Two addresses with one content are one page: what stands on it does not repeat. */
function distinct(pages: readonly StoredSitePage[]): StoredSitePage[] {
  const seen = new Set<string>()
  return pages.filter(({ content_hash }) => !seen.has(content_hash) && seen.add(content_hash))
}

function toFinding(
  page: StoredSitePage,
  found: FoundReference | FoundClaim,
  key: string,
  rule_version: string,
): SiteFinding {
  const common = {
    key,
    kind: found.kind,
    quote: found.quote,
    url: page.url,
    page_kind: page.kind,
    tier: 'own' as const,
    rule: found.rule,
    rule_version,
    content_hash: page.content_hash,
  }
  if (found.kind === 'claim')
    return {
      ...common,
      criterion: found.criterion,
      grade: found.grade,
      subject: found.subject,
      body_name: null,
      body_type: null,
      body_ags: null,
      relation: null,
      certainty: null,
    }
  return {
    ...common,
    criterion: null,
    grade: null,
    subject: null,
    body_name: found.body.name,
    body_type: found.body.type,
    body_ags: found.body.ags,
    relation: found.relation,
    certainty: found.certainty,
  }
}
