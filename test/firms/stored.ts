import type { StoredListing } from '../../src/firms/listing.js'

/** A stored listing of an invented firm. */
export function stored(id: number, fields: Partial<StoredListing> = {}): StoredListing {
  const directory = fields.directory ?? 'de-nordliste'
  return {
    id,
    firm: 'F1',
    directory,
    entry: String(id),
    url: `https://${directory}.example/${id}`,
    name: 'Aktenfuchs',
    former_names: [],
    legal_form: null,
    website: null,
    domain: null,
    city: null,
    region: null,
    address: null,
    country: null,
    founded: null,
    summary: null,
    description: null,
    tags: [],
    status: 'unknown',
    updated_on: null,
    extra: {},
    original: {},
    first_seen: '2026-01-01T10:00:00Z',
    last_seen: '2026-11-01T10:00:00Z',
    missing_since: null,
    gone: false,
    ...fields,
  }
}
