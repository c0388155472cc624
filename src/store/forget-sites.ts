import { prepared, type Store } from './store.js'

/**
 * Takes out all that was read on the websites of these firms, what was quoted and said of it, and the robots.txt of their hosts.
 * Call it inside the transaction of the forgetting. @returns how many pages that were
 */
export function forgetSites(store: Store, firms: readonly number[]): number {
  const ids = JSON.stringify(firms)
  const addresses = prepared(
    store,
    `SELECT website FROM site_visits WHERE firm IN (SELECT value FROM json_each(@ids))
     UNION SELECT url FROM site_pages WHERE firm IN (SELECT value FROM json_each(@ids))`,
  )
    .pluck()
    .all({ ids }) as string[]
  const origins = [...new Set(addresses.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin))]
  prepared(store, 'DELETE FROM robots WHERE origin IN (SELECT value FROM json_each(?))').run(
    JSON.stringify(origins),
  )
  prepared(
    store,
    `DELETE FROM site_page_texts WHERE page IN
       (SELECT id FROM site_pages WHERE firm IN (SELECT value FROM json_each(?)))`,
  ).run(ids)
  const { changes } = prepared(
    store,
    'DELETE FROM site_pages WHERE firm IN (SELECT value FROM json_each(?))',
  ).run(ids)
  for (const table of ['site_visits', 'site_evidence', 'evidence_verdicts', 'imprint_facts'])
    prepared(store, `DELETE FROM ${table} WHERE firm IN (SELECT value FROM json_each(?))`).run(ids)
  return changes
}
