import type { StoredListing } from './listing.js'
import { isLossy } from './place.js'
import { sameValue } from './same-value.js'

/** A name of a firm beside the one it goes by. */
export interface OtherName {
  name: string
  kind: 'also' | 'former'
  /** Last day of a former name, ISO; null where nobody says. */
  until: string | null
  /** The directory that has it, or the analyst who gave it. */
  said_by: string
}

/** Names that do not stand in the listings as they are now. */
export interface NameSources {
  /** Names that listings had before a directory changed them, with the instant of the change. */
  earlier?: readonly { listing: number; name: string; until: string }[]
  /** Names that analysts gave. */
  aliases?: readonly { name: string; kind: 'also' | 'former'; until_on: string | null; made_by: string }[]
}

export interface FirmNames {
  names: OtherName[]
  aliases: string[]
  former_names: string[]
}

/**
 * The other names of a firm, those that only differ in case or signs once; a former name is no alias, whoever else still lists it.
 * @param now the name it goes by
 */
export function collectNames(
  now: string,
  listings: readonly StoredListing[],
  { earlier = [], aliases = [] }: NameSources,
): FirmNames {
  const directoryOf = new Map(listings.map(({ id, directory }) => [id, directory]))
  const all: OtherName[] = [
    ...aliases.map(({ name, kind, until_on, made_by }) => ({
      name,
      kind,
      until: until_on,
      said_by: made_by,
    })),
    ...earlier.map(({ listing, name, until }) => ({
      name,
      kind: 'former' as const,
      until: until.slice(0, 10),
      said_by: directoryOf.get(listing) ?? '',
    })),
    ...listings.flatMap(({ former_names, directory }) =>
      former_names.map((name) => ({ name, kind: 'former' as const, until: null, said_by: directory })),
    ),
    ...listings.map(({ name, directory }) => ({
      name,
      kind: 'also' as const,
      until: null,
      said_by: directory,
    })),
  ]
  const former = new Set(
    all.filter(({ kind }) => kind === 'former').map(({ name }) => sameValue('name', name)),
  )
  const seen = new Set([now.toLowerCase()])
  const names = all.filter(({ name, kind }) => {
    const key = sameValue('name', name)
    if (kind === 'former' ? key === sameValue('name', now) : isLossy(name) || former.has(key)) return false
    return !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase())
  })
  const ofKind = (wanted: OtherName['kind']) =>
    names.filter(({ kind }) => kind === wanted).map(({ name }) => name)
  return { names, aliases: ofKind('also'), former_names: ofKind('former') }
}
