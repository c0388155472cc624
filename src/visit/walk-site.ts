import type { FetchFailure } from '../crawl/failure.js'
import type { PageKind } from '../evidence/site-page.js'
import type { VisitState } from '../evidence/visit-state.js'
import {
  listSitePages,
  markSitePageChecked,
  markSitePageGone,
  type StoredSitePage,
} from '../store/site-pages.js'
import { findLastPlan, type PlannedPage, type SiteVisit, savePlan } from '../store/site-visits.js'
import { transaction } from '../store/store.js'
import { keepPage, parsePage, validatorsOf } from './keep-page.js'
import { isGone, isSilence, isTrouble, isTurnedAway, mayBeElsewhere, stateOf } from './outcome.js'
import { isSameSite, preferHttps } from './same-site.js'
import { type Fetched, htmlTypes, type SiteClient, sitemapTypes } from './site-client.js'
import type { Permission, SubPages } from './site-reader.js'
import type { VisitTarget } from './target.js'
import type { PageReport } from './visit-report.js'
import type { VisitTools } from './visit-tools.js'

export interface Walk extends Omit<VisitTools, 'client'> {
  client: SiteClient
  visit: SiteVisit
  target: VisitTarget
  /** Keeps what was asked so far, beside a page. */
  keepSpent(): void
}

/** What a walk through a site came to; its pages are kept. */
export interface Walked {
  state: VisitState
  reason: string | null
  redirected_to: string | null
  pages: PageReport[]
  /** Addresses that are no longer there, with the instant. */
  gone: Map<string, string>
  /** The publisher reserves the whole site. */
  reservesAll: boolean
  /** robots.txt could not be read, which forbids all for now. */
  robotsUnreachable: boolean
  /** Nothing at all has come from the other side. */
  silent: boolean
}

/** Home page, then the sub-pages it leads to, one after the other. @throws FetchFailure (stopped) */
export async function walkSite(walk: Walk): Promise<Walked> {
  const walked: Walked = {
    state: 'visited',
    reason: null,
    redirected_to: null,
    pages: [],
    gone: new Map(),
    reservesAll: false,
    robotsUnreachable: false,
    silent: false,
  }
  const kept = new Map(listSitePages(walk.store, walk.target.home).map((page) => [page.request, page]))
  const home = [...kept.values()].find((page) => page.kind === 'home' && page.visit === walk.visit.id)
  if (walk.visit.plan && home)
    walked.pages.push({ url: home.url, kind: 'home', result: 'resumed', why: null })
  const plan = walk.visit.plan ?? (await readHome(walk, walked, kept))
  if (plan && walked.state === 'visited') await readSubPages(walk, walked, kept, plan)
  return walked
}

