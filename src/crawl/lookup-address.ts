import { lookup } from 'node:dns/promises'
import { type ProxyEnvironment, proxyFor } from './proxies.js'

/**
 * The IP address that a site is served from, so that many sites of one server are not asked at once; null where it cannot be known: a
 * proxy resolves the name, or nobody does. The connection resolves and judges it again.
 */
export async function lookUpAddress(url: string, env: ProxyEnvironment): Promise<string | null> {
  if (!URL.canParse(url)) return null
  const parsed = new URL(url)
  if (proxyFor(parsed, env) !== null) return null
  try {
    return (await lookup(parsed.hostname.replace(/^\[|\]$/g, ''))).address
  } catch {
    return null
  }
}
