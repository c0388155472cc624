import type { Quote, Statement } from '../firms/evidence.js'
import { takeStatus } from '../firms/firm-status.js'
import type { FirmFacts } from '../firms/golden-record.js'
import type { CandidateFirm } from '../ranking/candidate-firm.js'
import { type CandidateRow, findCandidateRows } from '../store/candidate-rows.js'
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

/**
 * The firms that own these listings, by id. A firm with one listing and no word of an analyst on its fields is what the listing
 * says; of all others the whole dossier is read.
 */
export function readCandidates(store: Store, listings: readonly number[], withTags: boolean): Candidate[] {
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
    ...simple.map((row) => simpleCandidate(row, evidence.get(row.id), tags)),
    ...(others.length ? readFirms(store, others).map(toCandidate) : []),
  ].sort((a, b) => a.id - b.id)
}

/** The same of a whole dossier. */
export function toCandidate({ id, firm, facts, listings, evidence, tags, gone }: FirmDossier): Candidate {
  return { id, firm, facts, evidence, tags, gone, listings: listings.map(toListing) }
}

function simpleCandidate(
  row: CandidateRow,
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
    listings: [toListing(row)],
    evidence: { ai: dated('ai'), govtech: dated('govtech') },
    tags: tags.get(id) ?? [],
    gone: row.gone,
  }
}

function toListing(
  row: Pick<
    CandidateRow,
    'id' | 'directory' | 'name' | 'summary' | 'tags' | 'description' | 'url' | 'last_seen'
  >,
): Candidate['listings'][number] {
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
