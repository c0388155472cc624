import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Quote, Statement } from '../../src/firms/evidence.js'
import type { Listing } from '../../src/firms/listing.js'
import { openStore } from '../../src/store/open.js'
import { type Publication, publishRun } from '../../src/store/publish.js'
import { type Counts, startRun } from '../../src/store/runs.js'
import type { Store } from '../../src/store/store.js'

const folders: string[] = []
const stores: Store[] = []
afterAll(() => {
  for (const store of stores) store.db.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A folder of its own, gone after the tests of the file. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'govscout-store-'))
  folders.push(folder)
  return folder
}

/** A base whose clock a test can set; in memory unless a file is named. */
export function openBase(file = ':memory:'): Store & { setNow(instant: string): void } {
  let instant = '2026-11-24T10:00:00Z'
  const store = openStore({ file, now: () => instant, who: 'analyst', toolVersion: '0.0.0' })
  stores.push(store)
  return Object.assign(store, {
    setNow(next: string) {
      instant = next
    },
  })
}

export const noEvidence: Record<Statement, Quote[]> = { ai: [], govtech: [] }

/** A listing of an invented firm; its entry is made of its name. */
export function listing(name: string, fields: Partial<Listing> = {}): Listing {
  const entry = fields.entry ?? name
  return {
    directory: 'de-nordliste',
    entry,
    url: `https://nordliste.example/${encodeURIComponent(entry)}`,
    name,
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
    ...fields,
  }
}

/** A run of a directory that is published. */
export function publish(store: Store, listings: Listing[], over: Partial<Publication> = {}): Counts {
  const directory = over.directory ?? listings[0]?.directory ?? 'de-nordliste'
  const coverage = over.coverage ?? 'full'
  const run = startRun(store, { directory, trigger: 'manual', coverage, recipeHash: 'h1' })
  return publishRun(store, {
    run,
    directory,
    about: { title: directory, kind: 'list' },
    coverage,
    looked: true,
    listings: [...listings],
    unread: [],
    findEvidence: () => noEvidence,
    evidenceVersion: '1',
    filled: {},
    requests: 0,
    bytes: 0,
    issues: [],
    ...over,
  })
}

/** All rows of a query, as plain objects. */
export function rows<Row = Record<string, unknown>>(
  store: Store,
  sql: string,
  ...parameters: unknown[]
): Row[] {
  return store.db.prepare(sql).all(...parameters) as Row[]
}

/** How many rows were written since the base was opened. */
export function totalChanges(store: Store): number {
  return store.db.prepare('SELECT total_changes()').pluck().get() as number
}
