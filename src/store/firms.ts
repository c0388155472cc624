import { usageProblem } from '../problem.js'
import { formatFirmId } from './listings.js'
import type { Store } from './store.js'
import { presentFirm } from './words.js'

/**
 * The firm an analyst means: F17 or 17, its domain or website, or its exact name.
 * @throws Problem when none or several fit; several are listed
 */
export function findFirm(store: Store, words: string): number {
  const text = words.trim()
  const id = /^f?(\d{1,15})$/i.exec(text)?.[1]
  if (id) {
    const firm = followMerge(store, Number(id))
    if (firm !== null) return firm
    throw usageProblem(
      `There is no firm ${formatFirmId(Number(id))}.`,
      '"govscout firms search WORDS" finds firms.',
    )
  }
  const host = text
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/\/.*$/, '')
  const rows = store.db
    .prepare(
      `SELECT firm, name FROM listings WHERE domain = @host OR name = @text COLLATE NOCASE
         OR name || ' ' || legal_form = @text COLLATE NOCASE
         OR EXISTS (SELECT 1 FROM json_each(former_names) WHERE value = @text COLLATE NOCASE)
       UNION SELECT l.firm, l.name FROM listing_changes c JOIN listings l ON l.id = c.listing
         WHERE c.field = 'name' AND c.old = @text COLLATE NOCASE OR c.field = 'domain' AND c.old = @host
       UNION SELECT ${presentFirm('a')}, name FROM firm_aliases a WHERE name = @text COLLATE NOCASE
       UNION SELECT ${presentFirm('k')}, value FROM corrections k WHERE NOT withdrawn
         AND (field = 'name' AND value = @text COLLATE NOCASE OR field = 'website' AND value LIKE '%' || @host || '%' AND @host LIKE '%.%')
         AND id = (SELECT max(id) FROM corrections WHERE firm = k.firm AND field = k.field)
       ORDER BY 1 LIMIT 10`,
    )
    .all({ host, text }) as { firm: number; name: string }[]
  const firms = [...new Map(rows.map((row) => [row.firm, row.name]))]
  const [only] = firms
  if (!only)
    throw usageProblem(
      `No firm is called "${text}".`,
      `govscout firms search "${text}" looks for parts of names.`,
    )
  if (firms.length > 1)
    throw usageProblem(
      `Several firms are called "${text}": ${firms.map(([firm, name]) => `${formatFirmId(firm)} ${name}`).join(', ')}.`,
      'Give the id instead.',
    )
  return only[0]
}

/**
 * The firm an id stands for now; null when it never was one.
 * @throws Problem for one that was forgotten
 */
function followMerge(store: Store, id: number): number | null {
  const row = store.db
    .prepare(`SELECT ${presentFirm('i', 'id')} AS firm, forgotten_at FROM firms i WHERE id = ?`)
    .get(id) as { firm: number; forgotten_at: string | null } | undefined
  if (!row) return null
  if (row.forgotten_at)
    throw usageProblem(
      `${formatFirmId(id)} was forgotten on ${row.forgotten_at.slice(0, 10)}: nothing of it is kept.`,
      'A crawl does not bring it back.',
    )
  return row.firm
}

/** Firms that own these listings, each once. */
export function firmsOfListings(store: Store, listings: readonly number[]): number[] {
  return (
    store.db
      .prepare(
        'SELECT DISTINCT firm FROM listings WHERE id IN (SELECT value FROM json_each(?)) ORDER BY firm',
      )
      .all(JSON.stringify(listings)) as { firm: number }[]
  ).map((row) => row.firm)
}

/** What a firm can be looked up by, one row for each of its listings and aliases: name, former names, domain and town. */
export function listFirmNames(store: Store): { firm: number; names: string }[] {
  return store.db
    .prepare(
      `SELECT firm, concat_ws(' ', name, former_names, legal_form, domain, city) AS names FROM listings
       UNION ALL SELECT ${presentFirm('a')}, name FROM firm_aliases a
       UNION ALL SELECT l.firm, c.old FROM listing_changes c JOIN listings l ON l.id = c.listing WHERE c.field = 'name'
       UNION ALL SELECT ${presentFirm('k')}, value FROM corrections k WHERE field = 'name' AND value IS NOT NULL ORDER BY 1`,
    )
    .all() as { firm: number; names: string }[]
}
