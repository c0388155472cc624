import { didYouMean } from '../nearest-name.js'
import { type Problem, usageProblem } from '../problem.js'
import { formatFirmId } from './listings.js'
import type { Store } from './store.js'
import { listWordsFor } from './suggestions.js'
import { presentFirm } from './words.js'

/** What the words of an analyst lead to. */
export type Found =
  | { state: 'one'; firm: number }
  | { state: 'none'; id: number | null }
  | { state: 'several'; firms: { firm: number; name: string }[] }
  | { state: 'forgotten'; firm: number; at: string }

/**
 * The firm an analyst means: F17 or 17, its domain or website, or its exact name.
 * @throws Problem when none or several fit, or it was forgotten; several are listed
 */
export function findFirm(store: Store, words: string): number {
  const found = lookUpFirm(store, words)
  if (found.state === 'one') return found.firm
  if (found.state === 'forgotten')
    throw usageProblem(
      `${formatFirmId(found.firm)} was forgotten on ${found.at.slice(0, 10)}: nothing of it is kept.`,
      'A crawl does not bring it back.',
    )
  if (found.state === 'several') throw severalFirms(words, found.firms)
  throw found.id === null
    ? usageProblem(
        `No firm is called "${words.trim()}".`,
        didYouMean(
          words,
          listWordsFor(store, 'firm'),
          `govscout firms search "${words.trim()}" looks for parts of names.`,
        ),
      )
    : usageProblem(
        `There is no firm ${formatFirmId(found.id)}.`,
        '"govscout firms search WORDS" finds firms.',
      )
}

export function severalFirms(words: string, firms: readonly { firm: number; name: string }[]): Problem {
  return usageProblem(
    `Several firms are called "${words.trim()}": ${firms.map(({ firm, name }) => `${formatFirmId(firm)} ${name}`).join(', ')}.`,
    'Give the id instead.',
  )
}

/** The same as an answer, for who wants to say more of a firm that is not there. */
export function lookUpFirm(store: Store, words: string): Found {
  const text = words.trim()
  const id = /^f?(\d{1,15})$/i.exec(text)?.[1]
  if (id) return followMerge(store, Number(id))
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
  const firms = [...new Map(rows.map((row) => [row.firm, row.name]))].map(([firm, name]) => ({ firm, name }))
  const [only] = firms
  if (!only) return { state: 'none', id: null }
  return firms.length > 1 ? { state: 'several', firms } : { state: 'one', firm: only.firm }
}

/** The firm an id stands for now. */
function followMerge(store: Store, id: number): Found {
  const row = store.db
    .prepare(`SELECT ${presentFirm('i', 'id')} AS firm, forgotten_at FROM firms i WHERE id = ?`)
    .get(id) as { firm: number; forgotten_at: string | null } | undefined
  if (!row) return { state: 'none', id }
  if (row.forgotten_at) return { state: 'forgotten', firm: id, at: row.forgotten_at }
  return { state: 'one', firm: row.firm }
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
