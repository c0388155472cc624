import { registrableDomain } from '../firms/website.js'

/** The site that an address belongs to: its registrable domain, or the host itself where it has none, such as an IP address. */
export function siteOf(address: string): string | null {
  if (!URL.canParse(address)) return null
  const host = new URL(address).hostname.toLowerCase().replace(/\.$/, '')
  return registrableDomain(host) ?? host
}
