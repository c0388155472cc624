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

const metaTag = /<meta\b(?:"[^"]*"|'[^']*'|[^>"'])*>/gi

/** The same for a page's text; costs next to nothing where no such tag stands in it. @throws Problem where it is too deep */
export function readReservations(html: string, url: string): string[] {
  const tags = html.match(metaTag) ?? []
  return tags.some((tag) => /tdm-reservation|noindex|none|noai|noimageai/i.test(tag))
    ? findReservations(parseHtml(html, 'parse5', url))
    : []
}
