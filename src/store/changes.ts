import { listProposals } from './identity-proposals.js'
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

/** What a person may want to look at: an entry missing from one run, or two firms that may be one, or one that may be two. */
export interface Doubt {
  kind: 'missing' | 'join' | 'doubt'
  firm: string
  name: string
  /** The other firm or entry of a pair. */
  other_firm: string | null
  other_name: string | null
  directory: string
  url: string
  at: string
  reasons: string[]
}

export interface Changes {
  since: string
  new: ListingNews[]
  changed: FieldChange[]
  gone: ListingNews[]
  /** Gone before, and there again. */
  back: ListingNews[]
  doubtful: Doubt[]
}

interface NewsRow extends Omit<ListingNews, 'firm'> {
  firm: number
}

/**
 * What directories have changed since an instant, oldest first. Gone is what two full runs in a row no longer had, the second
 * of them since then; what one run alone has missed is doubtful.
 */
export function findChanges(store: Store, since: string): Changes {
  const added = prepared(
    store,
    `SELECT firm, name, directory, entry, url, first_seen_at AS at FROM listings l
     WHERE first_seen_at >= @since ORDER BY first_seen_at, name, id`,
  ).all({ since }) as NewsRow[]
  const changed = prepared(
    store,
    `SELECT l.firm, l.name, l.directory, l.entry, l.url, c.changed_at AS at, 'R' || c.run AS run, c.field, c.old, c.new
     FROM listing_changes c JOIN listings l ON l.id = c.listing
     WHERE c.changed_at >= @since ORDER BY c.changed_at, l.name, c.id`,
  ).all({ since }) as (NewsRow & Omit<FieldChange, keyof ListingNews>)[]
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
    gone: findPresence(store, since, 'gone').map(named),
    back: findPresence(store, since, 'back').map(named),
    doubtful: [...findMissing(store, since), ...findOpenPairs(store, since)],
  }
}

function named({ firm, ...row }: NewsRow): ListingNews {
  return { firm: formatFirmId(firm), ...row }
}

/** Listings of which this was the last thing that happened. */
function findPresence(store: Store, since: string, what: 'missing' | 'gone' | 'back'): NewsRow[] {
  return prepared(
    store,
    `SELECT l.firm, l.name, l.directory, l.entry, l.url, p.at FROM listing_presence p JOIN listings l ON l.id = p.listing
     WHERE p.what = @what AND p.at >= @since AND p.id = (SELECT max(id) FROM listing_presence WHERE listing = l.id)
       AND (l.missing_since IS NULL) = (@what = 'back')
     ORDER BY p.at, l.name, p.id`,
  ).all({ since, what }) as NewsRow[]
}

function findMissing(store: Store, since: string): Doubt[] {
  return findPresence(store, since, 'missing').map(({ firm, name, directory, url, at }) => ({
    kind: 'missing',
    firm: formatFirmId(firm),
    name,
    other_firm: null,
    other_name: null,
    directory,
    url,
    at,
    reasons: ['the last full run did not have the entry'],
  }))
}

function findOpenPairs(store: Store, since: string): Doubt[] {
  const proposals = listProposals(store).filter(
    ({ made_at, postponed_at }) => made_at >= since && !postponed_at,
  )
  const ids = proposals.flatMap(({ a, b }) => [a, b])
  const rows = prepared(
    store,
    'SELECT id, name, directory, url FROM listings WHERE id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(ids)) as { id: number; name: string; directory: string; url: string }[]
  const listings = new Map(rows.map((row) => [row.id, row]))
  return proposals.flatMap(({ a, b, firmA, firmB, kind, reasons, made_at }) => {
    const [one, other] = [listings.get(a), listings.get(b)]
    if (!one || !other) return []
    const { name, directory, url } = one
    return {
      kind,
      firm: formatFirmId(firmA),
      name,
      other_firm: formatFirmId(firmB),
      other_name: other.name,
      directory,
      url,
      at: made_at,
      reasons,
    }
  })
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
