import type { MatchMethod } from '../awards/match-award.js'
import type { AwardNotice, AwardRole, AwardSource } from '../awards/notice.js'
import { foldShort } from '../firms/fold-name.js'
import { prepared, type Store } from './store.js'

/** An award with the firm it leads to. */
export interface StoredAward {
  id: number
  source: AwardSource
  notice_id: string
  version: string
  kind: Exclude<AwardNotice['kind'], 'other'>
  published_on: string | null
  url: string | null
  title: string
  buyers: string[]
  cpv: string[]
  /** Null where the notice does not say which. */
  lot: string | null
  lot_title: string | null
  role: AwardRole
  value: number | null
  currency: string | null
  decided_on: string | null
  framework: boolean
  supplier: string
  supplier_city: string | null
  /** Null where it leads to none of the base. */
  firm: number | null
  /** How it came to be: what links by itself, or an analyst's word. */
  match_method: MatchMethod | 'analyst' | null
  match_score: number | null
  imported_at: string
  /** The same award in another source. */
  also: { source: AwardSource; notice_id: string; url: string | null }[]
}

export interface AwardQuery {
  /** Awards of this firm. */
  firm?: number
  /** Awards of buyers whose name has this in it, however written. */
  body?: string
  /** Only those that lead to a firm. */
  linked?: boolean
}

/** Awards, the newest first; what DOE and TED both have stands once. */
export function listAwards(store: Store, { firm, body, linked = false }: AwardQuery = {}): StoredAward[] {
  const rows = prepared(
    store,
    `SELECT a.id, source, notice_id, version, kind, published_on, url, title, buyers, cpv, nullif(lot, '') AS lot, lot_title, role, value,
       currency, decided_on, framework, supplier, supplier_city, l.firm, l.method AS match_method, l.score AS match_score, imported_at
     FROM awards a LEFT JOIN award_links l ON l.award = a.id
     WHERE (@firm IS NULL OR l.firm = @firm) AND (NOT @linked OR l.firm IS NOT NULL)
     ORDER BY coalesce(decided_on, published_on) DESC, a.id`,
  ).all({ firm: firm ?? null, linked: Number(linked) }) as (Omit<
    StoredAward,
    'buyers' | 'cpv' | 'framework' | 'also'
  > & {
    buyers: string
    cpv: string
    framework: number
  })[]
  const wanted = body === undefined ? null : foldShort(body).replace(/\s+/g, ' ').trim()
  return withoutTwins(
    rows
      .map(({ buyers, cpv, framework, ...row }) => ({
        ...row,
        buyers: JSON.parse(buyers) as string[],
        cpv: JSON.parse(cpv) as string[],
        framework: framework === 1,
        also: [],
      }))
      .filter(({ buyers }) => wanted === null || buyers.some((name) => foldShort(name).includes(wanted))),
  )
}

/** Notices above the threshold are in DOE and in TED: the same buyer, title, lot and supplier in two sources is one award. */
function withoutTwins(awards: readonly StoredAward[]): StoredAward[] {
  const order: readonly AwardSource[] = ['doe', 'ted', 'ocds']
  const keyOf = ({ buyers, title, lot, supplier, role }: StoredAward) =>
    JSON.stringify(
      [buyers[0] ?? '', title, lot ?? '', supplier, role].map((text) =>
        foldShort(text).replace(/[^\p{L}\d]+/gu, ''),
      ),
    )
  const groups = new Map<string, StoredAward[]>()
  for (const award of awards) {
    const group = groups.get(keyOf(award))
    if (group) group.push(award)
    else groups.set(keyOf(award), [award])
  }
  return awards.flatMap((award) => {
    const twins = (groups.get(keyOf(award)) ?? []).filter(({ source }) => source !== award.source)
    if (twins.some(({ source }) => order.indexOf(source) < order.indexOf(award.source))) return []
    return [{ ...award, also: twins.map(({ source, notice_id, url }) => ({ source, notice_id, url })) }]
  })
}
