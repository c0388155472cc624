import { anyWord, escapePattern } from './patterns.js'
import type { SitePage } from './site-page.js'

/** What a firm and its products are called in texts. */
export interface FirmWords {
  /** Names of the firm, with and without legal form. */
  names: readonly string[]
  products: readonly string[]
}

/** Ready patterns of a firm's names. */
export interface FirmPatterns {
  own: RegExp
  product: RegExp | null
  /** Name or product behind "mit", "auf", "von" and the like. */
  instrument: RegExp
  /** Lower case; no body's name may be one of them. */
  names: readonly string[]
}

const legalForm =
  /[\s,]+(?:gGmbH|GmbH|mbH|AG|SE|KG|OHG|GbR|UG(?: \(haftungsbeschränkt\))?|e\.\s?K\.|e\.\s?V\.|eG|Ltd\.?|Limited|Inc\.?|LLC|& Co\. KG)$/u
const general =
  /^(?:Digital|Smart|Deutsche|Kommunal|Public|Public|Data|Cloud|City|Stadt|Kreis|Civic|Government|Bürger)/u

/** Makes the patterns of a firm; done once for all its pages. */
export function firmPatterns(firm: FirmWords): FirmPatterns {
  const names = new Set<string>()
  for (const name of firm.names) {
    const clean = name.trim()
    if (!clean) continue
    names.add(clean)
    const bare = clean.replace(legalForm, '').replace(legalForm, '')
    if (bare.length >= 3) names.add(bare)
    const first = bare.split(/\s/)[0] ?? ''
    // "Lotsenwerk" for "Lotsenwerk Nord": a long first word that is no common one.
    if (first.length >= 6 && !general.test(first)) names.add(first)
    const pair = /^(\S{1,3} & \S{1,3}) /u.exec(bare)?.[1]
    if (pair) names.add(pair)
  }
  const all = [...names, ...firm.products]
    .filter((name) => name.length > 2)
    .sort((a, b) => b.length - a.length)
  const own = all.map(escapePattern)
  const words = own.length ? own : ['(?!)']
  return {
    own: anyWord(...words.map((name) => `${name}s?`)),
    product: firm.products.length ? anyWord(...firm.products.map(escapePattern)) : null,
    instrument: anyWord(
      `(?:mit|auf|per|dank|mittels|mithilfe|with|via|on|using|through)(?: (?:von|der|dem|den|die|das|des|unsere[nmrs]?|unser|einem|einer|the|our))?(?: (?:Software|Lösung|Plattform|Firma|Produkt|Bot|Assistenten))?(?: de[rs])? (?:${words.map((name) => `${name}s?`).join('|')})`,
    ),
    names: [...names].map((name) => name.toLowerCase()),
  }
}

const nameAfterWord =
  /(?:^|[.!?:]\s+|(?<!\p{L})(?:mit|auf|von|über|dank|durch|via|unser|unserer|unserem|with|our|uses)\s+)((?:\p{Lu}[\p{L}\d]*)(?:[ -]\p{Lu}[\p{L}\d]*){0,2})/gu

/**
 * Names of products on a firm's own pages: names of two words, or names that share a part with the firm's own, that come again.
 * German nouns are capitals as well: one word that shares nothing is not taken.
 */
export function findProductNames(pages: readonly SitePage[], firmNames: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const { text } of page.blocks) {
      const here = new Set<string>()
      for (const match of text.matchAll(nameAfterWord)) {
        const words = (match[1] ?? '').split(' ')
        for (let length = 1; length <= words.length; length++) here.add(words.slice(0, length).join(' '))
      }
      for (const name of here) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  const bare = firmNames.map((name) => name.replace(legalForm, '').toLowerCase())
  return [...counts]
    .filter(([name, count]) => count >= 2 && name.length >= 4 && isProduct(name, bare))
    .map(([name]) => name)
}

function isProduct(name: string, firmNames: readonly string[]): boolean {
  const parts = name.toLowerCase().split(/[\s-]+|(?<=\p{Ll})(?=\p{Lu})/u)
  if (firmNames.some((firm) => firm === name.toLowerCase())) return false
  if (
    /^(?:Der|Die|Das|Ein|Eine|Wir|Für|Mit|Seit|Bei|Im|In|Am|Zum|Zur|Auf|Als|Unser|Unsere|The|Our|We)\b/u.test(
      name,
    )
  )
    return false
  return firmNames.some((firm) => parts.some((part) => sharesPart(part, firm)))
}

/** "Aktenhain" and "Kieselhain": four letters at an end of both. */
function sharesPart(word: string, firm: string): boolean {
  const firsts = firm.split(/[\s-]+/)
  return firsts.some(
    (one) =>
      one.length >= 5 &&
      word.length >= 5 &&
      (one.slice(0, 5) === word.slice(0, 5) ||
        one.slice(-4) === word.slice(-4) ||
        (word.length >= 6 && one.endsWith(word))),
  )
}
