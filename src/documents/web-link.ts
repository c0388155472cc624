/** Longest address that Excel takes for a link. */
const longest = 2079

/** The address, for a link of http or https that any reader takes; null for anything else, which is shown as text. */
export function webLink(address: string): string | null {
  if (address.length > longest || !URL.canParse(address)) return null
  const { protocol, href, username, password } = new URL(address)
  if (protocol !== 'http:' && protocol !== 'https:') return null
  return username || password || href.length > longest ? null : href
}
