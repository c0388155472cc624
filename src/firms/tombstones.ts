import { compareKeys } from './identity-keys.js'
import type { Listing } from './listing.js'
import { townKey } from './place.js'

/** What a listing is known again by. */
export interface Marked extends Pick<Listing, 'directory' | 'entry' | 'name' | 'domain' | 'city'> {
  /** Its page in a social network or app store (Listing.extra.profile). */
  profile: string | null
}

export function markedOf({ directory, entry, name, domain, city, extra }: Listing): Marked {
  return { directory, entry, name, domain, city, profile: extra['profile'] ?? null }
}

/**
 * The marks by which a listing of a forgotten firm is known again: its entry, and what it says of the firm. Kept only as hashes.
 */
export function tombstoneMarks(marked: Marked): string[] {
  return [`entry ${marked.directory} ${marked.entry}`, ...firmMarks(marked)]
}

/**
 * Those of the marks that tell of the firm, whatever the directory: domain, profile page, name with town. A name alone, or the page of
 * a list, would keep others out.
 */
export function firmMarks({ name, domain, city, profile }: Omit<Marked, 'directory' | 'entry'>): string[] {
  return [
    ...(domain === null ? [] : [`domain ${domain}`]),
    ...(profile === null ? [] : [`profile ${profile}`]),
    ...(city === null ? [] : compareKeys(name).map((key) => `name ${key} at ${townKey(city)}`)),
  ]
}
