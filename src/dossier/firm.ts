import type { Direction, Quote, Statement } from '../firms/evidence.js'
import { type FirmFacts, mergeListings } from '../firms/golden-record.js'
import { judgeEvidence, supports } from '../firms/judge-evidence.js'
import type { StoredListing } from '../firms/listing.js'
import { listAliases } from '../store/aliases.js'
import { listEarlierNames } from '../store/changes.js'
import { listCorrections } from '../store/corrections.js'
import { listDirectories } from '../store/directories.js'
import { listEvidence, listFirmIds, listListings, parseFirmId } from '../store/listings.js'
import type { Store } from '../store/store.js'
import { listTags } from '../store/tags.js'

/** A quote with the page and day it stands for. */
export interface DatedQuote {
  quote: string
  field: string
  rule: string
  strength: 'strong' | 'weak'
  direction: Direction
  source: Quote['source']
  url: string
  /** Instant the listing was last seen, ISO. */
  seen_at: string
}

/** All that the base knows of a firm: what directories say, what was found in it, what analysts gave it. */
export interface FirmDossier {
  id: number
  firm: string
  facts: FirmFacts
  listings: StoredListing[]
  evidence: Record<Statement, DatedQuote[]>
  /** Tags that analysts gave. */
  tags: string[]
  /** No directory has it any more. */
  gone: boolean
}

/** The dossiers of these firms, or of all, by firm id. */
export function readFirms(store: Store, firms?: number[]): FirmDossier[] {
  const evidence = listEvidence(store, firms)
  const tags = listTags(store, firms)
  const corrections = listCorrections(store, firms)
  const aliases = listAliases(store, firms)
  const earlier = listEarlierNames(store, firms)
  const kinds = new Map([...listDirectories(store).values()].map(({ id, kind }) => [id, kind]))
  const byFirm = new Map<string, StoredListing[]>()
  for (const listing of listListings(store, firms)) {
    const listings = byFirm.get(listing.firm)
    if (listings) listings.push(listing)
    else byFirm.set(listing.firm, [listing])
  }
  return [...byFirm].map(([firm, listings]) => {
    const id = parseFirmId(firm)
    const quotes = (statement: Statement) =>
      listings.flatMap(({ id, url, last_seen }) =>
        (evidence.get(id)?.[statement] ?? []).map((quote) => ({ ...quote, url, seen_at: last_seen })),
      )
    return {
      id,
      firm,
      facts: mergeListings(listings, {
        kinds,
        corrections: corrections.get(id) ?? [],
        aliases: aliases.get(id) ?? [],
        earlier: earlier.get(id) ?? [],
      }),
      listings,
      evidence: { ai: quotes('ai'), govtech: quotes('govtech') },
      tags: tags.get(id) ?? [],
      gone: listings.every((listing) => listing.gone),
    }
  })
}

/** Firms that are read at a time, where all are wanted: bounds what is in memory at once. */
const firmsAtOnce = 5000

/** The dossiers of all firms, by firm id, some thousand at a time: whoever needs little of each can let go of the rest. */
export function* readAllFirms(store: Store): Generator<FirmDossier> {
  const ids = listFirmIds(store)
  for (let start = 0; start < ids.length; start += firmsAtOnce)
    yield* readFirms(store, ids.slice(start, start + firmsAtOnce))
}

/** A firm as `firms list --json` and `firms show --json` print it: a tested contract, only added to. */
export function firmJson({ firm, facts, listings, evidence, tags, gone }: FirmDossier) {
  return {
    id: firm,
    name: facts.name,
    legal_form: facts.legal_form,
    website: facts.website,
    domain: facts.domain,
    city: facts.city,
    country: facts.country,
    founded: facts.founded,
    description: facts.description ?? facts.summary,
    /** Words of the directories and tags of the analysts; the latter again by themselves. */
    tags: [...new Set([...tags, ...facts.tags])],
    given_tags: tags,
    directories: [...new Set(listings.map((listing) => listing.directory))].sort(),
    listings: listings.map(({ directory, entry, url }) => ({ directory, entry, url })),
    ai: statementJson(evidence.ai),
    govtech: statementJson(evidence.govtech),
    status: facts.status,
    sole_trader: listings.some((listing) => listing.sole_trader === true),
    gone,
    aliases: facts.aliases,
    former_names: facts.former_names,
    first_seen: facts.first_seen,
    last_seen: facts.last_seen,
  }
}

function statementJson(quotes: DatedQuote[]) {
  return {
    score: judgeEvidence(quotes).score,
    evidence: quotes.filter(supports).map(({ quote, field, url, seen_at, direction, source }) => ({
      quote,
      field,
      url,
      seen_at,
      direction,
      source,
    })),
  }
}
