import type { Quote, Statement } from '../firms/evidence.js'
import { takeStatus } from '../firms/firm-status.js'
import type { FirmFacts } from '../firms/golden-record.js'
import type { CandidateFirm } from '../ranking/candidate-firm.js'
import {
  type CandidateRow,
  findCandidateRows,
  findListingTexts,
  type TextsRow,
} from '../store/candidate-rows.js'
import { correctedFirms } from '../store/corrections.js'
import { listEvidenceOf, parseFirmId } from '../store/listings.js'
import type { Store } from '../store/store.js'
import { listTags } from '../store/tags.js'
import { type FirmDossier, readFirms } from './firm.js'

/** What decides whether a firm is ranked, and what the ranking reads of it: some hundreds are read for twenty that are shown. */
export interface Candidate {
  id: number
  firm: string
  facts: Pick<
    FirmFacts,
    | 'name'
    | 'legal_form'
    | 'website'
    | 'domain'
    | 'city'
    | 'region'
    | 'country'
    | 'founded'
    | 'status'
    | 'first_seen'
    | 'last_seen'
  > & {
    /** Where the seat stands. */
    provenance: Partial<Record<'city' | 'region', { url: string | null; seen_at: string }>>
  }
  listings: readonly (CandidateFirm['listings'][number] & { directory: string })[]
  evidence: CandidateFirm['evidence']
  tags: readonly string[]
  gone: boolean
}

/** Texts of listings, read when they are asked for: those that are expected together, the others one by one. */
class TextReader {
  readonly #store: Store
  readonly #known = new Map<number, TextsRow>()

  constructor(store: Store) {
    this.#store = store
  }

  expect(listings: readonly number[]): void {
    for (const [id, texts] of findListingTexts(this.#store, listings)) this.#known.set(id, texts)
  }

  of(listing: number): TextsRow {
    if (!this.#known.has(listing)) this.expect([listing])
    return this.#known.get(listing) ?? { summary: null, description: null, tags: [] }
  }
}

/**
 * The firms that own these listings, by id. A firm with one listing and no word of an analyst on its fields is what the listing
 * says; of all others the whole dossier is read.
 * @param options.withTags those that analysts gave, too
 * @param options.known listings whose texts need not be read: what they say of the need is known
 */
export function readCandidates(
  store: Store,
  listings: readonly number[],
  { withTags = false, known }: { withTags?: boolean; known?: ReadonlyMap<number, unknown> } = {},
): Candidate[] {
  const byFirm = new Map<string, CandidateRow[]>()
  for (const row of findCandidateRows(store, listings)) {
    const rows = byFirm.get(row.firm)
    if (rows) rows.push(row)
    else byFirm.set(row.firm, [row])
  }
  const corrected = correctedFirms(store)
  const simple: CandidateRow[] = []
  const others: number[] = []
  for (const [firm, [only, ...more]] of byFirm) {
    const id = parseFirmId(firm)
    if (only && !more.length && !corrected.has(id)) simple.push(only)
    else others.push(id)
  }
  const texts = new TextReader(store)
  texts.expect(simple.flatMap(({ id }) => (known?.has(id) ? [] : [id])))
  const evidence = listEvidenceOf(
    store,
    simple.map(({ id }) => id),
  )
  const tags = withTags
    ? listTags(
        store,
        simple.map(({ firm }) => parseFirmId(firm)),
      )
    : new Map<number, string[]>()
  return [
    ...simple.map((row) => simpleCandidate(row, texts, evidence.get(row.id), tags)),
    ...(others.length ? readFirms(store, others).map(toCandidate) : []),
  ].sort((a, b) => a.id - b.id)
}

/** The same of a whole dossier. */
export function toCandidate({ id, firm, facts, listings, evidence, tags, gone }: FirmDossier): Candidate {
  return { id, firm, facts, evidence, tags, gone, listings: listings.map(toListing) }
}

function simpleCandidate(
  row: CandidateRow,
  texts: TextReader,
  evidence: Record<Statement, Quote[]> | undefined,
  tags: ReadonlyMap<number, string[]>,
): Candidate {
  const id = parseFirmId(row.firm)
  const dated = (statement: Statement) =>
    (evidence?.[statement] ?? []).map((quote) => ({ ...quote, url: row.url, seen_at: row.last_seen }))
  const said = { url: row.url, seen_at: row.last_seen }
  return {
    id,
    firm: row.firm,
    facts: {
      name: row.name,
      legal_form: row.legal_form || null,
      website: row.website || null,
      domain: row.domain || null,
      city: row.city || null,
      region: row.region || null,
      country: row.country || null,
      founded: row.founded,
      status: takeStatus([row]).status,
      first_seen: row.first_seen,
      last_seen: row.last_seen,
      provenance: { ...(row.city ? { city: said } : {}), ...(row.region ? { region: said } : {}) },
    },
    listings: [readListing(row, texts)],
    evidence: { ai: dated('ai'), govtech: dated('govtech') },
    tags: tags.get(id) ?? [],
    gone: row.gone,
  }
}

/** The texts of most candidates are never asked for where what they say is known. */
function readListing(
  { id, directory, name, url, last_seen }: CandidateRow,
  texts: TextReader,
): Candidate['listings'][number] {
  return {
    id,
    directory,
    name,
    url,
    seen_at: last_seen,
    get summary() {
      return texts.of(id).summary ?? ''
    },
    get tags() {
      return texts.of(id).tags
    },
    get description() {
      return texts.of(id).description ?? ''
    },
  }
}

function toListing(row: FirmDossier['listings'][number]): Candidate['listings'][number] {
  return {
    id: row.id,
    directory: row.directory,
    name: row.name,
    summary: row.summary ?? '',
    tags: row.tags,
    description: row.description ?? '',
    url: row.url,
    seen_at: row.last_seen,
  }
}