/** @returns the sub-pages to read; null where the site ends here, as `walked` then says */
async function readHome(
  walk: Walk,
  walked: Walked,
  kept: ReadonlyMap<string, StoredSitePage>,
): Promise<PlannedPage[] | null> {
  const { store, visit, target, reader } = walk
  const { url, fetched } = await fetchHome(walk, kept)
  if (fetched.kind === 'elsewhere') {
    end(walked, 'redirected-elsewhere', `it leads to ${new URL(fetched.target).host}`)
    walked.redirected_to = fetched.target
    return null
  }
  if (fetched.kind === 'spent') return end(walked, 'dead', `${fetched.why} before its home page had come`)
  if (fetched.kind === 'failed') {
    walked.robotsUnreachable = fetched.failure.class === 'robots-unreachable'
    walked.silent = isSilence(fetched.failure)
    return end(walked, stateOf(fetched.failure), fetched.failure.detail)
  }
  const known = kept.get(url)
  if (fetched.kind === 'unchanged' && known) {
    markSitePageChecked(store, known.id, visit.id)
    walked.pages.push({ url: known.url, kind: 'home', result: 'unchanged', why: null })
    const plan = findLastPlan(store, target.home) ?? []
    savePlan(store, visit.id, plan)
    return plan
  }
  if (fetched.kind !== 'page') return end(walked, 'dead', 'it answers with nothing')
  const parsed = parsePage(reader, fetched)
  if (!parsed) return end(walked, 'dead', 'its home page is broken beyond reading')
  const permission = parsed.mayQuote(fetched.answer.wishes)
  if (permission.may === 'stop') return leaveAll(walked, permission)
  const nature = parsed.nature()
  if (nature.kind === 'challenge' || nature.kind === 'login') return end(walked, 'blocked', nature.why)
  if (nature.kind !== 'site') return end(walked, nature.kind, nature.why)
  const home = fetched.answer.finalUrl
  const subPages = parsed.planSubPages()
  const found = subPages.wantsSitemap ? await readSitemap(walk, walked, subPages, home) : subPages.pages
  // Pages that were read before, though linked no longer, tell what has vanished; a guess may lead nowhere.
  const before = [...kept.values()].flatMap(({ request, kind }) =>
    kind === 'home' ? [] : [{ url: request, kind }],
  )
  const [linked, guesses] = [false, true].map((guess) => found.filter((page) => page.isGuess === guess))
  const chosen = choose([...(linked ?? []), ...before, ...(guesses ?? [])], home, walk.limits.subPages)
  const isGuess = ({ url }: PlannedPage) => Boolean(guesses?.some((page) => page.url === url))
  const plan = [...byWorth(chosen.filter((page) => !isGuess(page))), ...byWorth(chosen.filter(isGuess))]
  // Both or neither: a visit that goes on with its plan has its home page.
  transaction(store, () => {
    walked.pages.push(
      keepPage(walk, kept.has(home), fetched.answer, parsed, {
        request: home,
        kind: 'home',
        reserved: reservedBy(permission),
        isImprint: subPages.holdsImprint,
      }),
    )
    savePlan(store, visit.id, plan)
  })
  return plan
}

/** The home page where it was last time, else by https, else as it is written; asked in turn while nobody is at home. */
async function fetchHome(
  { client, target, reader }: Walk,
  kept: ReadonlyMap<string, StoredSitePage>,
): Promise<{ url: string; fetched: Fetched }> {
  const before = [...kept.values()].find(
    ({ kind, url }) => kind === 'home' && isSameSite(url, target.website),
  )
  const addresses = [
    ...new Set([
      ...(before ? [before.request] : []),
      preferHttps(target.website),
      new URL(target.website).href,
    ]),
  ]
  for (let i = 0; ; i++) {
    const url = addresses[i] as string
    const fetched = await client.fetch(url, htmlTypes, validatorsOf(kept.get(url), reader.version))
    const isLast = i === addresses.length - 1
    if (isLast || fetched.kind !== 'failed' || !mayBeElsewhere(fetched.failure)) return { url, fetched }
  }
}

async function readSitemap(
  { client, keepSpent }: Walk,
  walked: Walked,
  subPages: SubPages,
  home: string,
): Promise<SubPages['pages']> {
  const url = new URL('/sitemap.xml', home).href
  const fetched = await client.fetch(url, sitemapTypes)
  keepSpent()
  const isRead = fetched.kind === 'page' && !fetched.answer.reservations.length
  walked.pages.push({
    url,
    kind: 'sitemap',
    result: isRead ? 'new' : 'skipped',
    why: isRead ? null : whyOf(fetched),
  })
  return isRead ? subPages.withSitemap(fetched.text, url) : subPages.pages
}

