import type { Document } from 'domhandler'
import { findClaims } from '../evidence/claims.js'
import { readImprint } from '../evidence/imprint.js'
import { mayQuote } from '../evidence/may-quote.js'
import { parseSiteHtml, readBlocks, readTitle } from '../evidence/page-blocks.js'
import { findReferences, referenceReader } from '../evidence/references.js'
import { dropRepeated } from '../evidence/repeated-blocks.js'
import { describeSite } from '../evidence/site-nature.js'
import { addFromSitemap, planSubPages, type SubPage } from '../evidence/sub-pages.js'
import { compileSitemap } from '../extract/sitemap.js'
import { readClaimRules, readCleaning, readPublicBodies } from '../lexicons.js'
import type { Nature, SiteReader, SubPages, Suggested } from './site-reader.js'

/** Goes up with every change of what is read from a page: kept pages are read again then. */
const rules = '2'

/** Ours, which publishers may name in X-Robots-Tag and meta tags. */
const productToken = 'govscout'

const readSitemap = compileSitemap({ sitemap: ['**'] })

/**
 * The rules by which sites are read, with the vocabularies of the data folder.
 * @throws Problem that names file and line of a broken vocabulary
 */
export function openSiteReader(data: string): SiteReader {
  const { legalForms } = readCleaning(data)
  const knowledge = readPublicBodies(data)
  const subjects = readClaimRules(data)
  return {
    version: rules,
    parsePage(html, url) {
      const document = parseSiteHtml(html, url)
      const blocks = readBlocks(document)
      return {
        title: readTitle(document),
        blocks,
        nature: () => natureOf(document, html, url),
        mayQuote: (headers) => mayQuote(headers, document, productToken),
        planSubPages: () => suggest(document, url),
        imprint: (firmName) => readImprint(document, url, legalForms, firmName),
      }
    },
    findEvidence(pages, { name, legalForm }) {
      const names = legalForm === null ? [name] : [name, `${name} ${legalForm}`]
      const references = referenceReader({ names, products: [] }, knowledge)
      const claims = { subjects, knowledge, firmName: names.join(' ') }
      return dropRepeated(pages).flatMap((page) =>
        [...findReferences(page, references), ...findClaims(page, claims)].map((found) => ({ page, found })),
      )
    },
  }
}

function natureOf(document: Document, html: string, url: string): Nature {
  const { nature, why } = describeSite(document, html, url)
  switch (nature) {
    case 'text':
      return { kind: 'site', why }
    // What holds a question for consent, or nothing, is drawn behind it by script: there is nothing to read without a browser.
    case 'consent':
    case 'empty':
      return { kind: 'js-shell', why }
    default:
      return { kind: nature, why }
  }
}

function suggest(document: Document, url: string): SubPages {
  const plan = planSubPages(document, url)
  const toSuggested = ({ kind, url, found }: SubPage): Suggested => ({
    kind,
    url,
    isGuess: found === 'guess',
  })
  return {
    pages: plan.pages.map(toSuggested),
    wantsSitemap: plan.wantsSitemap,
    holdsImprint: plan.onHome.includes('imprint'),
    withSitemap(xml, from) {
      const { entries } = readSitemap({ url: from, contentType: 'application/xml', text: xml }, () => {})
      const addresses = entries.map((entry) => entry.url)
      return addFromSitemap(plan, addresses, url).pages.map(toSuggested)
    },
  }
}
