import type { Document } from 'domhandler'
import { miningReservation } from '../crawl/reservations.js'
import { compileSelector, parseHtml } from './dom.js'

const forbidding = new Set(['noindex', 'none', 'noai', 'noimageai'])

/**
 * Reservations against text and data mining or indexing in a page's meta tags, as a person would name them: TDM
 * Reservation Protocol (W3C community report, 2024), robots meta tags with noindex, none or noai.
 */
export function findReservations(document: Document): string[] {
  return compileSelector('meta[name][content]', 'reservations')
    .all(document)
    .flatMap(({ attribs }) => {
      const name = (attribs.name ?? '').trim().toLowerCase()
      const content = (attribs.content ?? '').trim().toLowerCase()
      if (name === 'tdm-reservation') return content === '1' ? [`${miningReservation} (${name})`] : []
      if (name !== 'robots' && name !== 'govscout') return []
      return content.split(/[\s,]+/).some((word) => forbidding.has(word))
        ? [`the meta tag ${name}: ${content}`]
        : []
    })
}

const words = /tdm-reservation|noindex|none|noai|noimageai/i

/** The same for a page's text; costs next to nothing where no such tag stands in it. @throws PageProblem where it is made to cost time */
export function readReservations(html: string, url: string): string[] {
  return mayReserve(html) ? findReservations(parseHtml(html, 'parse5', url)) : []
}

/** Does one of the words stand in a meta tag, or behind one that has no end? Looks at each character once. */
function mayReserve(html: string): boolean {
  const begin = /<meta\b/gi
  for (let found = begin.exec(html); found; found = begin.exec(html)) {
    const end = tagEnd(html, begin.lastIndex)
    if (words.test(html.slice(found.index, end))) return true
    if (end === undefined) return false
    begin.lastIndex = end
  }
  return false
}

/** Where a tag ends, quotes respected; undefined where it does not. */
function tagEnd(html: string, from: number): number | undefined {
  const sign = /[>"']/g
  sign.lastIndex = from
  for (let found = sign.exec(html); found; found = sign.exec(html)) {
    if (found[0] === '>') return sign.lastIndex
    const close = html.indexOf(found[0], sign.lastIndex)
    if (close < 0) return undefined
    sign.lastIndex = close + 1
  }
  return undefined
}
