/** Query parameters that tell where a visitor came from, and nothing about the page. */
const tracking = /^(?:utm_[^=]*|mc_[^=]*|ref|gclid|fbclid|_ga)(?:=|$)/i

/** An absolute http(s) address without fragment, or null. */
export function resolveAddress(href: string | undefined, base: string): string | null {
  if (href === undefined) return null
  const trimmed = href.trim()
  if (!URL.canParse(trimmed, base)) return null
  const url = new URL(trimmed, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  return url.href
}

/** As above, without tracking parameters; all else in the query stays byte for byte. For the pages of entries. */
export function resolveEntryAddress(href: string | undefined, base: string): string | null {
  const address = resolveAddress(href, base)
  const start = address?.indexOf('?') ?? -1
  if (address === null || start < 0) return address
  const kept = address
    .slice(start + 1)
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair))
  return kept.length ? `${address.slice(0, start)}?${kept.join('&')}` : address.slice(0, start)
}
