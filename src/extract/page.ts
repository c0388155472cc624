import type { RawRecord, RawValue, Signal } from './record.js'

/** A page or file as the readers take it. */
export interface SourcePage {
  /** Address after redirects, or the file's name: what links are resolved against and signals name. */
  url: string
  text: string
  contentType?: string
}

export type Report = (signal: Signal) => void

/** The fields of one entry, after transformation, with what the page said before it. */
export interface Reading {
  /** Field to raw value: ids are made of these, so that a change of the transformations never changes an id. */
  raw: Record<string, RawValue>
  fields: RawRecord['fields']
}

/** Where a list goes on. */
export interface PagingState {
  /** Address of the next page; null where the page names none. */
  next: string | null
  /** How many entries the page says there are; null where it does not say. */
  total: number | null
  /** Mark to go on from, and how many pages there are, where a JSON answer says so. */
  cursor?: string | null
  pages?: number | null
  /** Rows of the answer, with and without a name. */
  rows?: number
  /** Further lists that the page names: the sitemaps of an index. */
  lists?: string[]
}

/** Paging of an answer that is all there is. */
export const lastPage: PagingState = { next: null, total: null }
