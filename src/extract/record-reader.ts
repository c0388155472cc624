import { filled } from './fields.js'
import type { PagingState, Report, SourcePage } from './page.js'
import type { RawRecord } from './record.js'

/** Reads all records of a page; for the shapes where a page holds its records whole. */
export interface RecordReader<Shape extends string> {
  shape: Shape
  /** @throws Problem where the text is not of this shape */
  readRecords(page: SourcePage, report: Report): RawRecord[]
  /** @throws Problem where the text is not of this shape */
  readPaging(page: SourcePage): PagingState
}

/** An entry as it was read, before it is known to be one. */
export interface Draft {
  entry: string | undefined
  /** Address of its own page; null where it has none. */
  url: string | null
  fields: RawRecord['fields']
}

/** Leaves out what has no id or no name, each with a signal. The page's own address stands in for a missing one. */
export function toRecords(drafts: readonly Draft[], pageUrl: string, report: Report): RawRecord[] {
  return drafts.flatMap((draft, index) => toRecord(draft, pageUrl, `Record ${index + 1}`, report) ?? [])
}

/** @param what the entry as a person finds it on the page, for the message */
export function toRecord(draft: Draft, pageUrl: string, what: string, report: Report): RawRecord | null {
  const { entry, fields } = draft
  const url = draft.url ?? pageUrl
  if (filled(fields.name) === undefined) {
    report({ kind: 'record-without-name', url, message: `${what} has no name and is left out.` })
    return null
  }
  if (entry === undefined) {
    const name = [fields.name].flat().join(' ')
    report({ kind: 'record-without-id', url, message: `${what} ("${name}") has no id and is left out.` })
    return null
  }
  return { entry, url, fields }
}
