import type { Document } from 'domhandler'
import type { Headers } from '../crawl/headers.js'
import { headerReservations } from '../crawl/reservations.js'
import { compileSelector } from '../extract/dom.js'
import { findReservations } from '../extract/reservations.js'

/** What a publisher's words on a page allow. */
export interface QuotePermission {
  /**
   * `quote`: the page says nothing against it. `no-quote`: nothing of its text is kept. `stop`: the site reserves text and data
   * mining (section 44b UrhG), so the visit ends.
   */
  may: 'quote' | 'no-quote' | 'stop'
  /** The words that say so, as a person would name them; empty for `quote`. */
  because: string[]
}

const robotsTags = compileSelector('meta[name][content]', 'may-quote')

/**
 * Whether a page may be quoted, by the head of its answer (X-Robots-Tag, tdm-reservation) and its meta tags: noindex, none, noai,
 * noimageai, nosnippet and max-snippet:0 forbid a quote, a reservation of text and data mining ends the visit.
 * @param headers of the answer, names in small letters
 * @param productToken ours, in small letters: a word for another agent does not concern us
 */
export function mayQuote(headers: Headers, document: Document, productToken: string): QuotePermission {
  const words = [...headerReservations(headers, productToken), ...findReservations(document)]
  const snippets = [...headerSnippets(headers, productToken), ...metaSnippets(document, productToken)]
  const because = [...new Set([...words, ...snippets])]
  if (because.some((word) => word.includes('text and data mining'))) return { may: 'stop', because }
  return { may: because.length ? 'no-quote' : 'quote', because }
}

const noSnippet = /(?:^|[\s,:])(?:nosnippet|max-snippet\s*:\s*0)(?![\d\p{L}])/iu

/** Rules in front of which another agent's name stands are that agent's. */
function headerSnippets(headers: Headers, productToken: string): string[] {
  const tag = (headers['x-robots-tag'] ?? '').trim().toLowerCase()
  let isOurs = true
  for (const part of tag.split(',')) {
    const agent = /^\s*([a-z_-]+)\s*:/.exec(part)?.[1]
    if (agent !== undefined && !/^(?:max-|unavailable_after)/.test(agent)) isOurs = agent === productToken
    if (isOurs && noSnippet.test(part)) return [`the header X-Robots-Tag: ${tag}`]
  }
  return []
}

function metaSnippets(document: Document, productToken: string): string[] {
  return robotsTags.all(document).flatMap(({ attribs }) => {
    const name = (attribs.name ?? '').trim().toLowerCase()
    const content = (attribs.content ?? '').trim().toLowerCase()
    return (name === 'robots' || name === productToken) && noSnippet.test(content)
      ? [`the meta tag ${name}: ${content}`]
      : []
  })
}
