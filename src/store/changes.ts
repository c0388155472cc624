import { formatFirmId } from './listings.js'
import { prepared, type Store } from './store.js'

/** A listing that came or went, as people and scripts are told of it. */
export interface ListingNews {
  firm: string
  name: string
  directory: string
  entry: string
  url: string
  at: string
}

/** One field of a listing that a directory has changed. */
export interface FieldChange extends ListingNews {
  run: string
  field: string
  old: string | null
  new: string | null
}

export interface Changes {
  since: string
  new: ListingNews[]
  changed: FieldChange[]
  gone: ListingNews[]
}

interface NewsRow extends Omit<ListingNews, 'firm'> {
  firm: number
}

/**
 * What directories have changed since an instant, oldest first. Gone is what two full runs in a row no longer had, the first
 * of them since then.
 */
export function findChanges(store: Store, since: string): Changes {
  const named = ({ firm, ...row }: NewsRow): ListingNews => ({ firm: formatFirmId(firm), ...row })
  const added = store.db
    .prepare(
      `SELECT firm, name, directory, entry, url, first_seen_at AS at FROM listings l
       WHERE first_seen_at >= @since ORDER BY first_seen_at, name, id`,
    )
    .all({ since }) as NewsRow[]
  const changed = store.db
    .prepare(
      `SELECT l.firm, l.name, l.directory, l.entry, l.url, c.changed_at AS at, 'R' || c.run AS run, c.field, c.old, c.new
       FROM listing_changes c JOIN listings l ON l.id = c.listing
       WHERE c.changed_at >= @since ORDER BY c.changed_at, l.name, c.id`,
    )
    .all({ since }) as (NewsRow & Omit<FieldChange, keyof ListingNews>)[]
  const gone = store.db
    .prepare(
      `SELECT firm, name, directory, entry, url, missing_since AS at FROM listings_seen
       WHERE gone AND missing_since >= @since ORDER BY missing_since, name, id`,
    )
    .all({ since }) as NewsRow[]
  return {
    since,
    new: added.map(named),
    changed: changed.map(({ run, field, old, new: now, ...row }) => ({
      ...named(row),
      run,
      field,
      old,
      new: now,
    })),
    gone: gone.map(named),
  }
}

/** The fields that a run changed. */
export function findRunChanges(store: Store, run: number): Omit<FieldChange, 'run'>[] {
  const rows = store.db
    .prepare(
      `SELECT l.firm, l.name, l.directory, l.entry, l.url, c.changed_at AS at, c.field, c.old, c.new
       FROM listing_changes c JOIN listings l ON l.id = c.listing WHERE c.run = ? ORDER BY l.name, c.id`,
    )
    .all(run) as (NewsRow & Pick<FieldChange, 'field' | 'old' | 'new'>)[]
  return rows.map(({ firm, ...row }) => ({ firm: formatFirmId(firm), ...row }))
}

/** Names that listings had before a directory changed them, by firm, the newest first. */
export function listEarlierNames(
  store: Store,
  firms?: readonly number[],
): Map<number, { listing: number; name: string; until: string }[]> {
  const rows = prepared(
    store,
    `SELECT l.firm, c.listing, c.old AS name, c.changed_at AS until FROM listing_changes c JOIN listings l ON l.id = c.listing
     WHERE c.field = 'name' AND (@firms IS NULL OR l.firm IN (SELECT value FROM json_each(@firms)))
     ORDER BY l.firm, c.changed_at DESC, c.id DESC`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as {
    firm: number
    listing: number
    name: string
    until: string
  }[]
  const byFirm = new Map<number, { listing: number; name: string; until: string }[]>()
  for (const { firm, ...name } of rows) byFirm.set(firm, [...(byFirm.get(firm) ?? []), name])
  return byFirm
}
