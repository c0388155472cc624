import { createHash } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { PageKind, SitePage, TextBlock } from '../evidence/site-page.js'
import { prepared, type Store, transaction } from './store.js'

/** A page of a firm's website as kept: what it said, and when it was last found to hold. */
export interface StoredSitePage extends SitePage {
  id: number
  /** Address asked for. */
  request: string
  etag: string | null
  last_modified: string | null
  content_hash: string
  /** The publisher's words against indexing or mining it; its blocks are not kept then. */
  reserved: string | null
  fetched_at: string
  checked_at: string
  /** The visit that last found it to hold. */
  visit: number
  /** Version of the rules that last read this content; null where none has. */
  read_with: string | null
}

interface Row {
  id: number
  request: string
  url: string
  kind: PageKind
  title: string
  etag: string | null
  last_modified: string | null
  content_hash: string
  reserved: string | null
  fetched_at: string
  checked_at: string
  visit: number
  read_with: string | null
  blocks: Buffer | null
}

export interface NewSitePage extends SitePage {
  home: number
  visit: number
  request: string
  etag: string | null
  last_modified: string | null
  reserved: string | null
}

/** Keeps a page; its blocks must be free of persons. @returns whether its content is new */
export function saveSitePage(store: Store, page: NewSitePage): boolean {
  const blocks = page.reserved === null ? page.blocks : []
  const content_hash = page.reserved === null ? hashBlocks(blocks) : ''
  return transaction(store, () => {
    const known = prepared(store, 'SELECT content_hash FROM site_pages WHERE firm = ? AND request = ?').get(
      page.home,
      page.request,
    ) as { content_hash: string } | undefined
    const { id } = prepared(
      store,
      `INSERT INTO site_pages (firm, request, url, kind, title, etag, last_modified, content_hash, reserved, fetched_at, checked_at, visit)
       VALUES (@home, @request, @url, @kind, @title, @etag, @last_modified, @content_hash, @reserved, @now, @now, @visit)
       ON CONFLICT (firm, request) DO UPDATE SET url = excluded.url, kind = excluded.kind, title = excluded.title, etag = excluded.etag,
         last_modified = excluded.last_modified, reserved = excluded.reserved,
         fetched_at = CASE content_hash WHEN excluded.content_hash THEN fetched_at ELSE excluded.fetched_at END,
         read_with = CASE content_hash WHEN excluded.content_hash THEN read_with END,
         content_hash = excluded.content_hash, checked_at = excluded.checked_at, visit = excluded.visit, gone_at = NULL
       RETURNING id`,
    ).get({
      home: page.home,
      request: page.request,
      url: page.url,
      kind: page.kind,
      title: page.reserved === null ? page.title : '',
      etag: page.reserved === null ? page.etag : null,
      last_modified: page.reserved === null ? page.last_modified : null,
      content_hash,
      reserved: page.reserved,
      now: store.now(),
      visit: page.visit,
    }) as { id: number }
    if (known?.content_hash === content_hash) return false
    prepared(store, 'INSERT OR REPLACE INTO site_page_texts (page, blocks) VALUES (?, ?)').run(
      id,
      pack(blocks),
    )
    return true
  })
}

/** Marks a page as found to hold by this visit: a 304. */
export function markSitePageChecked(store: Store, page: number, visit: number): void {
  prepared(store, 'UPDATE site_pages SET checked_at = ?, visit = ?, gone_at = NULL WHERE id = ?').run(
    store.now(),
    visit,
    page,
  )
}

/** Marks a page as no longer there; its text goes, since nothing can be shown beside it any more. */
export function markSitePageGone(store: Store, page: number): void {
  prepared(
    store,
    "UPDATE site_pages SET gone_at = ?, content_hash = '', etag = NULL, last_modified = NULL WHERE id = ?",
  ).run(store.now(), page)
  prepared(store, 'DELETE FROM site_page_texts WHERE page = ?').run(page)
}

/** The pages of a home that are still there, home page first. */
export function listSitePages(store: Store, home: number): StoredSitePage[] {
  const rows = prepared(
    store,
    `SELECT p.id, request, url, kind, title, etag, last_modified, content_hash, reserved, fetched_at, checked_at, visit,
       read_with, blocks
     FROM site_pages p LEFT JOIN site_page_texts ON page = p.id WHERE firm = ? AND gone_at IS NULL ORDER BY kind <> 'home', p.id`,
  ).all(home) as Row[]
  return rows.map(({ blocks, ...row }) => ({ ...row, blocks: blocks === null ? [] : unpack(blocks) }))
}

/** Notes which rules have read pages. */
export function markPagesRead(store: Store, pages: readonly number[], version: string): void {
  prepared(store, 'UPDATE site_pages SET read_with = ? WHERE id IN (SELECT value FROM json_each(?))').run(
    version,
    JSON.stringify(pages),
  )
}

/** Homes that have pages with text, for reading them again without asking anybody. */
export function listHomesWithPages(
  store: Store,
  firms?: readonly number[],
): { home: number; firm: number }[] {
  return prepared(
    store,
    `SELECT DISTINCT p.firm AS home, coalesce(h.merged_into, h.id, f.id) AS firm
     FROM site_pages p JOIN firms f ON f.id = p.firm LEFT JOIN firms h ON h.id = f.merged_into
     WHERE p.gone_at IS NULL AND p.content_hash <> ''
       AND (@firms IS NULL OR coalesce(h.merged_into, h.id, f.id) IN (SELECT value FROM json_each(@firms))) ORDER BY p.firm`,
  ).all({ firms: firms ? JSON.stringify(firms) : null }) as { home: number; firm: number }[]
}

/** Takes out the texts of a home's pages, and what was quoted from them: the publisher reserves them. */
export function removeSiteTexts(store: Store, home: number): void {
  transaction(store, () => {
    prepared(
      store,
      'DELETE FROM site_page_texts WHERE page IN (SELECT id FROM site_pages WHERE firm = ?)',
    ).run(home)
    prepared(
      store,
      "UPDATE site_pages SET content_hash = '', title = '', etag = NULL, last_modified = NULL WHERE firm = ?",
    ).run(home)
    prepared(store, "DELETE FROM site_evidence WHERE firm = ? AND tier = 'own'").run(home)
    prepared(store, 'DELETE FROM imprint_facts WHERE firm = ?').run(home)
    prepared(store, 'DELETE FROM firm_ids WHERE firm = ?').run(home)
  })
}

export function hashBlocks(blocks: readonly TextBlock[]): string {
  return createHash('sha256').update(JSON.stringify(blocks)).digest('hex').slice(0, 32)
}

function pack(blocks: readonly TextBlock[]): Buffer {
  const bytes = Buffer.from(JSON.stringify(blocks), 'utf8')
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
}

function unpack(blocks: Buffer): TextBlock[] {
  return JSON.parse(brotliDecompressSync(blocks).toString('utf8')) as TextBlock[]
}
