import type { Headers } from '../crawl/headers.js'
import type { FoundClaim, FoundReference, Imprint } from '../evidence/finding.js'
import type { SitePage, TextBlock } from '../evidence/site-page.js'
import type { PlannedPage } from '../store/site-visits.js'

/** The firm whose site is read: what it says of others is no evidence. */
export interface FirmOfSite {
  name: string
  legalForm: string | null
  website: string
}

/** What a page is when it is no site of a firm; `why` is a sentence. */
export interface Nature {
  kind: 'site' | 'js-shell' | 'parked' | 'challenge' | 'login'
  why: string
}

/** What a publisher's words on a page allow; `because` are the words. */
export interface Permission {
  may: 'quote' | 'no-quote' | 'stop'
  because: string[]
}

/** A page that has just come: parsed once, asked for what is needed. */
export interface ParsedPage {
  title: string
  blocks: readonly TextBlock[]
  nature(): Nature
  /** By the head of the answer (x-robots-tag, tdm-reservation) and the page's own meta tags. */
  mayQuote(headers: Headers): Permission
  /** The sub-pages of a home page that are worth reading. */
  planSubPages(): SubPages
  /** What it says of the firm as its Impressum; read before persons are cut out, since one person's business is told by them. */
  /** @param firmName as the base knows it: an Impressum may name several firms */
  imprint(firmName: string): Imprint
}

export interface Suggested extends PlannedPage {
  /** No link led to it: it may well not be there. */
  isGuess: boolean
}

/** Sub-pages worth reading, the best first. */
export interface SubPages {
  pages: Suggested[]
  /** References or products are missing: a sitemap may name them. */
  wantsSitemap: boolean
  /** The home page holds the Impressum itself. */
  holdsImprint: boolean
  withSitemap(xml: string, url: string): Suggested[]
}

/** How pages are understood: pure, and told apart by its version. A visit gets pages; this says what they are and what is in them. */
export interface SiteReader {
  /** Of the rules; another version reads kept pages anew. */
  version: string
  /** @throws Problem where the page is nested beyond all reason */
  parsePage(html: string, url: string): ParsedPage
  /**
   * What the pages of one site say. `page` may be shorter than the one that was given (text that stands on several pages is read once);
   * `block` counts in it.
   */
  findEvidence(
    pages: readonly SitePage[],
    firm: FirmOfSite,
  ): { page: SitePage; found: FoundReference | FoundClaim }[]
}
