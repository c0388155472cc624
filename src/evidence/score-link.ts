import { resolveEntryAddress } from '../extract/links.js'
import { foldShort } from '../firms/fold-name.js'
import {
  closedPaths,
  falseFriends,
  fileEndings,
  pageWords,
  type SubPageKind,
  subPageKinds,
} from './page-words.js'
import { siteOf } from './site-of.js'

export interface Candidate {
  url: string
  text: string
  isNavigation: boolean
  /** Among the links of the page. */
  place: number
}

/** A link that may lead to a page of a kind. */
export interface Scored {
  kind: SubPageKind
  url: string
  points: number
  place: number
}

/** Text weighs more than address, and address more than the place on the page. */
const weights = { name: 1000, words: 600, lastPart: 100, part: 50, navigation: 20 }
/** Longer texts of links are headlines of articles. */
const mostWords = 6
/** Taken off: pages deep down, on another host of the site, in another language, with a query. */
const minus = { depth: 4, otherHost: 30, otherLanguage: 25, query: 8 }

/** Whether a link was called by a name of its kind, and not only by words or an address. */
export function isSureName(points: number): boolean {
  return points > weights.words + weights.lastPart + weights.navigation
}

/** The kinds of page a link may lead to, with their points; none for other sites, files, log-ins and searches. */
export function score({ url, text, isNavigation, place }: Candidate, home: string): Scored[] {
  const address = resolveEntryAddress(secure(url, home), home)
  if (address === null || !isReadable(address, home)) return []
  const off = pointsOff(address, home)
  return subPageKinds.flatMap<Scored>((kind) => {
    const byText = textScore(kind, text)
    const byPath = pathScore(kind, address, text === '' || byText > 0)
    if (byText + byPath === 0) return []
    const points = byText + byPath + (isNavigation ? weights.navigation : 0) - off
    return [{ kind, url: address, points, place }]
  })
}

/** How surely a link's text names a kind of page: 0 for not at all. Earlier names are the usual ones. */
export function textScore(kind: SubPageKind, text: string): number {
  const words = foldWords(text)
  if (
    words === '' ||
    words.split(' ').length > mostWords ||
    falseFriends.some((friend) => friend.test(words))
  )
    return 0
  const { names, words: parts } = pageWords[kind]
  const place = names.indexOf(words)
  if (place >= 0) return weights.name - place
  const padded = ` ${words} `
  const found = parts.findIndex((part) =>
    part.endsWith('*') ? padded.includes(` ${part.slice(0, -1)}`) : padded.includes(` ${part} `),
  )
  return found < 0 ? 0 : weights.words - found - 5 * words.split(' ').length
}

/** What stands at these addresses under any longer name is still the page that the law asks for. */
const byLaw = new Set<SubPageKind>(['imprint', 'privacy', 'accessibility'])

/**
 * The same for the last part of an address, without its ending.
 * @param canBegin whether it is enough that the part begins with the word ("kunden-und-partner")
 */
export function pathScore(kind: SubPageKind, address: string, canBegin: boolean): number {
  const parts = new URL(address).pathname
    .toLowerCase()
    .replace(/\.(?:html?|php|aspx?|jsp)$/, '')
    .split('/')
    .filter(Boolean)
  const last = parts.at(-1) ?? ''
  const folded = foldWords(last)
  if (falseFriends.some((friend) => friend.test(folded))) return 0
  const { paths } = pageWords[kind]
  const whole = paths.indexOf(last)
  if (whole >= 0) return weights.lastPart - whole
  const beginning = `${last.replaceAll('_', '-')}-`
  const within =
    canBegin || byLaw.has(kind) ? paths.findIndex((path) => beginning.startsWith(`${path}-`)) : -1
  return within < 0 ? 0 : weights.part - within
}

/** Old links say http on a site that answers by https: one request less for a redirect. */
function secure(url: string, home: string): string {
  return home.startsWith('https:') && siteOf(url) === siteOf(home) ? url.replace(/^http:/, 'https:') : url
}

function isReadable(address: string, home: string): boolean {
  const { pathname, search } = new URL(address)
  return (
    (pathname !== '/' || search !== '') &&
    address !== home &&
    siteOf(address) === siteOf(home) &&
    !fileEndings.test(pathname) &&
    !closedPaths.test(pathname) &&
    !/[?&](?:s|q|query|search|suche|add-to-cart|replytocom|print)=/i.test(search)
  )
}

function pointsOff(address: string, home: string): number {
  const [to, from] = [new URL(address), new URL(home)]
  const host = (url: URL) => url.host.replace(/^www\./, '')
  const language = (url: URL) =>
    /^\/([a-z]{2})(?:-[a-z]{2})?(?:\/|$)/i.exec(url.pathname)?.[1]?.toLowerCase() ?? ''
  const foreign = language(to)
  return (
    minus.depth * to.pathname.split('/').filter(Boolean).length +
    (host(to) === host(from) ? 0 : minus.otherHost) +
    (foreign !== '' && foreign !== 'de' && foreign !== language(from) ? minus.otherLanguage : 0) +
    (to.search === '' ? 0 : minus.query)
  )
}

/** Small letters without accents; "&" and "+" are "und"; all else that is no letter or digit parts words. */
function foldWords(text: string): string {
  return foldShort(text)
    .replace(/[&+]|\band\b/g, ' und ')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}
