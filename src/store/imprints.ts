import type { Imprint } from '../evidence/finding.js'
import { prepared, type Store, transaction } from './store.js'
import { presentFirm } from './words.js'

const fields = {
  legalName: 'legal_name',
  legalForm: 'legal_form',
  registerCourt: 'register_court',
  registerNumber: 'register_number',
  vatId: 'vat_id',
  postcode: 'postcode',
  city: 'city',
  country: 'country',
} as const satisfies Record<keyof Imprint, string>
export type ImprintField = (typeof fields)[keyof Imprint]

/** What a firm's Impressum says, with its page and days. */
export interface ImprintFact {
  /** The firm that it belongs to now. */
  firm: number
  field: ImprintField
  value: string
  url: string
  rule_version: string
  seen_at: string
  last_confirmed_at: string
  /** Since when the Impressum says something else or nothing; null while it says this. */
  vanished_at: string | null
}

/** Keeps what an Impressum says now; what it said before stays with its last day. */
export function saveImprint(
  store: Store,
  home: number,
  imprint: Imprint,
  page: { url: string; checked_at: string },
  ruleVersion: string,
): void {
  transaction(store, () => {
    for (const [key, field] of Object.entries(fields) as [keyof Imprint, ImprintField][]) {
      const value = imprint[key]
      prepared(
        store,
        'UPDATE imprint_facts SET vanished_at = ? WHERE firm = ? AND field = ? AND value IS NOT ? AND vanished_at IS NULL',
      ).run(page.checked_at, home, field, value)
      if (value === null) continue
      prepared(
        store,
        `INSERT INTO imprint_facts (firm, field, value, url, rule_version, seen_at, last_confirmed_at)
         VALUES (@home, @field, @value, @url, @ruleVersion, @at, @at)
         ON CONFLICT (firm, field, value) DO UPDATE SET url = excluded.url, rule_version = excluded.rule_version,
           last_confirmed_at = excluded.last_confirmed_at, vanished_at = NULL`,
      ).run({ home, field, value, url: page.url, ruleVersion, at: page.checked_at })
    }
  })
}

/** The pages came again: what they say as an Impressum holds as of now. */
export function confirmImprint(store: Store, home: number, urls: readonly string[]): void {
  prepared(
    store,
    `UPDATE imprint_facts SET last_confirmed_at = ?
     WHERE firm = ? AND vanished_at IS NULL AND url IN (SELECT value FROM json_each(?))`,
  ).run(store.now(), home, JSON.stringify(urls))
}

/** These pages are gone since these instants, and what they said with them. */
export function vanishImprint(store: Store, home: number, gone: ReadonlyMap<string, string>): void {
  for (const [url, at] of gone)
    prepared(
      store,
      'UPDATE imprint_facts SET vanished_at = ? WHERE firm = ? AND url = ? AND vanished_at IS NULL',
    ).run(at, home, url)
}

/** Takes out the ids that these pages state: they are read anew, or their publisher reserves them. */
export function removeIdsOf(store: Store, home: number, urls: readonly string[]): void {
  prepared(
    store,
    'DELETE FROM firm_ids WHERE firm = ? AND source_url IN (SELECT value FROM json_each(?))',
  ).run(home, JSON.stringify(urls))
}

/** What the Impressums of firms say, or of these, by firm; what they no longer say comes last. */
export function listImprints(store: Store, firms?: readonly number[]): Map<number, ImprintFact[]> {
  const rows = prepared(
    store,
    `SELECT * FROM (SELECT ${presentFirm('i')} AS firm, field, value, url, rule_version, seen_at, last_confirmed_at, vanished_at
       FROM imprint_facts i)
     WHERE @firms IS NULL OR firm IN (SELECT value FROM json_each(@firms)) ORDER BY firm, vanished_at IS NOT NULL, field, value`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as ImprintFact[]
  const byFirm = new Map<number, ImprintFact[]>()
  for (const fact of rows) byFirm.set(fact.firm, [...(byFirm.get(fact.firm) ?? []), fact])
  return byFirm
}
