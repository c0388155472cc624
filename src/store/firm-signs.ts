import { prepared, type Store } from './store.js'
import { presentFirm } from './words.js'

/** What a firm is called, and where it is found: of all its listings, earlier names and analysts' words. */
export interface FirmSigns {
  firm: number
  names: string[]
  domains: string[]
  cities: string[]
  countries: string[]
}

/** Names, domains and towns of all firms that have a listing. */
export function listFirmSigns(store: Store): FirmSigns[] {
  const rows = prepared(
    store,
    `SELECT firm, 'names' AS what, name AS value FROM listings
     UNION SELECT firm, 'names', value FROM listings, json_each(former_names)
     UNION SELECT ${presentFirm('a')}, 'names', name FROM firm_aliases a
     UNION SELECT ${presentFirm('k')}, CASE field WHEN 'name' THEN 'names' ELSE 'cities' END, value FROM corrections k
       WHERE field IN ('name', 'city') AND value IS NOT NULL AND NOT withdrawn
         AND id = (SELECT max(id) FROM corrections WHERE firm = k.firm AND field = k.field)
     UNION SELECT firm, 'domains', domain FROM listings WHERE domain IS NOT NULL
     UNION SELECT firm, 'cities', city FROM listings WHERE city IS NOT NULL
     UNION SELECT firm, 'countries', country FROM listings WHERE country IS NOT NULL
     ORDER BY 1, 2, 3`,
  ).all() as { firm: number; what: Exclude<keyof FirmSigns, 'firm'>; value: string }[]
  const firms = new Map<number, FirmSigns>()
  for (const { firm, what, value } of rows) {
    let signs = firms.get(firm)
    if (!signs) {
      signs = { firm, names: [], domains: [], cities: [], countries: [] }
      firms.set(firm, signs)
    }
    signs[what].push(value)
  }
  return [...firms.values()]
}
