import type { Match } from '../awards/match-award.js'
import type { AwardNotice, AwardSource, NoticeParty, OfficialId } from '../awards/notice.js'
import { compareVersions } from '../awards/notice-set.js'
import { foldShort } from '../firms/fold-name.js'
import { townKey } from '../firms/place.js'
import { prepared, type Store, transaction } from './store.js'

/** A stored award as matching needs it. */
export interface AwardSupplier {
  id: number
  supplier: NoticeParty
  buyerDomains: (string | null)[]
}

/** Awards are called A1, A2, … to people. */
export function formatAwardId(id: number): string {
  return `A${id}`
}

/**
 * Who an analyst's word on a supplier is about: the whole name with its legal form, and the town. Where the notice has no town, the
 * word holds for that notice alone.
 */
export function supplierKey(supplier: NoticeParty, source: AwardSource, notice: string): string {
  const place = supplier.city === null ? `${source}:${notice}` : townKey(supplier.city)
  return `${foldShort(supplier.name).replace(/\s+/g, ' ').trim()} | ${place}`
}

/**
 * Keeps the awards of notices in place of what an older version of each said; one that is older than what is kept changes nothing. An
 * award that is there already keeps its id.
 * @returns awards that are new, and how many a newer version no longer has
 */
export function saveAwards(
  store: Store,
  notices: readonly AwardNotice[],
): { added: number; removed: number } {
  const findKept = prepared(store, 'SELECT id, version FROM awards WHERE source = ? AND notice_id = ?')
  const remove = prepared(store, 'DELETE FROM awards WHERE id = ?')
  const insert = prepared(
    store,
    `INSERT INTO awards (source, notice_id, version, kind, published_on, url, title, buyers, buyer_domains, cpv, lot, lot_title, role,
       value, currency, decided_on, framework, supplier, supplier_key, supplier_ids, supplier_website, supplier_domain, supplier_city,
       supplier_country, imported_at)
     VALUES (@source, @notice_id, @version, @kind, @published_on, @url, @title, @buyers, @buyer_domains, @cpv, @lot, @lot_title, @role,
       @value, @currency, @decided_on, @framework, @supplier, @supplier_key, @supplier_ids, @supplier_website, @supplier_domain,
       @supplier_city, @supplier_country, @now)
     ON CONFLICT (source, notice_id, lot, role, supplier) DO UPDATE SET version = excluded.version, kind = excluded.kind,
       published_on = excluded.published_on, url = excluded.url, title = excluded.title, buyers = excluded.buyers,
       buyer_domains = excluded.buyer_domains, cpv = excluded.cpv, lot_title = excluded.lot_title, value = excluded.value,
       currency = excluded.currency, decided_on = excluded.decided_on, framework = excluded.framework,
       supplier_key = excluded.supplier_key, supplier_ids = excluded.supplier_ids, supplier_website = excluded.supplier_website,
       supplier_domain = excluded.supplier_domain, supplier_city = excluded.supplier_city,
       supplier_country = excluded.supplier_country, imported_at = excluded.imported_at
     RETURNING id`,
  )
  return transaction(store, () => {
    let [added, removed] = [0, 0]
    for (const notice of notices) {
      const kept = findKept.all(notice.source, notice.id) as { id: number; version: string }[]
      if (kept.some(({ version }) => compareVersions(version, notice.version) > 0)) continue
      const now = new Set(
        rowsOf(notice).map((row) => (insert.get({ ...row, now: store.now() }) as { id: number }).id),
      )
      const gone = kept.filter(({ id }) => !now.has(id))
      for (const { id } of gone) remove.run(id)
      added += now.size + gone.length - kept.length
      removed += gone.length
    }
    return { added, removed }
  })
}

function rowsOf(notice: AwardNotice): Record<string, unknown>[] {
  return notice.awards.map(({ supplier, lot, lotTitle, role, value, currency, decidedOn, framework }) => ({
    source: notice.source,
    notice_id: notice.id,
    version: notice.version,
    kind: notice.kind,
    published_on: notice.publishedOn,
    url: notice.url,
    title: notice.title,
    buyers: JSON.stringify(notice.buyers.map(({ name }) => name)),
    buyer_domains: JSON.stringify(notice.buyers.flatMap(({ domain }) => domain ?? [])),
    cpv: JSON.stringify(notice.cpv),
    lot: lot ?? '',
    lot_title: lotTitle,
    role,
    value,
    currency,
    decided_on: decidedOn,
    framework: Number(framework),
    supplier: supplier.name,
    supplier_key: supplierKey(supplier, notice.source, notice.id),
    supplier_ids: JSON.stringify(supplier.ids),
    supplier_website: supplier.website,
    supplier_domain: supplier.domain,
    supplier_city: supplier.city,
    supplier_country: supplier.country,
  }))
}

/** The suppliers of all stored awards. */
export function listAwardSuppliers(store: Store): AwardSupplier[] {
  const rows = prepared(
    store,
    `SELECT id, supplier, supplier_ids, supplier_website, supplier_domain, supplier_city, supplier_country, buyer_domains
     FROM awards ORDER BY id`,
  ).all() as {
    id: number
    supplier: string
    supplier_ids: string
    supplier_website: string | null
    supplier_domain: string | null
    supplier_city: string | null
    supplier_country: string | null
    buyer_domains: string
  }[]
  return rows.map((row) => ({
    id: row.id,
    supplier: {
      name: row.supplier,
      ids: JSON.parse(row.supplier_ids) as OfficialId[],
      website: row.supplier_website,
      domain: row.supplier_domain,
      city: row.supplier_city,
      country: row.supplier_country,
    },
    buyerDomains: JSON.parse(row.buyer_domains) as string[],
  }))
}

/** Replaces what links an award by itself, and what a person should look at. */
export function saveMatches(store: Store, found: ReadonlyMap<number, readonly Match[]>): void {
  const link = prepared(
    store,
    'UPDATE awards SET firm = @firm, match_method = @method, match_score = @score WHERE id = @award',
  )
  const before = prepared(store, 'DELETE FROM award_proposals WHERE award = ? RETURNING firm, made_at')
  const propose = prepared(
    store,
    'INSERT INTO award_proposals (award, firm, method, score, doubt, made_at) VALUES (@award, @firm, @method, @score, @doubt, @made_at)',
  )
  transaction(store, () => {
    for (const [award, matches] of found) {
      // What was open before keeps its day: it is no news.
      const known = new Map(
        (before.all(award) as { firm: number; made_at: string }[]).map((row) => [row.firm, row.made_at]),
      )
      const certain = matches.find(({ automatic }) => automatic)
      link.run({
        award,
        firm: certain?.firm ?? null,
        method: certain?.method ?? null,
        score: certain?.score ?? null,
      })
      if (certain) continue
      for (const { firm, method, score, doubt } of matches)
        propose.run({
          award,
          firm,
          method,
          score,
          doubt: doubt ?? '',
          made_at: known.get(firm) ?? store.now(),
        })
    }
  })
}
