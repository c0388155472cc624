import { type Decision, findDecisionsOnFirm } from '../store/decisions.js'
import { formatListingId } from '../store/find-listing.js'
import { listEdges } from '../store/identity-actions.js'
import { listProposals } from '../store/identity-proposals.js'
import { formatFirmId } from '../store/listings.js'
import { listNotes, type Note } from '../store/notes.js'
import { listRelations, type Relation } from '../store/relations.js'
import { findSaidAsOne, type SaidAsOne } from '../store/said-as-one.js'
import type { Store } from '../store/store.js'
import { type Beyond, readBeyond } from './beyond.js'
import { type FirmDossier, firmJson, readFirms } from './firm.js'

/** A firm with everything that analysts said of it, and why its listings are one. */
export interface FirmSheet {
  dossier: FirmDossier
  notes: Note[]
  relations: (Relation & { name: string })[]
  decisions: Decision[]
  /** Why listings are one firm, by listing: what joins it to another one. */
  joins: { listing: string; to: string; reason: string; made_at: string }[]
  /** Words given to others while it was one firm with them. */
  said_as_one: SaidAsOne[]
  /** What pages, notices and the Impressum say. */
  beyond: Beyond
  /** How many open questions of "firms review" concern it. */
  open: number
}

/** All of one firm. */
export function readFirmSheet(store: Store, firm: number): FirmSheet | null {
  const [dossier] = readFirms(store, [firm])
  if (!dossier) return null
  const relations = listRelations(store, [firm]).get(firm) ?? []
  const others = readFirms(
    store,
    relations.map((one) => (one.firm === firm ? one.other : one.firm)),
  )
  const names = new Map(others.map((other) => [other.id, other.facts.name]))
  return {
    dossier,
    notes: listNotes(store, [firm]).get(firm) ?? [],
    relations: relations.map((one) => ({
      ...one,
      name: names.get(one.firm === firm ? one.other : one.firm) ?? '',
    })),
    decisions: findDecisionsOnFirm(store, firm),
    joins: listEdges(store, firm).map(({ a, b, reason, made_at }) => ({
      listing: formatListingId(b),
      to: formatListingId(a),
      reason,
      made_at,
    })),
    said_as_one: findSaidAsOne(store, firm),
    beyond: readBeyond(store, [firm]).get(firm) as Beyond,
    open: listProposals(store).filter(({ firmA, firmB }) => firmA === firm || firmB === firm).length,
  }
}

/** A firm as `firms show --json` prints it: that of `firms list`, and all that stands behind it. */
export function firmSheetJson({
  dossier,
  notes,
  relations,
  decisions,
  joins,
  said_as_one,
  beyond,
  open,
}: FirmSheet) {
  const { facts, listings } = dossier
  return {
    ...firmJson(dossier),
    names: facts.names,
    provenance: facts.provenance,
    disputed: facts.disputed,
    listings: listings.map((listing) => ({
      id: formatListingId(listing.id),
      directory: listing.directory,
      entry: listing.entry,
      url: listing.url,
      name: listing.name,
      first_seen: listing.first_seen,
      last_seen: listing.last_seen,
      missing_since: listing.missing_since,
      gone: listing.gone,
      original: listing.original,
    })),
    joins,
    open_questions: open,
    notes: notes.map(({ text, made_by, made_at }) => ({ text, made_by, made_at })),
    relations: relations.map(({ firm, kind, other, since_on, because, made_by, made_at }) => ({
      firm: formatFirmId(firm),
      kind,
      other: formatFirmId(other),
      since_on,
      because,
      made_by,
      made_at,
    })),
    decisions: decisions.map(({ firm: _, ...decision }) => decision),
    references: beyond.references.map(({ firm: _, ...one }) => one),
    claims: beyond.claims.map(
      ({
        id,
        criterion,
        grade,
        subject,
        tier,
        quote,
        url,
        seen_at,
        last_confirmed_at,
        vanished_at,
        verdict,
      }) => ({
        evidence: id,
        criterion,
        grade,
        subject,
        tier,
        quote,
        url,
        seen_at,
        last_confirmed_at,
        vanished_at,
        verdict,
      }),
    ),
    lists: beyond.lists.map(({ firm: _, name_key: __, id: ___, ...entry }) => entry),
    imprint: beyond.imprint.map(({ firm: _, ...fact }) => fact),
    visit: beyond.visit && {
      state: beyond.visit.state,
      reason: beyond.visit.reason,
      finished_at: beyond.visit.finished_at,
      redirected_to: beyond.visit.redirected_to,
    },
    said_as_one: said_as_one.map(({ firm, until, given }) => ({ firm: formatFirmId(firm), until, given })),
  }
}
