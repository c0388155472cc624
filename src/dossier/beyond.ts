import type { BodyType, Relation } from '../evidence/finding.js'
import { foldShort } from '../firms/fold-name.js'
import type { Tier } from '../firms/tier.js'
import { type FirmId, listFirmIds } from '../store/firm-ids.js'
import { type ImprintFact, listImprints } from '../store/imprints.js'
import { listAwards, type StoredAward } from '../store/list-awards.js'
import { listListEntries, type StoredListEntry } from '../store/lists.js'
import { listSiteEvidence, type SiteEvidence } from '../store/site-evidence.js'
import { listLatestVisits, type SiteVisit } from '../store/site-visits.js'
import type { Store } from '../store/store.js'

/** A public body that a page or a notice names as a customer of a firm. */
export interface BodyReference {
  firm: number
  body: string
  type: BodyType | null
  /** `award` and `probable-award` are of notices: a single tenderer is probable, no more. */
  relation: Relation | 'award' | 'probable-award'
  tier: Tier
  /** `confirmed` by an analyst; `candidate` waits for one and counts for nothing. */
  certainty: 'confirmed' | 'stated' | 'candidate'
  /** Another source of another tier names the same body. */
  agreed: boolean
  /** At most 200 characters; of a notice its title. */
  quote: string
  url: string
  /** Day or instant it was last seen, or of the notice, ISO. */
  seen_at: string
  /** Since when the page no longer has it; null while it does. */
  vanished_at: string | null
  /** Number for "govscout evidence confirm"; null for a notice. */
  evidence: number | null
}

/** What is known of a firm beyond its directories. */
export interface Beyond {
  /** The surest first: by certainty, tier, day. */
  references: BodyReference[]
  /** What pages claim of criteria, with its grade; what an analyst rejected is left away. */
  claims: SiteEvidence[]
  /** Lists of third parties that name it; for what they are called stands in `list`. */
  lists: StoredListEntry[]
  visit: SiteVisit | null
  imprint: ImprintFact[]
  ids: FirmId[]
}

const tierOrder: readonly Tier[] = ['authority', 'press', 'own']
const certaintyOrder = ['confirmed', 'stated', 'candidate'] as const

/** Of these firms, by present id; a firm of which nothing is known has empty lists. */
export function readBeyond(store: Store, firms: readonly number[]): Map<number, Beyond> {
  const evidence = listSiteEvidence(store, { firms })
  const references = groupByFirm(listReferences(store, { firms }))
  const visits = listLatestVisits(store, firms)
  const imprints = listImprints(store, firms)
  const ids = listFirmIds(store, firms)
  const lists = groupByFirm(
    listListEntries(store, { firms }).flatMap((one) =>
      one.firm === null ? [] : [{ ...one, firm: one.firm }],
    ),
  )
  const claims = groupByFirm(evidence.filter(({ kind }) => kind === 'claim'))
  return new Map(
    firms.map((firm) => [
      firm,
      {
        references: references.get(firm) ?? [],
        claims: claims.get(firm) ?? [],
        lists: lists.get(firm) ?? [],
        visit: visits.get(firm) ?? null,
        imprint: imprints.get(firm) ?? [],
        ids: ids.get(firm) ?? [],
      },
    ]),
  )
}

/**
 * Bodies and the firms that work for them, from pages and from award notices, asked from either side. A subcontractor is no
 * reference, and what an analyst rejected is none.
 */
export function listReferences(
  store: Store,
  { firms, body }: { firms?: readonly number[]; body?: string } = {},
): BodyReference[] {
  const wanted = firms && new Set(firms)
  const pages = listSiteEvidence(store, { ...(firms ? { firms } : {}), kind: 'reference' }).map(ofPage)
  const notices = listAwards(store, { linked: true, ...(body === undefined ? {} : { body }) })
    .filter(({ firm, role }) => firm !== null && role !== 'subcontractor' && (!wanted || wanted.has(firm)))
    .flatMap(ofNotice)
  const all = [...notices, ...pages]
  const tiers = new Map<string, Set<Tier>>()
  for (const one of all)
    if (one.certainty !== 'candidate')
      tiers.set(keyOf(one), (tiers.get(keyOf(one)) ?? new Set()).add(one.tier))
  return all
    .filter((one) => body === undefined || isNamed(one.body, body))
    .map((one) => ({ ...one, agreed: (tiers.get(keyOf(one))?.size ?? 0) > 1 }))
    .sort(
      (a, b) =>
        Number(a.vanished_at !== null) - Number(b.vanished_at !== null) ||
        certaintyOrder.indexOf(a.certainty) - certaintyOrder.indexOf(b.certainty) ||
        tierOrder.indexOf(a.tier) - tierOrder.indexOf(b.tier) ||
        (a.seen_at < b.seen_at ? 1 : a.seen_at > b.seen_at ? -1 : 0) ||
        (a.body < b.body ? -1 : 1),
    )
}

/** References that may be counted: stated or confirmed, and still there. Each body once, by its surest source. */
export function countedReferences(references: readonly BodyReference[]): BodyReference[] {
  const seen = new Set<string>()
  return references.filter((one) => {
    if (one.certainty === 'candidate' || one.vanished_at !== null) return false
    const key = keyOf(one)
    return !seen.has(key) && seen.add(key)
  })
}

function ofPage(row: SiteEvidence): BodyReference {
  return {
    firm: row.firm,
    body: row.body_name ?? '',
    type: row.body_type,
    relation: row.relation ?? 'customer',
    tier: row.tier,
    certainty: row.verdict === 'confirmed' ? 'confirmed' : (row.certainty ?? 'candidate'),
    agreed: false,
    quote: row.quote,
    url: row.url,
    seen_at: row.last_confirmed_at,
    vanished_at: row.vanished_at,
    evidence: row.id,
  }
}

function ofNotice(award: StoredAward): BodyReference[] {
  const { firm, buyers, role, lot_title, title, url, decided_on, published_on, imported_at } = award
  if (firm === null) return []
  return buyers.map((body) => ({
    firm,
    body,
    type: null,
    relation: role === 'probable' ? 'probable-award' : 'award',
    tier: 'authority',
    certainty: 'stated',
    agreed: false,
    quote: (lot_title ?? title).slice(0, 200),
    url: url ?? '',
    seen_at: decided_on ?? published_on ?? imported_at,
    vanished_at: null,
    evidence: null,
  }))
}

function isNamed(body: string, words: string): boolean {
  return foldBody(body).includes(foldBody(words))
}

function keyOf({ firm, body }: BodyReference): string {
  return `${firm} ${foldBody(body)}`
}

function foldBody(name: string): string {
  return foldShort(name).replace(/\s+/g, ' ').trim()
}

function groupByFirm<Row extends { firm: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.firm)
    if (group) group.push(row)
    else groups.set(row.firm, [row])
  }
  return groups
}
