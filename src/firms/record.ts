import type { ListingField } from '../directories/extraction.js'

/** A value as a page has it: one text, several, or none. */
export type RawValue = string | string[]

/** One entry of a directory as its pages state it, before cleaning. */
export interface RawRecord {
  /** The entry's id in its directory, from raw values (RECIPE extraction.id). */
  entry: string
  /** The page a person can open to see the entry. */
  url: string
  fields: Partial<Record<ListingField | `extra.${string}`, RawValue>>
}

/** A doubt about a page or record that does not stop the run. */
export interface Signal {
  kind:
    | 'unmapped-key'
    | 'unknown-value'
    | 'record-without-name'
    | 'record-without-id'
    | 'repeated-id'
    | 'no-items'
    | 'bad-value'
    | 'script-shell'
    | 'wrong-count'
  /** Page or file it was seen on. */
  url: string
  /** What a person needs to know, one sentence. */
  message: string
}
