import { createHash } from 'node:crypto'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { foldMarkup } from '../firms/fold-markup.js'
import { prepared, type Store, transaction } from './store.js'

/** An answer as kept: what it said, and when it was last found to hold. */
export interface StoredPage {
  request: string
  finalUrl: string
  contentType: string
  etag: string | null
  lastModified: string | null
  /** Decoded text; empty where it is reserved and was not kept. */
  text: string
  /** The publisher's words against indexing or mining it; null where there are none. */
  reserved: string | null
  fetchedAt: string
  checkedAt: string
  checkedRun: number
  /** What the list said of the entry when the page was got; null where it said nothing. */
  changed: string | null
}

interface PageRow {
  id: number
  request: string
  final_url: string
  content_type: string
  etag: string | null
  last_modified: string | null
  reserved: string | null
  body: Buffer
  fetched_at: string
  checked_at: string
  checked_run: number
  list_says: string | null
}

export function findPage(store: Store, directory: string, request: string): StoredPage | null {
  const row = prepared(
    store,
    'SELECT * FROM pages JOIN page_bodies ON page = id WHERE directory = ? AND request = ?',
  ).get(directory, request) as PageRow | undefined
  if (!row) return null
  return {
    request: row.request,
    finalUrl: row.final_url,
    contentType: row.content_type,
    etag: row.etag,
    lastModified: row.last_modified,
    text: brotliDecompressSync(row.body).toString('utf8'),
    reserved: row.reserved,
    fetchedAt: row.fetched_at,
    checkedAt: row.checked_at,
    checkedRun: row.checked_run,
    changed: row.list_says,
  }
}

export interface NewPage {
  directory: string
  run: number
  request: string
  finalUrl: string
  contentType: string
  etag: string | undefined
  lastModified: string | undefined
  /** What the list says of the entry, if anything. */
  changed?: string | undefined
  text: string
  reserved: string | null
}

/** Keeps an answer. A page with the same content is only marked as checked, so that the file does not grow. */
export function savePage(store: Store, page: NewPage): void {
  const sha256 = createHash('sha256').update(page.text).digest('hex')
  const known = prepared(store, 'SELECT sha256 FROM pages WHERE directory = ? AND request = ?').get(
    page.directory,
    page.request,
  ) as { sha256: string } | undefined
  const now = store.now()
  const told = {
    etag: page.etag ?? null,
    last_modified: page.lastModified ?? null,
    list_says: page.changed ?? null,
    reserved: page.reserved,
  }
  if (known?.sha256 === sha256) {
    prepared(
      store,
      `UPDATE pages SET final_url = @final_url, content_type = @content_type, etag = @etag, last_modified = @last_modified,
         list_says = @list_says, reserved = @reserved, checked_at = @now, checked_run = @run
       WHERE directory = @directory AND request = @request`,
    ).run({
      final_url: page.finalUrl,
      content_type: page.contentType,
      ...told,
      now,
      run: page.run,
      directory: page.directory,
      request: page.request,
    })
    return
  }
  transaction(store, () => {
    const { id } = prepared(
      store,
      `INSERT INTO pages (directory, request, final_url, content_type, etag, last_modified, list_says, reserved, sha256,
         fetched_at, checked_at, checked_run)
       VALUES (@directory, @request, @final_url, @content_type, @etag, @last_modified, @list_says, @reserved, @sha256,
         @now, @now, @run)
       ON CONFLICT (directory, request) DO UPDATE SET final_url = excluded.final_url, content_type = excluded.content_type,
         etag = excluded.etag, last_modified = excluded.last_modified, list_says = excluded.list_says,
         reserved = excluded.reserved, sha256 = excluded.sha256,
         fetched_at = excluded.fetched_at, checked_at = excluded.checked_at, checked_run = excluded.checked_run
       RETURNING id`,
    ).get({
      directory: page.directory,
      request: page.request,
      final_url: page.finalUrl,
      content_type: page.contentType,
      ...told,
      sha256,
      now,
      run: page.run,
    }) as { id: number }
    prepared(store, 'INSERT OR REPLACE INTO page_bodies (page, body) VALUES (?, ?)').run(
      id,
      compress(page.text),
    )
  })
}

/**
 * Marks a page as found to hold by this run: a 304. One that was not asked keeps its day, or it would stay young for ever.
 * @param changed what the list says of the entry now, if anything
 */
export function markPageChecked(
  store: Store,
  directory: string,
  request: string,
  run: number,
  changed?: string,
): void {
  prepared(
    store,
    `UPDATE pages SET checked_at = ?, checked_run = ?, list_says = coalesce(?, list_says)
     WHERE directory = ? AND request = ? AND checked_run <> ?`,
  ).run(store.now(), run, changed ?? null, directory, request, run)
}

/**
 * Takes out the kept pages for which `names` says so of their text, folded (foldMarkup): request, address and body; they are asked for
 * again when they are needed.
 * @param directories where to look; null for everywhere
 * @returns how many they were
 */
export function removePagesNaming(
  store: Store,
  directories: readonly string[] | null,
  { hint, names }: { hint: RegExp | null; names(text: string, directory: string): boolean },
): number {
  const rows = prepared(
    store,
    `SELECT id, directory, request, final_url, body FROM pages JOIN page_bodies ON page = id
     WHERE @asked IS NULL OR directory IN (SELECT value FROM json_each(@asked))`,
  ).iterate({ asked: directories && JSON.stringify(directories) }) as IterableIterator<{
    id: number
    directory: string
    request: string
    final_url: string
    body: Buffer
  }>
  const named: number[] = []
  for (const { id, directory, request, final_url, body } of rows) {
    const text = `${request}\n${final_url}\n${brotliDecompressSync(body).toString('utf8')}`
    if ((!hint || hint.test(text)) && names(foldMarkup(text), directory)) named.push(id)
  }
  for (const id of named) {
    prepared(store, 'DELETE FROM page_bodies WHERE page = ?').run(id)
    prepared(store, 'DELETE FROM pages WHERE id = ?').run(id)
  }
  return named.length
}

/** Lets a page be asked again by the next run, however young: it came, but was not what the recipe reads. */
export function doubtPage(store: Store, directory: string, request: string): void {
  prepared(
    store,
    'UPDATE pages SET checked_at = ?, list_says = NULL WHERE directory = ? AND request = ?',
  ).run(longAgo, directory, request)
}

/** The same for all pages whose content came new with a run that was held back: it may be what was wrong with it. */
export function doubtPagesOf(store: Store, directory: string, run: number): void {
  prepared(
    store,
    `UPDATE pages SET checked_at = @longAgo, list_says = NULL WHERE directory = @directory AND checked_run = @run
       AND fetched_at >= (SELECT started_at FROM runs WHERE id = @run)`,
  ).run({ longAgo, directory, run })
}

const longAgo = '1970-01-01T00:00:00Z'

/** Brotli at level 4: about a fifth of the size of HTML at the cost of a millisecond for 100 KB. */
function compress(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  })
}
