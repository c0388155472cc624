import { redirectedElsewhere } from '../evidence/redirect.js'

/**
 * Do two addresses belong to one site? The same registrable domain, or the same name under another top-level domain: a firm that
 * moves its visitors from firm.io to firm.com is still at home. Numbers for addresses have no name to be the same.
 */
export function isSameSite(a: string, b: string): boolean {
  const elsewhere = redirectedElsewhere(a, b)
  return elsewhere === null || (elsewhere.isSameBrand && /[a-z]/i.test(elsewhere.to))
}

/** http becomes https where nothing says that it must not: asked in vain it costs one request, but saves two on most sites. */
export function preferHttps(website: string): string {
  const url = new URL(website)
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:'
  url.hash = ''
  return url.href
}
