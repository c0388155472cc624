import type { PageKind, SitePage } from './site-page.js'

/** Where a block that stands on two pages belongs most: the page that is about it. */
const homes: readonly PageKind[] = [
  'references',
  'product',
  'security',
  'accessibility',
  'privacy',
  'home',
  'press',
  'authority',
  'imprint',
]

/**
 * Takes out what repeats on the pages of a host: frames, banners, teasers. What stands on three pages or more, and on more than
 * half of them, is frame and goes from all. What is only shown again, such as the customers' logos on the home page and on the
 * page of references, stays once, on the page that is about it. The Impressum keeps all it has.
 * @param pages of any number of hosts, which do not count for each other
 */
export function dropRepeated(pages: readonly SitePage[]): SitePage[] {
  const hosts = new Map<string, SitePage[]>()
  for (const page of pages) {
    const host = hostOf(page.url)
    const others = hosts.get(host)
    if (others) others.push(page)
    else hosts.set(host, [page])
  }
  const kept = new Map<SitePage, SitePage>()
  for (const ofHost of hosts.values())
    for (const [page, shorter] of dropRepeatedOfHost(ofHost)) kept.set(page, shorter)
  return pages.map((page) => kept.get(page) ?? page)
}

function dropRepeatedOfHost(pages: readonly SitePage[]): Map<SitePage, SitePage> {
  const places = new Map<string, SitePage[]>()
  for (const page of pages)
    for (const text of new Set(page.blocks.map((block) => block.text))) {
      const found = places.get(text)
      if (found) found.push(page)
      else places.set(text, [page])
    }
  const isKept = (text: string, page: SitePage): boolean => {
    const found = places.get(text) ?? []
    if (found.length < 2) return true
    if (found.length >= 3 && found.length * 2 > pages.length) return false
    return bestHome(found) === page
  }
  return new Map(
    pages.map((page) => [
      page,
      page.kind === 'imprint'
        ? page
        : { ...page, blocks: page.blocks.filter(({ text }) => isKept(text, page)) },
    ]),
  )
}

function bestHome(pages: readonly SitePage[]): SitePage | undefined {
  let best: SitePage | undefined
  for (const page of pages) if (!best || homes.indexOf(page.kind) < homes.indexOf(best.kind)) best = page
  return best
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url
}
