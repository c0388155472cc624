import type { Answer } from '../crawl/page.js'
import type { Imprint } from '../evidence/finding.js'
import type { PageKind } from '../evidence/site-page.js'
import { Problem } from '../problem.js'
import { type FirmId, saveFirmIds } from '../store/firm-ids.js'
import { removeIdsOf, saveImprint } from '../store/imprints.js'
import { type StoredSitePage, saveSitePage } from '../store/site-pages.js'
import type { SiteVisit } from '../store/site-visits.js'
import { type Store, transaction } from '../store/store.js'
import { dropPersonsFromBlocks } from './person-free.js'
import type { FetchedPage } from './site-client.js'
import type { ParsedPage, SiteReader } from './site-reader.js'
import type { VisitTarget } from './target.js'
import type { PageReport } from './visit-report.js'

/** Null for a page that is nested beyond all reason. */
export function parsePage(reader: SiteReader, { answer, text }: FetchedPage): ParsedPage | null {
  try {
    return reader.parsePage(text, answer.finalUrl)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

export interface Keeping {
  store: Store
  reader: SiteReader
  visit: SiteVisit
  target: VisitTarget
  /** Keeps what was asked so far, beside the page. */
  keepSpent(): void
}

export interface Kept {
  request: string
  kind: PageKind
  /** The publisher's words against quoting it; null where there are none. */
  reserved: string | null
  /** Home pages of small firms hold their Impressum themselves. */
  isImprint?: boolean
}

/**
 * Keeps a page without persons, and what its Impressum says of the firm; of a reserved one only that it is there.
 * @param wasKnown whether an earlier visit has kept the address
 */
export function keepPage(
  { store, reader, visit, target, keepSpent }: Keeping,
  wasKnown: boolean,
  answer: Answer,
  parsed: ParsedPage,
  { request, kind, reserved, isImprint = kind === 'imprint' }: Kept,
): PageReport {
  const url = answer.finalUrl
  const clean = (blocks: ParsedPage['blocks']) => dropPersonsFromBlocks(blocks, target.name)
  const { etag, lastModified } = answer.validators
  return transaction(store, () => {
    const isNew = saveSitePage(store, {
      url,
      kind,
      title: clean([{ kind: 'heading', text: parsed.title, headings: [] }])[0]?.text ?? '',
      blocks: clean(parsed.blocks),
      home: target.home,
      visit: visit.id,
      request,
      etag: etag ?? null,
      last_modified: lastModified ?? null,
      reserved,
    })
    if (isImprint && reserved === null)
      keepImprint(store, target.home, parsed.imprint(target.name), url, reader.version)
    keepSpent()
    const result = reserved !== null ? 'reserved' : !isNew ? 'unchanged' : wasKnown ? 'changed' : 'new'
    return { url, kind, result, why: reserved }
  })
}

/** What the firm says of itself, and its ids, by which award notices know it. */
function keepImprint(store: Store, home: number, imprint: Imprint, url: string, version: string): void {
  saveImprint(store, home, imprint, { url, checked_at: store.now() }, version)
  const { vatId, registerNumber, registerCourt } = imprint
  const ids: FirmId[] = [
    ...(vatId === null ? [] : [{ kind: 'vat' as const, value: vatId, court: null, source_url: url }]),
    ...(registerNumber === null
      ? []
      : [{ kind: 'register' as const, value: registerNumber, court: registerCourt, source_url: url }]),
  ]
  // What it stated before and states no longer is no id of the firm any more.
  removeIdsOf(store, home, [url])
  saveFirmIds(store, home, ids)
}

/** What is not kept cannot be asked for as "has it changed?", nor an Impressum that other rules have read: it is not kept as it was. */
export function validatorsOf(page: StoredSitePage | undefined, version: string) {
  if (page?.kind === 'imprint' && page.read_with !== version) return undefined
  if (!page || page.reserved !== null || !page.blocks.length) return undefined
  return {
    ...(page.etag === null ? {} : { etag: page.etag }),
    ...(page.last_modified === null ? {} : { lastModified: page.last_modified }),
  }
}
