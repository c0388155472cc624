import type { Document } from 'domhandler'
import { resolveEntryAddress } from '../extract/links.js'
import { readLinks } from './page-links.js'
import { fixedPaths, type SubPageKind, subPageKinds } from './page-words.js'
import { isSureName, type Scored, score, textScore } from './score-link.js'

/** A page to be fetched. */
export interface SubPage {
  kind: SubPageKind
  url: string
  /** How it was found; a guess may well not be there. */
  found: 'link' | 'sitemap' | 'guess'
}

/** What to fetch of a firm's site beside its home page. */
export interface SubPagePlan {
  /** At most six: one of each kind, linked ones before those of the sitemap and guesses; then further ones. */
  pages: SubPage[]
  /** References or products were not found by links: the sitemap may name them. */
  wantsSitemap: boolean
  /** Kinds that the home page holds itself, as a part that a link leads to. */
  onHome: SubPageKind[]
}

/** The budget of a visit beside robots.txt, the home page and a sitemap. */
const most = 6

/**
 * Picks the pages of a firm's site that are worth a request, by the links of its home page: navigation and foot first, by the text
 * of the link, then by its address. One page for each kind, on the same registrable domain, never files, log-ins or searches.
 * The same page gives the same plan.
 * @param url of the home page, after redirects
 */
export function planSubPages(document: Document, url: string): SubPagePlan {
  const links = readLinks(document, url)
  const onHome = new Set(links.filter((link) => link.isOnPage).flatMap(({ text }) => kindsByText(text)))
  const scored = links.flatMap(({ url: to, text, isNavigation, isOnPage }, place) =>
    isOnPage ? [] : score({ url: to, text, isNavigation, place }, url),
  )
  const best = pickBest(scored)
  return compose(best, onHome, url, pickFurther(scored, best))
}

/**
 * The same plan with what a sitemap names for the kinds that no link led to.
 * @param addresses of the sitemap, in its order
 */
export function addFromSitemap(plan: SubPagePlan, addresses: readonly string[], url: string): SubPagePlan {
  const linked = new Map<SubPageKind, SubPage>()
  for (const page of plan.pages)
    if (page.found === 'link' && !linked.has(page.kind)) linked.set(page.kind, page)
  const scored = addresses.flatMap((address, place) => {
    const to = resolveEntryAddress(address, url)
    return to === null ? [] : score({ url: to, text: '', isNavigation: false, place }, url)
  })
  const taken = new Set([...linked.values()].map((page) => pageKey(page.url)))
  for (const [kind, page] of pickBest(scored.filter((each) => !taken.has(pageKey(each.url)))))
    if (!linked.has(kind)) linked.set(kind, { ...page, found: 'sitemap' })
  const further = plan.pages.filter((page) => page.found === 'link' && linked.get(page.kind) !== page)
  return { ...compose(linked, new Set(plan.onHome), url, further), wantsSitemap: false }
}

/** The best address for each kind; one address serves one kind. */
function pickBest(scored: readonly Scored[]): Map<SubPageKind, SubPage> {
  const taken = new Set<string>()
  const best = new Map<SubPageKind, SubPage>()
  for (const { kind, url } of inOrder(scored)) {
    if (best.has(kind) || taken.has(pageKey(url))) continue
    taken.add(pageKey(url))
    best.set(kind, { kind, url, found: 'link' })
  }
  return best
}

/** A second page of references and one of products: a firm has "Referenzen" and "Behörden" often enough. */
function pickFurther(scored: readonly Scored[], best: ReadonlyMap<SubPageKind, SubPage>): SubPage[] {
  const taken = new Set([...best.values()].map((page) => pageKey(page.url)))
  return (['references', 'product'] as const).flatMap<SubPage>((kind) => {
    const next = inOrder(scored).find(
      (each) => each.kind === kind && isSureName(each.points) && !taken.has(pageKey(each.url)),
    )
    if (!next) return []
    taken.add(pageKey(next.url))
    return [{ kind, url: next.url, found: 'link' }]
  })
}

/** One page, with a slash at its end or without. */
function pageKey(url: string): string {
  return url.replace(/\/$/, '')
}

function inOrder(scored: readonly Scored[]): Scored[] {
  return [...scored].sort((a, b) => b.points - a.points || a.place - b.place || compare(a.url, b.url))
}

function compose(
  best: ReadonlyMap<SubPageKind, SubPage>,
  onHome: ReadonlySet<SubPageKind>,
  url: string,
  further: readonly SubPage[],
): SubPagePlan {
  const known = subPageKinds.flatMap((kind) => best.get(kind) ?? [])
  const isMissing = (kind: SubPageKind) => !best.has(kind) && !onHome.has(kind)
  // Where the home page lies deep in a host, what stands at its top is somebody else's.
  const isTop = new URL(url).pathname.split('/').filter(Boolean).length < 2
  const guesses = (isTop ? fixedPaths : [])
    .filter(({ kind }) => isMissing(kind))
    .map<SubPage>(({ kind, path }) => ({ kind, url: new URL(path, url).href, found: 'guess' }))
  return {
    pages: [
      ...known.filter(({ found }) => found === 'link'),
      ...known.filter(({ found }) => found === 'sitemap'),
      ...guesses,
      ...further,
    ].slice(0, most),
    wantsSitemap: isMissing('references') || isMissing('product'),
    onHome: subPageKinds.filter((kind) => onHome.has(kind)),
  }
}

function kindsByText(text: string): SubPageKind[] {
  return subPageKinds.filter((kind) => textScore(kind, text) > 0)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
