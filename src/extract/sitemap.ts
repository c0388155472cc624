import { Parser } from 'htmlparser2'
import type { SitemapList } from '../directories/extraction.js'
import { compileGlobs } from './glob.js'
import { resolveAddress, resolveEntryAddress } from './links.js'
import type { Report, SourcePage } from './page.js'

export interface Sitemap {
  /** Addresses of entries, each once, with the text of `lastmod` where there is one. */
  entries: { url: string; changed: string | null }[]
  /** Addresses of further sitemaps. */
  lists: string[]
}

/**
 * Compiles the reader of sitemaps (sitemaps.org 0.9, urlset and sitemapindex): addresses that fit a pattern are entries. Names
 * may have any prefix; what other vocabularies put into an entry, such as `image:loc`, is none of its own.
 */
export function compileSitemap({
  sitemap,
  index,
}: SitemapList): (page: SourcePage, report: Report) => Sitemap {
  const isEntry = compileGlobs(sitemap, { fromAnyFolder: false })
  const isList = index ? compileGlobs(index, { fromAnyFolder: false }) : () => true
  return (page, report) => {
    const { urls, sitemaps, root } = parseSitemap(page.text)
    if (root !== 'urlset' && root !== 'sitemapindex')
      report({ kind: 'no-items', url: page.url, message: `This is no sitemap, but <${root || 'nothing'}>.` })
    const entries = new Map<string, string | null>()
    for (const { loc, lastmod } of urls) {
      const url = loc === '' ? null : resolveEntryAddress(loc, page.url)
      if (url !== null && isEntry(url) && !entries.has(url)) entries.set(url, lastmod || null)
    }
    if (urls.length && !entries.size)
      report({
        kind: 'no-items',
        url: page.url,
        message: `None of its ${urls.length} addresses fits ${sitemap.map((one) => `"${one}"`).join(' or ')}.`,
      })
    return {
      entries: [...entries].map(([url, changed]) => ({ url, changed })),
      lists: sitemaps.flatMap(({ loc }) => resolveAddress(loc, page.url) ?? []).filter(isList),
    }
  }
}

interface Place {
  loc: string
  lastmod: string
}

/** Reads the elements by their own names; entities are those of XML alone, and declarations do nothing. */
function parseSitemap(text: string): { urls: Place[]; sitemaps: Place[]; root: string } {
  const urls: Place[] = []
  const sitemaps: Place[] = []
  const open: string[] = []
  let root = ''
  let place: Place | undefined
  let prefix = ''
  let into: keyof Place | undefined
  const parser = new Parser(
    {
      onopentag(tag) {
        const name = tag.slice(tag.indexOf(':') + 1)
        if (!open.length && root === '') {
          root = name
          prefix = tag.slice(0, tag.length - name.length)
        }
        const inside = open.at(-1)
        if (open.length === 1 && (name === 'url' || name === 'sitemap')) {
          place = { loc: '', lastmod: '' }
        }
        into =
          place && open.length === 2 && tag.startsWith(prefix) && (inside === 'url' || inside === 'sitemap')
            ? ownName(tag.slice(prefix.length))
            : undefined
        open.push(name)
      },
      ontext(data) {
        if (place && into) place[into] += data
      },
      onclosetag(_tag, isImplied) {
        const name = open.pop()
        into = undefined
        if (open.length >= 2 || !place) return
        // What is cut off in the middle is no address.
        if (!isImplied) (name === 'url' ? urls : sitemaps).push(place)
        place = undefined
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(text)
  const trim = ({ loc, lastmod }: Place): Place => ({ loc: loc.trim(), lastmod: lastmod.trim() })
  return { urls: urls.map(trim), sitemaps: sitemaps.map(trim), root }
}

function ownName(name: string): keyof Place | undefined {
  return name === 'loc' || name === 'lastmod' ? name : undefined
}
