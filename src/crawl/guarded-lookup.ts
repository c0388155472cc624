import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { isPrivateAddress } from './addresses.js'

/** A name that was public by its letters leads into a private network. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError'
}

type ResolveAll = (
  hostname: string,
  options: { all: true; family?: number; hints?: number },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * A lookup for net.connect that refuses a name as soon as one of its addresses is private. The connection is made to the very
 * addresses judged here, so a name that changes between two look-ups (DNS rebinding) gains nothing.
 */
export function guardedLookup(resolve: ResolveAll = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    const { family, hints } = options
    const kind = family === 'IPv4' ? 4 : family === 'IPv6' ? 6 : family
    const wanted = {
      all: true as const,
      ...(kind === undefined ? {} : { family: kind }),
      ...(hints === undefined ? {} : { hints }),
    }
    resolve(hostname, wanted, (error, addresses) => {
      if (error) return callback(error, '', 0)
      const hidden = addresses.find(({ address }) => isPrivateAddress(address))
      if (hidden) {
        const refusal = new PrivateAddressError(`${hostname} leads to the private address ${hidden.address}`)
        return callback(refusal, '', 0)
      }
      const [first] = addresses
      if (options.all) return callback(null, addresses)
      if (first) return callback(null, first.address, first.family)
      callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '', 0)
    })
  }
}
