import { isPrivateHost } from './addresses.js'
import { type AllowedHosts, portOf } from './allowed-hosts.js'
import { FetchFailure } from './failure.js'

/**
 * Refuses what can be seen to be private in the address itself; where a proxy resolves the name, nothing more can be seen.
 * @throws FetchFailure (private-address)
 */
export function refusePrivate(url: URL, allowed: AllowedHosts): void {
  if (!isPrivateHost(url.hostname) || allowed(url.hostname, portOf(url))) return
  throw new FetchFailure('private-address', url.href, `${url.hostname} is an address of a private network.`)
}
