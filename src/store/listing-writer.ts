import { createHash } from 'node:crypto'
import type { Listing } from '../firms/listing.js'
import type { Store } from './store.js'

const columns = [
  'url',
  'name',
  'former_names',
  'legal_form',
  'website',
  'domain',
  'city',
  'region',
  'address',
  'country',
  'founded',
  'summary',
  'description',
  'tags',
  'status',
  'updated_on',
  'extra',
  'sole_trader',
  'original',
] as const satisfies readonly (keyof Listing)[]
/** Writes the listings of one run, with a row for each changed field; the original spelling alone is not told of. */
export function listingWriter(store: Store, run: number) {
  const now = store.now()
  const insert = store.db.prepare(
    `INSERT INTO listings (directory, entry, firm, home, ${columns.join(', ')}, hash, first_seen_at, seen_at)
     VALUES (@directory, @entry, @firm, @firm, ${columns.map((column) => `@${column}`).join(', ')}, @hash, @now, @now)`,
  )
  const newFirm = store.db.prepare('INSERT INTO firms (made_at) VALUES (?)')
  const update = store.db.prepare(
    `UPDATE listings SET ${columns.map((column) => `${column} = @${column}`).join(', ')}, hash = @hash WHERE id = @id`,
  )
  const select = store.db.prepare(`SELECT ${columns.join(', ')} FROM listings WHERE id = ?`)
  const change = store.db.prepare(
    'INSERT INTO listing_changes (listing, field, old, new, run, changed_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const seen = store.db.prepare('UPDATE listings SET seen_at = ? WHERE id = ?')
  return {
    insert(listing: Listing, hash: string): number {
      // Each new listing begins as a firm of its own, its home; regroup moves it to the firm it belongs to.
      const firm = newFirm.run(now).lastInsertRowid
      return Number(
        insert.run({ ...toRow(listing), directory: listing.directory, entry: listing.entry, firm, hash, now })
          .lastInsertRowid,
      )
    },
    /**
     * @param looked false where kept pages are read anew: that moves no date
     * @returns false where nothing but the name of the imported file is another: that is no news
     */
    update(id: number, listing: Listing, hash: string, looked: boolean): boolean {
      const before = select.get(id) as Record<string, string | number | null>
      const after = toRow(listing)
      const renamed = isFileName(before['url']) && isFileName(after.url)
      const changed = columns.filter(
        (column) => before[column] !== after[column] && !(column === 'url' && renamed),
      )
      for (const column of changed)
        if (column !== 'original')
          change.run(id, column, asText(before[column]), asText(after[column]), run, now)
      update.run({ ...after, id, hash })
      if (looked) seen.run(now, id)
      return changed.length > 0
    },
  }
}

/** Listings of an imported file without addresses of their own have the file's name for one. */
function isFileName(url: string | number | null | undefined): boolean {
  return typeof url === 'string' && url.startsWith('file:')
}

function toRow(listing: Listing): Record<(typeof columns)[number], string | number | null> {
  return {
    url: listing.url,
    name: listing.name,
    former_names: JSON.stringify(listing.former_names),
    legal_form: listing.legal_form,
    website: listing.website,
    domain: listing.domain,
    city: listing.city,
    region: listing.region,
    address: listing.address,
    country: listing.country,
    founded: listing.founded,
    summary: listing.summary,
    description: listing.description,
    tags: JSON.stringify(listing.tags),
    status: listing.status,
    updated_on: listing.updated_on,
    extra: JSON.stringify(listing.extra),
    sole_trader: Number(listing.sole_trader ?? false),
    original: JSON.stringify(listing.original),
  }
}

function asText(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

/** SHA-256 over the fields in a fixed order: seen-dates stay outside, or every run would look like a change. */
export function hashListing(listing: Listing): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.values(toRow(listing))))
    .digest('base64')
}
