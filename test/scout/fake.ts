import { fileURLToPath } from 'node:url'
import { stringify } from 'yaml'
import { FetchFailure } from '../../src/crawl/failure.js'
import type { Answer, Client, PageRequest } from '../../src/crawl/page.js'
import { type Directory, toDirectory } from '../../src/directories/catalogue.js'
import { readCleaning, readEvidenceLexicon } from '../../src/lexicons.js'
import { type Vocabulary, vocabularyOf } from '../../src/scout/harvest.js'

const data = fileURLToPath(new URL('../../data/', import.meta.url))
export const vocabulary: Vocabulary = vocabularyOf(readCleaning(data), readEvidenceLexicon(data))

export const origin = 'https://nordliste.example'

type Blocks = Record<string, object | string | undefined>

const blocks = {
  title: 'Nordliste',
  summary: 'Firms of the north, all of them invented.',
  publisher: { name: 'Nordliste', url: `${origin}/` },
  page: `${origin}/`,
  kind: 'list',
  language: 'de',
  permission: { licence: { id: 'CC0' }, decision: 'allowed', basis: 'CC0', checked_on: '2026-11-01' },
  request: { start: [`${origin}/firms`] },
  expectations: { listings: { min: 1, max: 1000 }, filled: { name: 0.95 } },
  proof: { state: 'unverified' },
}

const html = {
  shape: 'html',
  list: { item: 'li', link: { from: 'a', value: 'href' }, fields: { name: 'a' } },
  detail: { fields: { name: 'h1', city: '.city', description: '.about' } },
  id: { from: ['@page'] },
}
const json = {
  shape: 'json',
  records: 'firms',
  id: { from: ['id'] },
  fields: { name: 'name', website: 'website', city: 'city', description: 'about' },
}

/** A directory of HTML pages or of JSON, as a recipe file would say it; blocks given take the place of the usual ones. */
export function directory(shape: 'html' | 'json', over: Blocks = {}, id = 'de-nordliste'): Directory {
  const recipe = { id, ...blocks, extraction: shape === 'html' ? html : json, ...over }
  if (!recipe.request) Object.assign(recipe, { frequency: 'never' })
  return toDirectory(stringify(recipe), `${id}.yaml`, 'own')
}

/** A list page whose entries have pages of their own. */
export function listPage(names: readonly string[], more = ''): string {
  const items = names.map((name) => `<li><a href="/firms/${encodeURIComponent(name)}">${name}</a>`)
  return `<!doctype html><title>Nordliste</title><ul>${items.join('')}</ul>${more}`
}

export function detailPage(name: string, city = 'Kiel', about = `${name} ordnet Akten.`): string {
  return `<!doctype html><title>${name}</title><h1>${name}</h1><p class="city">${city}<p class="about">${about}`
}

/** Pages of a directory of so many firms, by address. */
export function site(names: readonly string[]): Record<string, string> {
  return Object.fromEntries([
    [`${origin}/firms`, listPage(names)],
    ...names.map((name) => [`${origin}/firms/${encodeURIComponent(name)}`, detailPage(name)] as const),
  ])
}

/** A page's text, alone or with what an answer says of it, or what goes wrong instead. */
export type Reply = string | FullReply | Error
interface FullReply {
  text: string
  etag?: string
  finalUrl?: string
  reservations?: string[]
}

/** A client that answers from a table, and remembers what it was asked. */
export function fakeClient(
  pages: Record<string, Reply>,
): Client & { asked: PageRequest[]; urls(): string[] } {
  const asked: PageRequest[] = []
  return {
    asked,
    urls: () => asked.map(({ url }) => url.slice(origin.length)),
    counts: { sent: 0, retried: 0, notModified: 0, refusedByRobots: 0, bytes: 0 },
    close: () => Promise.resolve(),
    putOffUntil: () => null,
    fetchPage(request): Promise<Answer> {
      asked.push(request)
      request.onSent?.()
      const reply = pages[request.url]
      if (reply === undefined) return Promise.reject(failure('not-found', request.url))
      if (reply instanceof Error) return Promise.reject(reply)
      const { text, etag, finalUrl, reservations }: FullReply =
        typeof reply === 'string' ? { text: reply } : reply
      const notModified = etag !== undefined && request.validators?.etag === etag
      const body = notModified ? Buffer.alloc(0) : Buffer.from(text)
      return Promise.resolve({
        status: notModified ? 304 : 200,
        url: request.url,
        finalUrl: finalUrl ?? request.url,
        contentType: 'text/html; charset=utf-8',
        body,
        validators: etag === undefined ? {} : { etag },
        fetchedAt: '2026-11-24T10:00:00Z',
        reservations: reservations ?? [],
        wishes: {},
        bytes: body.length,
      })
    },
  }
}

export function failure(kind: FetchFailure['class'], url: string): FetchFailure {
  return new FetchFailure(kind, url, `It went wrong: ${kind}`)
}