/** The best of each address once, on this site, without the home page itself. */
function choose(found: readonly PlannedPage[], home: string, most: number): PlannedPage[] {
  const plain = (url: string) => url.replace(/#.*$/, '').replace(/\/$/, '')
  const seen = new Set([plain(home)])
  return found
    .map(({ url, kind }) => ({ url, kind }))
    .filter(
      ({ url }) =>
        URL.canParse(url) && isSameSite(url, home) && !seen.has(plain(url)) && seen.add(plain(url)),
    )
    .slice(0, most)
}

/** Where a visit has to end early, the pages that tell the most have been read. */
const worth: readonly PageKind[] = [
  'references',
  'product',
  'imprint',
  'security',
  'accessibility',
  'privacy',
]

function byWorth(pages: readonly PlannedPage[]): PlannedPage[] {
  const rank = ({ kind }: PlannedPage) => (worth.includes(kind) ? worth.indexOf(kind) : worth.length)
  return pages.toSorted((a, b) => rank(a) - rank(b))
}

async function readSubPages(
  walk: Walk,
  walked: Walked,
  kept: Map<string, StoredSitePage>,
  plan: readonly PlannedPage[],
): Promise<void> {
  const { client, store, visit } = walk
  /** Addresses that were read: a page that leads back to one of them is none of its own. */
  const read = new Set([...kept.values()].filter((page) => page.visit === visit.id).map(({ url }) => url))
  for (const { url } of walked.pages) read.add(url)
  let troubles = 0
  for (const { url, kind } of plan) {
    const known = kept.get(url)
    const tell = (result: PageReport['result'], why: string | null = null) =>
      walked.pages.push({ url, kind, result, why })
    if (known?.visit === visit.id) {
      tell('resumed')
      continue
    }
    const fetched = await client.fetch(url, htmlTypes, validatorsOf(known, walk.reader.version))
    if (fetched.kind === 'page' && !read.has(fetched.answer.finalUrl)) {
      troubles = 0
      read.add(fetched.answer.finalUrl)
      const parsed = parsePage(walk.reader, fetched)
      const nature = parsed?.nature()
      const permission = parsed?.mayQuote(fetched.answer.wishes)
      if (permission?.may === 'stop') return void leaveAll(walked, permission)
      if (nature?.kind === 'challenge') return void end(walked, 'blocked', nature.why)
      if (!parsed || !permission) tell('skipped', 'the page is broken beyond reading')
      else {
        const reserved = reservedBy(permission)
        walked.pages.push(
          keepPage(walk, known !== undefined, fetched.answer, parsed, { request: url, kind, reserved }),
        )
      }
    } else if (fetched.kind === 'unchanged' && known) {
      troubles = 0
      markSitePageChecked(store, known.id, visit.id)
      tell('unchanged')
    } else if (fetched.kind === 'failed' && isGone(fetched.failure)) {
      forgetPage(walk, walked, known)
      tell(known ? 'gone' : 'skipped', fetched.failure.detail)
    } else tell('skipped', fetched.kind === 'page' ? 'it leads to a page that was read' : whyOf(fetched))
    walk.keepSpent()
    if (fetched.kind === 'spent') return stopHere(walked, fetched.why)
    if (fetched.kind !== 'failed') continue
    if (isTurnedAway(fetched.failure)) return void end(walked, 'blocked', fetched.failure.detail)
    if (isTrouble(fetched.failure) && ++troubles > 1)
      return stopHere(walked, `two pages in a row did not come: ${fetched.failure.detail}`)
  }
}

/** Not all pages were read; what was read holds. */
function stopHere(walked: Walked, why: string): void {
  walked.reason = why
}

function forgetPage({ store }: Walk, walked: Walked, known: StoredSitePage | undefined): void {
  if (!known) return
  markSitePageGone(store, known.id)
  walked.gone.set(known.url, store.now())
}

/** The publisher reserves text and data mining: the site is left, and nothing of it is kept. */
function leaveAll(walked: Walked, { because }: Permission): null {
  walked.reservesAll = true
  return end(walked, 'robots', `the page carries ${because.join(' and ')}`)
}

function reservedBy({ may, because }: Permission): string | null {
  return may === 'quote' ? null : because.join(' and ')
}

function end(walked: Walked, state: VisitState, reason: string): null {
  walked.state = state
  walked.reason = reason
  return null
}

function whyOf(fetched: Fetched): string | null {
  if (fetched.kind === 'failed') return describe(fetched.failure)
  if (fetched.kind === 'elsewhere') return `it leads to ${new URL(fetched.target).host}`
  return fetched.kind === 'spent' ? fetched.why : null
}

function describe({ detail }: FetchFailure): string {
  return detail
}
