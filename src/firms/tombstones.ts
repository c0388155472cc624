import { compareKeys } from './identity-keys.js'
import type { Listing } from './listing.js'
import { townKey } from './place.js'

/** What a listing is known again by. */
export type Marked = Pick<Listing, 'directory' | 'entry' | 'name' | 'domain' | 'city' | 'extra'>

/**
 * The marks by which a listing of a forgotten firm is known again: its entry, its domain, its profile page, its name with its
 * town. A name alone, or the page of a list, would keep others out. Kept only as hashes.
 */
export function tombstoneMarks({ directory, entry, name, domain, city, extra }: Marked): string[] {
  return [
    `entry ${directory} ${entry}`,
    ...(domain === null ? [] : [`domain ${domain}`]),
    ...(extra['profile'] === undefined ? [] : [`profile ${extra['profile']}`]),
    ...(city === null ? [] : compareKeys(name).map((key) => `name ${key} at ${townKey(city)}`)),
  ]
}
