import { type SiteFinding, saveSiteFindings } from '../../src/store/site-evidence.js'
import type { Store } from '../../src/store/store.js'

/** A reference on the site of an invented firm. */
export function finding(over: Partial<SiteFinding> = {}): SiteFinding {
  return {
    key: 'k1',
    kind: 'reference',
    criterion: null,
    grade: null,
    subject: null,
    body_name: 'Stadt Kiel',
    body_type: 'administration',
    body_ags: null,
    relation: 'uses',
    certainty: 'stated',
    quote: 'Die Stadt Kiel nutzt den Aktenlotsen.',
    url: 'https://aktenlotse.example/referenzen',
    page_kind: 'references',
    tier: 'own',
    rule: 'uses',
    rule_version: '1',
    content_hash: 'h1',
    ...over,
  }
}

/** A graded claim of the same. */
export function claim(over: Partial<SiteFinding> = {}): SiteFinding {
  return finding({
    key: 'c1',
    kind: 'claim',
    criterion: 'C06',
    grade: 'claimed',
    subject: 'ISO 27001',
    body_name: null,
    body_type: null,
    relation: null,
    certainty: null,
    quote: 'Wir sind nach ISO 27001 zertifiziert.',
    page_kind: 'security',
    ...over,
  })
}

/** What the pages of a firm's site say, as of now. */
export function saveFindings(store: Store, firm: number, findings: readonly SiteFinding[]): void {
  const pages = findings.map(
    ({ url, content_hash }) => [url, { content_hash, checked_at: store.now() }] as const,
  )
  saveSiteFindings(store, firm, findings, new Map(pages))
}
