import { isIP } from 'node:net'
import { buildConnector } from 'undici'
import { isPrivateAddress } from './addresses.js'
import type { AllowedHosts } from './allowed-hosts.js'
import { guardedLookup, PrivateAddressError } from './guarded-lookup.js'

/**
 * Opens connections to public addresses: names are resolved and judged at this very moment, whatever was known of them
 * before. What is named in the list goes unjudged.
 * @param timeout milliseconds to the connection
 */
export function guardedConnector(allowed: AllowedHosts, timeout: number): buildConnector.connector {
  const open = buildConnector({ timeout })
  const guarded = buildConnector({ timeout, lookup: guardedLookup() } as buildConnector.BuildOptions)
  return (options, callback) => {
    const { hostname, protocol, port } = options
    if (allowed(hostname, port || (protocol === 'https:' ? 443 : 80))) return open(options, callback)
    // net.connect asks no lookup for an IP address.
    if (isIP(hostname.replace(/^\[|\]$/g, '')) && isPrivateAddress(hostname))
      return callback(new PrivateAddressError(`${hostname} is an address of a private network`), null)
    guarded(options, callback)
  }
}
