import { compareKeys } from './identity-keys.js'
import type { Listing } from './listing.js'
import { townKey } from './place.js'

/**
 * The marks by which a listing of a forgotten firm is known again: its entry and page, its domain, its profile page, its name with
 * its town. A name alone would keep others out. Kept only as hashes.
 */
export function tombstoneMarks(
  listing: Pick<Listing, 'directory' | 'entry' | 'url' | 'name' | 'domain' | 'city' | 'extra'>,
): string[] {
  const { directory, entry, url, name, domain, city, extra } = listing
  return [
    `entry ${directory} ${entry}`,
    `page ${url}`,
    ...(domain === null ? [] : [`domain ${domain}`]),
    ...(extra['profile'] === undefined ? [] : [`profile ${extra['profile']}`]),
    ...(city === null ? [] : compareKeys(name).map((key) => `name ${key} at ${townKey(city)}`)),
  ]
}
