import { parse } from 'tldts'
import { cleanLine } from './clean-text.js'
import type { SharedHosts } from './shared-hosts.js'

/** What a directory's website field comes to. */
export interface Website {
  /** Absolute http(s) address without tracking parameters and fragment; null where there is none. */
  website: string | null
  /** Registrable domain in ASCII; null on hosts shared by many. */
  domain: string | null
  /** The firm's page in a social network or app store, without scheme: no website, yet it tells firms apart. */
  profile: string | null
}

/** Longest address of a website, in characters: what is longer is the address of something else, or of nothing. */
const longest = 2000
/** How much of a text is looked at. */
const mostText = 20_000

const nothing: Website = { website: null, domain: null, profile: null }
const tracking =
  /^(?:utm_\w+|ref|ref_src|referrer|gclid|gbraid|wbraid|fbclid|msclkid|dclid|yclid|igshid|igsh|mc_[ce]id|_ga|_gl|_hs\w+|hsa_\w+|mkt_tok|trk|trackingid)$/i

/**
 * The first usable website in a text that may hold none or several, with or without a scheme ("firma.de",
 * "https//www.firma.de", "http://", "a.de, b.de"). A page in a social network or app store is a profile, no website;
 * the front page of one is a website without a domain: its owner is listed too, and others name it for want of better.
 */
export function cleanWebsite(text: string, shared: SharedHosts): Website {
  let found: Website = nothing
  for (const candidate of candidates(cleanLine(text))) {
    const address = parseAddress(candidate)
    if (!address) continue
    const one = weigh(address, shared)
    if (one.domain) return { ...one, profile: found.profile }
    found = { website: found.website ?? one.website, domain: null, profile: found.profile ?? one.profile }
  }
  return found
}

function candidates(text: string): string[] {
  return text
    .slice(0, mostText)
    .split(/[\s,;|<>"'()[\]]+|(?<=.)(?=https?:\/\/)/)
    .filter((part) => part.length <= longest)
    .map((part) => part.replace(/[.:!]+$/, ''))
    .filter((part) => part.includes('.') && !part.includes('@'))
}

function parseAddress(text: string): URL | null {
  const rest = text.replace(/^(?:(?:https?|htp|htt|hhtp)(?::\/{0,2}|\/\/|;\/\/)|\/\/)+/i, '')
  const scheme = /^https/i.test(text) ? 'https' : 'http'
  if (/^[a-z][a-z0-9+-]*:(?!\d)/i.test(rest)) return null
  try {
    const url = new URL(`${scheme}://${rest}`)
    const { isIcann, isPrivate, isIp, domain } = parse(url.hostname)
    // The demo's firms live under .example, which RFC 2606 keeps for that.
    if (
      url.href.length > longest * 3 ||
      isIp ||
      !domain ||
      !(isIcann || isPrivate || domain.endsWith('.example'))
    )
      return null
    url.username = ''
    url.password = ''
    url.hash = ''
    for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name)
    // What stood before a fragment or a tracking parameter stands at the end now, and may be the end of a sentence.
    url.search = url.search.replace(/[?.:!]+$/, '')
    if (!url.search) url.pathname = url.pathname.replace(/[.:!]+$/, '')
    return url.href.length > longest ? null : url
  } catch {
    return null
  }
}

function weigh(url: URL, shared: SharedHosts): Website {
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  const domain = registrableDomain(host)
  const kind = shared.kindOf(host, domain)
  if (kind === 'profile') {
    const path = url.pathname.replace(/\/+$/, '').toLowerCase()
    const id = url.searchParams.get('id')
    // The network's own front page: a firm's website where the firm is the network, yet no sign of who is who.
    if (!path && !id && host.replace(/^www\./, '') === domain) return { ...nothing, website: url.href }
    return {
      ...nothing,
      profile: path || id ? `${host.replace(/^(?:www|de|en|m)\./, '')}${path}${id ? `?id=${id}` : ''}` : null,
    }
  }
  return { website: url.href, domain: kind === 'shared' ? null : domain, profile: null }
}

/** eTLD+1 of a host, private suffixes respected: "team.github.io" stays apart from its neighbours. */
export function registrableDomain(host: string): string | null {
  return parse(host, { allowPrivateDomains: true }).domain
}

/**
 * The word of a domain that names its owner: "summ-ai" of summ-ai.com. A top-level domain that is a word of its own
 * belongs to the name: finn.auto and finn.builders are two.
 */
export function domainLabel(domain: string): string {
  const [label = '', ...suffix] = domain.split('.')
  const last = suffix.join('.')
  return last.length <= 3 || suffix.length > 1 || plainSuffixes.has(last) ? label : `${label}${last}`
}

const plainSuffixes = new Set([
  'info',
  'tech',
  'online',
  'global',
  'company',
  'gmbh',
  'digital',
  'world',
  'team',
  'group',
])
