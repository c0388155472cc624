import type { Document } from 'domhandler'
import { compileSelector } from '../extract/dom.js'
import { elementText } from '../extract/element-text.js'
import { resolveAddress } from '../extract/links.js'
import { challengeMarks, challengeTitles, consentWords } from '../extract/page-nature.js'
import { cleanLine } from '../firms/clean-text.js'
import { readTitle } from './page-blocks.js'

/** What stands at a firm's address. */
export const siteNatures = ['text', 'js-shell', 'parked', 'consent', 'challenge', 'login', 'empty'] as const
export type SiteNature = (typeof siteNatures)[number]

export interface SiteDescription {
  nature: SiteNature
  /** What gave it away, one sentence. */
  why: string
  /** Where the page leads by itself (meta refresh, the main frame), so that a visit can go on there; null for nowhere. */
  leadsTo: string | null
}

/** With less text than this, in characters, a page says nothing. */
const shellText = 200
/** A question for consent, a challenge, a parked domain: pages that hold little else. */
const thinText = 800
/** Parked pages list advertisements, yet no page of a firm is that short and speaks of buying the domain. */
const parkedText = 3000

const scripts = compileSelector('script', 'site-nature')
const passwords = compileSelector('input[type="password" i]', 'site-nature')
const questions = compileSelector('button, form, [role="dialog"], dialog', 'site-nature')
const refreshes = compileSelector('meta[http-equiv="refresh" i][content]', 'site-nature')
const frames = compileSelector('frame[src]', 'site-nature')
const sources = compileSelector('script[src], iframe[src], frame[src], a[href]', 'site-nature')

/** Of those who sell domains or show advertisements on them. */
const parkingHosts =
  /(?:^|\.)(?:sedoparking|sedo|parkingcrew|bodis|dan|afternic|hugedomains|above|parklogic|domainmarket|undeveloped|uniregistry|domainnamesales|parkpage|parked|nicsell|elitedomains|domcollect|smartname|cashparking|namedrive|rookmedia|voodoo|skenzo|internettraffic|atom|squadhelp|brandbucket|porkbun|namesilo|dynadot)\.(?:com|net|de|eu|io|co)$/i
/** The domain is for sale, or nobody's. */
const saleWords: readonly RegExp[] = [
  /\bdomain (?:name )?(?:is |may be |ist )?(?:for sale|available for purchase|zu verkaufen|geparkt|parked)/iu,
  /\bdomain steht (?:\p{L}+ )?(?:zum verkauf|zum kauf)/iu,
  /\b(?:diese|die) domain (?:\S+ )?(?:ist|wurde) (?:\p{L}+ )?(?:zu verkaufen|käuflich|geparkt|verfügbar|registriert|reserviert)/iu,
  /\b(?:buy|kaufen sie) (?:this|diese|the) domain/iu,
  /\b(?:parked (?:free|domain|page)|domain[- ]?parking|geparkte domain)/iu,
  /\bdomain (?:has )?expired/iu,
]
/** Nothing has been built yet, or the server answers with its own first page. */
const unbuiltWords: readonly RegExp[] = [
  /hier entsteht (?:in kürze )?(?:eine?|die|unsere) (?:neuer? )?(?:internet|web|home)/iu,
  /(?:website|webseite|seite|site|homepage) (?:is |ist |befindet sich )?(?:currently |derzeit |gerade |noch )?(?:under construction|coming soon|im aufbau)/iu,
  /apache2? (?:ubuntu |debian )?default page|welcome to nginx|^index of \/|it works!|default (?:plesk|web) page/imu,
  /(?:account|website) (?:has been )?suspended|noch keine inhalte hinterlegt/iu,
]

/**
 * Says what a page is that a firm's address answers with, so that a page without words is not taken for a firm without customers.
 * @param document of the page
 * @param html its text, for the marks that services leave in scripts
 * @param url after redirects
 */
export function describeSite(document: Document, html: string, url: string): SiteDescription {
  const text = elementText(document)
  const title = readTitle(document)
  const leadsTo = findLead(document, url, text)
  const tell = (nature: SiteNature, why: string): SiteDescription => ({ nature, why, leadsTo })
  const isThin = text.length < thinText
  if (challengeTitles.test(title) || (isThin && challengeMarks.test(html)))
    return tell('challenge', `The page is a challenge for browsers ("${title || 'without title'}").`)
  const parking = findParking(document, title, text, url)
  if (parking) return tell('parked', parking)
  if (isThin && passwords.first(document)) return tell('login', 'The page asks for a password.')
  if (isThin && questions.first(document) && consentWords.test(`${title} ${text}`))
    return tell('consent', 'The page holds little but a question for consent.')
  if (text.length >= shellText) return tell('text', `The page has ${text.length} characters of text.`)
  if (scripts.first(document))
    return tell(
      'js-shell',
      `The content is drawn by script: only ${text.length} characters of text stand in the page.`,
    )
  return text === ''
    ? tell('empty', leadsTo ? `The page is empty and leads to ${leadsTo}.` : 'The page has no text.')
    : tell('text', `The page has only ${text.length} characters of text.`)
}

function findParking(document: Document, title: string, text: string, url: string): string | null {
  const host = hostOf(url)
  if (parkingHosts.test(host)) return `The address leads to ${host}, where domains are parked or sold.`
  if (text.length > parkedText) return null
  const isThin = text.length < thinText
  const words = `${title}\n${text}`
  for (const pattern of isThin ? [...saleWords, ...unbuiltWords] : saleWords) {
    const phrase = pattern.exec(words)?.[0]
    if (phrase !== undefined) return `The page says "${cleanLine(phrase)}".`
  }
  if (!isThin) return null
  for (const { attribs } of sources.all(document)) {
    const address = resolveAddress(attribs.src ?? attribs.href, url)
    const from = address === null ? '' : hostOf(address)
    if (parkingHosts.test(from)) return `The page is made by ${from}, where domains are parked or sold.`
  }
  return null
}

/** A page that has nothing to say but where to go on. */
function findLead(document: Document, url: string, text: string): string | null {
  if (text.length >= shellText) return null
  const content = refreshes.first(document)?.attribs.content
  const target = /^\s*\d*(?:\.\d+)?\s*[;,]\s*url\s*=\s*["']?([^"']+)/i.exec(content ?? '')?.[1]
  if (target !== undefined) return resolveAddress(target, url)
  const all = frames.all(document)
  const main =
    all.find(({ attribs }) => /main|content|inhalt|haupt|mitte/i.test(attribs.name ?? '')) ?? all.at(-1)
  return main ? resolveAddress(main.attribs.src, url) : null
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname : ''
}
