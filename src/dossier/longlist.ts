import type { Catalogue } from '../directories/catalogue.js'
import { permittedText } from '../documents/excerpt.js'
import type { LonglistRow } from '../documents/longlist.js'
import { hashData, type Language, type Paper, type PaperScope, type PaperSource } from '../documents/paper.js'
import { formatWhere } from '../firms/where.js'
import type { Lexicon } from '../language/lexicon.js'
import type { ListedFirm } from '../ranking/ranking.js'
import { type Decision, findDecisions } from '../store/decisions.js'
import { countListings } from '../store/listings.js'
import type { StoredNeed } from '../store/needs.js'
import { latestPublished } from '../store/runs.js'
import type { Store } from '../store/store.js'
import { logHead } from '../store/verify-log.js'
import type { FirmDossier } from './firm.js'
import { type NeedRanking, type RankFilter, readListed } from './rank-need.js'

export interface LonglistInput {
  store: Store
  stored: StoredNeed
  ranking: NeedRanking
  catalogue: Catalogue
  lexicon: Lexicon
  /** The filter that the ranking was made with. */
  filter: RankFilter
  lang: Language
}

/** The longlist of a need: rows for its columns, and the head that says where they come from. */
export function makeLonglist(input: LonglistInput): { paper: Paper; rows: LonglistRow[] } {
  const { store, stored, ranking, catalogue, lang } = input
  const decisions = findDecisions(store, stored.need.id)
  const listed = [...ranking.firms, ...ranking.decided]
  const dossiers = readListed(store, listed)
  const rows = listed.flatMap((ranked) => {
    const dossier = dossiers.get(ranked.firm)
    return dossier ? toRow(input, ranked, dossier, decisions.get(dossier.id) ?? null) : []
  })
  const { need, version, frozen, frozen_before } = stored
  const paper: Paper = {
    need: {
      id: need.id,
      title: need.title,
      version,
      frozen,
      frozen_before,
      owner: need.owner ?? null,
      text: need.text,
    },
    generated_at: store.now(),
    tool_version: store.toolVersion,
    sources: paperSources(store, catalogue),
    searched: searchedWords(ranking, lang),
    scope: scopeOf(input),
    data_hash: hashData(rows),
    log_hash: logHead(store),
    lang,
  }
  return { paper, rows }
}

function scopeOf({ ranking, filter }: LonglistInput): PaperScope {
  const { country, place, tag, stage, where } = filter
  return {
    ranked: ranking.ranked,
    listed: ranking.firms.length,
    decided: ranking.decided.length,
    left: ranking.left,
    field: {
      clear: ranking.field.clear,
      thin: ranking.field.note !== null,
      cliff_after: ranking.field.cliff_after,
    },
    filter: {
      ...(country === undefined ? {} : { country }),
      ...(place === undefined ? {} : { place }),
      ...(tag === undefined ? {} : { tag }),
      ...(stage === undefined ? {} : { stage }),
      ...(where?.length ? { where: where.map(formatWhere).join(', ') } : {}),
    },
  }
}

/** With its own words for them a paper says that vectors took part in the order, and whose. */
const vectorsOf: Record<Language, string> = { de: 'Vektoren (Embeddings) von', en: 'embeddings of' }

/** The words a need was searched with, the heaviest first. */
function searchedWords({ analysed, embeddings }: NeedRanking, lang: Language): string[] {
  return [
    ...analysed.terms.map((term) => term.names[lang]),
    ...(['de', 'en'] as const).flatMap((line) => analysed.search[line] ?? []),
    ...(embeddings === null ? [] : [`${vectorsOf[lang]} ${embeddings}`]),
  ]
}

/** Every directory that has listings or was asked, as a paper names it. */
function paperSources(store: Store, catalogue: Catalogue): PaperSource[] {
  const listings = countListings(store)
  const runs = latestPublished(store)
  const ids = [...new Set([...listings.keys(), ...runs.keys()])].sort()
  return ids.map((id) => {
    const recipe = catalogue.directories.get(id)?.recipe
    const run = runs.get(id)
    return {
      directory: id,
      title: recipe?.title ?? id,
      last_run: run?.started_at ?? null,
      listings: listings.get(id) ?? 0,
      licence: recipe?.permission.licence.id ?? '',
      complete: run ? run.coverage === 'full' : null,
    }
  })
}

function toRow(
  { catalogue, lexicon, lang }: LonglistInput,
  ranked: ListedFirm,
  { facts, listings }: FirmDossier,
  decision: Decision | null,
): LonglistRow {
  const allowed = (url: string) =>
    strictest(
      listings
        .filter((listing) => listing.url === url)
        .map(({ directory }) => catalogue.directories.get(directory)?.recipe.permission.export ?? 'quotes'),
    )
  const text = (field: 'summary' | 'description') => {
    const said = facts.provenance[field]
    // An analyst's own words are nobody's to permit.
    if (said && said.url === null) return facts[field]
    return said ? permittedText(String(said.value), allowed(said.url ?? '')) : null
  }
  return {
    rank: ranked.rank,
    firm: ranked.firm,
    name: facts.name,
    legal_form: facts.legal_form,
    city: facts.city,
    country: facts.country,
    founded: facts.founded,
    website: facts.website,
    product: null,
    description: text('summary') ?? text('description'),
    fields: fieldsOf(ranked, lexicon),
    techniques: [],
    audiences: [],
    maturity: null,
    references: null,
    main_reference: null,
    score: ranked.score,
    low: ranked.low,
    high: ranked.high,
    // A directory that allows facts alone lends no words to a paper; its page is still named.
    reasons: ranked.reasons.map((reason) => ({
      ...reason,
      quote: permittedText(reason.quote, allowed(reason.url)) ?? '',
    })),
    open: ranked.unknown.map((criterion) => openPoints[lang][criterion] ?? criterion),
    status: decision?.verdict ?? 'open',
    exclusion: decision?.verdict === 'out' ? decision.reason : null,
    because: decision?.because ?? null,
    sources: listings.map((listing) => ({
      title: catalogue.directories.get(listing.directory)?.recipe.title ?? listing.directory,
      url: listing.url,
    })),
    first_seen: facts.first_seen,
    last_checked: facts.last_seen,
  }
}

/** What directories that share a page let out together. */
function strictest(permissions: readonly Export[]): Export {
  return (['facts', 'quotes', 'full'] as const).find((one) => permissions.includes(one)) ?? 'quotes'
}
type Export = 'facts' | 'quotes' | 'full'

/** What it means that nothing is known on a criterion. */
const openPoints: Record<Language, Record<string, string>> = {
  de: {
    fit: 'kein Beleg für die Passung zum Bedarf',
    public_sector: 'kein Beleg für öffentliche Kunden',
    ai: 'kein Beleg für KI',
    place: 'Sitz nicht bekannt',
  },
  en: {
    fit: 'no evidence of a fit to the need',
    public_sector: 'no evidence of public customers',
    ai: 'no evidence of AI',
    place: 'seat not known',
  },
}

/** Field codes of the concepts that earned the firm its points. */
function fieldsOf(ranked: ListedFirm, lexicon: Lexicon): string[] {
  const fields = new Map(lexicon.concepts.map(({ id, field }) => [`concept:${id}`, field]))
  return [...new Set(ranked.reasons.flatMap(({ rule }) => fields.get(rule) ?? []))].sort()
}
