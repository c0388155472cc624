import type { Catalogue } from '../directories/catalogue.js'
import { foldShort } from '../firms/fold-name.js'
import { listListingsOf } from '../store/listings.js'
import type { Store } from '../store/store.js'

/** A public answer that may be used again, from a directory of such. */
export interface ReusableAnswer {
  name: string
  /** Title of the directory. */
  by: string
  url: string
  seen_at: string
}

/** Public answers whose texts name a body: those it may have in use, or made. */
export function findReuse(store: Store, catalogue: Catalogue, body: string): ReusableAnswer[] {
  const wanted = foldShort(body).trim()
  const directories = [...catalogue.directories].filter(([, { recipe }]) => recipe.reuse)
  return directories.flatMap(([directory, { recipe }]) =>
    listListingsOf(store, directory)
      .filter((listing) =>
        [listing.name, listing.summary, listing.description].some(
          (text) => text && foldShort(text).includes(wanted),
        ),
      )
      .map(({ name, url, last_seen }) => ({ name, by: recipe.title, url, seen_at: last_seen })),
  )
}
